"""A dossier on disk as the dashboard's source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from threading import RLock, Thread
from time import sleep
from typing import TYPE_CHECKING

from extractors.document import Document
from extractors.dossier.collection import put_by
from extractors.dossier.folders import config_folder
from extractors.dossier.held import at_most
from tui.commands.common import own_rule_files
from tui.dashboard.board import Picture, Progress, Unwanted, compared_with

if TYPE_CHECKING:
    from extractors.dossier.corrections import Decision
    from extractors.dossier.dossier import Dossier
    from extractors.residue import Residue


KEPT = 24
"""Pictures that are kept; fewer of a large dossier."""
AHEAD = 4
"""Days of reports before and after the one shown of which pictures are got ready; fewer of a large dossier."""
AT_ONCE = 20_000
"""Facts up to which that begins when the dossier is opened; in a larger one, when the user first moves in time."""
PAUSE = 0.1
"""Seconds before it begins, in which what was asked for is painted."""


class DossierSource:
    """Paths, opened once. Pictures are kept until something changes: people step to and fro. Those that a step may
    ask for next are got ready beside.

    Several workers may ask at once; they are served one after another.
    """

    def __init__(self, paths: Sequence[str], *, beside: bool = True) -> None:
        """Without `beside`, corrections never go into the dossier's own folder (samples)."""
        self.paths, self._beside = tuple(paths), beside
        self._dossier: Dossier | None = None
        self._pictures: dict[tuple[dt.date | None, dt.date | None], Picture] = {}
        self._lock = RLock()
        self._ahead: list[tuple[dt.date, dt.date | None]] = []
        """As-of dates to be got ready, with what changes are told against; the next one first."""
        self._getting_ready: Thread | None = None

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

    def open(self, progress: Progress, cancelled: Callable[[], bool] | None = None) -> None:
        from extractors.dossier.dossier import Dossier

        progress(0, 0)
        self._dossier = Dossier.open(self.paths, beside=self._beside, progress=progress, cancelled=cancelled)

    def refresh(self) -> frozenset[str]:
        self._ahead = []
        with self._lock:
            self._pictures.clear()
            self.dossier.rules = own_rule_files()
            return self.dossier.refresh()

    def picture(
        self, as_of: dt.date | None, since: dt.date | None, unwanted: Callable[[], bool] = lambda: False
    ) -> Picture:
        self._ahead = []  # what is asked for comes first
        picture = self._pictures.get((as_of, since))  # one that is kept waits for no other that is being worked out
        if picture is None:
            with self._lock:
                if unwanted():
                    raise Unwanted
                picture = self._pictures.get((as_of, since)) or self._work_out(as_of, since)
        if as_of is not None or len(picture.situation.facts) <= AT_ONCE:
            dates = beside(picture.days, picture.situation.as_of, since)
            self._get_ready(dates[:at_most(KEPT, len(picture.situation.facts)) - 1])
        return picture

    def _work_out(self, as_of: dt.date | None, since: dt.date | None) -> Picture:
        dossier = self.dossier
        now = dossier.standing(as_of, since)
        picture = self._pictures[as_of, since] = Picture(
            now.situation, dossier.skipped, now.days, now.verified, now.pinned, now.corrected, now.by_hand,
            now.watched, dossier.problems)
        while len(self._pictures) > at_most(KEPT, len(now.situation.facts)):
            self._pictures.pop(next(iter(self._pictures)))
        return picture

    def _get_ready(self, dates: list[tuple[dt.date, dt.date | None]]) -> None:
        """Makes pictures as of days, the first one first, in a thread that ends with the program."""
        self._ahead = dates
        if dates and not (self._getting_ready and self._getting_ready.is_alive()):
            self._getting_ready = Thread(target=self._work_ahead, daemon=True)
            self._getting_ready.start()

    def _work_ahead(self) -> None:
        sleep(PAUSE)
        while True:
            with self._lock:
                ahead = self._ahead
                if not ahead:
                    self._getting_ready = None
                    break
                as_of, since = ahead.pop(0)
                if (as_of, since) not in self._pictures:
                    self._work_out(as_of, since)
        put_by()

    def rest(self) -> None:
        """Waits until all is got ready that was begun."""
        if thread := self._getting_ready:
            thread.join()

    def document(self, source: str) -> Document | None:
        return self.dossier.document(source)

    def documents(self, sources: Collection[str]) -> Iterator[Document]:
        return self.dossier.documents(sources)

    def residue(self) -> Sequence[Residue]:
        from extractors.dossier.additions import BY_HAND
        from extractors.residue import residue_of
        from extractors.rules.own import leave_out_broken

        leave_out_broken(self.dossier.rules)
        with self._lock:
            by_hand = [fact for fact in self.dossier.facts() if fact.rule == BY_HAND]
        found: list[Residue] = []
        for document in self.documents({extraction.source for extraction in self.dossier.extractions}):
            made = {(fact.start, fact.end) for fact in by_hand if fact.source == document.source}
            entries = residue_of(document, self.dossier.configuration.parties)
            found += (entry for entry in entries if (entry.start, entry.end) not in made)
        return found

    def decide(self, decision: Decision) -> None:
        self._ahead = []
        with self._lock:
            self.dossier.decide(decision)
            self._pictures.clear()

    def undo(self) -> Decision | None:
        self._ahead = []
        with self._lock:
            self._pictures.clear()
            return self.dossier.undo()


def beside(
    days: Sequence[dt.date], day: dt.date | None, since: dt.date | None
) -> list[tuple[dt.date, dt.date | None]]:
    """The days of reports beside one, the nearest first, those before it before those after it; each with the date that
    changes will be told against: as those of that day are told against `since`.
    """
    before = [other for other in days if day and other < day]
    after = [other for other in days if day and other > day]
    near = zip_longest(reversed(before[-AHEAD:]), after[:AHEAD])
    looked = since if since != compared_with(days, None, day) else None
    return [(other, compared_with(days, looked, other)) for pair in near for other in pair if other]
