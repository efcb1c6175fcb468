"""The detail beside a list: paragraphs, wrapped only as far as they come into view, selectable by mouse."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip

from tui.dashboard.widgets.lines import LineView
from tui.dashboard.widgets.wrapping import wrap

AHEAD = 30
"""Lines that are wrapped beyond those in view, so that the bar at the side is right for all but the longest."""
_LEAD = re.compile(r" *\S+(?: \S+){0,3} {2,}|\W (?=\S)")
"""What a paragraph begins with and its other lines do not stand below: a sign, or a label in a column of its own."""


class Detail(LineView, can_focus=False):
    """Paragraphs that are asked for as one scrolls down to them: an entry may rest on hundreds of sentences."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._coming: Iterator[Content] = iter(())
        self._paragraphs: list[Content] = []
        self._lines: list[tuple[int, int, int, int]] = []
        """Of each line its paragraph, where it starts and ends in it, and the cells that it is moved in by."""
        self._drawn: dict[int, list[Segment]] = {}
        self._about: Hashable = None

    def show(self, paragraphs: Iterable[Content], about: Hashable = None) -> None:
        """Shows other paragraphs, from the beginning unless they're about the same as before. A newline ends one."""
        self._coming = (line for part in paragraphs for line in part.split("\n", allow_blank=True))
        self._paragraphs.clear()
        self._lines.clear()
        self._drawn.clear()
        if about is None or about != self._about:
            self.scroll_to(y=0, animate=False)
        self._about = about
        self._take()
        self.repaint()

    def _take(self) -> None:
        """Wraps what is in view and some more."""
        while self.height and len(self._lines) < self.scroll_offset.y + self.height + AHEAD:
            paragraph = next(self._coming, None)
            if paragraph is None:
                break
            self._paragraphs.append(paragraph)
            self._wrap(len(self._paragraphs) - 1)
        self.set_length(len(self._lines))

    def _wrap(self, index: int) -> None:
        plain = self._paragraphs[index].plain
        hanging = _hanging(plain, self.line_width)
        lines = wrap(plain, self.line_width, hanging)
        self._lines += ((index, start, end, hanging if start else 0) for start, end in lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All lines, of a detail that is as high as it is long."""
        width -= self.BAR
        self._paragraphs += self._coming
        plains = (paragraph.plain for paragraph in self._paragraphs)
        return sum(len(wrap(plain, width, _hanging(plain, width))) for plain in plains)

    def fit(self) -> None:
        self._lines.clear()
        self._drawn.clear()
        for index in range(len(self._paragraphs)):
            self._wrap(index)
        self._take()

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        self._take()

    def forget(self) -> None:
        self._drawn.clear()

    def draw_line(self, y: int) -> Sequence[Segment]:
        y += self.scroll_offset.y
        if y >= len(self._lines):
            return ()
        if y not in self._drawn:
            self._drawn[y] = self._draw(*self._lines[y])
        if self.mouse_hover:  # which is when Textual asks for a line in order to learn where in the text the mouse is
            index, start, _, moved = self._lines[y]
            margin = 1 if moved else 0
            return [*self._drawn[y][:margin], *Strip(self._drawn[y][margin:]).apply_offsets(start, index)]
        return self._drawn[y]

    def _draw(self, index: int, start: int, end: int, moved: int) -> list[Segment]:
        paragraph = self._paragraphs[index]
        if (selection := self.text_selection) is not None and (span := selection.get_span(index)) is not None:
            style = self.screen.get_visual_style("screen--selection")
            paragraph = paragraph.stylize(style, span[0], None if span[1] == -1 else span[1])
        margin = [Segment(" " * moved, self.visual_style.rich_style)] if moved else []
        return [*margin, *paragraph[start:end].render_segments(self.visual_style)]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(paragraph.plain for paragraph in self._paragraphs)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self._drawn.clear()
        self.repaint()


def _hanging(plain: str, width: int) -> int:
    """The cells that the other lines of a paragraph leave free below what it begins with, where enough is left."""
    lead = _LEAD.match(plain)
    return lead.end() if lead and lead.end() * 2 < width else 0
