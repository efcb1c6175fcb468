"""`sitrep export PATH…`: the situation, as a report or as data."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tui.commands.common import day, exit_code, plain, source_parser
from tui.reports.formats import FORMATS, render


def run(arguments: Sequence[str]) -> int:
    """Prints the situation or writes it to a file; returns the exit code."""
    parser = source_parser("export", "The situation as a report or as data.", tuple(FORMATS))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to a file instead of the screen")
    parser.add_argument("--as-of", type=day, metavar="DATE", help="as known on this day; default: the newest source's")
    parser.add_argument("--since", type=day, metavar="DATE", help="also tell what changed since this day")
    parser.add_argument("--force", action="store_true", help="overwrite the file if it exists")
    options = parser.parse_args(arguments)
    if options.output and options.output.exists() and not options.force:
        print(f"sitrep export: {plain(str(options.output))} exists; --force overwrites it", file=sys.stderr)
        return 2

    from extractors.document import Document
    from extractors.extract import extract
    from extractors.reading.sources import Skipped, read
    from extractors.situation.picture import picture

    items = list(read(options.paths))
    extractions = [extract(item) for item in items if isinstance(item, Document)]
    situation = picture(extractions, options.as_of, options.since, title=title_of(options.paths))
    text = render(situation, options.format)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return exit_code([item for item in items if isinstance(item, Skipped)], shown=bool(extractions))


def title_of(paths: Sequence[str]) -> str:
    """A dossier's name, from the folder or file that was opened."""
    name = Path(paths[0]).resolve().stem if paths[0] != "-" else ""
    return name.replace("-", " ").replace("_", " ").strip().title() or "Situation"
