"""Settings (the user's) and state (the program's): TOML files where the platform keeps such, written atomically.

`config.toml` holds what the user decides: `theme`, `[keys]`. `state.toml` holds what is remembered: for each dossier
its pane, as-of date, search and when it was last looked at. SITREP_CONFIG and SITREP_STATE name other folders.
"""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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


def config_folder() -> Path:
    """Where `config.toml` and the folder `themes` are."""
    if given := os.environ.get("SITREP_CONFIG"):
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("sitrep", appauthor=False)


def state_folder() -> Path:
    """Where `state.toml` is."""
    if given := os.environ.get("SITREP_STATE"):
        return Path(given)
    from platformdirs import user_state_path

    return user_state_path("sitrep", appauthor=False)


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
    """What is remembered of a dossier (see `dossier_key`); nothing where nothing is."""
    dossiers = _read((folder or state_folder()) / "state.toml")[0].get("dossiers", {})
    state = dossiers.get(dossier) if isinstance(dossiers, dict) else None
    return state if isinstance(state, dict) else {}


def keep_state(dossier: str, state: Mapping[str, Any], folder: Path | None = None) -> None:
    """Remembers a dossier's state; of the others the most recent ones stay. Raises OSError."""
    path = (folder or state_folder()) / "state.toml"
    known = _read(path)[0].get("dossiers", {})
    dossiers = dict(known) if isinstance(known, dict) else {}
    dossiers.pop(dossier, None)
    dossiers[dossier] = {key: value for key, value in state.items() if value is not None}
    write_toml(path, {"dossiers": dict(list(dossiers.items())[-RECENT:])})


def dossier_key(paths: Iterable[Path | str]) -> str:
    """A short name for a set of paths, the same whatever folder they are named from."""
    names = "\0".join(sorted(str(Path(path).resolve()) for path in paths))
    return hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def write_toml(path: Path, data: Mapping[str, Any]) -> None:
    """Writes a TOML file in one step: readers see the old file or the new one. Makes the folder. Raises OSError."""
    import tomli_w

    write_text(path, tomli_w.dumps(data))


def write_text(path: Path, text: str) -> None:
    """Writes a UTF-8 text file in one step (a file beside it, then a rename). Makes the folder. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return tomllib.loads(path.read_text("utf-8")), []
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [f"{path.name}: {error}"]
