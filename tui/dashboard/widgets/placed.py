"""Widgets that are placed once: the first size that they get is no reason to lay the screen out again."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget


class Placed(Widget):
    """In Textual, a widget that gets a size asks for a layout, as its content could ask for another. Here it can't."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)
