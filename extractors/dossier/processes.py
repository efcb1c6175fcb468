"""Many files on all cores: imported only where that pays, as to import what starts processes takes 10 ms."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import extractors.extract
import extractors.reading.sources  # noqa: F401 - once, before processes begin
from extractors.dossier.parts import documents, extracted_part, parts_of
from extractors.language.gazetteer import Party
from extractors.reading.walk import STREAMED, Found
from extractors.rules.files import user_rules
from extractors.rules.regexes import keep

__all__ = ["BrokenProcessPool", "in_processes"]

T = TypeVar("T")

CHUNK_FILES = 25
"""Files handed to a process at once: some 0.1 s of work, so that at the end no process waits long for another."""


def in_processes(
    found: list[Found], parties: tuple[Party, ...], processes: int, cancelled: Callable[[], bool]
) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """Each file with what it gave, in the order in which they are done, until it is cancelled.

    Raises RuleError, and BrokenProcessPool where a process was killed.
    """
    streamed = [item for item in found if item.path.suffix.lower() in STREAMED]
    single = [item for item in found if item.path.suffix.lower() not in STREAMED]
    method = _start_method()
    if method == "forkserver":
        _start_server()
    with ProcessPoolExecutor(processes, get_context(method), _begin, (user_rules.get(),)) as pool:
        try:
            chunks = [single[at:at + CHUNK_FILES] for at in range(0, len(single), CHUNK_FILES)]
            tasks = (pool.submit(_extract_files, chunk, parties) for chunk in chunks)
            for future in _bounded(tasks, processes, cancelled):
                yield from future.result()
            for item in streamed:
                parts = (pool.submit(extracted_part, part, parties) for part in documents(item))
                gave = tuple(future.result() for future in _bounded(parts, processes, cancelled, in_order=True))
                if not cancelled():
                    yield item, gave
        finally:
            pool.shutdown(cancel_futures=True)


def _bounded(
    futures: Iterator[Future[T]], processes: int, cancelled: Callable[[], bool], *, in_order: bool = False
) -> Iterator[Future[T]]:
    """The futures as they are done, with only so many under way that memory stays bounded."""
    waiting = list(islice(futures, 3 * processes))
    while waiting and not cancelled():
        done = waiting[:1] if in_order else list(wait(waiting, 1, FIRST_COMPLETED).done)
        for future in done:
            yield future
            waiting.remove(future)
        waiting += islice(futures, len(done))


def _extract_files(found: list[Found], parties: tuple[Party, ...]) -> list[tuple[Found, tuple[str, ...]]]:
    gave = [(item, parts_of(item, parties)) for item in found]
    keep()  # these processes end without Python's own good-bye
    return gave


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
