"""The texts behind a dossier's facts: read again from their files when they're asked for, few of them held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping

from extractors.document import Document
from extractors.reading.walk import Found, Skipped

REMEMBERED = 8
"""Documents that are held."""


class Texts:
    """The sources' reading texts, by name."""

    def __init__(self, origin: Mapping[str, Found], piped: Mapping[str, Document | Skipped]) -> None:
        """`origin` tells the file of each source, `piped` holds those that came through standard input."""
        self._origin, self._piped = origin, piped
        self._held: OrderedDict[str, Document] = OrderedDict()

    def one(self, source: str) -> Document | None:
        """A source's text; null where it is gone."""
        if source not in self._held:
            for document in self.several((source,)):
                self._held[source] = document
                break
            while len(self._held) > REMEMBERED:
                self._held.popitem(last=False)
        return self._held.get(source)

    def several(self, sources: Collection[str]) -> Iterator[Document]:
        """The texts of sources, each read as it is asked for; none is held."""
        from extractors.reading.sources import read_found

        yield from (item for name, item in self._piped.items() if isinstance(item, Document) and name in sources)
        for found in dict.fromkeys(found for name, found in self._origin.items() if name in sources):
            for item in read_found(found):
                if isinstance(item, Document) and item.source in sources:
                    yield item
