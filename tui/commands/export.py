"""`sitrep export PATH…`: the situation, as a report or as data."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.commands.common import day, dossier_exit_code, open_dossier, plain, source_parser
from tui.reports.formats import FORMATS, rendered, sections


def run(arguments: Sequence[str]) -> int:
    """Prints the situation or writes it to a file; returns the exit code."""
    parser = source_parser("export", "The situation as a report or as data.", FORMATS)
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to a file instead of the screen")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="as known on this day; default: the newest source's")
    parser.add_argument("--since", type=day, metavar="DATE", help="also tell what changed since this day")
    parser.add_argument("--sections", metavar="TITLES", help="only these, commas between, such as \"Talks, Demands\"")
    parser.add_argument("--force", action="store_true", help="overwrite the file if it exists")
    options = parser.parse_args(arguments)
    if options.as_of and options.since and options.as_of < options.since:
        parser.error("--as-of lies before --since")
    if options.output and os.path.exists(options.output) and not options.force:
        parser.error(f"{plain(str(options.output))} exists; --force overwrites it")

    dossier = open_dossier(options)
    situation = dossier.situation(options.as_of, options.since)
    wanted = None
    if options.sections:
        wanted, there = [title.strip() for title in options.sections.split(",")], sections(situation, options.format)
        if unknown := [title for title in wanted if title not in there]:
            parser.error(f"no section {plain(unknown[0])!r}; there are {', '.join(there) or 'none in this format'}")
    text = (piece.encode("utf-8", "replace") for piece in rendered(situation, options.format, wanted))
    shown = not dossier.empty
    if not options.output:
        sys.stdout.buffer.writelines(text)
    elif shown:
        from extractors.files import in_one_step

        try:
            with in_one_step(options.output) as file:
                file.writelines(text)
        except OSError as fault:
            parser.error(f"cannot write {plain(str(options.output))}: {fault.strerror}")
    return dossier_exit_code(dossier, shown=shown)
