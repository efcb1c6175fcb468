"""A dossier: the one door to its sources, facts and situation, with its settings, its corrections and the cache."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.document import Document
from extractors.dossier import configuration, corrections_file
from extractors.dossier.configuration import Configuration, read_configuration
from extractors.dossier.corrections import Applied, Corrections, Decision
from extractors.dossier.corrections_file import CorrectionsError, read_corrections, write_corrections
from extractors.dossier.folders import dossier_key, state_folder
from extractors.dossier.gather import Progress
from extractors.dossier.holdings import Holdings
from extractors.dossier.names import Names
from extractors.dossier.parts import Engine
from extractors.extraction import Extraction
from extractors.facts import Fact
from extractors.files import alone
from extractors.reading.walk import STANDARD_INPUT, Skipped
from extractors.rules.files import user_rules
from extractors.rules.own import leave_out_broken

if TYPE_CHECKING:
    from extractors.dossier.standing import Standing
    from extractors.dossier.telling import Telling
    from extractors.situation.model import Situation


class Dossier:
    """The sources under some paths. Reading may take long; give `progress` and `cancelled` to watch and stop it."""

    def __init__(
        self, paths: Iterable[Path | str], *, cache: bool = True, beside: bool = True, engine: Engine | None = None
    ) -> None:
        """Nothing is read yet. Without `beside`, corrections never go into the dossier's own folder (samples). Another
        `engine` than this machine's processes may extract.
        """
        self.paths = tuple(str(path) for path in paths)
        self.configuration = Configuration()
        self.corrections = Corrections()
        self.rules: tuple[Path, ...] = user_rules.get()
        """The user's rule files."""
        self._beside = beside
        self._cached = cache
        self._holdings = Holdings(self.paths, cache=cache, engine=engine)
        self._problems: tuple[str, ...] = ()
        self._locked: str | None = None
        self._told: Telling | None = None
        self._kept: Standing | None = None
        """Where the dossier stands as of its newest day, from the cache."""

    @classmethod
    def open(
        cls, paths: Iterable[Path | str], *, cache: bool = True, beside: bool = True, progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None, engine: Engine | None = None,
    ) -> Dossier:
        """Reads the sources under the paths: folders, files, or "-". Raises gather.Cancelled."""
        dossier = cls(paths, cache=cache, beside=beside, engine=engine)
        dossier.load(progress, cancelled)
        return dossier

    def load(self, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None) -> None:
        """Reads settings, corrections and sources. Raises gather.Cancelled."""
        self._read_own_files()
        if STANDARD_INPUT in self.paths:
            self._holdings.read_piped()
        self._look(progress, cancelled)

    def refresh(
        self, *, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> frozenset[str]:
        """Reads what is new or changed; returns the names of sources that came, changed or went.

        Settings, corrections and rules are read again too.
        """
        before = {extraction.source: extraction for extraction in self.extractions}
        self._read_own_files()
        self._look(progress, cancelled)
        after = {extraction.source: extraction for extraction in self.extractions}
        return frozenset(
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name))

    def _look(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._holdings.problems.clear()
        self._holdings.look(self.configuration, progress, cancelled)
        self._texts = self._holdings.texts
        self._forget()

    def _forget(self) -> None:
        self._told = self._kept = None

    @property
    def _telling(self) -> Telling:
        from extractors.dossier.telling import Telling

        self._told = self._told or Telling(
            self.extractions, self.configuration, self.corrections, self.title, self.document)
        return self._told

    @property
    def extractions(self) -> tuple[Extraction, ...]:
        """What each source gave, in the order of the sources."""
        return self._holdings.extractions

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What was left out, or could not be read."""
        return (*self._holdings.left_out, *(self._kept.skipped if self._kept else self._holdings.skipped))

    @property
    def empty(self) -> bool:
        """Whether there is no source."""
        return not (self._kept.situation.sources if self._kept else self.extractions)

    # Settings and corrections

    @property
    def folder(self) -> Path | None:
        """The folder that the dossier is; null where it is a file, a pipe or several paths."""
        if len(self.paths) == 1 and self.paths[0] != STANDARD_INPUT and os.path.isdir(self.paths[0]):
            return Path(self.paths[0])
        return None

    @property
    def corrections_path(self) -> Path:
        """Where decisions are written: beside the sources, or in the state folder where they can't stand there."""
        if self._beside and self.folder and os.access(self.folder, os.W_OK):
            return self.folder / corrections_file.FILE_NAME
        return state_folder() / "corrections" / f"{dossier_key(self.paths)}.toml"

    def _read_own_files(self) -> None:
        self._problems = leave_out_broken(self.rules)
        folder = self.folder
        self.configuration = read_configuration(folder / configuration.FILE_NAME) if folder else Configuration()
        path = self.corrections_path
        if folder and not os.path.exists(path):
            path = folder / corrections_file.FILE_NAME
        self._locked = None
        try:
            self.corrections = read_corrections(path)
        except CorrectionsError as fault:
            self.corrections, self._locked = Corrections(), str(fault)

    @property
    def problems(self) -> tuple[str, ...]:
        """What people should know: settings that can't be used, corrections that lost their fact, a broken cache."""
        locked = (self._locked,) if self._locked else ()
        decided = self._told.problems if self._told else self._kept.problems if self._kept else ()
        return (*self.configuration.problems, *locked, *self.corrections.problems, *self._problems,
                *self._holdings.problems, *decided)

    def decide(self, decision: Decision) -> None:
        """Takes down a decision of the analyst's, at once in the file. Raises OSError, CorrectionsError."""
        with alone(self.corrections_path):
            self._write(self._current().with_decision(decision))

    def undo(self) -> Decision | None:
        """Takes back the newest decision; null where there is none. Raises OSError, CorrectionsError."""
        with alone(self.corrections_path):
            current = self._current()
            if not current.decisions:
                return None
            self._write(current.without_last())
            return current.decisions[-1]

    def _current(self) -> Corrections:
        """The decisions as the file has them now: another program may have added some."""
        if self._locked:
            raise CorrectionsError(f"{self._locked}; mend the file first, it is not overwritten")
        path = self.corrections_path
        return read_corrections(path) if path.exists() else self.corrections

    def _write(self, corrections: Corrections) -> None:
        write_corrections(self.corrections_path, corrections)
        self.corrections = corrections
        self._forget()

    # What it says

    @property
    def title(self) -> str:
        """What the dossier is called: by its sitrep.toml, else by its folder or file."""
        if self.configuration.title:
            return self.configuration.title
        names = [_title(path) for path in self.paths]
        return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")

    def applied(self, as_of: dt.date | None = None) -> Applied:
        """The facts of the sources up to a date (all, where null), and what the analyst decided about them."""
        return self._telling.applied(as_of)

    def facts(self, as_of: dt.date | None = None) -> tuple[Fact, ...]:
        """The facts of the sources up to a date (all, where null), as the analyst left them."""
        return self._telling.applied(as_of).facts

    def names(self, as_of: dt.date | None = None) -> Names:
        """The table of names of the sources up to a date."""
        return self._telling.names(as_of)

    def watched(self, as_of: dt.date | None = None) -> frozenset[str]:
        """Ids of the facts whose sentence holds a word that the settings watch for."""
        return self._telling.watched(as_of)

    def days(self) -> tuple[dt.date, ...]:
        """The days on which sources were published, in order: the steps of the as-of date."""
        return self._kept.days if self._kept else self._telling.days

    def situation(self, as_of: dt.date | None = None, since: dt.date | None = None) -> Situation:
        """The situation as of a date (null: the newest publication), with what changed since another."""
        return self.standing(as_of, since).situation

    def standing(self, as_of: dt.date | None = None, since: dt.date | None = None) -> Standing:
        """Where things stand as of a date (null: the newest publication), with what changed since another.

        As of the newest day it is kept in the cache, for when the dossier is opened again.
        """
        from extractors.dossier.standing import Standing, recall, remember

        key = self._key() if as_of is None and self._cached else None
        self._kept = self._kept or (
            recall(dossier_key(self.paths), key, lambda: self._telling.situation(None).facts) if key else None)
        if as_of is None and self._kept and (kept := self._kept.told_since(since)):
            return kept
        telling = self._telling
        situation = telling.situation(as_of)
        if since:
            from extractors.situation.changes import compare

            situation = replace(situation, changes=compare(telling.situation(since), situation, since))
        applied = telling.applied(situation.as_of)
        standing = Standing(
            situation, self._holdings.skipped, telling.days, applied.verified, applied.pinned, applied.corrected,
            applied.by_hand, telling.watched(situation.as_of), telling.problems)
        if key:
            remember(dossier_key(self.paths), key, standing)
        return standing

    def _key(self) -> str | None:
        """A digest of all that decides where the dossier stands; null where that isn't known."""
        inputs = self._holdings.inputs
        decided = (self.title, self.configuration, self.corrections.decisions)
        return inputs and hashlib.blake2b(f"{inputs}{decided!r}".encode("utf-8", "backslashreplace")).hexdigest()

    def document(self, source: str) -> Document | None:
        """A source's text, read again from its file; null where it is gone."""
        return self._texts.one(source)

    def documents(self, sources: Collection[str]) -> Iterator[Document]:
        """The texts of sources, each read again from its file as it is asked for; none is held."""
        return self._texts.several(sources)


def _title(path: str) -> str:
    """A folder or file as a title: "northern-strait" is "Northern strait"."""
    if path == STANDARD_INPUT:
        return "Standard input"
    words = Path(path).resolve().stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "Situation"
