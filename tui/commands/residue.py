"""`sitrep residue PATH…`: sentences that look as if they held a fact and that no rule took."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict

from tui.commands.common import dossier_exit_code, open_dossier, plain, source_parser
from tui.printable import json_text


def run(arguments: Sequence[str]) -> int:
    """Prints the residue; returns the exit code (1 where there is none)."""
    options = source_parser("residue", "Lists sentences with a toll, a quotation mark, a demand or threat word that "
                            "no rule took, with the nearest rule.", ("table", "jsonl")).parse_args(arguments)
    from extractors.residue import residue_of

    dossier, shown = open_dossier(options), False
    for document in dossier.documents({extraction.source for extraction in dossier.extractions}):
        for entry in residue_of(document, dossier.configuration.parties):
            shown = True
            if options.format == "jsonl":
                sys.stdout.write(json_text(asdict(entry)) + "\n")
            else:
                print(plain(f"{entry.source}: {', '.join(entry.signs)}: {entry.sentence}"))
                print(plain(f"    nearest rule: {entry.nearest or 'none'}"))
    return dossier_exit_code(dossier, shown=shown)
