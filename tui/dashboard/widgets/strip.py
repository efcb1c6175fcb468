"""A strip of time: lanes of bands, marks and bars over the days of a period, with a cursor on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.dashboard.widgets.columns import cut
from tui.dashboard.widgets.lines import LineView
from tui.printable import one_line

LABEL = 13
"""Cells of a lane's label, with the space after it."""
WIDEST = 5
"""Cells of a day at most: a short period isn't stretched over the whole screen."""
BARS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the strip. Later things lie over earlier ones; bars of one unit are drawn to one scale."""

    label: str
    style: str = ""
    bands: Sequence[tuple[dt.date, dt.date, str, str]] = ()
    """First and last day, glyph and style."""
    marks: Sequence[tuple[dt.date, str, str]] = ()
    """Day, glyph and style."""
    bars: Mapping[dt.date, float] = field(default_factory=dict)
    unit: str = ""
    """What bars count, in the plural."""

    def heights(self, axis: Axis) -> dict[int, float]:
        """The columns in which bars stand, and the sum of each."""
        sums: dict[int, float] = {}
        for day, number in self.bars.items():
            if day in axis:
                sums[axis.column(day)] = sums.get(axis.column(day), 0) + number
        return sums


@dataclass(frozen=True)
class Axis:
    """Days and the columns that they stand in, when `cells` cells have room for all."""

    first: dt.date
    last: dt.date
    cells: int

    @cached_property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @cached_property
    def width(self) -> int:
        """Cells that are used."""
        return min(self.cells, self.days * WIDEST)

    def column(self, day: dt.date) -> int:
        return (day - self.first).days * self.width // self.days

    def day(self, column: int) -> dt.date:
        """The last day that stands in the column or before it."""
        return self.first + dt.timedelta(days=-(-(column + 1) * self.days // self.width) - 1)

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


class TimeStrip(LineView, can_focus=False):
    """Draws lanes over a period. A click on a day picks it."""

    BAR = 0

    lanes: reactive[Sequence[Lane]] = reactive(())
    period: reactive[tuple[dt.date, dt.date] | None] = reactive(None)
    cursor: reactive[dt.date | None] = reactive(None)

    @dataclass
    class Picked(Message):
        """A day was clicked."""

        day: dt.date

    meaning: Mapping[str, str] = {}
    """What glyphs of bands mean."""
    _told: Axis | None = None
    """The days that the lower edge was last worked out for."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._drawn: list[Sequence[Segment]] = []
        """The lines, once they are drawn."""

    def watch_lanes(self, old: Sequence[Lane], new: Sequence[Lane]) -> None:
        if len(old) != len(new):
            self.refresh(layout=True)
        self.forget()

    def watch_period(self) -> None:
        self.forget()

    def watch_cursor(self) -> None:
        self._drawn.clear()

    def forget(self) -> None:
        self._drawn.clear()
        self._told = None

    def fit(self) -> None:
        self.forget()

    def render_lines(self, crop: Region) -> list[Strip]:
        self._tell()
        return super().render_lines(crop)

    def draw_line(self, y: int) -> Sequence[Segment]:
        if not self._drawn:
            self._drawn = [line.render_segments(self.visual_style) for line in self._draw()]
        return self._drawn[y] if y < len(self._drawn) else ()

    def _tell(self) -> None:
        """Says in the lower edge what the bands mean, and what the highest bars stand for; of what is shown alone."""
        axis = self.axis
        if axis and axis != self._told:
            self._told = axis
            glyphs = {glyph for lane in self.lanes for _, _, glyph, _ in lane.bands}
            words = [f"{glyph} {word}" for glyph, word in self.meaning.items() if glyph in glyphs]
            words += [f"█ {top:,} {unit.removesuffix('s') if top == 1 else unit}"
                      for unit, top in self._tops(axis).items()]
            self._border_subtitle = Content("  ".join(words))  # as the edge is about to be painted, not to be anew

    def _tops(self, axis: Axis) -> dict[str, float]:
        """Of each unit the highest bar."""
        tops: dict[str, float] = {}
        for lane in self.lanes:
            if heights := lane.heights(axis):
                tops[lane.unit] = max(tops.get(lane.unit, 0), *heights.values())
        return tops

    @property
    def axis(self) -> Axis | None:
        """The days on show, as wide as the widget is."""
        cells = self.line_width - LABEL
        return Axis(*self.period, cells) if self.period and cells > 0 else None

    def _draw(self) -> list[Content]:
        axis = self.axis
        if axis is None:
            return [Content.styled("Nothing is dated.", "$muted")]
        tops = self._tops(axis)
        return [self._dates(axis), *(self._lane(lane, axis, tops.get(lane.unit, 1)) for lane in self.lanes)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + len(self.lanes)

    def _dates(self, axis: Axis) -> Content:
        """The cursor's date, and others at a step wherever there is room."""
        years = axis.first.year != axis.last.year
        room = 13 if years else 8
        step = next((days for days in (1, 2, 7, 14, 28, 91, 182, 364) if days * axis.width / axis.days >= room), 728)
        days = [axis.first + dt.timedelta(days=offset) for offset in range(0, axis.days, step)]
        line, places = [" "] * axis.cells, []
        for day in ([self.cursor] if self.cursor and self.cursor in axis else []) + days:
            words = f"{day.day} {day:%b}" + (f" {day.year}" if years else "")
            left = min(axis.column(day), axis.cells - len(words))
            right = left + len(words)
            if left >= 0 and not "".join(line[max(left - 1, 0):right + 1]).strip():
                line[left:right] = words
                places.append((left, right))
        content = Content.styled("".join(line), "$muted")
        if places and self.cursor and self.cursor in axis:
            content = content.stylize("bold $key", *places[0])
        return Content(" " * LABEL) + content

    def _lane(self, lane: Lane, axis: Axis, top: float) -> Content:
        cells = [(" ", "")] * axis.width
        for column, cell in self._cells(lane, axis, top):
            if 0 <= column < axis.width:
                cells[column] = cell
        if self.cursor and self.cursor in axis:
            column = axis.column(self.cursor)
            if cells[column][0] == " ":
                cells[column] = ("│", "$key")
        label = cut(Content.styled(one_line(lane.label), lane.style or "$muted"), LABEL - 1)
        runs = groupby(cells, key=itemgetter(1))
        return Content.assemble(label, " ", *(("".join(glyph for glyph, _ in run), style) for style, run in runs))

    def _cells(self, lane: Lane, axis: Axis, top: float) -> Iterator[tuple[int, tuple[str, str]]]:
        for first, last, glyph, style in lane.bands:
            if last < axis.first or first > axis.last:
                continue
            left = axis.column(max(first, axis.first))
            right = axis.column(min(last, axis.last) + dt.timedelta(days=1))
            for column in range(left, max(right, left + 1)):
                yield column, (glyph, style)
        for column, number in lane.heights(axis).items():
            yield column, (BARS[max(round(8 * number / top), 1)], lane.style)
        for day, glyph, style in lane.marks:
            if day in axis:
                yield axis.column(day), (glyph, style)

    def on_click(self, event: events.Click) -> None:
        axis, column = self.axis, event.get_content_offset_capture(self).x - LABEL
        if axis and 0 <= column < axis.width:
            self.post_message(self.Picked(axis.day(column)))
