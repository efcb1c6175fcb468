"""A source as every later stage sees it: reading text and metadata, immutable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

PublishedBasis = Literal["metadata", "dateline", "inferred", "unknown"]

FurnitureKind = Literal[
    "headline", "subheading", "caption", "credit", "dateline", "navigation", "related", "comments"
]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the reading text that belongs to the page and not to the article; never extracted from.

    `start` and `end` are character offsets into the reading text.
    """

    start: int
    end: int
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """A wire dateline ("NAIROBI, Nov. 2 (Xinhua) --"): its span, and what it says.

    `date_start` and `date_end` are the offsets of its date; both null where it has none. `year` is mostly null.
    """

    start: int
    end: int
    place: str
    agency: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    date_start: int | None = None
    date_end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read. All later offsets are character offsets into `text`, the reading text (FACTS.md)."""

    source: str
    """Path relative to the folder that was opened, or `FILE#ID` for a record."""
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    """When it was published, where metadata or a dateline says so; inference comes with the dossier."""
    published_basis: PublishedBasis = "unknown"
    furniture: tuple[Furniture, ...] = ()
    """In order, without overlaps."""
    dateline: Dateline | None = None
    path: Path | None = None
    """The file it came from; null for standard input."""
