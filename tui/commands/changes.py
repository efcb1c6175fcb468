"""`sitrep changes PATH… --since DATE`: what changed since a date."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.commands.common import day, dossier_exit_code, open_dossier, plain, source_parser
from tui.printable import json_pieces


def run(arguments: Sequence[str]) -> int:
    """Prints what changed, as text or JSON; returns the exit code."""
    parser = source_parser(
        "changes", "What is new, revised, withdrawn, newly contradicted or newly stale since a date.", ("text", "json"))
    parser.add_argument("--since", type=day, metavar="DATE", required=True, help="the day to compare with")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="as known on this day; default: the newest source's")
    options = parser.parse_args(arguments)
    if options.as_of and options.as_of < options.since:
        parser.error("--as-of lies before --since")

    from extractors.situation.records import changes_record, json_form
    from tui.reports.outline import change_lines

    dossier = open_dossier(options)
    situation = dossier.situation(options.as_of, options.since)
    if options.format == "json":
        sys.stdout.writelines(json_pieces(changes_record(situation), json_form))
    else:
        for line in change_lines(situation):
            sys.stdout.write(plain(f"{line.lead} {line.text}".strip()) + "\n")
    return dossier_exit_code(dossier, shown=not dossier.empty)
