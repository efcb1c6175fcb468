"""Where and when a toll befell people, and whether it is one incident's or a running total."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from extractors.language.annotation import Annotated, Sentence
from extractors.language.dating import nearest_day
from extractors.language.mentions import Actor, Count, Place
from extractors.language.vocabulary import any_of
from extractors.language.when import When
from extractors.rules.rulebook import rulebook

_BACK = 3
"""Sentences looked back for the place of an incident that its own sentence does not name."""
_PREVIOUS = re.compile(
    r"\b(?:from|earlier|previous|previously|initial|initially)\b(?:\s+\w+){0,6}?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a toll; `inferred` where the place was carried over from what came before."""

    place: str | None
    inferred: bool
    when: When | None
    cumulative: bool


def setting(annotated: Annotated, sentence: Sentence, start: int, end: int) -> Setting:
    """The setting of a toll whose people and verb stand from `start` to `end` (offsets in the reading text)."""
    total = cumulative(sentence, start, end)
    when = nearest_day(annotated, sentence, start, end, discourse=not total)
    if total and when and when.form not in ("range", "span", "month"):
        when = None
    here = _here(sentence, start, end)
    if here:
        return Setting(here, False, when, total)
    return Setting(_dominant(annotated) if total else _before(annotated, sentence), True, when, total)


def _here(sentence: Sentence, start: int, end: int) -> str | None:
    """The place named in the sentence: the first after the toll, else the last before it."""
    places = [mention for mention in sentence.places if _locates(sentence, mention)]
    after = [mention for mention in places if mention.start >= start]
    before = [mention for mention in places if mention.start < start]
    if after and (not before or ";" not in sentence.text[end - sentence.start:after[0].start - sentence.start]):
        return _name(after[0])
    return _name(before[-1]) if before else None


def _locates(sentence: Sentence, mention: Place | Actor) -> bool:
    if isinstance(mention, Place):
        return True
    return not mention.adjective and bool(_locative().search(sentence.text[:mention.start - sentence.start][-40:]))


def _name(mention: Place | Actor) -> str:
    return mention.name if isinstance(mention, Place) else mention.place or mention.name


def _before(annotated: Annotated, sentence: Sentence) -> str | None:
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = annotated.sentences[index]
        if place := _here(before, before.end, before.end):
            return place
    return None


def _dominant(annotated: Annotated) -> str | None:
    """The country that the document speaks of most, for the total of a war."""
    names = Counter(actor.name for sentence in annotated.sentences for actor in sentence.actors
                    if actor.type == "government" and (actor.place or actor.adjective))
    return names.most_common(1)[0][0] if names else None


def cumulative(sentence: Sentence, start: int, end: int) -> bool:
    """True where the words around a toll make it a running total or that of a whole war."""
    text = sentence.text[max(0, start - sentence.start - 160):end - sentence.start + 160]
    return bool(_total().search(text))


def previous(sentence: Sentence, end: int, taken: set[int]) -> int | None:
    """The earlier figure that a toll replaces ("up from 24"), where the sentence names one after `end`."""
    for mention in sentence.mentions:
        if isinstance(mention, Count) and mention.start >= end and mention.start not in taken:
            between = sentence.text[end - sentence.start:mention.start - sentence.start]
            if _PREVIOUS.search(between):
                return mention.count
    return None


@cache
def _total() -> re.Pattern[str]:
    words = rulebook("casualties").words
    wars, spans = any_of(words["wars"]), any_of(words["spans"])
    return re.compile(
        rf"\b(?:since\s+(?!then\b)|{spans}|{wars}\s+(?:\S+\s+){{0,4}}(?:that\s+|which\s+)?(?:has|have|had)\b"
        rf"|(?:in|during|of|throughout|from)\s+(?:the|its|their|this)\s+(?:\S+\s+){{0,4}}?{wars}"
        rf"|\d+-(?:year|month)-(?:old|long)\s+{wars}|(?:years?|decades?|months)\s+of\s+(?:\S+\s+)?{wars})",
        re.IGNORECASE)


@cache
def _locative() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(rulebook('casualties').words['locative'])}\s+(?:\S+\s+){{0,3}}$", re.IGNORECASE)
