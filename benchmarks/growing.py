"""What a dossier takes, in a process of its own: seconds of all processors, and memory.

`python -m benchmarks.growing FOLDER COUNT` prints a line of JSON. The folder is filled with that many reports where it
is not there; the reports beyond the first 10,000 are those, told again of later years, since to read and extract a
source takes the same whatever else there is. What the environment says of the cache holds.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.archive import archive, archive_folder
from extractors.extraction import Extraction
from extractors.language.fingerprint import hashes

READ = 10_000
"""Reports that are read and extracted at the most."""
YEARS = 3
"""In so many years the years of 10,000 reports are over."""


def main(path: str, count: int) -> None:
    """Measures a cold run, the situation of it, and the same once more, unchanged."""
    from extractors.dossier.cache import FILE_NAME
    from extractors.dossier.dossier import Dossier
    from extractors.dossier.folders import cache_folder
    from extractors.extract import extract

    folder = Path(path)
    if not folder.exists():
        archive_folder(folder, min(count, READ))
    for report in archive(50):
        extract(report)  # rules are compiled as they are needed, once
    opened: list[Dossier] = []

    def again() -> Dossier:
        opened[:] = [Dossier.open([folder])]
        return opened[0]

    took = {"extracted": processor(again)}
    if count > READ:
        sources = list(islice(_told_again(opened[0].extractions), count))
        took["assessed"] = processor(lambda: _assess(sources))
    else:
        took["assessed"] = processor(lambda: opened[0].situation())
        took["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        took["again"] = processor(lambda: again().situation())
        took["facts"] = processor(lambda: list(opened[0].situation().facts.values()))
        rows = cache_folder() / FILE_NAME
        took["rows"] = processor(lambda: sqlite3.connect(rows).execute("select * from source").fetchall())
        first = folder / "000000.txt"
        first.write_text(f"{first.read_text('utf-8')}\n", encoding="utf-8")
        took["changed"] = processor(lambda: again().situation())
    print(json.dumps(took))


def processor(work: Callable[[], object]) -> float:
    """The time that some work takes on processors, this process's and its children's, in seconds."""
    def used() -> float:
        ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime

    before = used()
    work()
    return used() - before


def _told_again(sources: Sequence[Extraction]) -> Iterator[Extraction]:
    """The sources, and then the same of years to come, under names, texts and facts of their own, without end."""
    yield from sources
    for time in range(1, 1000):
        for source in sources:
            name = f"{time}-{source.source}"
            assert source.published
            day = source.published
            yield replace(
                source, source=name, digest=f"{time}-{source.digest}",
                published=day.replace(year=day.year + YEARS * time, day=min(day.day, 28)),
                fingerprint=array("I", sorted(chain ^ (time << 16) for chain in hashes(source.fingerprint))).tobytes(),
                facts=tuple(replace(fact, source=name, id=f"{time:04}{fact.id[4:]}") for fact in source.facts))


def _assess(sources: Sequence[Extraction]) -> None:
    from extractors.dossier.configuration import Configuration
    from extractors.dossier.corrections import Corrections
    from extractors.dossier.telling import Telling

    Telling(sources, Configuration(), Corrections(), "", lambda _: None).situation(None)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
