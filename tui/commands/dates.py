"""`sitrep dates PATH…`: how each date expression was read (FACTS.md)."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands.common import day, dossier_exit_code, open_dossier, source_parser
from tui.commands.facts import write


def run(arguments: Sequence[str]) -> int:
    """Prints the date expressions; returns the exit code."""
    parser = source_parser("dates", "Prints every date expression and how it was read.", ("jsonl", "json", "csv"))
    parser.add_argument("--as-of", type=day, metavar="DATE", help="only from sources published on or before the date")
    options = parser.parse_args(arguments)

    from extractors.dossier.dates import date_records

    dossier = open_dossier(options)
    records = list(date_records(dossier.extractions, options.as_of))
    write(records, options.format)
    return dossier_exit_code(dossier, shown=bool(records))
