"""The detail beside a list: paragraphs, wrapped only as far as they come into view, selectable by mouse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import events
from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip

from tui.dashboard.widgets.lines import LineView
from tui.dashboard.widgets.wrapping import wrap

AHEAD = 60
"""Lines that are wrapped at least, so that the bar at the side is right for all but the longest."""


class Detail(LineView, can_focus=False):
    """Paragraphs that are asked for as one scrolls down to them: an entry may rest on hundreds of sentences."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._coming: Iterator[Content] = iter(())
        self._paragraphs: list[Content] = []
        self._lines: list[tuple[int, int, int]] = []
        """Of each line its paragraph, and where it starts and ends in it."""
        self._drawn: dict[int, Strip] = {}

    def show(self, paragraphs: Iterable[Content]) -> None:
        """Shows other paragraphs from their beginning; a newline ends one, too."""
        self._coming = (line for part in paragraphs for line in part.split("\n", allow_blank=True))
        self._paragraphs.clear()
        self._lines.clear()
        self._drawn.clear()
        self.scroll_to(y=0, animate=False)
        self._take()
        self.repaint()

    def _take(self) -> None:
        """Wraps what is in view and some more."""
        height = self.size.height
        while height and len(self._lines) < self.scroll_offset.y + height + max(height, AHEAD):
            paragraph = next(self._coming, None)
            if paragraph is None:
                break
            self._paragraphs.append(paragraph)
            self._wrap(len(self._paragraphs) - 1)
        self.set_length(len(self._lines))

    def _wrap(self, index: int) -> None:
        width = self.scrollable_content_region.width
        self._lines += ((index, start, end) for start, end in wrap(self._paragraphs[index].plain, width))

    def on_resize(self, event: events.Resize) -> None:
        self._lines.clear()
        self._drawn.clear()
        for index in range(len(self._paragraphs)):
            self._wrap(index)
        self._take()
        super().on_resize(event)
        self.repaint()

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        self._take()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        if y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        if y not in self._drawn:
            self._drawn[y] = self._draw(y).adjust_cell_length(width, self.rich_style)
        return self._drawn[y]

    def _draw(self, y: int) -> Strip:
        index, start, end = self._lines[y]
        paragraph = self._paragraphs[index]
        if (selection := self.text_selection) is not None and (span := selection.get_span(index)) is not None:
            style = self.screen.get_visual_style("screen--selection")
            paragraph = paragraph.stylize(style, span[0], None if span[1] == -1 else span[1])
        return Strip(paragraph[start:end].render_segments(self.visual_style)).apply_offsets(start, index)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(paragraph.plain for paragraph in self._paragraphs)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self._drawn.clear()
        self.repaint()
