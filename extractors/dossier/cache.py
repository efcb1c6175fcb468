"""What files gave when they were last read, kept in SQLite, so that only changed files are read again; and where
dossiers last stood, so that one of which nothing changed need not be put together again.

A file is known by its path, size and time of change; where these differ, by a digest of its content. What it gave holds
only under one key: the program, its rules, and what the dossier's settings change in reading.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from extractors.dossier.database import Database
from extractors.dossier.folders import cache_folder
from extractors.reading.walk import Found

FILE_NAME = "sources.sqlite"
LAYOUT = 1
"""Raised when the tables change."""
KEPT_DAYS = 90
"""Pruning drops what wasn't used for so long."""
UNSETTLED = -1
"""Stands for the time of a file that was still changing, so that its content is looked at again."""

_TABLES = """
create table if not exists source (
    path text not null, source text not null, part integer not null, key text not null,
    size integer not null, modified integer not null, digest text not null, used integer not null, gave text not null,
    primary key (path, source, part)
) without rowid;
create table if not exists dossier_standing (
    dossier text primary key, key text not null, used integer not null, said text not null
);
create table if not exists dossier_told (
    dossier text not null, part integer not null, told text not null, primary key (dossier, part)
) without rowid;
create table if not exists dossier_facts (
    dossier text not null, part integer not null, lines text not null, primary key (dossier, part)
) without rowid;
"""
_PROBE = """
select path, source, source.part, source.key, size, modified, digest, source.used, gave,
    dossier_standing.dossier, said, dossier_told.part, told, dossier_facts.part, lines
from source, dossier_standing, dossier_told, dossier_facts limit 1
"""


class Kept(NamedTuple):
    """What a file gave, as `codec.encode` wrote it, in parts of which a file of many records has many; and the state
    of the file then.
    """

    size: int
    modified: int
    digest: str
    gave: tuple[str, ...]


class Summary(NamedTuple):
    """What the cache holds. `bytes` on disk; `unused` files can be pruned."""

    path: Path
    files: int
    bytes: int
    unused: int


class Cache:
    """The cache, open. Faults of the database never reach the caller: the cache then keeps nothing and says so once
    in `problems`. Programs may share it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or cache_folder() / FILE_NAME
        self._database = Database(self.path, LAYOUT, _TABLES, _PROBE)
        self.close = self._database.close

    @property
    def problems(self) -> list[str]:
        """What people should know."""
        return self._database.problems

    def unchanged(self, found: Iterable[Found], key: str) -> dict[str, str]:
        """By source, the digests of the files that are kept under the key and as they were then; used today."""
        wanted = {key_of(item): item for item in found}
        same: dict[str, str] = {}
        old = []
        today = _today()
        with self._database.guarded() as connection:
            if connection is None:
                return {}
            columns = "path, source, size, modified, digest, used"
            for path, source, size, modified, digest, used in _rows(
                    connection, columns, [path for path, _ in wanted], key, "and part = 0"):
                item = wanted.get((path, source))
                if item and (item.size, item.modified) == (size, modified):
                    same[source] = digest
                    if used < today:
                        old.append((today, path, source))
            with connection:
                connection.executemany("update source set used = ? where path = ? and source = ?", old)
        return same

    def kept(self, found: Iterable[Found], key: str) -> Iterator[tuple[Found, Kept]]:
        """What is kept under the key for these files, one after another, as they are asked for."""
        wanted = {key_of(item): item for item in found}
        columns = "path, source, size, modified, digest, gave"
        with self._database.guarded() as connection:
            if connection is None:
                return
            rows = (row for row in _rows(connection, columns, [path for path, _ in wanted], key) if row[:2] in wanted)
            for name, same in groupby(rows, lambda row: row[:2]):
                parts = list(same)
                size, modified, digest = parts[0][2:5]
                yield wanted[name], Kept(size, modified, digest, tuple(gave for *_, gave in parts))

    def keep(self, entries: Mapping[tuple[str, str], Kept], key: str) -> None:
        """Keeps what files gave; what they gave before goes."""
        today = _today()
        with self._database.guarded() as connection:
            if connection is not None:
                with connection:
                    connection.executemany("delete from source where path = ? and source = ?", list(entries))
                    connection.executemany(
                        "insert into source values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        ((path, source, part, key, kept.size, kept.modified, kept.digest, today, gave)
                         for (path, source), kept in entries.items() for part, gave in enumerate(kept.gave)))

    def standing(self, dossier: str, key: str) -> tuple[str, list[str], list[str]] | None:
        """Where a dossier last stood, as `standing.remember` wrote it, if that was under the key."""
        with self._database.guarded() as connection:
            if connection is not None:
                row = connection.execute(
                    "select said, used from dossier_standing where dossier = ? and key = ?", (dossier, key)).fetchone()
                if row is None:
                    return None
                if row[1] < _today():
                    with connection:
                        connection.execute("update dossier_standing set used = ? where dossier = ?",
                                           (_today(), dossier))
                told, lines = ([part for part, in connection.execute(select, (dossier,))] for select in (
                    "select told from dossier_told where dossier = ? order by part",
                    "select lines from dossier_facts where dossier = ? order by part"))
                return row[0], told, lines
        return None

    def keep_standing(self, dossier: str, key: str, said: str, told: Iterable[str], facts: Iterable[str]) -> None:
        """Keeps where a dossier stands, in place of where it stood."""
        with self._database.guarded() as connection:
            if connection is not None:
                with connection:
                    connection.execute("insert or replace into dossier_standing values (?, ?, ?, ?)",
                                       (dossier, key, _today(), said))
                    for table, parts in (("dossier_told", told), ("dossier_facts", facts)):
                        connection.execute(f"delete from {table} where dossier = ?", (dossier,))
                        connection.executemany(f"insert into {table} values (?, ?, ?)",
                                               ((dossier, at, part) for at, part in enumerate(parts)))

    def summary(self) -> Summary:
        """What the cache holds."""
        count = unused = 0
        with self._database.guarded() as connection:
            if connection is not None:
                (count,) = connection.execute("select count(*) from source where part = 0").fetchone()
                unused = sum(1 for _ in self._unused(connection))
        size = sum(path.stat().st_size for path in self._database.files() if os.path.exists(path))
        return Summary(self.path, count, size, unused)

    def prune(self) -> int:
        """Drops what belongs to files that are gone or changed, or wasn't used for long; returns of how many files.
"""
        with self._database.guarded() as connection:
            if connection is None:
                return 0
            names = list(self._unused(connection))
            with connection:
                connection.executemany("delete from source where path = ? and source = ?", names)
                connection.execute("delete from dossier_standing where used < ?", (_today() - KEPT_DAYS,))
                for table in ("dossier_told", "dossier_facts"):
                    connection.execute(
                        f"delete from {table} where dossier not in (select dossier from dossier_standing)")
            connection.execute("vacuum")
            return len(names)
        return 0

    def clear(self) -> None:
        """Drops everything, with the file. Raises OSError."""
        self.close()
        for path in self._database.files():
            path.unlink(missing_ok=True)

    def _unused(self, connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
        limit = _today() - KEPT_DAYS
        for path, source, size, modified, used in connection.execute(
                "select path, source, size, modified, used from source where part = 0"):
            state = _state(path)
            if used < limit or state is None or state[0] != size or modified not in (UNSETTLED, state[1]):
                yield path, source


def _rows(
    connection: sqlite3.Connection, columns: str, paths: list[str], key: str, which: str = ""
) -> Iterator[tuple[Any, ...]]:
    """The rows of the paths: of many by where they begin and end, of few one by one."""
    select = f"select {columns} from source where key = ? {which} and"
    if len(paths) > 20:
        first, last = min(paths), max(paths)
        yield from connection.execute(f"{select} path between ? and ? order by path, source, part", (key, first, last))
        return
    for path in sorted(set(paths)):
        yield from connection.execute(f"{select} path = ? order by source, part", (key, path))


def key_of(item: Found) -> tuple[str, str]:
    """What a file is kept under: its absolute path and the name it has as a source."""
    return _path(item), item.source


def _path(item: Found) -> str:
    return os.path.abspath(item.file).encode("utf-8", "backslashreplace").decode()


def _state(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _today() -> int:
    return int(time.time() // 86_400)


@cache
def program_digest() -> str:
    """A digest of the extracting program and its rules: of the names, sizes and times of its files, which is quick."""
    digest = hashlib.blake2b(digest_size=16)
    waiting = [Path(__file__).parent.parent]
    while waiting:
        for entry in sorted(waiting.pop().iterdir(), key=lambda entry: entry.name):
            if entry.is_dir():
                waiting.append(entry)
            elif entry.name.endswith((".py", ".toml")):
                state = _state(str(entry)) or len(entry.read_bytes())
                digest.update(f"{entry.name}\0{state}\n".encode())
    return digest.hexdigest()
