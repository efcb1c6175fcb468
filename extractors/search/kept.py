"""Indexes of many texts, kept in files beside the cache: an index is then opened faster than its texts are read.

A file is known by a digest of the texts, written in one step, and guarded by a checksum; one that is damaged, or of
another layout or byte order, is made anew. It is mapped into memory, so that only what is looked up need stay there.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from extractors.dossier.folders import cache_folder
from extractors.files import in_one_step
from extractors.search.index import Index
from extractors.search.lists import Lists, make_lists
from extractors.search.postings import Postings

KEPT_FROM = 16_000
"""Texts of which an index is kept; of fewer it is made in a fifth of a second."""
KEPT = 3
"""Files that are kept, those that were used last."""
_FORM = f"sitrep search 1 {sys.byteorder}\n".encode()
_SECTIONS = 10
_HEAD = struct.Struct(f"<{len(_FORM)}sI{_SECTIONS}Q")
_BATCH = 10_000


def open_index(texts: Sequence[str], folder: Path | None = None) -> Index:
    """An index of the texts: the one that is kept in the folder (by default beside the cache), else one that is made
    and, if they are many, kept. Never raises for what is wrong with a file or a folder.
    """
    if len(texts) < KEPT_FROM:
        return Index(texts)
    folder = folder or _folder()
    path = folder / f"{_digest(texts)}.index"
    lists = _read(path, len(texts))
    if lists is None:
        lists = make_lists(texts)
        with contextlib.suppress(OSError):
            _write(path, lists)
            for old in kept_files(folder)[KEPT:]:
                old.unlink()
    return Index(texts, lists)


def kept_files(folder: Path | None = None) -> list[Path]:
    """The files that are kept, those that were used last first. Raises OSError."""
    return sorted((folder or _folder()).glob("*.index"), key=lambda path: path.stat().st_mtime, reverse=True)


def _folder() -> Path:
    return cache_folder() / "search"


def _digest(texts: Sequence[str]) -> str:
    digest = hashlib.blake2b(array("Q", map(len, texts)).tobytes(), digest_size=16)
    for start in range(0, len(texts), _BATCH):
        digest.update("".join(texts[start:start + _BATCH]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _write(path: Path, lists: Lists) -> None:
    sections = [memoryview("\n".join(lists.words).encode("utf-8", "surrogatepass")), memoryview(lists.numbers)]
    for postings in (lists.by_word, lists.by_pair):
        sections += [postings.starts, postings.listed, postings.dense, postings.sets]
    content = [section.cast("B") for section in sections]
    check = 0
    for section in content:
        check = zlib.crc32(section, check)
    with in_one_step(path) as file:
        file.write(_HEAD.pack(_FORM, check, *map(len, content)))
        for section in content:
            file.write(section)


def _read(path: Path, texts: int) -> Lists | None:
    """The lists of so many texts, or None where there are none that are sound."""
    try:
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        form, check, *sizes = _HEAD.unpack_from(whole)
        content = whole[_HEAD.size:]
        if form != _FORM or len(content) != sum(sizes) or zlib.crc32(content) != check:
            return None
        os.utime(path)
    except (OSError, ValueError, struct.error):
        return None
    words, *rest = (content[start:end] for start, end in pairwise(accumulate(sizes, initial=0)))
    numbers, *postings = (section if at in (4, 8) else section.cast("I") for at, section in enumerate(rest))
    return Lists(str(words, "utf-8", "surrogatepass").split("\n"), numbers,
                 Postings(texts, *postings[:4]), Postings(texts, *postings[4:]))
