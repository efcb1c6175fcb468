"""A dossier on disk as the dashboard's source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from extractors.document import Document
from extractors.dossier.folders import config_folder
from tui.commands.common import own_rule_files
from tui.dashboard.board import Picture, Progress

if TYPE_CHECKING:
    from extractors.dossier.corrections import Decision
    from extractors.dossier.dossier import Dossier
    from extractors.residue import Residue


KEPT = 24
"""Pictures that are kept."""


class DossierSource:
    """Paths, opened once. Pictures are kept until something changes: people step to and fro.

    Several workers may ask at once; they are served one after another.
    """

    def __init__(self, paths: Sequence[str], *, beside: bool = True) -> None:
        """Without `beside`, corrections never go into the dossier's own folder (samples)."""
        self.paths, self._beside = tuple(paths), beside
        self._dossier: Dossier | None = None
        self._pictures: dict[tuple[dt.date | None, dt.date | None], Picture] = {}
        self._lock = RLock()

    @property
    def name(self) -> str:
        first = self.paths[0]
        return "standard input" if first == "-" else Path(first).resolve().name

    @property
    def followed(self) -> Sequence[Path]:
        return [*map(Path, self.paths), config_folder() / "rules"]

    @property
    def folder(self) -> Path | None:
        return self._dossier.folder if self._dossier and self._beside else None

    @property
    def dossier(self) -> Dossier:
        """The dossier; only to be asked for when it is open."""
        assert self._dossier is not None
        return self._dossier

    def open(self, progress: Progress) -> None:
        from extractors.dossier.dossier import Dossier

        progress(0, 0)
        self._dossier = Dossier.open(self.paths, beside=self._beside, progress=progress)

    def refresh(self) -> frozenset[str]:
        with self._lock:
            self._pictures.clear()
            self.dossier.rules = own_rule_files()
            return self.dossier.refresh()

    def picture(self, as_of: dt.date | None, since: dt.date | None) -> Picture:
        with self._lock:
            if (as_of, since) not in self._pictures:
                dossier = self.dossier
                now = dossier.standing(as_of, since)
                self._pictures[as_of, since] = Picture(
                    now.situation, dossier.skipped, now.days, now.verified, now.pinned, now.corrected, now.by_hand,
                    now.watched, dossier.problems)
                while len(self._pictures) > KEPT:
                    self._pictures.pop(next(iter(self._pictures)))
            return self._pictures[as_of, since]

    def document(self, source: str) -> Document | None:
        with self._lock:
            return self.dossier.document(source)

    def documents(self, sources: Collection[str]) -> Iterator[Document]:
        return self.dossier.documents(sources)

    def residue(self) -> Sequence[Residue]:
        from extractors.dossier.additions import BY_HAND
        from extractors.extract import FINDERS
        from extractors.language.annotate import annotate
        from extractors.residue import residue
        from extractors.rules.own import leave_out_broken

        leave_out_broken(self.dossier.rules)
        with self._lock:
            by_hand = [fact for fact in self.dossier.facts() if fact.rule == BY_HAND]
        found: list[Residue] = []
        for document in self.documents({extraction.source for extraction in self.dossier.extractions}):
            annotated = annotate(document)
            facts = [fact for find in FINDERS.values() for fact in find(annotated)]
            made = {(fact.start, fact.end) for fact in by_hand if fact.source == document.source}
            found += (entry for entry in residue(annotated, facts) if (entry.start, entry.end) not in made)
        return found

    def decide(self, decision: Decision) -> None:
        with self._lock:
            self.dossier.decide(decision)
            self._pictures.clear()

    def undo(self) -> Decision | None:
        with self._lock:
            self._pictures.clear()
            return self.dossier.undo()
