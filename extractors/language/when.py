"""A date expression as a document alone gives it, before the publication date is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tense = Literal["past", "present", "future"]
Basis = Literal["stated", "resolved", "inferred"]
Unit = Literal["day", "week", "month", "year"]
Part = Literal["early", "mid", "late", "elapsed", "rest"]
Form = Literal[
    "day", "month", "year", "week", "weekend", "weekday", "offset", "anchored", "span", "range", "unusual"
]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A calendar date or interval; `end` is null for a single day."""

    start: date
    end: date | None = None
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class When:
    """What an expression says, as data. `start` and `end` are offsets of its words in the reading text.

    `form` says how to read the rest (language/calendar.py resolves it):

    - `day`: day, month, year or null, and weekday where it is named as well
    - `month`, `year`, `week`: a calendar one; named, or `shift` ones from that of publication (-1 last, 0 this, 1 next)
    - `weekend`, `weekday` (0 is Monday): `shift` weeks from that of publication, or null where only the tense tells
    - `offset`: `days` from publication
    - `anchored`: `days` (or, with `unit`, `shift` units) from `first`, an expression earlier in the text; null is
      publication, or for a deadline the day it was voiced
    - `span`: `shift` units up to (negative) or from publication
    - `range`: `first` to `last`
    - `unusual`: left to dateparser, by its words

    `part` narrows a month, year or week to its early, mid or late third, or to what has elapsed of it or is left.
    """

    start: int
    end: int
    text: str
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int = 0
    shift: int | None = None
    unit: Unit | None = None
    part: Part | None = None
    tense: Tense | None = None
    first: When | None = None
    last: When | None = None
