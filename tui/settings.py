"""Settings, what the user decides: `theme` and `[keys]` in `config.toml`, where the platform keeps such.

It is the user's file: the program reads it and never rewrites it. SITREP_CONFIG names another folder.
"""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.dossier.folders import config_folder
from extractors.files import UnreadableError, whole_text

KNOWN = ("theme", "keys")


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


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return tomllib.loads(whole_text(path)), []
    except FileNotFoundError:
        return {}, []
    except (UnreadableError, tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, [f"{path.name}: {error}"]
