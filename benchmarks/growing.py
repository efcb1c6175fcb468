"""What a dossier takes, in a process of its own: seconds of all processors, and memory.

`python -m benchmarks.growing FOLDER [COUNT]` prints a line of JSON for the folder, which is filled with so many reports
first where it is not there. What the environment says of the cache holds.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.archive import archive, archive_folder


def main(path: str, count: str = "0") -> None:
    """Measures a cold run, the situation of it, and the same once more, unchanged."""
    from extractors.dossier.cache import FILE_NAME
    from extractors.dossier.dossier import Dossier
    from extractors.dossier.folders import cache_folder
    from extractors.extract import extract

    folder = Path(path)
    if not folder.exists():
        archive_folder(folder, int(count))
    for report in archive(50):
        extract(report)  # rules are compiled as they are needed, once
    opened: list[Dossier] = []

    def again() -> Dossier:
        opened[:] = [Dossier.open([folder])]
        return opened[0]

    took = {"extracted": processor(again)}
    took["assessed"] = processor(lambda: opened[0].situation())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    took["again"] = processor(lambda: again().situation())
    took["facts"] = processor(lambda: list(opened[0].situation().facts.values()))
    rows = cache_folder() / FILE_NAME
    took["rows"] = processor(lambda: sqlite3.connect(rows).execute("select * from source").fetchall())
    print(json.dumps({**took, "peak": peak}))


def processor(work: Callable[[], object]) -> float:
    """The time that some work takes on processors, this process's and its children's, in seconds."""
    def used() -> float:
        ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime

    before = used()
    work()
    return used() - before


if __name__ == "__main__":
    main(*sys.argv[1:])
