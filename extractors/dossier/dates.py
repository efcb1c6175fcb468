"""How each date expression of the sources was read (FACTS.md, "Dates"), as records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from extractors.dossier.published import resolve_published
from extractors.extraction import Extraction
from extractors.language.calendar import resolve


def date_records(extractions: Iterable[Extraction], as_of: dt.date | None = None) -> Iterator[dict[str, Any]]:
    """A record for each date expression that resolves: `source`, `start`, `end`, `text`, `date`, `date_end`."""
    sources = list(extractions)
    published = resolve_published(sources, as_of)
    for extraction in sources:
        if extraction.source not in published:
            continue
        day = published[extraction.source]
        for mention in extraction.days:
            found = resolve(mention.when, day.date, around=day.around)
            if found:
                yield {
                    "source": extraction.source, "start": mention.start, "end": mention.end, "text": mention.when.text,
                    "date": found.start.isoformat(), "date_end": found.end.isoformat() if found.end else None,
                }
