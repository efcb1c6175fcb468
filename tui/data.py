"""Where the files that ship with the program are: in the wheel under tui/data, in a checkout at the top."""

from __future__ import annotations

from pathlib import Path


def data_folder(name: str) -> Path:
    """The folder of `themes` or `samples`."""
    here = Path(__file__).resolve().parent
    bundled = here / "data" / name
    return bundled if bundled.is_dir() else here.parent / name
