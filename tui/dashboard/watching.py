"""Waits for files to change, without polling where the system can tell."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

PATIENCE_MS = 5_000
"""How often the wait looks whether it should end; the system wakes it for changes at once."""


def changes(paths: Sequence[str | Path], closing: Event) -> Iterator[None]:
    """One item for each burst of changes below the folders, or of the files, that exist, until `closing` is set.

    A file is followed by way of its folder, as most editors put another file in its place.
    """
    from watchfiles import watch

    there = [path.absolute() for path in map(Path, paths) if os.path.exists(path)]
    folders = [path for path in there if path.is_dir()]
    files = {str(path) for path in there if not path.is_dir()}
    how: dict[str, Any] = {"stop_event": closing, "rust_timeout": PATIENCE_MS, "raise_interrupt": False}
    watches: list[Iterator[Any]] = []
    if folders:
        watches.append(watch(*folders, **how))
    if files:
        parents = {os.path.dirname(name) for name in files}
        watches.append(watch(*parents, recursive=False, watch_filter=lambda _, name: name in files, **how))
    if watches:
        for _ in _any_of(watches) if len(watches) > 1 else watches[0]:
            yield None


def _any_of(watches: Sequence[Iterator[Any]]) -> Iterator[None]:
    """An item for each of any of them, until the first ends; raises what it ends with."""
    told: SimpleQueue[Exception | bool] = SimpleQueue()

    def follow(watch: Iterator[Any]) -> None:
        try:
            for _ in watch:
                told.put(True)
        except Exception as error:
            told.put(error)
        told.put(False)

    for watch in watches:
        Thread(target=follow, args=(watch,), daemon=True).start()
    while (burst := told.get()) is True:
        yield None
    if isinstance(burst, Exception):
        raise burst
