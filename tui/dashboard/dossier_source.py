"""A dossier on disk as the dashboard's source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from extractors.document import Document
from tui.dashboard.board import Picture, Progress, publication_days


class DossierSource:
    """Paths, read once; pictures of them are kept, since people step to and fro."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self.name = Path(paths[0]).resolve().name if paths[0] != "-" else "standard input"
        self._pictures: dict[tuple[dt.date | None, dt.date | None], Picture] = {}

    def open(self, progress: Progress) -> None:
        from extractors.extract import extract
        from extractors.reading.sources import Skipped, read

        progress(0, 0)
        items = list(read(self._paths))
        self._documents = {item.source: item for item in items if isinstance(item, Document)}
        self._skipped = tuple(item for item in items if isinstance(item, Skipped))
        self._extractions = []
        for done, document in enumerate(self._documents.values(), 1):
            self._extractions.append(extract(document))
            progress(done, len(self._documents))
        self._days: tuple[dt.date, ...] = ()

    def picture(self, as_of: dt.date | None, since: dt.date | None) -> Picture:
        from extractors.situation.picture import picture

        if (as_of, since) not in self._pictures:
            title = self.name.replace("-", " ").replace("_", " ").capitalize()
            situation = picture(self._extractions, as_of, since, title=title)
            self._days = self._days or publication_days(situation)
            self._pictures[as_of, since] = Picture(situation, self._skipped, self._days)
        return self._pictures[as_of, since]

    def document(self, source: str) -> Document | None:
        return self._documents.get(source)
