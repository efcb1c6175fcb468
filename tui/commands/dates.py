"""`sitrep dates PATH…`: how each date expression was read (FACTS.md)."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands.common import day, exit_code, source_parser
from tui.commands.facts import write


def run(arguments: Sequence[str]) -> int:
    """Prints the date expressions; returns the exit code."""
    parser = source_parser("dates", "Prints every date expression and how it was read.", ("jsonl", "json", "csv"))
    parser.add_argument("--as-of", type=day, metavar="DATE", help="only from sources published on or before the date")
    options = parser.parse_args(arguments)

    from extractors.document import Document
    from extractors.dossier.dates import date_records
    from extractors.extract import extract
    from extractors.reading.sources import Skipped, read

    items = list(read(options.paths))
    extractions = [extract(item, ()) for item in items if isinstance(item, Document)]
    records = list(date_records(extractions, options.as_of))
    write(records, options.format)
    return exit_code([item for item in items if isinstance(item, Skipped)], shown=bool(records))
