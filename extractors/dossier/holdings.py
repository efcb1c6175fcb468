"""The files under a dossier's paths, and what each gave, which is read from the cache when it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from extractors.document import Document
from extractors.dossier.cache import Cache
from extractors.dossier.configuration import Configuration
from extractors.dossier.gather import Progress, extraction_key, gather
from extractors.dossier.parts import Engine, Item, extracted
from extractors.dossier.texts import Texts
from extractors.extraction import Extraction
from extractors.reading.walk import STANDARD_INPUT, Found, Skipped, find
from extractors.rules.files import user_rules


class Holdings:
    """What lies under some paths, as it was when it was last looked at."""

    def __init__(self, paths: Sequence[str], *, cache: bool, engine: Engine | None) -> None:
        """Nothing is looked at yet. Another `engine` than this machine's processes may extract."""
        self.paths = paths
        self.left_out: tuple[Skipped, ...] = ()
        """What is no source by its name or size."""
        self.problems: list[str] = []
        """Faults of the cache, for people."""
        self._cached = cache
        self._engine = engine
        self._configuration = Configuration()
        self._rules = user_rules.get()
        self._key = ""
        """A digest of what the extractions were made with."""
        self._found: tuple[Found, ...] = ()
        self._digests: dict[str, str] = {}
        """Of the content of the sources' files, of those in the cache."""
        self._given: dict[Found, list[Item]] = {}
        """What files gave, of those that were read so far."""
        self._piped: dict[str, Document | Skipped] = {}
        self._read: tuple[tuple[Extraction, ...], tuple[Skipped, ...]] | None = None

    def look(
        self, configuration: Configuration, progress: Progress | None, cancelled: Callable[[], bool] | None
    ) -> None:
        """Finds the files and reads those that the cache doesn't have, under the `user_rules`. Raises Cancelled."""
        listed = list(find(path for path in self.paths if path != STANDARD_INPUT))
        found = tuple(item for item in listed if isinstance(item, Found))
        key = extraction_key(configuration.parties)
        given = self._given if key == self._key else {}
        with self._open_cache() as cache:
            digests = cache.unchanged(found, key) if cache else {}
            left = [item for item in found if item.source not in digests and item not in given]
            new = gather(left, configuration.parties, cache=cache, progress=progress, cancelled=cancelled,
                         engine=self._engine)
            if cache and left:
                digests |= cache.unchanged(left, key)
        self._key, self._found, self._digests = key, found, digests
        there = {item.source: item for item in found}
        self._given = {item: gave for item, gave in (given | new).items() if there.get(item.source) == item}
        self._configuration, self._rules, self._read = configuration, user_rules.get(), None
        self.left_out = tuple(item for item in listed if isinstance(item, Skipped))

    def read_piped(self) -> None:
        """Reads standard input, to its end."""
        from extractors.reading.sources import read_standard_input

        for item in read_standard_input():
            self._piped[item.source] = item

    @property
    def inputs(self) -> str | None:
        """A digest of all that was found and of how it is read; null where not all of it is in the cache."""
        if self._piped or not all(self._digests.get(item.source) for item in self._found):
            return None
        digest = hashlib.blake2b(self._key.encode(), digest_size=16)
        for item in self._found:
            digest.update(f"\0{item.source}\0{self._digests[item.source]}".encode())
        return digest.hexdigest()

    @property
    def extractions(self) -> tuple[Extraction, ...]:
        """What each source gave, in the order of the sources."""
        return self._all()[0]

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read of the files."""
        return self._all()[1]

    @property
    def texts(self) -> Texts:
        """The sources' texts."""
        return Texts(self._found, self._piped)

    def _all(self) -> tuple[tuple[Extraction, ...], tuple[Skipped, ...]]:
        if self._read is None:
            unread = [item for item in self._found if item not in self._given]
            if unread:
                user_rules.set(self._rules)  # of another thread they may be others
                with self._open_cache() as cache:
                    self._given |= gather(unread, self._configuration.parties, cache=cache, engine=self._engine)
            items = [extracted(item, self._configuration.parties) for item in self._piped.values()]
            items += (item for found in self._found for item in self._given[found])
            self._read = (
                tuple(replace(item, outlet=self._configuration.outlet(item.outlet)) for item in items
                      if isinstance(item, Extraction)),
                tuple(item for item in items if isinstance(item, Skipped)))
        return self._read

    @contextmanager
    def _open_cache(self) -> Iterator[Cache | None]:
        cache = Cache() if self._cached else None
        try:
            yield cache
        finally:
            if cache:
                self.problems += cache.problems
                cache.close()
