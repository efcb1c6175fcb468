"""Adding sources: what is pasted or typed becomes a file of the dossier, and what is dropped is copied into it."""

from __future__ import annotations

import contextlib
import filecmp
import re
import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from extractors.reading.walk import FORMATS, Found, find
from tui.dashboard.screens.sheet import Sheet

LONGEST_DROP = 32_000
"""Characters of a pasted text that may be nothing but paths."""


WANTED = (
    "Paste or type a report here: its title first, then its date, then the text.\n\nIt becomes a file of the dossier.")


class AddSource(Sheet[str | None]):
    """Returns the text of the new source; null where there is to be none."""

    HINT = "{add.keep=ctrl+s} adds · {add.cancel=escape} cancels"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Add", id="add.keep", priority=True),
        Binding("escape", "dismiss(None)", "Cancel", id="add.cancel", priority=True),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet add") as box:
            box.border_title = Content("Add a source")
            yield TextArea(self._text, compact=True, soft_wrap=True, placeholder=WANTED)

    def action_keep(self) -> None:
        text = self.query_one(TextArea).text.strip()
        self.dismiss(text or None)


def pasted_paths(text: str) -> list[Path]:
    """The files and folders that a pasted text names, as terminals paste what is dropped on them: absolute paths or
    file addresses, quoted, escaped or as they are, with blanks or lines between; none where it is another text.
    """
    readings = [[text.strip()], text.strip().splitlines()]
    with contextlib.suppress(ValueError):
        readings.append(shlex.split(text))
    for words in readings if len(text) <= LONGEST_DROP else ():
        paths = [Path(unquote(urlsplit(word).path) if word.startswith("file://") else word) for word in words]
        with contextlib.suppress(OSError, ValueError):
            if paths and all(path.is_absolute() and path.exists() for path in paths):
                return paths
    return []


def reports_in(path: Path) -> list[Path]:
    """The files at or below a path that are of a format that is read."""
    return [item.path for item in find([path]) if isinstance(item, Found) and item.path.suffix.lower() in FORMATS]


def copied_into(folder: Path, files: Iterable[Path]) -> list[Path]:
    """Copies files into the folder; returns the copies, none of what is there already. Raises OSError."""
    return [copy for file in files if (copy := copy_into(folder, file))]


def copy_into(folder: Path, file: Path) -> Path | None:
    """Copies a file into the folder under a name that is free; null where it is there already. Raises OSError."""
    if file.resolve().is_relative_to(folder.resolve()):
        return None
    number, path = 1, folder / file.name
    while path.exists():
        if filecmp.cmp(path, file, shallow=False):
            return None
        number += 1
        path = folder / f"{file.stem}-{number}{file.suffix}"
    partial = path.with_name(f".{path.name}.tmp")
    shutil.copyfile(file, partial)
    partial.rename(path)
    return path


def new_file(folder: Path, text: str) -> Path:
    """A name in the folder that is free, made of the first words of the text."""
    words = re.findall(r"[a-z0-9]+", text.lower())[:6]
    stem = "-".join(["added", *words])[:60]
    number = 1
    while (path := folder / f"{stem}{'' if number == 1 else f'-{number}'}.txt").exists():
        number += 1
    return path
