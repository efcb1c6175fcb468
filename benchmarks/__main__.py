"""`python -m benchmarks [--quick] [NAME …]`: prints the table of ratios, one row as soon as it is measured."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import measures, screen, search
from benchmarks.measures import Row

LONG = {"search-million"}
"""What is measured only where it is named: it takes minutes and a gigabyte."""
FORM = "{:44} {:26} {:>20} {:>8}  {}"


def main() -> None:
    """Measures what is named (all of it by default) and prints a row for each."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the articles")
    parser.add_argument("--texts", type=Path, metavar="PATH", help="articles to find facts in, instead of made-up ones")
    parser.add_argument("--far", action="store_true", help="growth to 100,000 sources too, which takes minutes")
    parser.add_argument("names", nargs="*", metavar="NAME",
                        help=f"only these measures; {', '.join(LONG)} only if named")
    options = parser.parse_args()
    share = 10 if options.quick else 1
    table: dict[str, Callable[[], Iterator[Row]]] = {
        "start": measures.start,
        "dates": lambda: measures.dates(1000 // share),
        "facts": lambda: measures.extraction(1000 // share, options.texts),
        "processes": lambda: measures.processes(10_000 // share),
        "warm": lambda: measures.warm(10_000 // share),
        "growth": lambda: measures.growth(
            (10, 100, 1000) if options.quick else (10, 100, 1000, 10_000, *([100_000] if options.far else []))),
        "memory": lambda: measures.memory(10_000 // share),
        "frame": screen.first_frame,
        "keys": lambda: screen.keys(360 // share),
        "search": lambda: search.keystroke(100_000 // share, wanted="15x faster, aim 30x"),
        "search-million": lambda: search.keystroke(1_000_000, wanted="40x faster, aim 100x"),
    }
    unknown = set(options.names) - set(table)
    if unknown:
        parser.error(f"no measure {sorted(unknown)[0]!r}; there are {', '.join(table)}")
    print(FORM.format("measure", "against", "figure", "ratio", "wanted"))
    for name, work in table.items():
        if name in (options.names or table.keys() - LONG):
            for row in work():
                ratio = "" if row.ratio is None else f"{row.ratio:,.1f}"
                print(FORM.format(row.measure, row.baseline, row.figure, ratio, row.at_least), flush=True)


if __name__ == "__main__":
    main()
