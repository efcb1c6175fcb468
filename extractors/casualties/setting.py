"""Where and when a toll befell people, and whether it is one incident's or a running total."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache

from extractors.facts import Outcome
from extractors.language.annotation import Annotated, Sentence
from extractors.language.dating import nearest_day
from extractors.language.mentions import Actor, Count, Place
from extractors.language.vocabulary import any_of
from extractors.language.when import When
from extractors.rules.rulebook import rulebook

_BACK = 3
"""Sentences looked back for the place of an incident that its own sentence does not name."""
_FEW = 4
"""Places looked at before and after a toll."""
_LEAD = 2
"""Sentences of the lead, where the place of an incident stands that none of those names."""
_BREAK = re.compile(
    r"[,;:—()]|\b(?:that|which|who|whose|when|where|while|after|before|but|although|as|because|linked|blamed"
    r"|(?!includ|follow)\w{3,}ing)\b")
_FAR = 160
"""Characters before and after a toll within which its words tell a running total."""
_NEAR = 80
"""Characters after a toll within which the figure that it replaces stands."""
_PREVIOUS = re.compile(
    r"\b(?:from|earlier|previous|previously|initial|initially)\b(?:\s+\w+){0,6}?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a toll; `inferred` where the place was carried over from what came before."""

    place: str | None
    inferred: bool
    when: When | None
    cumulative: bool


def setting(annotated: Annotated, sentence: Sentence, start: int, end: int, outcome: Outcome) -> Setting:
    """The setting of a toll whose people and verb stand from `start` to `end` (offsets in the reading text)."""
    total = cumulative(sentence, start, end)
    when = nearest_day(annotated, sentence, start, end, discourse=not total)
    if total and when and when.form not in ("range", "span", "month"):
        when = None
    here = _here(sentence, start, end, outcome)
    if here:
        return Setting(here, False, when, total)
    war = total and not _words("wars").isdisjoint(sentence.words)
    return Setting(dominant(annotated) if war else _before(annotated, sentence, outcome), True, when, total)


def _here(sentence: Sentence, start: int, end: int, outcome: Outcome) -> str | None:
    """The place named in the sentence: the one with the fewest clauses between it and the toll, after it rather than
    before.
    """
    ranked = []
    places = sentence.places
    middle = bisect_left(places, start, key=lambda mention: mention.start)
    for mention in places[max(0, middle - _FEW):middle + _FEW]:
        if _locates(sentence, mention, outcome):
            after = mention.start >= start
            left, right = (end, mention.start) if after else (mention.end, start)
            between = sentence.text[left - sentence.start:max(left, right) - sentence.start]
            ranked.append((len(_BREAK.findall(between)), not after, len(between), mention.start, mention))
    return _name(min(ranked, key=lambda entry: entry[:4])[-1]) if ranked else None


def _locates(sentence: Sentence, mention: Place | Actor, outcome: Outcome) -> bool:
    lead = sentence.text[:mention.start - sentence.start][-40:]
    if lead.lower().endswith("from ") and outcome != "displaced":
        return False
    if isinstance(mention, Place):
        return True
    return not mention.adjective and bool(_locative().search(lead))


def _name(mention: Place | Actor) -> str:
    return mention.name if isinstance(mention, Place) else mention.place or mention.name


def _before(annotated: Annotated, sentence: Sentence, outcome: Outcome) -> str | None:
    near = range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1)
    for index in (*near, *range(min(_LEAD, max(0, sentence.index - _BACK)))):
        before = annotated.sentences[index]
        if place := _here(before, before.end, before.end, outcome):
            return place
    return None


def dominant(annotated: Annotated) -> str | None:
    """The country that the document speaks of most; null where it speaks of none."""
    names = Counter(actor.name for sentence in annotated.sentences for actor in sentence.actors
                    if actor.type == "government" and (actor.place or actor.adjective))
    return names.most_common(1)[0][0] if names else None


def speechless(name: str) -> bool:
    """True of what can claim lives but no facts: "the conflict has claimed 300 lives", "an attack claimed by"."""
    word = name.lower().split()[-1]
    return word in _words("speechless") or word in _words("wars")


def cumulative(sentence: Sentence, start: int, end: int) -> bool:
    """True where the words around a toll make it a running total or that of a whole war."""
    left, right = start - sentence.start, end - sentence.start
    after = re.split(r"[,;]", sentence.text[right:right + _FAR], maxsplit=1)[0]
    return bool(_total().search(sentence.text[max(0, left - _FAR):right] + after))


def previous(sentence: Sentence, end: int, taken: set[int]) -> int | None:
    """The earlier figure that a toll replaces ("up from 24"), where the sentence names one after `end`."""
    for mention in sentence.mentions:
        if isinstance(mention, Count) and end <= mention.start < end + _NEAR and mention.start not in taken:
            between = sentence.text[end - sentence.start:mention.start - sentence.start]
            if _PREVIOUS.search(between):
                return mention.count
    return None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rulebook("casualties").words[name])


@cache
def _total() -> re.Pattern[str]:
    words = rulebook("casualties").words
    wars, spans = any_of(words["wars"]), any_of(words["spans"])
    return re.compile(
        rf"\b(?:since\s+(?!then\b|dawn|midnight|(?:\w+ )?(?:\w+day|morning|night)\b|[^,.]{{0,30}}, when\b)|{spans}"
        rf"|{wars},?\s+(?:\S+\s+){{0,6}}(?:that\s+|which\s+)?(?:has|have|had)\b"
        rf"|(?:in|during|of|throughout|from)\s+(?:the|its|their|this|\S+['’]s?)\s+(?:\S+\s+){{0,4}}?{wars}"
        rf"|\d+-(?:year|month)-(?:old|long)\s+{wars}|(?:years?|decades?|months)\s+of\s+(?:\S+\s+)?{wars})",
        re.IGNORECASE)


@cache
def _locative() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(rulebook('casualties').words['locative'])}\s+(?:\S+\s+){{0,3}}$", re.IGNORECASE)
