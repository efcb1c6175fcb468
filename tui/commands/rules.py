"""`sitrep rules check [FILE]`: proves every rule on its own examples."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tui.printable import printable


def run(arguments: Sequence[str]) -> int:
    """Prints the examples that fail; returns 0 where every one holds, 1 where one fails, 2 for a file that is none."""
    parser = argparse.ArgumentParser(prog="sitrep rules", description="Proves rules on their own examples.")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("check").add_argument("file", nargs="?", help="your rule file; all of ours where left out")
    options = parser.parse_args(arguments)

    from extractors.rules.check import NAMES, check
    from extractors.rules.shape import RuleError

    try:
        failures = [failure for name in ([options.file] if options.file else NAMES) for failure in check(name)]
    except RuleError as fault:
        print(printable(str(fault)), file=sys.stderr)
        return 2
    for failure in failures:
        print(printable(str(failure)))
    print(f"{len(failures)} examples fail" if failures else "every example holds")
    return 1 if failures else 0
