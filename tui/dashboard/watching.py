"""Waits for files to change, without polling where the system can tell."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

PATIENCE_MS = 5_000
"""How often the wait looks whether it should end; the system wakes it for changes at once."""


def changes(paths: Sequence[str | Path], closing: Event) -> Iterator[None]:
    """One item for each burst of changes under the paths that exist, until `closing` is set."""
    from watchfiles import watch

    there = [path for path in map(Path, paths) if os.path.exists(path)]
    if there:
        for _ in watch(*there, stop_event=closing, rust_timeout=PATIENCE_MS, raise_interrupt=False):
            yield None
