"""A card: a titled list of a few lines, one of several that share the room between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from extractors.situation.model import Ids
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.table import LineTable

EMPTY = Content()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: what it says (or what says it, once it is in view), what stands at its right, its facts."""

    words: Content | Callable[[], Content]
    right: Content = EMPTY
    facts: Ids = ()

    @property
    def content(self) -> Content:
        """What it says."""
        return self.words() if callable(self.words) else self.words


class Card(LineTable[Line]):
    """A titled list of lines; its title says how many more there are below. The cursor leaves it at its ends."""

    BAR = 0

    @dataclass
    class Left(Message):
        """The cursor went over the end: 1 downwards, -1 upwards."""

        card: Card
        step: int

    def __init__(self, name: str, right: int = 0) -> None:
        columns: list[Column[Line]] = [Column("", lambda line: line.content, share=1)]
        if right:
            columns.append(Column("", lambda line: line.right, right, needs=24, align="right"))
        super().__init__(columns, header=False, key=lambda line: line.facts, id=name, classes="card")
        self.title = ""

    def tell(self) -> None:
        """Says in the title how many lines are below those in view."""
        below = len(self.rows) - self.size.height - self.scroll_offset.y
        more = f" +{below}" if below > 0 and self.size.height else ""
        self.border_title = Content.assemble(self.title, (more, "$muted"))

    def set_length(self, lines: int) -> None:
        super().set_length(lines)
        self.tell()

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        self.tell()

    def action_move(self, rows: int) -> None:
        if 0 <= self.cursor + rows < len(self.rows):
            super().action_move(rows)
        else:
            self.post_message(self.Left(self, rows))


def shares(room: int, wanted: Sequence[int], least: int = 3) -> list[int]:
    """Parts of the room, by turns a line to each that still wants one, the least first; the last takes what is left."""
    given = [min(want, least) for want in wanted]
    left = room - sum(given)
    while left > 0 and given != list(wanted):
        for i, want in enumerate(wanted):
            if left > 0 and given[i] < want:
                given[i], left = given[i] + 1, left - 1
    while left < 0:
        i = max(range(len(given)), key=lambda i: (given[i], i))
        given[i], left = given[i] - 1, left + 1
    given[-1] += left
    return given
