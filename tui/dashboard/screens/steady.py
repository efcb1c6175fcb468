"""What every screen is, sheet or not: it is left once, however often one asks for it."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class SteadyScreen(Screen[Result]):
    """A screen that ends with its first answer."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leaves. A second key or resize, under way as the first is answered, would take away what lies behind."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
