"""Adding a source: what is pasted or typed becomes a file of the dossier, and a file dropped is copied into it."""

from __future__ import annotations

import contextlib
import filecmp
import re
import shlex
import shutil
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import TextArea


class AddSource(ModalScreen[str | None]):
    """Returns the text of the new source; null where there is to be none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Add", id="add.keep", priority=True),
        Binding("escape", "dismiss(None)", "Cancel", id="add.cancel", priority=True),
    ]

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet add") as box:
            box.border_title = Content("Add a source · paste a report, its title and date first")
            box.border_subtitle = Content("ctrl+s adds · esc cancels")
            yield TextArea(self._text, compact=True, soft_wrap=True)

    def action_keep(self) -> None:
        text = self.query_one(TextArea).text.strip()
        self.dismiss(text or None)


def pasted_files(text: str) -> list[Path]:
    """The files that a pasted text names, as terminals paste what is dropped on them; none where it is another text."""
    if len(text) > 8_000 or "\n" in text.strip():
        return []
    try:
        words = [text.strip(), *shlex.split(text)]
    except ValueError:
        words = [text.strip()]
    paths = [Path(unquote(word.removeprefix("file://")) if word.startswith("file://") else word) for word in words]
    with contextlib.suppress(OSError, ValueError):
        if paths[0].is_file():
            return paths[:1]
        if paths[1:] and all(path.is_file() for path in paths[1:]):
            return paths[1:]
    return []


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
