"""The one table for every list: drawn by lines, so that a million rows cost what a screenful costs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive

from tui.dashboard.widgets.columns import GAP, Column, cut, natural, widths
from tui.dashboard.widgets.filtering import Filter
from tui.dashboard.widgets.lines import LineView

T = TypeVar("T")
MATCH = "underline $match on $match-background"
"""Style of what was searched for; underlined, for those who see no colours."""
LOOKED_AT = 100
"""Items whose cells decide how wide a column is; and that are made ready for the filter at a time."""
MOVE = Binding.Group("Move", compact=True)


class LineTable(LineView, Generic[T], can_focus=True):
    """A list of items in columns with a cursor, sorted and filtered. Items are drawn when they come into view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", id="row.down", show=False, group=MOVE),
        Binding("k,up", "move(-1)", "Up", id="row.up", show=False, group=MOVE),
        Binding("g,home", "to_end(False)", "First", id="row.first", show=False, group=MOVE),
        Binding("G,end", "to_end(True)", "Last", id="row.last", show=False, group=MOVE),
        Binding("pagedown,space", "page(1)", "Page down", id="row.page-down", show=False, group=MOVE),
        Binding("pageup", "page(-1)", "Page up", id="row.page-up", show=False, group=MOVE),
        Binding("enter", "choose", "Read", id="row.choose", tooltip="Open the source at the evidence"),
        Binding("less_than_sign", "sort(-1)", "Sort by column to the left", id="sort.left", show=False),
        Binding("greater_than_sign", "sort(1)", "Sort by column to the right", id="sort.right", show=False),
        Binding("i", "invert", "Invert order", id="sort.invert", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--header", "table--cursor"}
    DEFAULT_CSS = """
    LineTable {
        & > .table--header { color: $muted; text-style: bold; }
        & > .table--cursor { background: $cursor; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """Row of the cursor, among those shown."""
    highlighted: reactive[Any] = reactive(None, repaint=False, always_update=True)
    """The item that the cursor came to (null: the list is empty). Whoever shows more of it watches this, as what is
    drawn in answer to a message comes a frame after the cursor."""

    @dataclass
    class Chosen(Message):
        """Enter, or a click on the item under the cursor."""

        table: LineTable[Any]
        item: Any

        @property
        def control(self) -> LineTable[Any]:
            return self.table

    def __init__(self, columns: Sequence[Column[T]], *, key: Callable[[T], Hashable] = id, header: bool = True,
                 mark: Callable[[T], Content] | None = None, id: str | None = None, classes: str | None = None) -> None:
        """`key` knows an item again after an update, so that the cursor can stay on it; `mark` is a cell before it."""
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.items: Sequence[T] = ()
        self.rows: Sequence[int] = range(0)
        """Indexes of the items shown, in the order shown."""
        self.filter: Filter[T] = Filter()
        self.sorted_by: int | None = None
        self.inverted = False
        self.at_once = False
        """Whether a single click chooses."""
        self._key = key
        self._mark = mark
        self._header = int(header)
        self._fitted = [column.width for column in self.columns]
        self.room: list[tuple[int, int]] = []
        """The columns shown, and their widths."""
        self._lines: LRUCache[tuple[int, bool, bool], Sequence[Segment]] = LRUCache(512)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All items, where the height is left to the list; a filter does not change it."""
        return len(self.items) + self._header

    # What others call

    def show(self, items: Sequence[T]) -> None:
        """Shows other items; the cursor stays on the same one as before where it's still there, and in its place."""
        kept = self._key(self.item) if self.item is not None else None
        place = self.cursor - self.scroll_offset.y
        most = self.app.size.height
        if self.size and self.styles.auto_dimensions and min(len(items), most) != min(len(self.items), most):
            self.refresh(layout=True)
        self.items = items
        self._fitted = natural(self.columns, items, LOOKED_AT)
        self._share_out()
        self._arrange(kept, place)

    def narrow(self, words: str, searchable: Callable[[T], str]) -> int:
        """Shows only items whose searchable text has all of the words; returns how many they are."""
        kept = self._key(self.item) if self.item is not None else None
        self._search_in(searchable)
        self.filter = self.filter.next(words)
        self._arrange(kept)
        return len(self.rows)

    def prepare(self, searchable: Callable[[T], str]) -> bool:
        """Does a part of what `narrow` would have to do first; whether that was all."""
        self._search_in(searchable)
        return self.filter.read(self.items, LOOKED_AT)

    def _search_in(self, searchable: Callable[[T], str]) -> None:
        if self.filter.searchable != searchable:
            self.filter = Filter("", searchable)

    @property
    def item(self) -> T | None:
        """The item under the cursor."""
        return self.items[self.rows[self.cursor]] if 0 <= self.cursor < len(self.rows) else None

    @property
    def whereabouts(self) -> str:
        """The cursor's row and how many there are: "3/41", filtered "3/41 of 230"; nothing where there is no row."""
        if not self.rows:
            return ""
        hidden = len(self.items) - len(self.rows)
        return f"{self.cursor + 1:,}/{len(self.rows):,}" + (f" of {len(self.items):,}" if hidden else "")

    def note(self, words: str) -> None:
        """Says something in the lower edge, and paints that alone."""
        self._border_subtitle = Content(words)
        self.refresh(Region(-1, self.size.height, self.outer_size.width, 1))

    @property
    def header_height(self) -> int:
        """Lines above the first row."""
        return self._header

    def sort_by(self, column: int | None, *, inverted: bool = False) -> None:
        """Sorts by a column; null is the order that the items came in."""
        kept = self._key(self.item) if self.item is not None else None
        self.sorted_by, self.inverted = column, inverted
        self._arrange(kept)

    def _arrange(self, kept: Hashable, place: int | None = None) -> None:
        """Sorts and filters; the cursor stays on the item that is `kept`, and in its line of the view, if one is given.
        """
        rows: Sequence[int] = self.filter.rows(self.items)
        if self.sorted_by is not None and (key := self.columns[self.sorted_by].key):
            rows = sorted(rows, key=lambda i: _orderly(key(self.items[i])), reverse=self.inverted)
        elif self.inverted:
            rows = rows[::-1]
        self.rows = rows
        self._lines.clear()
        self.set_length(len(rows) + self._header)
        cursor = self.cursor if kept is not None else 0
        if kept is not None and not (cursor < len(rows) and self._key(self.items[rows[cursor]]) == kept):
            cursor = next((row for row, i in enumerate(rows) if self._key(self.items[i]) == kept), cursor)
        cursor = max(0, min(cursor, len(rows) - 1))
        if cursor == self.cursor:
            self.highlighted = self.item
        self.cursor = cursor
        if place is not None and 0 <= place < self.height:
            self.scroll_to(y=cursor - place, animate=False)
        self._follow()
        self.repaint()

    # Drawing

    def forget(self) -> None:
        self._lines.clear()

    def fit(self) -> None:
        super().fit()
        self._share_out()
        self._follow()

    def _share_out(self) -> None:
        """Shares the width among the columns."""
        self.room = widths(self.columns, self.line_width - 2, self._fitted)
        self._lines.clear()

    def draw_line(self, y: int) -> Sequence[Segment]:
        if y < self._header:
            return self._draw_header()
        row = y - self._header + self.scroll_offset.y
        if row >= len(self.rows):
            return ()
        here = row == self.cursor
        key = (row, here, here and self.has_focus)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._draw_row(row)
        return line

    def _draw_header(self) -> Sequence[Segment]:
        style = self.get_visual_style("table--header")
        cells = []
        for i, column_width in self.room:
            column = self.columns[i]
            mark = ("▾" if self.inverted else "▴") if i == self.sorted_by else ""
            cells.append(cut(Content(f"{column.title}{mark}"), column_width, column.align))
        return (Content("  ") + Content(" " * GAP).join(cells)).render_segments(style)

    def _draw_row(self, row: int) -> Sequence[Segment]:
        item = self.items[self.rows[row]]
        cells = []
        for i, column_width in self.room:
            column = self.columns[i]
            cells.append(cut(column.cell(item), column_width, column.align))
        here = row == self.cursor
        marked = here and (self.has_focus or self._header)
        margin = Content.styled("▌" if marked else " ", "$line-focus" if self.has_focus else "$faint")
        line = margin + cut(self._mark(item) if self._mark else Content(), 1) + Content(" " * GAP).join(cells)
        if spans := self.filter.spans(line.plain):
            for start, end in spans:
                line = line.stylize(MATCH, start, end)
        style = self.get_visual_style("table--cursor") if here and self.has_focus else self.visual_style
        return cut(line, self.line_width).render_segments(style)

    # Moving

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        for row in (old, new):
            self.repaint_line(row + self._header - self.scroll_offset.y)
        self._follow()
        self.highlighted = self.item

    def _follow(self) -> None:
        """Scrolls so that the cursor is in view."""
        height = self.height - self._header
        if height <= 0:
            return
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    def on_click(self, event: events.Click) -> None:
        x, y = event.get_content_offset_capture(self)
        if 0 <= y < self._header:
            self._sort_at(x)
        row = y - self._header + self.scroll_offset.y
        if y < self._header or row >= len(self.rows) or x >= self.line_width:
            return
        chosen = self.at_once or (row == self.cursor and self.has_focus and event.chain > 1)
        self.cursor = row
        if chosen:
            self.action_choose()

    def _sort_at(self, x: int) -> None:
        left = 2
        for i, width in self.room:
            if left <= x < left + width + GAP and self.columns[i].key:
                self.sort_by(i, inverted=i == self.sorted_by and not self.inverted)
            left += width + GAP

    def action_move(self, rows: int) -> None:
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        self.cursor += pages * max(self.height - self._header - 1, 1)

    def action_to_end(self, last: bool) -> None:
        self.cursor = len(self.rows) - 1 if last else 0

    def action_choose(self) -> None:
        if self.item is not None:
            self.post_message(self.Chosen(self, self.item))

    def action_sort(self, step: int) -> None:
        order = [None, *(i for i, _ in self.room if self.columns[i].key)]
        at = order.index(self.sorted_by) if self.sorted_by in order else 0
        self.sort_by(order[(at + step) % len(order)])

    def action_invert(self) -> None:
        self.sort_by(self.sorted_by, inverted=not self.inverted)


def _orderly(value: Any) -> tuple[bool, Any]:
    """A sorting key that puts what is missing last."""
    return (value is None, "" if value is None else value.casefold() if isinstance(value, str) else value)

