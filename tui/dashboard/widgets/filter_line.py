"""The line where a filter is typed: it narrows as you type and says how much is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class Words(Input):
    """The line's input, whose Enter is among the keys that are told."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Keep", id="filter.enter")]


class FilterLine(Horizontal):
    """A prompt of one line. Enter keeps the filter, Esc takes it off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done(False)", "No filter", id="filter.cancel"),
        Binding("down", "done(True)", "Keep", id="filter.keep", show=False),
    ]
    DEFAULT_CSS = """
    FilterLine {
        height: 1; padding: 0 1; background: $panel;
        #sign { width: 2; color: $key; text-style: bold; }
        Input, Input:focus { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
        #count { width: 18; text-align: right; color: $muted; }
    }
    """

    @dataclass
    class Typed(Message):
        """The words so far."""

        words: str

    @dataclass
    class Done(Message):
        """Typing is over; the filter stays or goes."""

        kept: bool

    input = getters.query_one(Input)

    def compose(self) -> ComposeResult:
        yield Static("/", id="sign")
        yield Words(placeholder="words that must all occur", compact=True, select_on_focus=False)
        yield Static(id="count", markup=False)

    def on_mount(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Puts the typing cursor here."""
        self.input.focus()

    @property
    def words(self) -> str:
        """What is typed so far."""
        return "".join(line.value for line in self.query(Input))

    def tell(self, shown: int, total: int) -> None:
        """Says how many of how many are left."""
        for label in self.query("#count").results(Static):
            label.update(f"{shown:,} of {total:,}", layout=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(True))

    def action_done(self, kept: bool) -> None:
        self.post_message(self.Done(kept and bool(self.input.value)))
