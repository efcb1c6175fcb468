"""What every pane is: a titled part of the board that draws a picture and can be filtered, copied and read from."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from tui.dashboard.keys import keyed
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.detail import Detail
from tui.dashboard.widgets.placed import Placed
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.words import MARKS, party_styles, text

if TYPE_CHECKING:
    from extractors.situation.model import Ids, Situation
    from tui.dashboard.board import Picture

T = TypeVar("T")
NONE = Content()
FRAMES = 5
"""Lines of the frames of a list and its detail, and of the list's head."""
LEAST_DETAIL = 3
"""Lines of a detail that is worth its frame."""


class Pane(Placed, Container):
    """A part of the board. It computes nothing: it draws the picture that it is given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.next_pane(1)", "Next pane", id="pane.next", show=False),
        Binding("shift+tab", "screen.next_pane(-1)", "Previous pane", id="pane.previous", show=False),
    ]

    picture: var[Picture | None] = var(None)
    """What is drawn. The app sets it when the pane comes to the front, and when the picture changes."""

    @dataclass
    class Read(Message):
        """The user wants to read the evidence: facts, the first one first; or a source from its beginning."""

        facts: Ids
        source: str | None = None

    @dataclass
    class Filtered(Message):
        """The filter left so many items of so many."""

        shown: int
        total: int

    @property
    def situation(self) -> Situation:
        """The situation drawn; only to be asked for when there is a picture."""
        assert self.picture is not None
        return self.picture.situation

    def watch_picture(self, picture: Picture | None) -> None:
        if picture is not None and self.is_mounted:
            self.draw()

    def on_mount(self) -> None:
        if self.picture is not None:
            self.draw()

    def draw(self) -> None:
        """Draws the picture."""
        raise NotImplementedError

    def draw_strip(self) -> None:
        """Draws the strip of time, in panes that have one."""
        from tui.dashboard.chronicle import MEANING, lanes, period
        from tui.dashboard.widgets.strip import TimeStrip

        assert self.picture is not None
        for strip in self.query(TimeStrip):
            strip.period, strip.cursor = period(self.picture), self.situation.as_of
            strip.meaning, strip.lanes = MEANING, lanes(self.picture)
            strip.border_title = Content("Course")

    def narrow(self, words: str) -> None:
        """Filters what the pane lists, as the user types; posts Filtered."""

    def prepare(self) -> bool:
        """Makes a part of the pane ready to be filtered, a few milliseconds' work; whether that was all."""
        return True

    def selected(self) -> Ids:
        """Facts under the cursor."""
        return ()

    def selected_name(self) -> str | None:
        """The actor under the cursor, in panes that list actors."""
        return None

    def selected_source(self) -> str | None:
        """The source under the cursor, in panes that list sources."""
        return None

    def lead(self) -> None:
        """Gives the focus to the part that moves."""


class ListPane(Pane, Generic[T]):
    """A pane with a table and, beside or below it, the detail of the item under the cursor."""

    EMPTY: ClassVar[str] = "Nothing here."
    """What the pane says without items: what is missing and what to do."""

    def columns(self) -> Sequence[Column[T]]:
        """The columns; asked for once."""
        raise NotImplementedError

    def items(self, situation: Situation) -> Sequence[T]:
        """What is listed, in its natural order."""
        raise NotImplementedError

    def key(self, item: T) -> Hashable:
        """What an item is known by from one picture to the next."""
        return self.facts(item) or id(item)

    def facts(self, item: T) -> Ids:
        """The facts that an item rests on."""
        raise NotImplementedError

    def source(self, item: T) -> str | None:
        """The source to read where the item rests on no fact."""
        return None

    def mark(self, item: T) -> Content:
        """What the analyst said of an item's facts, as one glyph."""
        assert self.picture is not None
        facts = set(self.facts(item))
        return next((Content.styled(sign.glyph, sign.style) for field, sign in MARKS.items()
                     if facts & getattr(self.picture, field)), NONE)

    def searchable(self, item: T) -> str:
        """What the filter looks into."""
        return " ".join(column.cell(item).plain for column in self._columns)

    def detail(self, item: T) -> Iterable[Content]:
        """The item in full, by paragraphs; asked for as they come into view."""
        raise NotImplementedError

    def heading(self, situation: Situation) -> str:
        """The title with the state that it carries."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        self._columns = tuple(self.columns())
        self.styles_of: dict[str, str] = {}
        self.table: LineTable[T] = LineTable(self._columns, key=self.key, mark=self.mark)
        self._detail = Detail(classes="detail")
        yield self.table
        yield self._detail
        yield Static(keyed(self.app, self.EMPTY), markup=False, classes="empty")
        self.watch(self.table, "highlighted", self._show_detail, init=False)

    def draw(self) -> None:
        situation = self.situation
        self.styles_of = party_styles(situation)
        items = self.items(situation)
        self.set_class(not items, "-empty")
        self.table.border_title = Content(self.heading(situation))
        self.table.show(items)
        self._spare_room()

    def on_resize(self) -> None:
        self._spare_room()

    def _spare_room(self) -> None:
        """Whether the detail has room below the list even where there are few lines."""
        items = len(self.table.items)
        self.set_class(0 < items <= self.container_size.height - FRAMES - LEAST_DETAIL, "-spare")

    def narrow(self, words: str) -> None:
        shown = self.table.narrow(words, self.searchable)
        self.post_message(self.Filtered(shown, len(self.table.items)))

    def prepare(self) -> bool:
        return self.table.prepare(self.searchable)

    def selected(self) -> Ids:
        return self.facts(self.table.item) if self.table.item is not None else ()

    def selected_source(self) -> str | None:
        return self.source(self.table.item) if self.table.item is not None else None

    def lead(self) -> None:
        self.screen.set_focus(self.table)

    def styled(self, name: str | None, none: str = "–") -> Content:
        """A party, person or claimant in its side's colour."""
        return text(name, self.styles_of.get(name, "")) if name else text(none, "$faint")

    def evidence(self, ids: Ids, title: str = "Evidence") -> Iterable[Content]:
        """The sentences that an item rests on, each with its source, newest first."""
        from tui.dashboard.evidence import evidence

        return evidence(self.situation, ids, title)

    def _show_detail(self, item: T | None) -> None:
        table = self.table
        table.note(table.whereabouts or "nothing matches")
        if item is None:
            self._detail.show(())
        else:
            self._detail.show(self.detail(item), self.key(item))

    @on(LineTable.Chosen)
    def _read(self, event: LineTable.Chosen) -> None:
        event.stop()
        self.post_message(self.Read(self.facts(event.item), self.source(event.item)))
