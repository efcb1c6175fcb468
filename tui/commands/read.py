"""`sitrep read PATH`: the reading text of a source, so that offsets can be checked."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.commands.common import exit_code, source_parser
from tui.printable import printable


def run(arguments: Sequence[str]) -> int:
    """Prints the reading text of each source; returns the exit code. A terminal gets no control characters."""
    options = source_parser("read", "Prints the reading text of a source, verbatim.").parse_args(arguments)
    from extractors.document import Document
    from extractors.reading.sources import Skipped, read

    items = list(read(options.paths))
    documents = [item for item in items if isinstance(item, Document)]
    for document in documents:
        sys.stdout.write(printable(document.text) if sys.stdout.isatty() else document.text)
    return exit_code([item for item in items if isinstance(item, Skipped)], shown=bool(documents))
