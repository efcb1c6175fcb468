"""Jumping: every line in sight gets a letter, and the letter leads there."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from tui.dashboard.screens.sheet import Sheet
from tui.dashboard.widgets.table import LineTable

LETTERS = string.ascii_lowercase + string.ascii_uppercase


@dataclass(frozen=True, slots=True)
class Target:
    """A row of a table, and the cell of the screen where its letter goes."""

    table: LineTable[Any]
    row: int
    x: int
    y: int


class JumpScreen(Sheet[Target | None]):
    """The letters. Returns the target of the one pressed; null for any other key."""

    def __init__(self, targets: list[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(LETTERS, targets, strict=False))

    def compose(self) -> ComposeResult:
        for letter, target in self._targets.items():
            label = Static(letter, classes="jump", markup=False, id=f"letter-{letter}")
            label.styles.offset = (target.x, target.y)
            yield label

    def on_mount(self) -> None:
        self._window = self.app.size

    def on_resize(self, event: events.Resize) -> None:
        if event.size != self._window:  # The lines are elsewhere now.
            self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(self._targets.get(event.character or ""))

    @on(events.Click, ".jump")
    def _clicked(self, event: events.Click) -> None:
        if event.widget is not None and event.widget.id:
            self.dismiss(self._targets[event.widget.id.removeprefix("letter-")])


def targets(tables: list[LineTable[Any]]) -> list[Target]:
    """All rows in sight, from the top left."""
    found = []
    for table in tables:
        region, top = table.content_region, table.scroll_offset.y
        header = table.header_height
        for line in range(region.height - header):
            if top + line < len(table.rows):
                found.append(Target(table, top + line, region.x, region.y + header + line))
    return found
