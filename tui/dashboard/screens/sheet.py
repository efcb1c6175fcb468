"""What every sheet over the board is: left by ctrl+c and by a click beside it, covered where there is no room."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.dashboard.keys import clickable
from tui.dashboard.screens.steady import SteadyScreen
from tui.dashboard.widgets.too_small import TooSmall

Result = TypeVar("Result")


class Sheet(ModalScreen[Result], SteadyScreen[Result]):
    """Asks or tells something, while the board waits behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave", "Cancel", id="sheet.leave", show=False),
        Binding("question_mark,f1", "app.help", "Keys", id="help", show=False),
    ]

    HINT: ClassVar[str] = ""
    """The keys that lead on, for the lower edge: "{action=key} does this", and a click there does it, too."""

    def on_mount(self) -> None:
        self.mount(TooSmall())
        for box in self.query(".sheet"):
            box.border_subtitle = clickable(self.app, self.HINT)

    def action_do(self, name: str) -> None:
        """What the key does that is called so, of whatever part of the sheet."""
        for node in self.walk_children(with_self=True):
            for _, binding in node._bindings:
                if binding.id == name:
                    # Later: what a part posts while its parent handles the click goes no further than to the parent.
                    self.app.call_later(self.app.run_action, binding.action, node)
                    return

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet leaves it, unless that could lose what was typed."""
        if event.widget is self and not self.query("Input, TextArea"):
            self.action_leave()

    def action_leave(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)
