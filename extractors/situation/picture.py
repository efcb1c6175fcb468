"""From what was extracted to the picture as of a date: resolve, then assess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from extractors.dossier.resolve import resolve
from extractors.extract import Extraction
from extractors.situation.assess import assess, default_as_of
from extractors.situation.model import Situation


def picture(
    extractions: Iterable[Extraction], as_of: dt.date | None = None, since: dt.date | None = None, *,
    title: str = "Situation",
) -> Situation:
    """The situation as of a date (null: that of the newest source), with what changed since another."""
    sources = tuple(extractions)
    day = as_of or default_as_of(sources)
    earlier = assess(resolve(sources, since), sources, since, title=title) if since else None
    return assess(resolve(sources, day), sources, day, title=title, earlier=earlier)
