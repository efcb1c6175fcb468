"""Finds the files that paths stand for: folders recursively, in a stable order; says what it leaves out and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from extractors.files import problem

MAX_BYTES = 20 * 1024 * 1024
"""Of one document; record files are streamed."""

TOO_LARGE = f"larger than {MAX_BYTES // 2**20} MB; split it, or make it records (.jsonl)"

STREAMED = (".jsonl",)
FORMATS = (".txt", ".md", ".html", ".htm", ".xml", ".rss", ".atom", *STREAMED)
OWN_FILES = ("sitrep.toml", "corrections.toml")
"""The dossier's own; neither sources nor worth a word."""
HALF_WRITTEN = ".tmp"
"""The end of hidden files that a program which was killed had begun: no sources, and nothing to tell of."""
STANDARD_INPUT = "-"
"""In place of a path: what is piped in."""


class Skipped(NamedTuple):
    """A file that was not read, and why, for people: what is wrong and what to do."""

    source: str
    reason: str


class Found(NamedTuple):
    """A file to read. `size` in bytes and `modified` in nanoseconds since 1970 tell whether it changed since."""

    file: str
    """The path of the file."""
    source: str
    """Relative to the folder that was opened; the file's name where it was named itself."""
    root: Path | None
    """The folder that was opened, out of which no link may lead; null where the file was named itself."""
    size: int = 0
    modified: int = 0

    @property
    def path(self) -> Path:
        """The path of the file; made when it is asked for, since of many files none is read."""
        return Path(self.file)


def find(paths: Iterable[Path | str]) -> Iterator[Found | Skipped]:
    """Yields the files in order of name, each once. Two of one name are told apart by their folder's name."""
    seen: set[tuple[int, int]] = set()
    names: set[str] = set()
    for given in paths:
        path = Path(given)
        for item in _under(path):
            if isinstance(item, Skipped):
                yield item
                continue
            found, identity = item
            if identity in seen:
                continue
            seen.add(identity)
            yield _named_apart(found, names)


def _under(path: Path) -> Iterator[tuple[Found, tuple[int, int]] | Skipped]:
    try:
        status = path.stat()
    except (OSError, ValueError) as fault:
        yield Skipped(printable(path), problem(fault))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(path)
        return
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
        yield Skipped(printable(path.name), "a device, not a file; pipe it in, and name -")
        return
    if stat.S_ISREG(status.st_mode) and (reason := _unwanted(path.suffix, status.st_size, named=True)):
        yield Skipped(printable(path.name), reason)
        return
    found = Found(str(path), printable(path.name), None, status.st_size, status.st_mtime_ns)
    yield found, (status.st_dev, status.st_ino)


def _folder(root: Path) -> Iterator[tuple[Found, tuple[int, int]] | Skipped]:
    real = os.path.realpath(root)
    waiting = [(str(root), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as fault:
            yield Skipped(printable(prefix.rstrip("/") or folder), problem(fault))
            continue
        below = []
        for entry in listed:
            name = printable(prefix + entry.name)
            if entry.name.startswith("."):
                if not entry.name.endswith(HALF_WRITTEN):
                    yield Skipped(name, "hidden")
            elif entry.is_dir(follow_symlinks=False):
                below.append((entry.path, f"{prefix}{entry.name}/"))
            elif entry.name not in OWN_FILES:
                yield _file(entry, name, root, real)
        waiting += reversed(below)


def _file(entry: os.DirEntry[str], name: str, root: Path, real: str) -> tuple[Found, tuple[int, int]] | Skipped:
    try:
        if entry.is_symlink() and not _inside(os.path.realpath(entry.path), real):
            return Skipped(name, "a link that leads outside the folder")
        status = entry.stat()
    except OSError as fault:
        return Skipped(name, problem(fault))
    if stat.S_ISDIR(status.st_mode):
        return Skipped(name, "a link to a folder; the folder itself is read")
    if not stat.S_ISREG(status.st_mode):
        return Skipped(name, "not a regular file")
    if reason := _unwanted(os.path.splitext(entry.name)[1], status.st_size, named=False):
        return Skipped(name, reason)
    found = Found(entry.path, name, root, status.st_size, status.st_mtime_ns)
    return found, (status.st_dev, status.st_ino)


def _unwanted(suffix: str, size: int, *, named: bool) -> str | None:
    """Why a regular file isn't read, as far as its name and size tell. A file that the user names is tried."""
    suffix = suffix.lower()
    if suffix not in FORMATS and not named:
        return f"not a format that is read ({', '.join(FORMATS)})"
    if size == 0:
        return "empty"
    if size > MAX_BYTES and suffix not in STREAMED:
        return TOO_LARGE
    return None


def _named_apart(found: Found, names: set[str]) -> Found:
    source, number = found.source, 1
    if source in names:
        folder = (found.root or found.path.parent).resolve().name
        source = printable(f"{folder}/{source}")
    while source in names:
        number += 1
        source = f"{found.source} ({number})"
    names.add(source)
    return found if source == found.source else Found(found.file, source, found.root, found.size, found.modified)


def open_found(found: Found) -> int:
    """Opens a file for reading and returns its descriptor. Raises OSError, also where it is no longer what was found.

    What was listed in a folder may have become a link, a pipe or a device since: it is not followed, nor waited for.
    """
    if found.root is None:
        return os.open(found.path, os.O_RDONLY)
    real = os.path.realpath(found.path)
    if not _inside(real, os.path.realpath(found.root)):
        raise OSError("leads outside the folder")
    descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a regular file")
    return descriptor


def _inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def printable(name: Path | str) -> str:
    """A name as text: bytes of a file name that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
