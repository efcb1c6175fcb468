"""`sitrep dates PATH…`: how each date expression was read (FACTS.md)."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands.common import source_parser


def run(arguments: Sequence[str]) -> int:
    """Prints the date expressions; returns the exit code."""
    source_parser("dates", "Prints every date expression and how it was read.", ("jsonl", "json", "csv", "table")) \
        .parse_args(arguments)
    return 1
