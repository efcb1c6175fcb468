"""Files → what each gave: from the cache where it is unchanged, else read and extracted, on all cores where it pays."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr, suppress
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from extractors.document import Document
from extractors.dossier.cache import UNSETTLED, Cache, Kept, key_of, program_digest
from extractors.dossier.codec import decode, encode
from extractors.extract import Extraction, extract
from extractors.language.gazetteer import Party
from extractors.language.patience import OutOfPatience, allowed, patience
from extractors.reading.sources import read_found
from extractors.reading.walk import STREAMED, Found, Skipped, open_found
from extractors.rules.rulebook import user_rules
from extractors.rules.shape import RuleError

T = TypeVar("T")
Item = Extraction | Skipped
Progress = Callable[[int, int], None]
"""Called with the number of files done and of files in all."""

CHUNK_FILES = 100
PART_RECORDS = 250
"""Records of one file that are extracted, and kept in the cache, together."""
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
    cancelled: Callable[[], bool] | None = None, processes: int | None = None,
) -> dict[Found, list[Item]]:
    """What each file gave, in the order given. Raises Cancelled, and RuleError for a user's rule file.

    `cancelled` is asked now and then; `processes` is how many to use at most (null: one for each core).
    """
    job = _Job(len(found), progress or (lambda done, of: None), cancelled or (lambda: False))
    key = _key(parties)
    gave: dict[Found, list[Item]] = {}
    with _no_collection():
        if cache:
            gave = _from_cache(found, cache, key)
            job.step(len(gave))
        left = [item for item in found if item not in gave]
        pending: dict[tuple[str, str], Kept] = {}
        saved = time.monotonic()
        for item, parts in _extracted(left, parties, processes or _processors(), job):
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


def _key(parties: tuple[Party, ...]) -> str:
    """A digest of all that decides what a document gives, besides the document."""
    digest = hashlib.blake2b(f"{program_digest()}\0{parties}".encode("utf-8", "backslashreplace"), digest_size=16)
    for path in user_rules.get():
        digest.update(f"\0{path}\0".encode("utf-8", "backslashreplace"))
        with suppress(OSError):
            digest.update(path.read_bytes())
    return digest.hexdigest()


class _Job:
    """How far the work is, and whether it is called off."""

    def __init__(self, total: int, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self.done, self.total, self.progress, self.cancelled = 0, total, progress, cancelled
        progress(0, total)

    def step(self, count: int) -> None:
        self.done += count
        self.progress(self.done, self.total)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the collector of cyclic garbage, of which there is none here: it costs a third of decoding."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()  # what was gathered stays, and is never to be searched for cycles
            gc.enable()


def _from_cache(found: list[Found], cache: Cache, key: str) -> dict[Found, list[Item]]:
    kept = cache.kept(found, key)
    gave: dict[Found, list[Item]] = {}
    moved: dict[tuple[str, str], Kept] = {}
    for item in found:
        entry = kept.get(key_of(item))
        if entry is None:
            continue
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
    cache.touch(key_of(item) for item in gave)
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
        done: set[Found] = set()
        try:
            for item, parts in _in_processes(found, parties, processes, job):
                done.add(item)
                yield item, parts
            return
        except (BrokenProcessPool, OSError):
            found = [item for item in found if item not in done]  # a process was killed: go on without
    for item in found:
        yield item, tuple(_extract_part(part, parties) for part in _parts(read_found(item), item))
        if job.cancelled():
            return


def _in_processes(
    found: list[Found], parties: tuple[Party, ...], processes: int, job: _Job
) -> Iterator[tuple[Found, tuple[str, ...]]]:
    streamed = [item for item in found if item.path.suffix.lower() in STREAMED]
    single = [item for item in found if item.path.suffix.lower() not in STREAMED]
    method = _start_method()
    if method == "forkserver":
        _start_server()
    with ProcessPoolExecutor(processes, get_context(method), _begin, (user_rules.get(),)) as pool:
        try:
            chunks = iter([single[at:at + CHUNK_FILES] for at in range(0, len(single), CHUNK_FILES)])
            for future in _bounded((pool.submit(_extract_files, chunk, parties) for chunk in chunks), processes, job):
                yield from future.result()
            for item in streamed:
                parts = _parts(read_found(item), item)
                futures = _bounded((pool.submit(_extract_part, part, parties) for part in parts), processes, job,
                                   in_order=True)
                gave = tuple(future.result() for future in futures)
                if not job.cancelled():
                    yield item, gave
        finally:
            pool.shutdown(cancel_futures=True)


def _bounded(
    futures: Iterator[Future[T]], processes: int, job: _Job, *, in_order: bool = False
) -> Iterator[Future[T]]:
    """The futures as they are done, with only so many under way that memory stays bounded."""
    waiting = list(islice(futures, 3 * processes))
    while waiting and not job.cancelled():
        done = waiting[:1] if in_order else list(wait(waiting, 1, FIRST_COMPLETED).done)
        for future in done:
            yield future
            waiting.remove(future)
        waiting += islice(futures, len(done))


def _processors() -> int:
    """The processors that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start_method() -> str:
    """Forking is quickest, but not safe where other threads run, as in the dashboard."""
    if sys.platform != "linux":
        return "spawn"
    return "fork" if threading.active_count() == 1 else "forkserver"


def _start_server() -> None:
    """Starts what forks for us, with the real standard error: the dashboard's is none that can be passed on."""
    from multiprocessing import forkserver, resource_tracker

    with redirect_stderr(sys.__stderr__):
        forkserver.set_forkserver_preload([__name__])
        forkserver.ensure_running()
        resource_tracker.ensure_running()


def _begin(rules: tuple[Path, ...]) -> None:
    user_rules.set(rules)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


def _extract_files(found: list[Found], parties: tuple[Party, ...]) -> list[tuple[Found, tuple[str, ...]]]:
    return [(item, tuple(_extract_part(part, parties) for part in _parts(read_found(item), item))) for item in found]


def _parts(items: Iterable[Document | Skipped], found: Found) -> Iterator[list[Document | Skipped]]:
    """The documents of a file in parts; at least one, so that a file that gave nothing is known to."""
    stream = iter(items)
    part = list(islice(stream, PART_RECORDS))
    yield part
    while part := list(islice(stream, PART_RECORDS)):
        yield part


def _extract_part(items: list[Document | Skipped], parties: tuple[Party, ...]) -> str:
    return encode(extracted(item, parties) for item in items)


def extracted(item: Document | Skipped, parties: tuple[Party, ...]) -> Item:
    """What a document gave. A fault of ours, or too long a time, costs that document and no more. Raises RuleError."""
    if isinstance(item, Skipped):
        return item
    try:
        with patience(allowed(len(item.text))):
            return extract(item, parties=parties)
    except RuleError:
        raise  # a user's rule file is broken: that is for the user to mend, and no document's fault
    except OutOfPatience as fault:
        return Skipped(item.source, str(fault))
    except Exception as fault:
        return Skipped(item.source, f"gave up on it, by a fault of the program ({type(fault).__name__}: {fault})")
