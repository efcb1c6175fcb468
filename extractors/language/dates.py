"""Finds date expressions and resolves them against a publication date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from extractors.language.annotation import Sentence
from extractors.language.mentions import Day
from extractors.language.when import Resolved, When

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"]
_DAY = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)})\s+(\d{{1,2}}))(?:,?\s+(\d{{4}}))?\b",
    re.IGNORECASE)


def find(text: str, sentences: Sequence[Sentence]) -> Iterator[Day]:
    """The date expressions of the sentences, in order."""
    for sentence in sentences:
        for m in _DAY.finditer(text, sentence.start, sentence.end):
            month = _MONTHS.index((m[2] or m[3]).lower()) + 1
            year = int(m[5]) if m[5] else None
            yield Day(m.start(), m.end(), When(m.start(), m.end(), m.group(), "day", year, month, int(m[1] or m[4])))


def resolve(when: When, published: dt.date | None, *, before: Resolved | None = None) -> Resolved | None:
    """The calendar date of an expression, given the publication date; `before` is what an anchored one counts from.

    Null where it can't be told.
    """
    if when.form == "day" and when.month and when.day:
        year = when.year or (published.year if published else None)
        try:
            return Resolved(dt.date(year, when.month, when.day)) if year else None
        except ValueError:
            return None
    return None
