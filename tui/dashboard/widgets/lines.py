"""What is drawn line by line, and may grow, shrink and scroll without the whole screen being laid out anew."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.theme import Theme
from textual.widget import Widget

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""A cell filled from below."""


@lru_cache
def _bar_style(color: Color, upside_down: bool) -> Style:
    return Style(color=color.rich_color, reverse=upside_down)


class LineView(ScrollView):
    """A view of lines. It draws the bar at its side itself: a widget of its own would be laid out, styled and painted
    apart, a frame after the lines.
    """

    DEFAULT_CSS = "LineView { background: transparent; overflow: hidden; }"
    BAR: ClassVar[int] = 1
    """Cells of the bar at the right, blank while all is in view."""
    line_width = 0
    """Cells of a line, without the bar."""
    height = 0
    """Lines in view."""
    _length = 0
    _grabbed = False
    _worn: tuple[Theme, VisualStyle] | None = None

    def draw_line(self, y: int) -> Sequence[Segment]:
        """A line of what is in view; `line_width` cells of it are shown."""
        raise NotImplementedError

    def forget(self) -> None:
        """Called when what was drawn holds no longer, as the colours changed."""

    def notify_style_update(self) -> None:
        super().notify_style_update()
        worn = (self.app.current_theme, self.visual_style)
        if worn != self._worn:
            self._worn = worn
            self.forget()

    def rehearse(self) -> None:
        """Draws the lines in view for nobody to see: those who keep what they drew have it then."""
        for y in range(self.height):
            self.draw_line(y)

    def fit(self) -> None:
        """Called when the view has another size, before it is painted."""
        self.set_length(self._length)

    def set_length(self, lines: int) -> None:
        """Says how many lines there are."""
        self._length = lines
        size = Size(0, lines)
        if size != self.virtual_size:
            # Setting it plainly lays out the screen, though neither this nor any other widget changes its place.
            self.set_reactive(Widget.virtual_size, size)
        self.scroll_y = min(self.scroll_y, self.max_scroll_y)

    def repaint(self) -> None:
        """Paints the lines anew, and the frame not."""
        self.refresh(self.size.region)

    def repaint_line(self, y: int) -> None:
        """Paints one line anew, counted from the top of what is in view."""
        self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        line = [*self.draw_line(y)]
        if (room := self.line_width - sum(segment.cell_length for segment in line)) > 0:
            line.append(Segment(" " * room, self.visual_style.rich_style))
        elif room < 0:
            line = Segment.adjust_line_length(line, self.line_width)
        if self.BAR:
            line.append(self._bar(y))
        return Strip(line, self.line_width + self.BAR)

    @property
    def allow_vertical_scroll(self) -> bool:
        return self.max_scroll_y > 0

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        before = self.container_size
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        if resized or self.container_size != before:  # as where the frame alone is another, which is not told
            width, self.height = self.container_size
            self.line_width = max(width - self.BAR, 0)
            self.fit()
        return resized

    # The bar

    def _thumb(self) -> tuple[int, int]:
        """Upper and lower end of the bar, in eighths of a cell from the top."""
        height = 8 * self.height
        long = max(height * self.height // max(self._length, 1), 8)
        top = round((height - long) * self.scroll_y / self.max_scroll_y) if self.max_scroll_y else 0
        return top, top + long

    def _bar(self, y: int) -> Segment:
        ground = self.visual_style.rich_style
        if self._length <= self.height:
            return Segment(" ", ground)
        top, end = (min(max(edge - 8 * y, 0), 8) for edge in self._thumb())
        upside_down = top == 0 and 0 < end < 8
        glyph = EIGHTHS[8 - end if upside_down else end - top if end == 8 else 0]
        return Segment(glyph, ground + _bar_style(self.styles.scrollbar_color, upside_down))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self.BAR and event.get_content_offset_capture(self).x >= self.line_width:
            self._grabbed = True
            self.capture_mouse()
            self._drag(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._grabbed:
            self._drag(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._grabbed:
            self._grabbed = False
            self.release_mouse()

    def _drag(self, event: events.MouseEvent) -> None:
        """Brings the middle of the bar to the mouse."""
        event.stop()
        top, end = self._thumb()
        room = 8 * self.height - (end - top)
        if room > 0:
            at = 8 * event.get_content_offset_capture(self).y + 4 - (end - top) / 2
            self.scroll_to(y=round(self.max_scroll_y * min(max(at / room, 0), 1)), animate=False)
