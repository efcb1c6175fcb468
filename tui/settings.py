"""Settings (the user's) and state (the program's): TOML files where the platform keeps such, written atomically.

`config.toml` holds what the user decides: `theme`, `[keys]`. `state.toml` holds what is remembered: for each dossier
its pane, as-of date, search and when it was last looked at. SITREP_CONFIG and SITREP_STATE name other folders.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.dossier.files import write_toml
from extractors.dossier.folders import config_folder, state_folder

KNOWN = ("theme", "keys")
RECENT = 50
"""Dossiers whose state is remembered."""


@dataclass(slots=True)
class Settings:
    """What the user decided. `problems` says in words for people what of the file was ignored, and why."""

    theme: str | None = None
    keys: dict[str, str] = field(default_factory=dict)
    """Name of an action → key, or keys with commas between."""
    problems: tuple[str, ...] = ()


def read_settings(folder: Path | None = None) -> Settings:
    """The settings; a missing file is an empty one, a bad one is reported in `problems`."""
    path = (folder or config_folder()) / "config.toml"
    data, problems = _read(path)
    theme, keys = data.get("theme"), data.get("keys", {})
    for key in data.keys() - set(KNOWN):
        near = difflib.get_close_matches(key, KNOWN, 1)
        problems.append(f"{path.name}: unknown key {key}" + (f"; do you mean {near[0]}?" if near else ""))
    if theme is not None and not isinstance(theme, str):
        problems.append(f"{path.name}: theme must be a name in quotation marks")
        theme = None
    if not isinstance(keys, dict):
        problems.append(f"{path.name}: [keys] must be a table: action = \"key\"")
        keys = {}
    good = {action: key for action, key in keys.items() if isinstance(key, str) and key}
    bad = keys.keys() - good.keys()
    problems += [f"{path.name}: [keys] {action} must be a key in quotation marks" for action in sorted(bad)]
    return Settings(theme, good, tuple(problems))


def keep_theme(name: str, folder: Path | None = None) -> None:
    """Writes the theme into the settings and leaves the rest of the file as it reads. Raises OSError."""
    path = (folder or config_folder()) / "config.toml"
    data, problems = _read(path)
    if problems:
        raise OSError(f"{problems[0]}; not overwritten")
    write_toml(path, {**data, "theme": name})


def read_state(dossier: str, folder: Path | None = None) -> dict[str, Any]:
    """What is remembered of a dossier (see dossier.dossier_key); nothing where nothing is."""
    dossiers = _read((folder or state_folder()) / "state.toml")[0].get("dossiers", {})
    state = dossiers.get(dossier) if isinstance(dossiers, dict) else None
    return state if isinstance(state, dict) else {}


def keep_state(dossier: str, state: Mapping[str, Any], folder: Path | None = None) -> None:
    """Remembers a dossier's state; of the others the most recent ones stay. Raises OSError."""
    path = (folder or state_folder()) / "state.toml"
    before = _remembered(path)
    known = before.get("dossiers", {})
    dossiers = dict(known) if isinstance(known, dict) else {}
    dossiers.pop(dossier, None)
    dossiers[dossier] = {key: value for key, value in state.items() if value is not None}
    write_toml(path, {**before, "dossiers": dict(list(dossiers.items())[-RECENT:])})


def toured(folder: Path | None = None) -> bool:
    """Whether the tour was shown."""
    return _read((folder or state_folder()) / "state.toml")[0].get("toured") is True


def keep_toured(folder: Path | None = None) -> None:
    """Remembers that the tour was shown. Raises OSError."""
    path = (folder or state_folder()) / "state.toml"
    write_toml(path, {**_remembered(path), "toured": True})


def keep_last(paths: Iterable[str], folder: Path | None = None) -> None:
    """Remembers which dossier was opened last. Raises OSError."""
    path = (folder or state_folder()) / "state.toml"
    write_toml(path, {**_remembered(path), "last": [os.path.abspath(name) for name in paths]})


def last_dossier(folder: Path | None = None) -> tuple[str, ...]:
    """The paths of the dossier that was opened last; none where none was."""
    last = _read((folder or state_folder()) / "state.toml")[0].get("last", [])
    return tuple(name for name in last if isinstance(name, str)) if isinstance(last, list) else ()


def _remembered(path: Path) -> dict[str, Any]:
    """What the state file holds, to be written again with more; one that can't be read is put aside. Raises OSError."""
    data, problems = _read(path)
    if problems:
        os.replace(path, path.with_name(f"{path.name}.broken"))
    return data


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return tomllib.loads(path.read_text("utf-8")), []
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, [f"{path.name}: {error}"]
