"""The command line: `sitrep` and its subcommands. Imports what a command needs when it runs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns the exit code (0 all read, 1 nothing to show, 2 usage, 3 some skipped)."""
    parser = argparse.ArgumentParser(prog="sitrep")
    commands = parser.add_subparsers(dest="command")
    for name in ("facts", "dates", "read"):
        command = commands.add_parser(name)
        command.add_argument("paths", nargs="+")
        command.add_argument("--format", default="jsonl")
        command.add_argument("--kind", action="append")
    rules = commands.add_parser("rules").add_subparsers(dest="action", required=True)
    rules.add_parser("check").add_argument("file", nargs="?", help="your rule file; all of ours where it is left out")
    options = parser.parse_args(arguments)
    if options.command == "rules":
        return _check_rules(options.file)
    from extractors.document import Document
    from extractors.reading.sources import read

    documents = [d for d in read(options.paths) if isinstance(d, Document)]
    if options.command == "facts":
        from extractors.dossier.resolve import resolve
        from extractors.extract import FINDERS, extract
        from extractors.facts import to_record

        for fact in resolve(extract(d, options.kind or FINDERS) for d in documents):
            json.dump(to_record(fact), sys.stdout, ensure_ascii=False)
            print()
    return 0


def _check_rules(file: str | None) -> int:
    from extractors.rules.check import RULE_FILES, check
    from extractors.rules.rulebook import RuleError

    try:
        failures = [failure for name in ([file] if file else RULE_FILES) for failure in check(name)]
    except RuleError as fault:
        print(fault, file=sys.stderr)
        return 2
    for failure in failures:
        print(failure)
    print(f"{len(failures)} examples fail" if failures else "every example holds")
    return 1 if failures else 0
