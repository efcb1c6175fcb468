"""Where the dashboard gets its pictures from: a dossier behind a small protocol, so that tests can bring their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from extractors.document import Document
    from extractors.dossier.corrections import Decision
    from extractors.residue import Residue
    from extractors.situation.model import Situation

Progress = Callable[[int, int], None]
"""Called with sources done and sources in all (0: not known yet), from the thread that reads."""


class Skip(Protocol):
    """A source that was not read, and why."""

    @property
    def source(self) -> str: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """All that panes draw: the situation as of a date, and what frames it."""

    situation: Situation
    skipped: tuple[Skip, ...] = ()
    days: tuple[dt.date, ...] = ()
    """Days on which sources of the whole dossier were published, in order: the steps of the as-of date."""
    verified: frozenset[str] = frozenset()
    """Ids of facts, as are the next four."""
    pinned: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()
    by_hand: frozenset[str] = frozenset()
    watched: frozenset[str] = frozenset()
    """Facts with a word that sitrep.toml watches for."""
    problems: tuple[str, ...] = ()
    """What people should know about settings and corrections."""

    @property
    def newest(self) -> bool:
        """Whether nothing of the dossier is left out."""
        return not self.days or self.situation.as_of is None or self.situation.as_of >= self.days[-1]


def compared_with(days: Sequence[dt.date], looked: dt.date | None, as_of: dt.date | None) -> dt.date | None:
    """The date that changes are told against: that of the last look, where it was before the as-of date (null: the
    newest day); else the reporting day before.
    """
    at = as_of or (days[-1] if days else None)
    if at is None or (looked and looked < at):
        return looked if at else None
    return next((day for day in reversed(days) if day < at), None)


class Unwanted(Exception):  # noqa: N818 - not an error
    """Nobody waits for a picture any more."""


class BoardSource(Protocol):
    """A dossier as the dashboard uses it. All but `name` may take long and are called in a worker's thread."""

    @property
    def name(self) -> str:
        """What the dossier is called before it is read."""
        ...

    @property
    def followed(self) -> Sequence[Path]:
        """The files and folders that it is made of: what is to be watched."""
        ...

    @property
    def folder(self) -> Path | None:
        """The folder that new sources go to; null where there is none."""
        ...

    def open(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """Reads the sources. Raises OSError and ValueError with words for people; anything, where it was cancelled."""
        ...

    def refresh(self) -> frozenset[str]:
        """Reads what is new or changed, rules too; names of the sources that came, went or give something else."""
        ...

    def picture(
        self, as_of: dt.date | None, since: dt.date | None, unwanted: Callable[[], bool] = lambda: False
    ) -> Picture:
        """The picture as of a date (null: the newest), with what changed since a date (null: nothing). Raises Unwanted
        where `unwanted` says so before it is worked out.
        """
        ...

    def document(self, source: str) -> Document | None:
        """A source's reading text; null where it is gone."""
        ...

    def documents(self, sources: Collection[str]) -> Iterator[Document]:
        """Reading texts of sources, one after another, each read as it is asked for."""
        ...

    def residue(self) -> Sequence[Residue]:
        """Sentences of all sources that look as if they held a fact and that no rule took."""
        ...

    def decide(self, decision: Decision) -> None:
        """Takes down a decision of the analyst's. Raises OSError and ValueError with words for people."""
        ...

    def undo(self) -> Decision | None:
        """Takes the newest decision back; null where there is none. Raises as `decide`."""
        ...
