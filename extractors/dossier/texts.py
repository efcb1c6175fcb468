"""The texts behind a dossier's facts: read again from their files when they're asked for, few of them held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping

from extractors.document import Document
from extractors.reading.walk import Found, Skipped

REMEMBERED = 8
"""Documents that are held."""


class Texts:
    """The sources' reading texts, by name."""

    def __init__(self, files: Iterable[Found], piped: Mapping[str, Document | Skipped]) -> None:
        """`piped` holds the sources that came through standard input."""
        self._files, self._piped = {found.source: found for found in files}, piped
        self._held: OrderedDict[str, Document] = OrderedDict()

    def one(self, source: str) -> Document | None:
        """A source's text; null where it is gone."""
        document = self._held.get(source) or next(self.several((source,)), None)
        if document:
            self._held[source] = document
            if len(self._held) > REMEMBERED:
                self._held.popitem(last=False)
        return document

    def several(self, sources: Collection[str]) -> Iterator[Document]:
        """The texts of sources, each read as it is asked for; none is held."""
        from extractors.reading.sources import read_found

        yield from (item for name, item in self._piped.items() if isinstance(item, Document) and name in sources)
        wanted = set(map(self._file, sources))
        for name, found in self._files.items():
            if name in wanted:
                yield from (item for item in read_found(found) if isinstance(item, Document) and item.source in sources)

    def _file(self, source: str) -> str:
        """The name of a source's file: its own, or what stands before a `#` and the id of a record."""
        end = len(source)
        while end > 0 and source[:end] not in self._files:
            end = source.rfind("#", 0, end)
        return source[:max(end, 0)]
