"""Facts about a ceasefire in the order of the days that they speak of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.facts import LIVE_STATUSES, Ceasefire
from extractors.situation.timing import age_key, span_of

ORDER: dict[str, int] = {
    status: rank for rank, status in enumerate(
        ("called_for", "proposed", "rejected", "agreed", "in_force", "extended", "violated", "suspended", "ended"))
}


class Event(NamedTuple):
    """A fact with the day that it speaks of. `solid` where the source gives that day."""

    fact: Ceasefire
    day: dt.date
    solid: bool
    inferred: bool


def events(facts: Sequence[Ceasefire], as_of: dt.date | None) -> list[Event]:
    """Facts in the order of what they speak of. A fact of a day to come counts from the day it was reported."""
    events = []
    for fact in facts:
        span = span_of(fact)
        if span is None:
            continue
        day, solid, inferred = span.start, span.solid, span.inferred
        if fact.status == "ended":
            day = span.end
        told = fact.published or as_of
        if told and fact.status == "agreed" and day < told < span.end:
            fact = replace(fact, until=fact.until or span.end)  # the days are those that it is to hold
            day, inferred = told, True
        elif told and day > told:
            if fact.effective is None and fact.status in LIVE_STATUSES:
                fact = replace(fact, effective=day, status="agreed" if fact.status == "in_force" else fact.status,
                               until=fact.until or (span.end if span.end > day else None))
            day, solid, inferred = told, False, False
        events.append(Event(fact, day, solid, inferred))
    return sorted(events, key=lambda e: (e.day, ORDER[e.fact.status], not e.solid, age_key(e.fact)))
