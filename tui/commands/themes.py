"""`sitrep themes [list | show NAME | check [FILE …]]`: which themes there are, what is in one, and is it legible."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from extractors.dossier.folders import config_folder
from tui.data import data_folder
from tui.printable import one_line
from tui.themes import Theme, ThemeError, hard_to_read, read_theme, read_themes


def run(arguments: Sequence[str]) -> int:
    """Lists, shows or checks themes; returns the exit code (1 for a fault found, 2 for a theme that isn't there)."""
    parser = argparse.ArgumentParser(
        prog="sitrep themes",
        description=f"The dashboard's themes; your own are TOML files in {config_folder() / 'themes'}.")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="every theme with its title (the default)")
    actions.add_parser("show", help="the colours of one, in colour").add_argument("name")
    actions.add_parser("check", help="whether files, or all themes, are complete and legible").add_argument(
        "files", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    themes, errors = read_themes([data_folder("themes"), config_folder() / "themes"])
    if options.action == "show":
        return _show(options.name, themes)
    if options.action == "check":
        return _check(options.files, themes, errors)
    for theme in themes.values():
        kind = ("dark" if theme.dark else "light") + (", the terminal's own colours" if theme.ansi else "")
        print(one_line(f"{theme.name:22} {theme.title} ({kind})"))
    for error in errors:
        print(one_line(f"left out: {error}"), file=sys.stderr)
    return 1 if errors else 0


def _show(name: str, themes: dict[str, Theme]) -> int:
    theme = themes.get(name)
    if theme is None:
        print(one_line(f"sitrep themes: there is no theme {name}; there are {', '.join(themes)}"), file=sys.stderr)
        return 2
    print(one_line(f"{theme.title} ({theme.path})"))
    for key, color in {**theme.colors, **theme.names}.items():
        swatch = ""
        if sys.stdout.isatty() and color.startswith("#"):
            red, green, blue = (int(color[i:i + 2], 16) for i in (1, 3, 5))
            swatch = f"\x1b[48;2;{red};{green};{blue}m    \x1b[0m "
        print(f"  {key:20} {swatch}{color}")
    return 0


def _check(files: Sequence[Path], themes: dict[str, Theme], errors: Sequence[ThemeError]) -> int:
    faults = [] if files else [str(error) for error in errors]
    chosen = [] if files else list(themes.values())
    for file in files:
        try:
            chosen.append(read_theme(file))
        except ThemeError as error:
            faults.append(str(error))
    for theme in chosen:
        faults += [f"{theme.name}: {fault}" for fault in hard_to_read(theme)]
    for fault in faults:
        print(one_line(fault))
    if not faults:
        print(f"{len(chosen)} of {len(chosen)} themes are complete and legible")
    return 1 if faults else 0
