"""Where the program keeps its own files: where the platform says, or where the environment does."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path


def config_folder() -> Path:
    """Settings and themes, the user's own. SITREP_CONFIG names another."""
    return _folder("SITREP_CONFIG", "user_config_path")


def state_folder() -> Path:
    """What is remembered: how a dossier was last looked at, corrections that can't stand beside it. SITREP_STATE."""
    return _folder("SITREP_STATE", "user_state_path")


def cache_folder() -> Path:
    """What can be made again. SITREP_CACHE names another."""
    return _folder("SITREP_CACHE", "user_cache_path")


def toml_files(folder: Path) -> tuple[Path, ...]:
    """The TOML files of a folder, in order; none where there is no such folder. Raises OSError."""
    try:
        names = sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(folder / name for name in names if name.endswith(".toml"))


def _folder(variable: str, place: str) -> Path:
    if given := os.environ.get(variable):
        return Path(given)
    import platformdirs

    found: Path = getattr(platformdirs, place)("sitrep", appauthor=False)
    return found


def dossier_key(paths: Sequence[str]) -> str:
    """A short name for a set of paths, the same whatever folder they are named from."""
    names = "\0".join(sorted(os.path.realpath(path) for path in paths))
    return hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
