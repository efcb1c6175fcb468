"""Finds the sources that paths stand for and reads each into documents; what cannot be read is skipped, with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.document import Document
from extractors.reading.decode import BinaryError, decode
from extractors.reading.records import read_records
from extractors.reading.text import Raw, document

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why, for people: what is wrong and what to do."""

    source: str
    reason: str


def read(paths: Iterable[Path | str]) -> Iterator[Document | Skipped]:
    """Reads folders (recursively), files, or "-" (standard input); one document for each source, in a stable order."""
    for path in map(Path, paths):
        files = sorted(f for f in path.rglob("*") if f.suffix in (".txt", ".jsonl")) if path.is_dir() else [path]
        root = path if path.is_dir() else path.parent
        for file in files:
            yield from _read_file(file, file.relative_to(root).as_posix())


def _read_file(file: Path, name: str) -> Iterator[Document | Skipped]:
    if file.suffix == ".jsonl":
        with file.open("rb") as stream:
            for identity, record in read_records(stream):
                source = f"{name}#{identity}"
                yield Skipped(source, record) if isinstance(record, str) else document(record, source, file)
        return
    try:
        yield document(Raw(decode(file.read_bytes())), name, file)
    except BinaryError as fault:
        yield Skipped(name, str(fault))
