"""`sitrep [PATH…]`: the dashboard; without a terminal the summary as text."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tui.commands.common import dossier_exit_code, open_dossier, plain, use_own_rules


def run(arguments: Sequence[str]) -> int:
    """Opens the dashboard, or prints the summary where there is no terminal; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="sitrep", description="Where a conflict and its talks stand, from a folder of news reporting.",
        epilog="sitrep --help lists the commands.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a folder, a file, or - for standard input; "
                        "without one the last dossier, else a bundled sample")
    parser.add_argument("--watch", action="store_true", help="read sources that come or change while it is open")
    options = parser.parse_args(arguments)
    options.no_cache = False
    paths = options.paths = options.paths or default_paths()
    for path in paths:
        if path != "-" and not os.path.exists(path):
            print(f"sitrep: there is no file or folder {plain(path)}", file=sys.stderr)
            return 2
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or not _terminal_in(paths):
        return _print_summary(options)
    if not sys.stdin.isatty():
        _keys_from_terminal()
    if not sys.stderr.isatty():
        # Textual draws on standard error: with `sitrep 2>log` it would draw into the log.
        os.dup2(sys.stdout.fileno(), sys.stderr.fileno())
    from tui.dashboard.run import run as open_dashboard

    use_own_rules()
    return open_dashboard(paths, watch=options.watch)


def default_paths() -> list[str]:
    """The dossier that was last opened, if it is still there, else a bundled sample."""
    from tui.data import data_folder
    from tui.state import last_dossier

    last = last_dossier()
    if last and all(os.path.exists(path) for path in last):
        return list(last)
    return [str(data_folder("samples") / "istanbul-talks")]


def _terminal_in(paths: Sequence[str]) -> bool:
    """True where keys can be read. After sources were piped in, they come from the terminal itself."""
    if sys.stdin.isatty():
        return True
    if "-" not in paths:
        return False
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def _keys_from_terminal() -> None:
    """Leaves what is piped in to `sys.stdin`, and puts the terminal where the dashboard reads its keys."""
    piped = os.dup(0)
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = os.fdopen(piped, encoding="utf-8", errors="replace")


def _print_summary(options: argparse.Namespace) -> int:
    from tui.reports.text import render

    dossier = open_dossier(options)
    sys.stdout.write(render(dossier.situation()))
    return dossier_exit_code(dossier, shown=not dossier.empty)
