"""Local facts of many documents → final facts: publication dates, years, names and rounds, up to an as-of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from extractors.dossier.dated import dated
from extractors.dossier.published import resolve_published
from extractors.extract import Extraction
from extractors.facts import Fact


def resolve(extractions: Iterable[Extraction], as_of: dt.date | None = None) -> tuple[Fact, ...]:
    """The final facts of all sources published on or before `as_of` (all, where null); undated sources always count."""
    sources = list(extractions)
    published = resolve_published(sources, as_of)
    return tuple(
        dated(fact, published[extraction.source])
        for extraction in sources if extraction.source in published
        for fact in extraction.facts
    )
