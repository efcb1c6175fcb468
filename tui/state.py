"""State, what the program remembers: `state.toml`, where the platform keeps such, written atomically.

For each dossier its pane, as-of date, searches and when it was last looked at; for all the theme that was picked, the
dossier that was opened last, whether the tour was shown. SITREP_STATE names another folder.
"""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.dossier.folders import state_folder
from extractors.files import UnreadableError, alone, whole_text, write_toml

FILE_NAME = "state.toml"
RECENT = 50
"""Dossiers whose state is remembered."""


def read_state(dossier: str, folder: Path | None = None) -> dict[str, Any]:
    """What is remembered of a dossier (see folders.dossier_key); nothing where nothing is."""
    state = _table(_read(folder), "dossiers").get(dossier)
    return state if isinstance(state, dict) else {}


def keep_state(dossier: str, state: Mapping[str, Any], folder: Path | None = None) -> None:
    """Remembers a dossier's state; of the others the most recent ones stay. Raises OSError."""
    with _changing(folder) as data:
        dossiers = _table(data, "dossiers")
        dossiers.pop(dossier, None)
        dossiers[dossier] = {key: value for key, value in state.items() if value is not None}
        data["dossiers"] = dict(list(dossiers.items())[-RECENT:])


def toured(folder: Path | None = None) -> bool:
    """Whether the tour was shown."""
    return _read(folder).get("toured") is True


def keep_toured(folder: Path | None = None) -> None:
    """Remembers that the tour was shown. Raises OSError."""
    with _changing(folder) as data:
        data["toured"] = True


def last_dossier(folder: Path | None = None) -> tuple[str, ...]:
    """The paths of the dossier that was opened last; none where none was."""
    last = _read(folder).get("last", [])
    return tuple(name for name in last if isinstance(name, str)) if isinstance(last, list) else ()


def keep_last(paths: Iterable[str], folder: Path | None = None) -> None:
    """Remembers which dossier was opened last. Raises OSError."""
    with _changing(folder) as data:
        data["last"] = [os.path.abspath(name) for name in paths]


def picked_theme(configured: str | None, folder: Path | None = None) -> str | None:
    """The theme last picked in the dashboard; null where none was, or where config.toml was given another since."""
    picked = _table(_read(folder), "picked")
    theme = picked.get("theme")
    return theme if isinstance(theme, str) and picked.get("instead-of") == configured else None


def keep_theme(name: str, configured: str | None, folder: Path | None = None) -> None:
    """Remembers the theme that was picked, and instead of which of config.toml. Raises OSError."""
    picked = {"theme": name} | ({"instead-of": configured} if configured else {})
    with _changing(folder) as data:
        data["picked"] = picked


def put_aside(folder: Path | None = None) -> str | None:
    """Renames a state that can't be read, so that it is never overwritten; says so in words for people, or null."""
    path = (folder or state_folder()) / FILE_NAME
    try:
        tomllib.loads(whole_text(path))
    except FileNotFoundError:
        return None
    except (UnreadableError, tomllib.TOMLDecodeError, RecursionError) as fault:
        number = 1
        while (aside := path.with_name(f"state-unread-{number}.toml")).exists():
            number += 1
        path.rename(aside)
        return f"{path.name} could not be read ({fault}). It is kept as {aside.name}; a new one is begun."
    return None


def _read(folder: Path | None) -> dict[str, Any]:
    try:
        return tomllib.loads(whole_text((folder or state_folder()) / FILE_NAME))
    except (FileNotFoundError, UnreadableError, tomllib.TOMLDecodeError, RecursionError):
        return {}


def _table(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key)
    return dict(found) if isinstance(found, dict) else {}


@contextlib.contextmanager
def _changing(folder: Path | None) -> Iterator[dict[str, Any]]:
    """All that is remembered, to be changed: what other programs remember meanwhile is kept. Raises OSError."""
    path = (folder or state_folder()) / FILE_NAME
    with alone(path):
        put_aside(folder)
        data = _read(folder)
        yield data
        write_toml(path, data)
