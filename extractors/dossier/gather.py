"""Files → what each gave: from the cache where it is unchanged, else read and extracted, on all cores where it pays."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from extractors.dossier.cache import UNSETTLED, Cache, Kept, key_of, program_digest
from extractors.dossier.codec import decode
from extractors.dossier.collection import no_collection
from extractors.dossier.parts import Engine, Item, parts_of
from extractors.files import UnreadableError, whole_text
from extractors.language.gazetteer import Party
from extractors.reading.walk import Found, open_found
from extractors.rules.files import user_rules

Progress = Callable[[int, int], None]
"""Called with the number of files done and of files in all."""

PAYS_FROM_FILES = 200
PAYS_FROM_BYTES = 1_000_000
"""Of files to be extracted, from which starting processes pays."""
SETTLED = 2_000_000_000
"""Nanoseconds. A file that changed so shortly before it was read may change again within one tick of its clock."""


class Cancelled(Exception):  # noqa: N818 - not an error
    """Gathering was called off; what was done by then is in the cache."""


def gather(
    found: list[Found], parties: tuple[Party, ...] = (), *,
    cache: Cache | None = None, progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None, processes: int | None = None, engine: Engine | None = None,
) -> dict[Found, list[Item]]:
    """What each file gave, in the order given. Raises Cancelled, and RuleError for a user's rule file.

    `cancelled` is asked now and then; `processes` is how many to use at most (null: one for each core). Another
    `engine` than this machine's processes may extract what is not in the cache.
    """
    job = _Job(len(found), progress or (lambda done, of: None), cancelled or (lambda: False))
    key = extraction_key(parties)
    gave: dict[Found, list[Item]] = {}
    with no_collection():
        if cache:
            gave = _from_cache(found, cache, key)
            job.step(len(gave))
        left = [item for item in found if item not in gave]
        pending: dict[tuple[str, str], Kept] = {}
        saved = time.monotonic()
        extracted = engine(left, parties, job.cancelled) if engine else _extracted(
            left, parties, processes or _processors(), job)
        for item, parts in extracted:
            gave[item] = [entry for part in parts for entry in decode(part, item.path)]
            job.step(1)
            if cache:
                pending[key_of(item)] = _kept(item, parts)
                if len(pending) >= 500 or time.monotonic() - saved > 2:
                    cache.keep(pending, key)
                    pending, saved = {}, time.monotonic()
            if job.cancelled():
                break
        if cache and pending:
            cache.keep(pending, key)
    if job.cancelled():
        raise Cancelled
    return {item: gave[item] for item in found if item in gave}


def extraction_key(parties: tuple[Party, ...]) -> str:
    """A digest of all that decides what a document gives, besides the document."""
    digest = hashlib.blake2b(f"{program_digest()}\0{parties}".encode("utf-8", "backslashreplace"), digest_size=16)
    for path in user_rules.get():
        digest.update(f"\0{path}\0".encode("utf-8", "backslashreplace"))
        with suppress(FileNotFoundError, UnreadableError):
            digest.update(whole_text(path).encode())
    return digest.hexdigest()


class _Job:
    """How far the work is, and whether it is called off."""

    def __init__(self, total: int, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self.done, self.total, self.progress, self.cancelled = 0, total, progress, cancelled
        progress(0, total)

    def step(self, count: int) -> None:
        self.done += count
        self.progress(self.done, self.total)


def _from_cache(found: list[Found], cache: Cache, key: str) -> dict[Found, list[Item]]:
    gave: dict[Found, list[Item]] = {}
    moved: dict[tuple[str, str], Kept] = {}
    for item, entry in cache.kept(found, key):
        if (entry.size, entry.modified) != (item.size, item.modified):
            if entry.size != item.size or entry.digest != _digest(item):
                continue
            moved[key_of(item)] = _kept(item, entry.gave, entry.digest)
        try:
            gave[item] = [part for text in entry.gave for part in decode(text, item.path)]
        except (ValueError, TypeError, LookupError):
            continue  # written by another layout, or damaged: read anew
    if moved:
        cache.keep(moved, key)
    return gave


def _kept(item: Found, parts: tuple[str, ...], digest: str | None = None) -> Kept:
    settled = time.time_ns() - item.modified > SETTLED
    return Kept(item.size, item.modified if settled else UNSETTLED, digest or _digest(item), parts)


def _digest(item: Found) -> str:
    """A digest of a file's content; of what can't be read, none."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        with open(open_found(item), "rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def _extracted(
    found: list[Found], parties: tuple[Party, ...], processes: int, job: _Job
) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """Each file with what it gave, encoded, in parts; in the order in which they are done."""
    pays = len(found) >= PAYS_FROM_FILES or sum(item.size for item in found) >= PAYS_FROM_BYTES
    if processes > 1 and pays:
        from extractors.dossier.processes import BrokenProcessPool, in_processes

        done: set[Found] = set()
        try:
            for item, parts in in_processes(found, parties, processes, job.cancelled):
                done.add(item)
                yield item, parts
            return
        except (BrokenProcessPool, OSError):
            found = [item for item in found if item not in done]  # a process was killed: go on without
    for item in found:
        yield item, parts_of(item, parties)
        if job.cancelled():
            return


def _processors() -> int:
    """The processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
