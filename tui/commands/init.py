"""`sitrep init [FOLDER]`: writes a commented sitrep.toml into a dossier."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.commands.common import plain


def run(arguments: Sequence[str]) -> int:
    """Writes the file, never over another; returns the exit code."""
    parser = argparse.ArgumentParser(prog="sitrep init", description="Writes a commented sitrep.toml into a dossier.")
    parser.add_argument("folder", nargs="?", default=".", help="the dossier's folder; this one where left out")
    folder = Path(parser.parse_args(arguments).folder)
    from extractors.dossier.configuration import FILE_NAME, TEMPLATE
    from extractors.files import write_text

    path = folder / FILE_NAME
    if not os.path.isdir(folder):
        print(f"{plain(str(folder))} is no folder", file=sys.stderr)
        return 2
    if os.path.exists(path):
        print(f"{plain(str(path))} is there already; sitrep never overwrites it", file=sys.stderr)
        return 2
    try:
        write_text(path, TEMPLATE)
    except OSError as fault:
        print(f"{plain(str(path))} can't be written: {fault.strerror}", file=sys.stderr)
        return 1
    print(f"wrote {plain(str(path))}")
    return 0
