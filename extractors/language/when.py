"""A date expression as a document alone gives it, before the publication date is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A calendar date or interval; `end` is null for a single day."""

    start: date
    end: date | None = None
    basis: Literal["stated", "resolved", "inferred"] = "stated"


@dataclass(frozen=True, slots=True)
class When:
    """What an expression says, as data. `start` and `end` are offsets of its words in the reading text.

    `form` says how to read the rest (language/dates.py, which also resolves it):
    `day` (day, month, year or null), `month`, `year`, `weekday` (0 is Monday, with `shift` weeks: -1 last, 0 bare or
    this, 1 next), `offset` (`days` from publication), `anchored` (`days` from the date of the sentence before),
    `span` (a period of `days` up to or from publication), `range` (`first` to `last`).
    """

    start: int
    end: int
    text: str
    form: Literal["day", "month", "year", "weekday", "offset", "anchored", "span", "range"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int = 0
    shift: int | None = None
    tense: Tense | None = None
    first: When | None = None
    last: When | None = None
