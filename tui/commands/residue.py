"""`sitrep residue PATH…`: sentences that look as if they held a fact and that no rule took."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict

from tui.commands.common import exit_code, plain, source_parser, use_own_rules
from tui.printable import json_text


def run(arguments: Sequence[str]) -> int:
    """Prints the residue; returns the exit code (1 where there is none)."""
    options = source_parser("residue", "Lists sentences with a toll, a quotation mark, a demand or threat word that "
                            "no rule took, with the nearest rule.", ("table", "jsonl")).parse_args(arguments)
    from extractors.extract import FINDERS
    from extractors.language.annotate import annotate
    from extractors.reading.sources import Skipped, read
    from extractors.residue import residue
    from extractors.rules.files import user_rules
    from extractors.rules.own import leave_out_broken

    use_own_rules()
    for problem in leave_out_broken(user_rules.get()):
        print(plain(problem), file=sys.stderr)
    skipped, shown = [], False
    for item in read(options.paths):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        annotated = annotate(item)
        facts = [fact for find in FINDERS.values() for fact in find(annotated)]
        for entry in residue(annotated, facts):
            shown = True
            if options.format == "jsonl":
                sys.stdout.write(json_text(asdict(entry)) + "\n")
            else:
                print(plain(f"{entry.source}: {', '.join(entry.signs)}: {entry.sentence}"))
                print(plain(f"    nearest rule: {entry.nearest or 'none'}"))
    return exit_code(skipped, shown=shown)
