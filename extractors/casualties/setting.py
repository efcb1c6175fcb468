"""Where and when a toll befell people, and whether it is one incident's or a running total."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.casualties.location import named_in
from extractors.casualties.scene import place, place_of_total
from extractors.casualties.vocabulary import any_word, word_class
from extractors.facts import Outcome
from extractors.language.annotation import Annotated, Sentence
from extractors.language.cued import Cued, cued
from extractors.language.dating import nearest_day
from extractors.language.vocabulary import any_of
from extractors.language.when import When
from extractors.rules.kept import kept
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_FAR = 160
"""Characters before and after a toll within which its words tell a running total."""
_NEAR = 80
"""Characters after a toll within which the figure that it replaces stands."""
_PREVIOUS = regex(
    r"\b(?:from|(?:earlier|previous|previously|initial|initially)\b(?!\s+(?:day|night|week|month|year)\b)"
    r"(?:\s+\w+){0,6}?)\s*$", re.IGNORECASE)
_RANKED = regex(
    rf"\b{any_of(lexicon()['superlatives'])}"
    r"(?:\s+[\w’'-]+){1,5}?\s+"
    r"(?:since|in\s+(?:recent\s+)?(?:\w+\s+)?(?:months|years|decades)"
    r"|(?:so\s+far\s+)?(?:this|last)\s+year"
    r"|(?:of|in)\s+(?:the|its|their|a|this)\s+(?:[\w-]+\s+){0,3}?(?:war|conflict|insurgency|uprising))\b",
    re.IGNORECASE)
"""Of an incident that is compared with others: "the worst attack since May", "the bloodiest day of the war"."""
_GOES_ON = regex(r"\s+(?!people|dead|deaths|killed|earlier|previously|reported|announced|to|on|the|last|a)[a-z]")
"""Of "from 12 villages", which counts something else."""
_PERIODS = frozenset({"week", "month", "span"})
_THROUGHOUT = regex(
    r"\b(?:in|over|during|within|throughout)\s+the\s+(?:(?:last|past|entire|whole|previous)\s+)*(?:month\s+of\s+)?$",
    re.IGNORECASE)
_PAUSE = regex(r"[,;](?!\d)")


class Setting(NamedTuple):
    """What surrounds a toll; `inferred` where the place was carried over from what came before."""

    place: str | None
    inferred: bool
    when: When | None
    cumulative: bool


def setting(annotated: Annotated, sentence: Sentence, start: int, end: int, outcome: Outcome) -> Setting:
    """The setting of a toll whose people and verb stand from `start` to `end` (offsets in the reading text)."""
    total = cumulative(sentence, start, end)
    when = nearest_day(annotated, sentence, start, end, discourse=not total)
    recent = not total or (when is not None and _recent(when))
    if not recent:
        when = None
    if recent and when is not None and _is_period(sentence, when):
        where, inferred = named_in(sentence, start, end, outcome), False
    else:
        where, inferred = (place if recent else place_of_total)(annotated, sentence, start, end, outcome)
    return Setting(where, inferred, when, total)


def _is_period(sentence: Sentence, when: When) -> bool:
    """True of a time of more than one incident, to whose toll no place is carried over: "in the last week"."""
    return when.form in _PERIODS and sentence.start <= when.start < sentence.end and "hours" not in when.text and bool(
        _THROUGHOUT.search(sentence.text, 0, when.start - sentence.start))


def _recent(when: When) -> bool:
    """True of an interval of recent days, which dates a running total: "since Monday", "between May 2 and May 9"; not
    of a year, a month, or a day whose year has to be told.
    """
    if when.form == "range":
        first = when.first
        return first is not None and first.form not in ("year", "month", "unusual") and first.year is None
    return when.form == "span"


def cumulative(sentence: Sentence, start: int, end: int) -> bool:
    """True where the words around a toll make it a running total or that of a whole war."""
    total = _total()
    if total.cues.isdisjoint(sentence.words):
        return False
    left, right = start - sentence.start, end - sentence.start
    after = _PAUSE.split(sentence.text[right:right + _FAR], maxsplit=1)[0]
    return bool(total.pattern.search(_RANKED.sub("", sentence.text[max(0, left - _FAR):right] + after)))


def previous(sentence: Sentence, end: int, taken: set[int]) -> int | None:
    """The earlier figure that a toll replaces ("up from 24"), where the sentence names one after `end`."""
    for mention in sentence.counts:
        if end <= mention.start < end + _NEAR and mention.start not in taken:
            between = sentence.text[end - sentence.start:mention.start - sentence.start]
            if _PREVIOUS.search(between) and (not between.endswith("from ") or not _GOES_ON.match(
                    sentence.text, mention.end - sentence.start)):
                return mention.count
    return None


@kept
def _total() -> Cued:
    wars, spans = any_word("wars"), any_word("spans")
    last = " ".join(entry.split()[-1].lower() for entry in word_class("wars", "spans"))
    return cued(
        f"since thousands millions half quarter month months years decades {last}",
        rf"\b(?:since then,?\s+(?:[\w,]+\s+){{2,9}}ha(?:ve|s)\s+(?:been\s+)?\w"
        r"|\b(?:clashes|violence|fighting|unrest|attacks)\s+(?:that|which)\s+(?:began|started|broke out|erupted)\b"
        r"|ha(?:ve|s)\s+since\s+(?:claimed|killed|left|displaced|driven|forced|uprooted|cost)\b"
        rf"|since\s+(?!then\b|dawn|midnight|(?:\w+ )?(?:\w+day|morning|night)\b|[^,.]{{0,30}}, when\b)|{spans}"
        rf"|{wars},?\s+(?:\S+\s+){{0,12}}(?:that\s+|which\s+)?(?:has|have|had)\s+(?!raged|lasted|been raging|dragged)\w"
        rf"|(?:^|,\s|\b(?:the|its|an?)\s+)(?:[\w-]+\s+){{0,3}}{wars}"
        r"(?:\s+(?:over|in|on|of|with|between|against|for)(?:\s+[\w’'-]+){1,5}?)?"
        r",?\s+(?:which\s+|that\s+)?(?:killed|left|claimed|cost|displaced|drove|uprooted)\b"
        rf"|{wars}(?:\s+(?:over|in|on|of|with|between|against|for)(?:\s+[\w’'-]+){{1,5}}?)?,?\s+in which\s"
        rf"|(?:in|during|of|throughout|from)\s+(?:the|its|their|this|\S+['’]s?)\s+"
        rf"(?:(?!of\s)\S+\s+){{0,4}}?{wars}(?!\s+(?:zones?|areas?))"
        rf"|(?:thousands|millions)\s+(?:of\s+)?(?:[a-z-]+\s+){{0,3}}ha(?:ve|d)\s+(?:been\s+)?(?:killed|died|perished)\b"
        rf"|in the first (?:\w+ )?(?:months?|half|quarter) of\b"
        rf"|\d+-(?:year|month)-(?:old|long)\s+{wars}"
        rf"|(?:years?|decades?|months|weeks|days)\s+of\s+(?:\S+\s+)?(?:{wars}|violence|fighting|unrest|bloodshed))",
        re.IGNORECASE)
