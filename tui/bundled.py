"""Finds the folders that come with the program: in a wheel `tui/data/NAME`, in a checkout `NAME` beside `tui`."""

from __future__ import annotations

from pathlib import Path


def bundled(name: str) -> Path:
    """The folder `themes` or `samples` of this installation."""
    here = Path(__file__).parent
    packed = here / "data" / name
    return packed if packed.is_dir() else here.parent / name
