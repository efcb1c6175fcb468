"""What is drawn line by line, and may grow and shrink without the whole screen being laid out anew."""

from __future__ import annotations

from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


class LineView(ScrollView):
    """A view of lines. The bar at its side is always there, blank while all is in view, so that nothing moves."""

    DEFAULT_CSS = """
    LineView { background: transparent; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """
    _length = 0

    def set_length(self, lines: int) -> None:
        """Says how many lines there are."""
        self._length = lines
        size = Size(0, max(lines, self.container_size.height))
        if size != self.virtual_size:
            # Setting it plainly lays out the screen, though neither this nor any other widget changes its place.
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def on_resize(self, event: events.Resize) -> None:
        self.set_length(self._length)

    def repaint(self) -> None:
        """Paints the lines anew, and the frame not."""
        self.refresh(self.size.region)

    def repaint_line(self, y: int) -> None:
        """Paints one line anew, counted from the top of what is in view."""
        self.refresh(Region(0, y, self.size.width, 1))
