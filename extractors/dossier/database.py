"""A SQLite file of things that can be made again: where it is damaged or of another layout, a new one is begun."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUSY_SECONDS = 10


class Database:
    """The file, open. Its faults never reach the caller: from then on it keeps nothing and says so once in `problems`.
    Programs may share it.
    """

    def __init__(self, path: Path, layout: int, tables: str, probe: str) -> None:
        """`layout` is that of the `tables`, which are made where they are missing; `probe` fails where they differ."""
        self.path = path
        self.problems: list[str] = []
        self._layout, self._tables, self._probe = layout, tables, probe
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = self._opened()
        except (sqlite3.Error, OSError) as fault:
            self.problems.append(f"the cache can't be used ({fault}); everything is read anew")

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def files(self) -> list[Path]:
        """The file, and those that SQLite keeps beside it."""
        return [self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))]

    @contextmanager
    def guarded(self) -> Iterator[sqlite3.Connection | None]:
        """The connection; after a fault of the database there is none."""
        try:
            yield self._connection
        except (sqlite3.Error, OSError) as fault:
            self.problems.append(f"the cache can't be used ({fault}); everything is read anew")
            damaged = isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, sqlite3.OperationalError)
            self.close()
            if damaged:
                try:
                    self._put_aside(str(fault))
                except OSError:
                    return

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        patience = time.monotonic() + BUSY_SECONDS
        try:
            while True:
                try:
                    return self._connected()
                except sqlite3.OperationalError as fault:  # SQLite waits for no lock where a new file is made ready
                    if "locked" not in str(fault) or time.monotonic() > patience:
                        raise
                    time.sleep(0.02)
        except sqlite3.OperationalError:
            raise  # locked, read-only, full: the file may be sound
        except sqlite3.DatabaseError as fault:
            self._put_aside(str(fault))
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            (layout,) = connection.execute("pragma user_version").fetchone()
            if layout not in (0, self._layout):
                raise sqlite3.DatabaseError(f"it has layout {layout}")
            connection.executescript(self._tables)
            connection.execute(self._probe)
            if layout == 0:
                connection.execute(f"pragma user_version = {self._layout}")
        except sqlite3.OperationalError as fault:
            connection.close()
            if "no such column" in str(fault):
                raise sqlite3.DatabaseError(str(fault)) from fault
            raise
        except BaseException:
            connection.close()
            raise
        return connection

    def _put_aside(self, why: str) -> None:
        aside = self.path.with_name(f"{self.path.name}.broken")
        os.replace(self.path, aside)
        for path in self.files()[1:]:
            path.unlink(missing_ok=True)
        self.problems.append(f"the cache was put aside as {aside.name} ({why}); everything is read anew")
