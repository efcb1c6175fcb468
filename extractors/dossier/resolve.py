"""Local facts of many documents → final facts: publication dates, years, names and rounds, up to an as-of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from extractors.extract import Extraction
from extractors.facts import Fact
from extractors.language.dates import resolve as resolve_when


def resolve(extractions: Iterable[Extraction], as_of: dt.date | None = None) -> tuple[Fact, ...]:
    """The final facts of all sources published on or before `as_of` (all, where null)."""
    facts: list[Fact] = []
    for extraction in extractions:
        for fact in extraction.facts:
            when = resolve_when(fact.when, extraction.published) if fact.when else None
            facts.append(replace(
                fact, published=extraction.published, date=when.start if when else None,
                date_end=when.end if when else None, date_basis=when.basis if when else None))
    return tuple(facts)
