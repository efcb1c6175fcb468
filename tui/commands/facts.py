"""`sitrep facts PATH…`: every fact of the sources (FACTS.md)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tui.commands.common import day, dossier_exit_code, open_dossier, plain, source_parser
from tui.printable import json_pieces, json_text
from tui.reports.cells import cell

if TYPE_CHECKING:
    from extractors.dossier.dossier import Dossier

_COLUMNS: tuple[str, ...] = ("kind", "date", "claimed_by", "what", "source")


def run(arguments: Sequence[str]) -> int:
    """Prints the facts; returns the exit code."""
    parser = source_parser("facts", "Prints every fact of the sources, with its evidence.",
                           ("jsonl", "json", "csv", "table"))
    from extractors.facts import KIND_NAMES, to_record

    parser.add_argument("--kind", action="append", choices=KIND_NAMES, help="only this kind; may be given again")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="only from sources published on or before the date")
    parser.add_argument("--why", action="store_true", help="add the matched words and how attributes were found")
    parser.add_argument("--engine", choices=("processes", "dask"), default="processes",
                        help="what extracts: this machine's processes, or a Dask cluster")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster that runs already, as tcp://host:8786")
    options = parser.parse_args(arguments)
    if options.scheduler and options.engine != "dask":
        parser.error("--scheduler goes with --engine dask")

    dossier = _on_cluster(parser, options) if options.engine == "dask" else open_dossier(options)
    wanted = options.kind or KIND_NAMES
    facts = [fact for fact in dossier.facts(options.as_of) if fact.kind in wanted]
    write((to_record(fact, why=options.why) for fact in facts), options.format)
    return dossier_exit_code(dossier, shown=bool(facts))


def _on_cluster(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Dossier:
    from extractors.dossier.cluster import engine

    try:
        with engine(options.scheduler) as extract:
            return open_dossier(options, extract)
    except ImportError:
        parser.error("--engine dask needs its extra: pip install 'sitrep-dashboard[dask]'")
    except OSError as fault:
        parser.error(f"the cluster can't be used: {plain(str(fault))}")


def write(records: Iterable[dict[str, Any]], form: str) -> None:
    """Prints records in a format; as JSON lines each is made when it is printed, so that few are held."""
    if form == "jsonl":
        for record in records:
            sys.stdout.write(json_text(record) + "\n")
    elif form == "json":
        sys.stdout.writelines(json_pieces(list(records)))
    elif form == "csv":
        import csv

        records = list(records)
        columns = list(dict.fromkeys(key for record in records for key in record))
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows([cell(record.get(column)) for column in columns] for record in records)
    else:
        _table(records)


def _table(records: Iterable[dict[str, Any]]) -> None:
    rows = [_COLUMNS, *(
        tuple(plain(str(cell or "")) for cell in (
            r["kind"], r["date"], r["claimed_by"] or r.get("speaker") or r.get("by"), _what(r), r["source"]))
        for r in records)]
    limits = (10, 10, 24, 60, 30)
    widths = [min(limit, max(len(row[i]) for row in rows)) for i, limit in enumerate(limits)]
    for row in rows:
        print("  ".join(cell[:width].ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _what(record: dict[str, Any]) -> str:
    match record["kind"]:
        case "casualty":
            bound = record["bound"].replace("_", " ")
            return f"{record['outcome']} {bound} {record['count']} {record['victims'] or ''}"
        case "talks":
            return f"{record['place'] or ''} {record['status']} {record['outcome'] or ''}"
        case "ceasefire":
            return f"{record['status']} {record['terms'] or ''}"
        case _:
            return str(record["text"])
