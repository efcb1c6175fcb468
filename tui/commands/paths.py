"""`sitrep paths`: where the program keeps its files."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from tui.commands.common import plain


def run(arguments: Sequence[str]) -> int:
    """Prints each place and what is there; returns 0."""
    parser = argparse.ArgumentParser(prog="sitrep paths", description="Prints where sitrep keeps its files.")
    parser.parse_args(arguments)
    from extractors.dossier.folders import cache_folder, config_folder, state_folder
    from tui.data import data_folder

    config = config_folder()
    places = {
        "settings": config / "config.toml",
        "your themes": config / "themes",
        "your rules": config / "rules",
        "state": state_folder(),
        "cache": cache_folder(),
        "samples": data_folder("samples"),
    }
    for name, path in places.items():
        print(f"{name:12} {plain(str(path))}{'' if os.path.exists(path) else '  (not there yet)'}")
    return 0
