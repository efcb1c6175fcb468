"""Local facts of many documents → final facts: publication dates, years, names and rounds, up to an as-of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from extractors.dossier.dated import dates_of
from extractors.dossier.named import names_of
from extractors.dossier.names import join
from extractors.dossier.published import resolve_published
from extractors.dossier.rounds import numbered
from extractors.extraction import Extraction
from extractors.facts import Fact


def resolve(
    extractions: Iterable[Extraction],
    as_of: dt.date | None = None,
    *,
    aliases: Mapping[str, str] | None = None,
    apart: Collection[frozenset[str]] = (),
) -> tuple[Fact, ...]:
    """The final facts of all sources published on or before `as_of` (all, where null); undated sources always count.

    `aliases` and `apart` join and part names by hand (names.join).
    """
    sources = list(extractions)
    published = resolve_published(sources, as_of)
    sources = [extraction for extraction in sources if extraction.source in published]
    names = join(sources, aliases=aliases, apart=apart)
    return numbered([
        replace(fact, **dates_of(fact, published[extraction.source]), **names_of(fact, names))
        for extraction in sources
        for fact in extraction.facts
    ])
