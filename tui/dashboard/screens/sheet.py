"""What every sheet over the board is: left by ctrl+c and by a click beside it, covered where there is no room."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from tui.dashboard.keys import keyed
from tui.dashboard.widgets.too_small import TooSmall

Result = TypeVar("Result")


class Sheet(ModalScreen[Result]):
    """Asks or tells something, while the board waits behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave", "Cancel", id="sheet.leave", show=False),
        Binding("question_mark,f1", "app.help", "Keys", id="help", show=False),
    ]

    HINT: ClassVar[str] = ""
    """The keys that lead on, for the lower edge: "{action=key} does this"."""

    def on_mount(self) -> None:
        self.mount(TooSmall())
        for box in self.query(".sheet"):
            box.border_subtitle = Content(keyed(self.app, self.HINT))

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet leaves it, unless that could lose what was typed."""
        if event.widget is self and not self.query("Input, TextArea"):
            self.action_leave()

    def action_leave(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)
