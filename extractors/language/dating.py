"""Tells which date expression dates some words of a sentence: a toll, a meeting, a reporting verb, a deadline.

For finders of facts: `nearest_day` gives a fact's `when`, `deadline` a demand's `deadline_when`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.language.annotation import Annotated, Sentence
from extractors.language.mentions import Day
from extractors.language.when import Unit, When
from extractors.rules.expressions import date_grammar
from extractors.rules.rulebook import lexicon

_SAYING = "|".join(sorted(lexicon()["say"], key=len, reverse=True))
_BREAK = re.compile(r"[,;:—()]|\s[-–]\s|\b(?:that|which|who|when|where|while|after|before|but|although|as|because)\b")
_ATTRIBUTION = re.compile(
    rf"\b(?:{_SAYING})\b(?:\s+(?!(?:that|it|he|she|they|there|we|its|was|were|had|has|have|will|would)\b)[^\s,;:]+){{0,6}}?\s*\Z")
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.IGNORECASE)
_BACKGROUND = frozenset(["had", "have", "has", "since", "ago", "earlier", "previously", "total"])
_DURATION = re.compile(r"\b(\w+)[\s-]+(hour|day|week|month)s?\b", re.IGNORECASE)


def nearest_day(
    annotated: Annotated, sentence: Sentence, start: int, end: int, *, discourse: bool = True,
) -> When | None:
    """The date expression that governs `start` to `end` (offsets in the reading text) in a sentence; null if none.

    It stands in the same clause, or in the clause nearest to it. A day that only dates an attribution ("…, the army
    said on Friday") governs words within that attribution alone: give the span of the reporting verb for when
    something was said, the span of the toll for when it happened. "Since" a day is a range up to publication. Where
    the sentence names no day and `discourse` is set, the day of the sentence before it counts, unless this sentence
    speaks of what was before.
    """
    best = _in_sentence(sentence, start, end)
    if best or not discourse or not _BACKGROUND.isdisjoint(sentence.words):
        return best
    before = annotated.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph < sentence.paragraph - 1 or sentence.days:
        return None
    return _in_sentence(before, before.end, before.end) if before.paragraph == sentence.paragraph else None


def _in_sentence(sentence: Sentence, start: int, end: int) -> When | None:
    ranked = []
    for day in sentence.days:
        if day.when.form == "year" and day.when.year is None:
            continue
        between = _between(sentence, day, start, end)
        lead = sentence.text[:day.start - sentence.start]
        clause = lead[_last_break(lead):]
        spoken = _ATTRIBUTION.search(clause.removesuffix(" ").removesuffix(" on"))
        if spoken and not (day.start - len(clause) <= start and end <= day.end + 1):
            continue
        ranked.append((len(_BREAK.findall(between)), len(between), day))
    if not ranked:
        return None
    *_, day = min(ranked, key=lambda entry: entry[:2])
    if _SINCE.search(sentence.text[:day.start - sentence.start]):
        today = When(day.start, day.end, day.when.text, "offset")
        return replace(day.when, form="range", first=day.when, last=today)
    return day.when


def _between(sentence: Sentence, day: Day, start: int, end: int) -> str:
    left, right = (day.end, start) if day.end <= start else (end, day.start)
    return sentence.text[max(0, left - sentence.start):max(0, right - sentence.start)]


def _last_break(text: str) -> int:
    return max((found.end() for found in _BREAK.finditer(text)), default=0)


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
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month"}
    bare = When(start, end, found.group(), "anchored", tense="future")
    if unit == "hour":
        return replace(bare, days=-(-count // 24))
    return replace(bare, unit=units[unit], shift=count) if unit == "month" else replace(
        bare, days=count * (7 if unit == "week" else 1))
