"""One file → what its documents gave, encoded in parts, of which a file of many records has many.

What reads and what extracts is imported with the first file that needs it, which is none where all are in the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from extractors.document import Document
from extractors.dossier.codec import encode
from extractors.extraction import Extraction
from extractors.language.gazetteer import Party
from extractors.language.patience import OutOfPatience, allowed, patience
from extractors.reading.walk import Found, Skipped
from extractors.rules.shape import RuleError

Item = Extraction | Skipped
Engine = Callable[[list[Found], tuple[Party, ...], Callable[[], bool]], Iterator[tuple[Found, tuple[str, ...]]]]
"""Takes files and yields each with what it gave, encoded, in any order, until it is told that it is cancelled."""

PART_RECORDS = 250
"""Records of one file that are extracted, and kept in the cache, together."""


def parts_of(found: Found, parties: tuple[Party, ...]) -> tuple[str, ...]:
    """What the documents of a file gave. Raises RuleError."""
    return tuple(extracted_part(part, parties) for part in documents(found))


def documents(found: Found) -> Iterator[list[Document | Skipped]]:
    """The documents of a file in parts; at least one, so that a file that gave nothing is known to."""
    from extractors.reading.sources import read_found

    stream = iter(read_found(found))
    part = list(islice(stream, PART_RECORDS))
    yield part
    while part := list(islice(stream, PART_RECORDS)):
        yield part


def extracted_part(items: list[Document | Skipped], parties: tuple[Party, ...]) -> str:
    """What the documents of one part gave. Raises RuleError."""
    return encode(extracted(item, parties) for item in items)


def extracted(item: Document | Skipped, parties: tuple[Party, ...]) -> Item:
    """What a document gave. A fault of ours, or too long a time, costs that document and no more. Raises RuleError."""
    if isinstance(item, Skipped):
        return item
    from extractors.extract import extract

    try:
        with patience(allowed(len(item.text))):
            return extract(item, parties=parties)
    except RuleError:
        raise  # a user's rule file is broken: that is for the user to mend, and no document's fault
    except OutOfPatience as fault:
        return Skipped(item.source, str(fault))
    except Exception as fault:
        return Skipped(item.source, f"gave up on it, by a fault of the program ({type(fault).__name__}: {fault})")
