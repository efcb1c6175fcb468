"""Tells which date expression dates some words of a sentence: a toll, a meeting, a reporting verb, a deadline.

For finders of facts: `nearest_day` gives a fact's `when`, `deadline` a demand's `deadline_when`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from extractors.language.annotation import Annotated, Sentence
from extractors.language.cued import cued
from extractors.language.mentions import Day
from extractors.language.vocabulary import any_of
from extractors.language.when import When
from extractors.rules.expressions import date_grammar
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

REACH = 3
"""Sentences back within which the day of an event is still spoken of."""

_DEFINITE = regex(r"\b(?:the|this|these|those)\s+(\w+)(?:[\s-](\w+))?(?:[\s-](\w+))?", re.IGNORECASE)
_INDEFINITE = regex(r"\ban?\s+(\w{3,})", re.IGNORECASE)
_DURATION = regex(r"\b(\w+)[\s-]+(hour|day|week|month)s?\b", re.IGNORECASE)
_SINGLE_DAYS = frozenset(["day", "weekday", "offset", "anchored"])
_BEFORE = cued(
    "before until adding noting",
    r"\b(?:before|until)\s[^,;]*\b(?:was|were|came|took|ended|began|had)\b|\b(?:adding|noting)\b")
"""A clause of what came later, or that adds another matter: "before a truce was signed in May"."""
_SUPERLATIVE = rf"\b{any_of(lexicon()['superlatives'])}[^,;]{{0,60}}"
_COMPARED = cued("since", rf"{_SUPERLATIVE}\bsince\b[^,;]{{0,60}}\Z", re.IGNORECASE)
"""Before the day with which an event is compared: "the first clash since a truce in May"."""
_RANKED = regex(rf"{_SUPERLATIVE}\Z", re.IGNORECASE)
"""Before the year among whose events one is ranked: "the bloodiest day in Ostmark this year"."""
_WHEN = regex(r",?\s+when\s+(?:(?:at\s+least|about|some|more\s+than|up\s+to|around|over|nearly|almost)\s+)?")
"""Between a day and what happened then: "June, when 52 people were killed"."""
_DASH = regex(r"\s(?:[-–—]|--)\s|—")
_SINCE = cued("since", r"\bsince\s+(?:the\s+)?\Z", re.IGNORECASE)


class _Cues(NamedTuple):
    breaks: re.Pattern[str]
    """Where a clause ends."""
    attribution: re.Pattern[str]
    """A reporting verb whose day follows."""
    saying: frozenset[str]
    events: frozenset[str]
    violent: frozenset[str]
    """Words of a sentence that tells of an event."""
    meeting: frozenset[str]
    also: frozenset[str]
    background: frozenset[str]
    to_hearer: frozenset[str]
    """Reporting verbs with the hearer for an object."""
    prepositions: frozenset[str]


@cache
def _cues() -> _Cues:
    words = rule_data("dating")["words"]
    saying, breaks, finite = any_of(words["saying"]), any_of(words["breaks"]), any_of(words["clause_begins"])
    named = {name: frozenset(found) for name, found in words.items()}
    return _Cues(
        regex(rf"[,;:—()](?!\d)|\s[-–]\s|\b{breaks}"),
        regex(rf"\b{saying}(?:\s+(?!{finite})[^\s,;:]+){{0,6}}?\s*\Z"),
        named["saying"], named["events"], named["events"] | named["violent"], named["meeting"], named["also"],
        named["background"], named["to_hearer"], named["prepositions"])


def nearest_day(
    annotated: Annotated, sentence: Sentence, start: int, end: int, *, discourse: bool = True,
) -> When | None:
    """The date expression that governs `start` to `end` (offsets in the reading text) in a sentence; null if none.

    It stands in the same clause, or in the clause nearest to it. A day that only dates an attribution ("…, the army
    said on Friday") governs words within that attribution alone: give the span of the reporting verb for when
    something was said, the span of the toll for when it happened. "Since" a day is a range up to publication.

    Where the sentence names no day of its own and `discourse` is set, it is the day of what the text goes on about:
    the sentence before in the paragraph or the article's first, or, a little further back, one that this sentence takes
    up again ("also", "the blast", "the hospital" where that one has "a hospital").
    """
    best = _in_sentence(sentence, start, end)
    return best or (_of_discourse(annotated, sentence) if discourse else None)


def _in_sentence(sentence: Sentence, start: int, end: int) -> When | None:
    """The day of the sentence with the fewest clause ends, then the fewest characters, between it and the span."""
    ranked = []
    breaks = _cues().breaks
    for day in sentence.days:
        if not _attributes(sentence, day, start, end):
            left, right = (day.end, start) if day.end <= start else (end, day.start)
            between = sentence.text[max(0, left - sentence.start):max(0, right - sentence.start)]
            if day.end <= start and _WHEN.fullmatch(between):
                return day.when
            if day.start >= end and _BEFORE.search(sentence, between, 0, len(between)):
                continue
            at = day.start - sentence.start
            if _COMPARED.search(sentence, sentence.text, 0, at) or (day.when.form == "year" and (
                    _RANKED.search(sentence.text, 0, at) or _aside(sentence, day, start))):
                continue
            ranked.append((len(breaks.findall(between)), len(between), day))
    if not ranked:
        return None
    *_, day = min(ranked, key=lambda entry: entry[:2])
    if _SINCE.search(sentence, sentence.text, 0, day.start - sentence.start):
        today = When(day.start, day.end, day.when.text, "offset")
        return replace(day.when, form="range", first=day.when, last=today)
    return day.when


def _aside(sentence: Sentence, day: Day, start: int) -> bool:
    """Whether a year stands between dashes, and the span does not: "the general – jailed in 2009 – died"."""
    before = _DASH.split(sentence.text[:day.start - sentence.start])
    after = _DASH.search(sentence.text, day.end - sentence.start)
    return len(before) % 2 == 0 and after is not None and start >= sentence.start + after.start()


def _attributes(sentence: Sentence, day: Day, start: int, end: int) -> bool:
    """Whether a day only tells when somebody said what the span is part of."""
    if _cues().saying.isdisjoint(sentence.words):
        return False
    lead = sentence.text[:day.start - sentence.start]
    opens = max((found.end() for found in _cues().breaks.finditer(lead)), default=0)
    if opens + sentence.start <= start and end <= day.end + 1:
        return False
    said = _cues().attribution.search(lead[opens:].removesuffix(" ").removesuffix(" on").removesuffix(" late"))
    return bool(said and not (start >= day.end and _reports_event(said.group().lower().split())))


def _reports_event(words: list[str]) -> bool:
    """Whether a verb of saying has an event for what is said: the day after that is the event's, as in "reported heavy
    shelling on Friday"; not so in "said in a statement on Friday" or "said of the attack on Friday".
    """
    cues = _cues()
    return words[-1] in cues.events and words[0] not in cues.to_hearer and cues.prepositions.isdisjoint(words)


def _of_discourse(annotated: Annotated, sentence: Sentence) -> When | None:
    cues = _cues()
    reported = not cues.saying.isdisjoint(sentence.words)
    if not cues.background.isdisjoint(sentence.words) or ("had" in sentence.words and not reported):
        return None
    definite = [found.groups("") for found in _DEFINITE.finditer(sentence.text)]
    takes_up = any(not cues.events.isdisjoint(words) for words in definite)
    things = {words[0] for words in definite}
    for before in _back(annotated, sentence):
        close = before.paragraph == sentence.paragraph and before.index == sentence.index - 1
        after_lead = before.index == 0 and sentence.paragraph <= before.paragraph + 1 and (
            cues.meeting.isdisjoint(before.words) or not cues.violent.isdisjoint(before.words))
        also = before.index == sentence.index - 1 and not cues.also.isdisjoint(sentence.words)
        entry = before.paragraph == sentence.paragraph and before.days and before.days[0].start == before.start
        event = takes_up and not cues.violent.isdisjoint(before.words)
        if close or entry or after_lead or also or event or _brings_up(before, things):
            when = _told(before)
            if when:
                return when if when.tense != "future" and when.form in _SINGLE_DAYS else None
    return None


def _told(sentence: Sentence) -> When | None:
    """The day of what a sentence tells, not the one on which that was said."""
    if any(_attributes(sentence, day, sentence.start, sentence.start) for day in sentence.days):
        return _in_sentence(sentence, sentence.start, sentence.start)
    return _in_sentence(sentence, sentence.end, sentence.end)


def _back(annotated: Annotated, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences in which the event may have been dated, nearest first, and the article's first."""
    first = max(0, sentence.index - REACH)
    yield from reversed(annotated.sentences[first:sentence.index])
    if first:
        yield annotated.sentences[0]


def _brings_up(sentence: Sentence, things: set[str]) -> bool:
    """Whether the sentence has "a hospital" where later "the hospital" is spoken of."""
    return any(found[1] in things for found in _INDEFINITE.finditer(sentence.text))


def deadline(annotated: Annotated, start: int, end: int) -> When | None:
    """What a deadline's words say: "within 72 hours" counts from when it was voiced, "by Friday" is the day itself."""
    sentence = annotated.sentence_at(start)
    if sentence is None:
        return None
    for day in sentence.days:
        if day.start < end and start < day.end:
            return day.when
    found = _DURATION.search(annotated.document.text, start, end)
    if not found:
        return None
    figure, unit = found[1].lower(), found[2].lower()
    name, value = date_grammar().words.get(figure, ("", 0))
    count = int(figure) if figure.isdecimal() and len(figure) < 4 else value if name == "number-word" else 0
    if not count:
        return None
    bare = When(start, end, found.group(), "anchored", tense="future")
    if unit == "hour":
        return replace(bare, days=-(-count // 24))
    if unit == "month":
        return replace(bare, unit="month", shift=count)
    return replace(bare, days=count * (7 if unit == "week" else 1))
