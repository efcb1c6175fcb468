"""A dossier: the one door to its sources, facts and situation, with its settings, its corrections and the cache."""

from __future__ import annotations

import datetime as dt
import os
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.document import Document
from extractors.dossier import configuration, corrections_file
from extractors.dossier.additions import add
from extractors.dossier.cache import Cache
from extractors.dossier.configuration import Configuration, read_configuration
from extractors.dossier.corrections import Applied, Corrections, Decision, apply, lost_words
from extractors.dossier.corrections_file import CorrectionsError, read_corrections, write_corrections
from extractors.dossier.folders import dossier_key, state_folder
from extractors.dossier.gather import Progress, extraction_key, gather
from extractors.dossier.names import Names, join
from extractors.dossier.parts import Engine, Item, extracted
from extractors.dossier.published import resolve_published
from extractors.dossier.resolve import resolve
from extractors.dossier.texts import Texts
from extractors.extraction import Extraction
from extractors.facts import Fact
from extractors.reading.walk import STANDARD_INPUT, Found, Skipped, find
from extractors.rules.files import user_rules
from extractors.rules.own import leave_out_broken

if TYPE_CHECKING:
    from extractors.situation.model import Situation

REMEMBERED = 8
"""As-of dates whose results are held."""


class Dossier:
    """The sources under some paths. Reading may take long; give `progress` and `cancelled` to watch and stop it."""

    def __init__(
        self, paths: Iterable[Path | str], *, cache: bool = True, beside: bool = True, engine: Engine | None = None
    ) -> None:
        """Nothing is read yet. Without `beside`, corrections never go into the dossier's own folder (samples). Another
        `engine` than this machine's processes may extract.
        """
        self.paths = tuple(str(path) for path in paths)
        self.extractions: tuple[Extraction, ...] = ()
        """What each source gave, in the order of the sources."""
        self.skipped: tuple[Skipped, ...] = ()
        self.configuration = Configuration()
        self.corrections = Corrections()
        self._cache_wanted = cache
        self._beside = beside
        self._engine = engine
        self.rules: tuple[Path, ...] = user_rules.get()
        """The user's rule files."""
        self._key = ""
        """A digest of what the extractions were made with."""
        self._given: dict[Found, list[Item]] = {}
        self._piped: dict[str, Document | Skipped] = {}
        self._problems: list[str] = []
        self._locked: str | None = None
        self._applied: OrderedDict[dt.date | None, Applied] = OrderedDict()
        self._texts = Texts({}, {})

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
        self._problems = []
        self._read_own_files()
        if STANDARD_INPUT in self.paths:
            self._read_piped()
        self.refresh(progress=progress, cancelled=cancelled)

    def refresh(
        self, *, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> frozenset[str]:
        """Reads what is new or changed; returns the names of sources that came, changed or went.

        Settings, corrections and rules are read again too.
        """
        before = {extraction.source: extraction for extraction in self.extractions}
        if self.extractions:
            self._problems = []
            self._read_own_files()
        listed = list(find(path for path in self.paths if path != STANDARD_INPUT))
        found = [item for item in listed if isinstance(item, Found)]
        key = extraction_key(self.configuration.parties)
        same, self._key = self._given if key == self._key else {}, key
        new = [item for item in found if item not in same]
        gathered = self._gather(new, progress, cancelled)
        self._given = {item: same[item] if item in same else gathered[item] for item in found}
        self._arrange([item for item in listed if isinstance(item, Skipped)])
        after = {extraction.source: extraction for extraction in self.extractions}
        return frozenset(
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name))

    def _gather(
        self, found: list[Found], progress: Progress | None, cancelled: Callable[[], bool] | None
    ) -> dict[Found, list[Item]]:
        cache = Cache() if self._cache_wanted else None
        try:
            return gather(found, self.configuration.parties, cache=cache, progress=progress, cancelled=cancelled,
                          engine=self._engine)
        finally:
            if cache:
                self._problems += cache.problems
                cache.close()

    def _arrange(self, skipped: list[Skipped]) -> None:
        extractions: list[Extraction] = []
        origin = {}
        piped = [extracted(item, self.configuration.parties) for item in self._piped.values()]
        for found, items in [(None, piped), *self._given.items()]:
            for item in items:
                if isinstance(item, Skipped):
                    skipped.append(item)
                    continue
                extractions.append(replace(item, outlet=self.configuration.outlet(item.outlet)))
                if found:
                    origin[item.source] = found
        self.extractions = tuple(extractions)
        self.skipped = tuple(skipped)
        self._applied.clear()
        self._texts = Texts(origin, self._piped)

    def _read_piped(self) -> None:
        from extractors.reading.sources import read_standard_input

        for item in read_standard_input():
            self._piped[item.source] = item

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
        self._problems += leave_out_broken(self.rules)
        folder = self.folder
        self.configuration = read_configuration(folder / configuration.FILE_NAME) if folder else Configuration()
        path = self.corrections_path
        if folder and not path.exists():
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
        applied = next(reversed(self._applied.values()), None) if self._applied else None
        lost = tuple(map(lost_words, applied.lost if applied else ()))
        return (*self.configuration.problems, *locked, *self.corrections.problems, *self._problems, *lost,
                *(applied.problems if applied else ()))

    def decide(self, decision: Decision) -> None:
        """Takes down a decision of the analyst's, at once in the file. Raises OSError, CorrectionsError."""
        self._write(self._current().with_decision(decision))

    def undo(self) -> Decision | None:
        """Takes back the newest decision; null where there is none. Raises OSError, CorrectionsError."""
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
        self._applied.clear()

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
        if as_of not in self._applied:
            facts = resolve(self.extractions, as_of, aliases=self._aliases, apart=self.corrections.apart)
            added = add(self.corrections.additions, self.extractions, as_of, self.names, self.document)
            self._applied[as_of] = added.told(apply(self.corrections, [*facts, *added.facts]))
            while len(self._applied) > REMEMBERED:
                self._applied.popitem(last=False)
        self._applied.move_to_end(as_of)
        return self._applied[as_of]

    def facts(self, as_of: dt.date | None = None) -> tuple[Fact, ...]:
        """The facts of the sources up to a date (all, where null), as the analyst left them."""
        return self.applied(as_of).facts

    def names(self, as_of: dt.date | None = None) -> Names:
        """The table of names of the sources up to a date."""
        return join(self._present(as_of), aliases=self._aliases, apart=self.corrections.apart)

    def watched(self, as_of: dt.date | None = None) -> frozenset[str]:
        """Ids of the facts whose sentence holds a word that the settings watch for."""
        words = [word.casefold() for word in self.configuration.watch]
        return frozenset(
            fact.id for fact in self.facts(as_of) if words and any(word in fact.sentence.casefold() for word in words))

    def days(self) -> tuple[dt.date, ...]:
        """The days on which sources were published, in order: the steps of the as-of date."""
        return tuple(sorted({p.date for p in resolve_published(self.extractions).values() if p.date}))

    def situation(self, as_of: dt.date | None = None, since: dt.date | None = None) -> Situation:
        """The situation as of a date (null: the newest publication), with what changed since another."""
        from extractors.situation.assess import assess, default_as_of
        from extractors.situation.manifest import make_manifest

        as_of = as_of or default_as_of(self.extractions)
        earlier = self.situation(since) if since else None
        present = self._present(as_of)
        decided = (self.configuration, self.corrections.decisions)
        by_hand = repr(decided) if decided != (Configuration(), ()) else ""
        return assess(
            self.facts(as_of), self.extractions, as_of, title=self.title, names=self.names(as_of),
            sides=self.configuration.sides, ratings=self._ratings(), manifest=make_manifest(present, by_hand),
            earlier=earlier)

    def document(self, source: str) -> Document | None:
        """A source's text, read again from its file; null where it is gone."""
        return self._texts.one(source)

    def documents(self, sources: Collection[str]) -> Iterator[Document]:
        """The texts of sources, each read again from its file as it is asked for; none is held."""
        return self._texts.several(sources)

    @property
    def _aliases(self) -> dict[str, str]:
        return {**self.configuration.aliases, **self.corrections.aliases}

    def _present(self, as_of: dt.date | None) -> list[Extraction]:
        published = resolve_published(self.extractions, as_of)
        return [extraction for extraction in self.extractions if extraction.source in published]

    def _ratings(self) -> dict[str, str]:
        """The letter of each source that has one, its own before its outlet's."""
        letters = self.corrections.ratings
        rated = {}
        for extraction in self.extractions:
            letter = letters.get(extraction.source) or letters.get(extraction.outlet or "")
            if letter:
                rated[extraction.source] = letter
        return rated


def _title(path: str) -> str:
    """A folder or file as a title: "northern-strait" is "Northern strait"."""
    if path == STANDARD_INPUT:
        return "Standard input"
    words = Path(path).resolve().stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "Situation"
