"""A card: a titled list of a few lines, one of several that share the room between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.message import Message

from extractors.situation.model import Ids
from tui.dashboard.widgets.columns import GAP, Column
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.widgets.wrapping import wrap

EMPTY = Content()
HANGING = 2
"""Cells of a line's sign, below which the rest of the line does not begin."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: what it says (or what says it, once it is in view), what stands at its right, its facts."""

    words: Content | Callable[[], Content]
    right: Content = EMPTY
    facts: Ids = ()
    goes_on: bool = False
    """Whether it is the rest of the line above."""
    whole: Content | None = None
    """What the line says in full, of which this is a part."""

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

    def __init__(self, name: str, right: int = 0, *, wraps: bool = False) -> None:
        """`right` is the width of what stands at the right."""
        columns: list[Column[Line]] = [Column("", lambda line: line.content, share=1)]
        if right:
            columns.append(Column("", lambda line: line.right, right, needs=24, align="right"))
        super().__init__(columns, header=False, key=lambda line: line.facts, id=name, classes="card")
        self.title = ""
        self._wraps = wraps
        self._right = right
        self._whole: Sequence[Line] = ()
        """The lines before they were wrapped."""

    @property
    def wraps(self) -> bool:
        """Whether long lines are shown in full, on as many as it takes."""
        return self._wraps

    @wraps.setter
    def wraps(self, wraps: bool) -> None:
        if wraps != self._wraps:
            self._wraps = wraps
            self.show(self._whole)

    def show(self, items: Sequence[Line]) -> None:
        self._whole = items
        super().show(self._wrapped(items))

    def fit(self) -> None:
        if self._wraps and self._whole:
            self.items = self._wrapped(self._whole)
            self._arrange(None)
        super().fit()

    def _wrapped(self, items: Sequence[Line]) -> Sequence[Line]:
        width = self.line_width - 2 - (self._right + GAP if self._right else 0)  # Two cells are the cursor's.
        return [part for item in items for part in _parts(item, width)] if self._wraps and width > 0 else items

    def filter_by(self, words: str) -> tuple[int, int]:
        """Shows only lines that have all of the words; returns how many do of how many there are."""
        self.narrow(words, _said)
        return tuple(sum(bool(line.facts) and not line.goes_on for line in lines)  # type: ignore[return-value]
                     for lines in ((self.items[row] for row in self.rows), self.items))

    def tell(self) -> None:
        """Says in the title how many lines are below those in view, each counted once however long it is."""
        hidden = self.rows[self.size.height + self.scroll_offset.y:] if self.size.height else ()
        below = sum(not self.items[row].goes_on for row in hidden) if self._wraps else len(hidden)
        more = f" +{below}" if below else ""
        self.border_title = Content.assemble(self.title, (more, "$muted"))

    def set_length(self, lines: int) -> None:
        super().set_length(lines)
        self.tell()

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        self.tell()

    def action_move(self, rows: int) -> None:
        there = self.cursor + rows
        while 0 <= there < len(self.rows) and self.items[self.rows[there]].goes_on:
            there += rows
        if 0 <= there < len(self.rows):
            self.cursor = there
        else:
            self.post_message(self.Left(self, rows))


def _said(line: Line) -> str:
    return (line.whole or line.content).plain


def _parts(line: Line, width: int) -> Iterator[Line]:
    """A line in as many as it takes, which break between words."""
    words = line.content
    for start, end in wrap(words.plain, width, HANGING):
        if start:
            yield Line(Content(" " * HANGING) + words[start:end], facts=line.facts, goes_on=True, whole=words)
        else:
            yield replace(line, words=words[:end], whole=words)


def shares(room: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Parts of the room, by turns a line to each that still wants one, the least first; the last takes what is left."""
    given = list(map(min, wanted, least))
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
