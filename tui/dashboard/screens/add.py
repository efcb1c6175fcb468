"""Adding a source: paste or type a report, and it becomes a file of the dossier."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

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


def new_file(folder: Path, text: str) -> Path:
    """A name in the folder that is free, made of the first words of the text."""
    words = re.findall(r"[a-z0-9]+", text.lower())[:6]
    stem = "-".join(["added", *words])[:60]
    number = 1
    while (path := folder / f"{stem}{'' if number == 1 else f'-{number}'}.txt").exists():
        number += 1
    return path
