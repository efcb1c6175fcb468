"""What every sheet over the board is: left by ctrl+c too, and covered where the window is too small for it."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.dashboard.widgets.too_small import TooSmall

Result = TypeVar("Result")


class Sheet(ModalScreen[Result]):
    """Asks or tells something, while the board waits behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "dismiss(None)", "Cancel", show=False)]

    def on_mount(self) -> None:
        self.mount(TooSmall())
