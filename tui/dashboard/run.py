"""Opens the dashboard on paths, and remembers the pane, the as-of date and the look for next time."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from extractors.dossier.folders import config_folder, dossier_key
from tui.commands.common import is_sample
from tui.dashboard.terminal import forget_size, given_back, leaving_when_told, leaving_with_terminal
from tui.data import data_folder
from tui.settings import Settings, read_settings
from tui.state import keep_last, keep_state, keep_toured, picked_theme, put_aside, read_state, toured
from tui.themes import Theme, ThemeError, read_theme

DEFAULT_THEME = "night-desk"
TURN = 0.001
"""Seconds that a thread in the background works on when a key waits: by default it is five times as long."""
COLOURLESS_THEME = "terminal-dark"
"""For NO_COLOR: with the terminal's own colours Textual sends none of its own."""


def run(paths: Sequence[str], *, watch: bool = False) -> int:
    """Runs the dashboard until the user quits; returns the exit code (0, or 3 where some sources were skipped).

    With `watch`, sources that are added or changed are read as they come.
    """
    from tui.dashboard.app import Dashboard
    from tui.dashboard.dossier_source import DossierSource

    ours = is_sample(paths)
    settings = read_settings()
    theme, problems = chosen_theme(settings)
    settings.problems += problems
    with contextlib.suppress(OSError):
        settings.problems += (note,) if (note := put_aside()) else ()
    key = dossier_key(paths)
    first = not toured()
    app = Dashboard(DossierSource(paths, beside=not ours), theme, settings=settings, state=read_state(key),
                    watch=watch, tour=first)
    sys.setswitchinterval(TURN)
    forget_size()
    with given_back(), leaving_when_told(app), leaving_with_terminal():
        app.run()
    if first and not app.tour_due:
        with contextlib.suppress(OSError):
            keep_toured()
    picture = app.picture
    if picture is not None and app.return_code in (0, None):
        with contextlib.suppress(OSError):
            keep_state(key, app.state())
            if "-" not in paths and not ours:
                keep_last(paths)
    if app.return_code:
        return app.return_code
    if app.successor:
        return run(app.successor, watch=watch)
    return 3 if picture is not None and picture.skipped else 0


def chosen_theme(settings: Settings) -> tuple[Theme, tuple[str, ...]]:
    """The user's theme; ours, and why in words for people, where that cannot be had."""
    ours = data_folder("themes")
    if "NO_COLOR" in os.environ:
        return read_theme(ours / f"{COLOURLESS_THEME}.toml"), ()
    name = picked_theme(settings.theme) or settings.theme or DEFAULT_THEME
    for folder in (config_folder() / "themes", ours):
        path = folder / Path(f"{name}.toml").name
        if os.path.isfile(path):
            try:
                return read_theme(path), ()
            except ThemeError as error:
                return read_theme(ours / f"{DEFAULT_THEME}.toml"), (str(error),)
    return read_theme(ours / f"{DEFAULT_THEME}.toml"), (f"There is no theme {name}; sitrep themes lists all.",)
