"""Where a toll befell people: the place that its clause or its sentence names, or a sentence before that tells of the
same incident. Never where somebody spoke of it, or where talks are held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from extractors.casualties.country import MARGIN, country
from extractors.casualties.location import CLAUSE_END, named_in
from extractors.casualties.unnamed import meant, of_authority, several
from extractors.casualties.vocabulary import any_word, word_class
from extractors.facts import Outcome
from extractors.language.annotation import Annotated, Sentence
from extractors.language.when import When
from extractors.rules.kept import kept
from extractors.rules.regexes import regex

_BACK = 3
"""Sentences looked back for the place of an incident that its own sentence does not name."""
_AHEAD = 2
"""Sentences looked ahead for the place of an incident that they go on to tell of."""
_LEAD = 2
"""Sentences of the lead, where the place of an incident stands that none of those names."""
_WORD = regex(r"\w+")
_LONG = frozenset({"month", "year", "span", "range"})
_CLAUSES = 2
"""Ends of clauses between the word for an incident and its place, where the place is carried over to a toll."""
_OPENING = 4
"""Words with which a sentence opens that tells of a new incident ("A roadside bomb")."""
_SOMEWHERE = regex(
    r"\b(?:in|near|at|outside|on)\s+(?:an?|another|one|some|several|two|other)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:village|town|city|province|district|region|neighbou?rhood|area)s?\b"
    r"|\bin\s+the\s+(?:[\w-]+\s+){0,2}?"
    r"(?:north|south|east|west|[\w-]*(?:north|south)(?:-?(?:east|west))|cent(?:re|er)|capital)\b"
    r"|\bthe country['’]s\b|\b(?:in|of) the country\b", re.IGNORECASE)
"""A place that is told and not named."""


def place(annotated: Annotated, sentence: Sentence, start: int, end: int, outcome: Outcome) -> tuple[str | None, bool]:
    """The place of a toll whose people and verb stand from `start` to `end` (offsets in the reading text), and whether
    it was carried over from a sentence before. Null where the text names none for it.
    """
    here = named_in(sentence, start, end, outcome)
    return (here, False) if here else (_before(annotated, sentence, outcome), True)


def place_of_total(
    annotated: Annotated, sentence: Sentence, start: int, end: int, outcome: Outcome
) -> tuple[str | None, bool]:
    """The same of a running total: that of a war befell the country that it is fought in."""
    if here := named_in(sentence, start, end, outcome):
        return here, False
    if several(sentence):
        return None, False
    war = not word_class("wars").isdisjoint(sentence.words)
    where = of_authority(sentence) or country(annotated, 1 if war else MARGIN)
    return where or (None if war or outcome != "displaced" else _before(annotated, sentence, outcome)), True


def _before(annotated: Annotated, sentence: Sentence, outcome: Outcome) -> str | None:
    """The place of the incident that the sentences before tell of, nearest first, and the lead."""
    opening = [word.lower() for word in sentence.text.split(None, _OPENING)[:_OPENING]]
    if opening[:1] in (["a"], ["an"]) and not word_class("incidents", "accidents").isdisjoint(opening):
        return None
    if told := meant(annotated, sentence):
        return told
    if not word_class("hardship").isdisjoint(sentence.words):
        return of_authority(sentence)
    if not word_class("apart").isdisjoint(sentence.words) or _SOMEWHERE.search(sentence.text) \
            or _another().search(sentence.text):
        return None
    first = max(0, sentence.index - (1 if outcome == "displaced" else _BACK))
    near, lead = annotated.sentences[first:sentence.index], annotated.sentences[:min(_LEAD, first)]
    ahead = annotated.sentences[sentence.index + 1:sentence.index + 1 + _AHEAD]
    after = (other for other in ahead if _taken_up().search(other.text))
    return _carried(annotated, sentence, reversed(near), outcome) or of_authority(sentence) \
        or _carried(annotated, sentence, chain(lead, after), outcome)


def _carried(
    annotated: Annotated, sentence: Sentence, before: Iterable[Sentence], outcome: Outcome
) -> str | None:
    """The place of the incident that the first of some sentences tells of that names one."""
    for other in before:
        at = _incident(other)
        if at is not None and (
                found := named_in(other, at, at, outcome, _CLAUSES) or meant(annotated, other)):
            return None if _on_another_day(sentence, other) else found
    return None


def _incident(sentence: Sentence) -> int | None:
    """Where a sentence first tells of an incident as a fact (an offset in the reading text); null where it doesn't."""
    if word_class("incidents").isdisjoint(sentence.words):
        return None
    at, unreal = 0, word_class("unreal")
    for clause in CLAUSE_END.split(sentence.text):
        words = _WORD.findall(clause.lower())
        told = next((word for word in words if word in word_class("incidents")), None)
        if told and unreal.isdisjoint(words):
            return sentence.start + sentence.text.lower().index(told, at)
        at += len(clause)
    return None


def _on_another_day(sentence: Sentence, before: Sentence) -> bool:
    """True where both sentences name days, and none that could be the same."""
    return bool(sentence.days) and bool(before.days) and not any(
        _may_be(one.when, other.when) for one in sentence.days for other in before.days)


def _may_be(one: When, other: When) -> bool:
    if one.form == other.form:
        return (one.year, one.month, one.day, one.weekday, one.shift, one.days) == (
            other.year, other.month, other.day, other.weekday, other.shift, other.days)
    return (one.form in _LONG) == (other.form in _LONG)


@kept
def _another() -> re.Pattern[str]:
    """Another incident: "a second blast", "an earlier attack"."""
    other = "another|different|second|third|earlier|previous|(?:wave|series|spate|string) of"
    return regex(rf"\b(?:{other})\s+(?:\w+\s+)?{any_word('events')}\b", re.IGNORECASE)


@kept
def _taken_up() -> re.Pattern[str]:
    """An incident that a sentence goes on to tell of: "Monday's attack took place", "the gunmen stormed"."""
    return regex(
        rf"\b(?:the|this|\w+day['’]s)\s+(?:[\w-]+\s+)?{any_word('events')}\s+{any_word('happening')}\b"
        rf"|\b{any_word('armed')}\b[^,;]{{0,60}}\b{any_word('storming')}\b", re.IGNORECASE)
