"""A source's text drawn by lines: evidence in the colours of its kinds, furniture dimmed, selectable by mouse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from tui.dashboard.widgets.columns import cut
from tui.dashboard.widgets.lines import LineView
from tui.dashboard.widgets.wrapping import wrap
from tui.printable import printable_offsets

MARGIN = 3
"""Lines at the lower edge in which what is shown does not begin, as it may go on."""
GUTTER = 4
"""Cells at the left for the glyph of each piece of evidence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, in characters of the source: how it's drawn, and the glyph beside its first line."""

    start: int
    end: int
    style: str
    glyph: str = ""
    current: bool = False


class SourceText(LineView, can_focus=True):
    """A long text with marks. Later marks lie over earlier ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_lines(1)", "Down", id="text.down", show=False),
        Binding("k,up", "scroll_lines(-1)", "Up", id="text.up", show=False),
        Binding("g,home", "scroll_home", "Top", id="text.top", show=False),
        Binding("G,end", "scroll_end", "Bottom", id="text.bottom", show=False),
        Binding("space,pagedown", "page_down", "Page down", id="text.page-down", show=False),
        Binding("b,pageup", "page_up", "Page up", id="text.page-up", show=False),
    ]
    marks: reactive[Sequence[Mark]] = reactive((), repaint=False)
    """What is drawn over the text, by offsets into the source's text."""

    @dataclass
    class Pointed(Message):
        """A character was clicked."""

        view: SourceText
        offset: int
        """In the source's text."""

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text, self._offsets = printable_offsets(text)
        self._lines: list[tuple[int, int]] = []
        self._drawn: dict[int, Sequence[Segment]] = {}

    def watch_marks(self) -> None:
        self._drawn.clear()
        self.refresh()

    def forget(self) -> None:
        self._drawn.clear()

    def replace(self, text: str) -> None:
        """Shows another text, from its beginning and without marks."""
        self.text, self._offsets = printable_offsets(text)
        self._wrap()
        self.marks = ()
        self.scroll_home(animate=False)
        self.refresh()

    def fit(self) -> None:
        self._wrap()
        self.refresh()

    def _wrap(self) -> None:
        self._lines = wrap(self.text, self.line_width - GUTTER - 1)
        self._drawn.clear()
        self.set_length(len(self._lines))

    def show_offset(self, offset: int) -> None:
        """Scrolls so that a character of the source stands in the upper third, unless it is well in view."""
        at = self._shown(offset)
        line = next((i for i, (_, end) in enumerate(self._lines) if at <= end), 0)
        if not 0 <= line - self.scroll_offset.y < self.height - MARGIN:
            self.scroll_to(y=max(line - self.height // 3, 0), animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click on a character; not one that ends a selection, nor one of several."""
        x, y = event.get_content_offset_capture(self)
        y += self.scroll_offset.y
        if event.chain > 1 or self.text_selection or not GUTTER <= x < self.line_width or y >= len(self._lines):
            return
        start, end = self._lines[y]
        at = next((i for i in range(start, end) if cell_len(self.text[start:i + 1]) > x - GUTTER), end)
        self.post_message(self.Pointed(self, at if self._offsets is None else bisect_right(self._offsets, at) - 1))

    def _shown(self, offset: int) -> int:
        if self._offsets is None:
            return offset
        return self._offsets[min(offset, len(self._offsets) - 1)]

    def draw_line(self, y: int) -> Sequence[Segment]:
        y += self.scroll_offset.y
        if y >= len(self._lines):
            return ()
        if (selection := self.text_selection) is not None:
            return self._draw(y, selection)
        if y not in self._drawn:
            self._drawn[y] = self._draw(y, None)
        return self._drawn[y]

    def _draw(self, y: int, selection: Selection | None) -> Sequence[Segment]:
        start, end = self._lines[y]
        line = Content(self.text[start:end], strip_control_codes=False)
        gutter = ("", "")
        for mark in self.marks:
            left, right = self._shown(mark.start), self._shown(mark.end)
            if left >= max(end, start + 1) or right <= start:
                continue
            line = line.stylize(mark.style, max(left - start, 0), min(right, end) - start)
            if mark.current or (mark.glyph and left >= start and not gutter[0].startswith("▌")):
                bar = "▌" if mark.current else " "
                gutter = (f"{bar}{mark.glyph if left >= start else ' '}", mark.style.split(" on ")[0])
        if selection is not None and (span := selection.get_span(y)) is not None:
            style = self.screen.get_visual_style("screen--selection")
            line = line.stylize(style, span[0], None if span[1] == -1 else span[1])
        margin = cut(Content.styled(gutter[0], gutter[1]), GUTTER)
        words = Strip(line.render_segments(self.visual_style)).apply_offsets(0, y)
        return [*margin.render_segments(self.visual_style), *words]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(self.text[start:end] for start, end in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self._drawn.clear()
        self.refresh()

    def action_scroll_lines(self, lines: int) -> None:
        self.scroll_relative(y=lines, animate=False)
