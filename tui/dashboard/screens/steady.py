"""What every screen is: left once, however often one asks for it, and painted anew wherever it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.screen import Screen

if TYPE_CHECKING:
    from textual._compositor import CompositorMap

Result = TypeVar("Result")


class SteadyScreen(Screen[Result]):
    """A screen that ends with its first answer, and leaves nothing standing that went."""

    _laid_out: CompositorMap | None = None
    """Where all was when it was last laid out."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leaves. A second key or resize, under way as the first is answered, would take away what lies behind."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lays out, and paints what is elsewhere than before. Textual draws its map up anew when a widget is asked for
        its place that isn't on it, and so takes what changed since for what is painted already.
        """
        if self._laid_out is not None:
            self._compositor._full_map = self._laid_out
        super()._refresh_layout(size, scroll)
        self._laid_out = self._compositor._full_map
