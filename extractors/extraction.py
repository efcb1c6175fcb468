"""What one document gives, as the dossier takes it up; apart from the extractor, which what is cached doesn't need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from extractors.document import PublishedBasis
from extractors.facts import Fact
from extractors.language.mentions import Actor, Day
from extractors.language.when import When


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gives: its metadata, local facts, and the mentions that the dossier resolves."""

    source: str
    path: Path | None
    title: str | None
    outlet: str | None
    url: str | None
    published: dt.date | None
    published_basis: PublishedBasis
    digest: str
    facts: tuple[Fact, ...]
    days: tuple[Day, ...]
    """All date expressions of the article and its dateline, for inferring the publication date."""
    names: tuple[Actor, ...]
    """One mention for each name, role and party of the document, for joining names across documents."""
    dateline: When | None = None
    """The day that the wire dateline names, mostly without its year."""
    fingerprint: bytes = b""
    """By which copies of one text are known (language/fingerprint.py)."""
