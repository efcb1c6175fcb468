"""The least that Textual does: an app with one line (`hello`), or with a list drawn by lines (`list`)."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

READY = "ready-to-be-read"


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static(READY)


class Lines(ScrollView, can_focus=True):
    """10,000 lines, of which those in view are drawn; `j` redraws them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "next")]
    number = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(self.size.width, 10_000)

    def action_next(self) -> None:
        self.number += 1
        self.refresh()

    def render_line(self, y: int) -> Strip:
        from rich.segment import Segment

        return Strip([Segment(f"{READY} {y + self.number:6} ".ljust(self.size.width, "."))])


class List(App[None]):
    """The list alone."""

    def compose(self) -> ComposeResult:
        yield Lines()


if __name__ == "__main__":
    (List if sys.argv[1:] == ["list"] else Hello)().run()
