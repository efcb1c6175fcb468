"""When a fact took place, as far as it tells: its own date, else the day its source was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from extractors.facts import Fact

F = TypeVar("F", bound=Fact)

DAY = dt.timedelta(days=1)


class Span(NamedTuple):
    """A day or an interval, both ends included. `solid` where the source gives it, not only its publication day;
    `inferred` where that rests on an inferred year or publication date.
    """

    start: dt.date
    end: dt.date
    solid: bool = True
    inferred: bool = False

    def gap(self, other: Span) -> int:
        """Days between two spans; 0 where they share a day."""
        if other.start > self.end:
            return (other.start - self.end).days
        return (self.start - other.end).days if self.start > other.end else 0

    def joined(self, other: Span) -> Span:
        """The shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end), self.solid or other.solid,
                    self.inferred and other.inferred)


def span_of(fact: Fact) -> Span | None:
    """The span of a fact: its date where it has one, else its publication day (not solid); else null."""
    if fact.date is not None:
        end = fact.date_end if fact.date_end is not None and fact.date_end > fact.date else fact.date
        return Span(fact.date, end, inferred=fact.date_basis == "inferred")
    if fact.published is not None:
        return Span(fact.published, fact.published, solid=False, inferred=True)
    return None


def voiced(fact: Fact) -> dt.date | None:
    """The day a statement was made, as far as known: its own date, else that of its source."""
    return fact.date or fact.published


def age_key(fact: Fact) -> tuple[dt.date, str, int, int, str]:
    """Sorts facts by publication (undated sources first, since they never decide what is newest), then by place."""
    return (fact.published or dt.date.min, fact.source, fact.start, fact.end, fact.id)


def by_age(facts: Iterable[F]) -> list[F]:
    """Facts in order of publication; the same whatever order they came in."""
    return sorted(facts, key=age_key)


def first_and_last(facts: Iterable[Fact]) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which facts were voiced."""
    days = [day for day in map(voiced, facts) if day]
    return (min(days), max(days)) if days else (None, None)
