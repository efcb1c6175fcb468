"""A chronology: entries that open with a day, of which only some tell the year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.language.annotation import Sentence
from extractors.language.mentions import Day
from extractors.language.when import When
from extractors.rules.regexes import regex

_ENTRY = regex(r"\s?(?:[-–—:]|\Z|\n)")
"""What follows the day with which an entry opens: "March 6 - A bomb", "July 12: Two"."""


def with_years(text: str, sentences: Sequence[Sentence], days: Iterable[Day]) -> Iterator[Day]:
    """The days in order. Entries of a chronology that tell no year are of that of the entry before, as long as their
    days follow one another.
    """
    before: When | None = None
    for day in days:
        when = day.when
        if when.form == "day" and when.month and when.shift is None and _ENTRY.match(text, day.end) \
                and _opens_paragraph(sentences, day.start):
            if when.year is None and before and before.year and _order(before) <= _order(when):
                when = replace(when, year=before.year)
                day = replace(day, when=when)
            before = when
        yield day


def _opens_paragraph(sentences: Sequence[Sentence], start: int) -> bool:
    at = bisect_left(sentences, start, key=lambda sentence: sentence.start)
    return at < len(sentences) and sentences[at].start == start and (
        not at or sentences[at - 1].paragraph != sentences[at].paragraph)


def _order(when: When) -> tuple[int, int]:
    return when.month or 0, when.day or 0
