"""Questions over the board: one line to type, one of several, or yes and no."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui.dashboard.screens.sheet import Sheet
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.table import LineTable


class Answer(Input):
    """The line of an answer, whose Enter is among the keys that are told."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Go on", id="prompt.take")]


class LinePrompt(Sheet[str | None]):
    """Asks for a line. Enter gives it, if `check` has nothing against it; Esc gives null."""

    HINT = "{prompt.take=enter} goes on · {prompt.cancel=escape} cancels"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Cancel", id="prompt.cancel")]

    def __init__(
        self, title: str, hint: str, value: str = "", check: Callable[[str], str | None] | None = None, *,
        typed_on: bool = False, known: Sequence[str] = (),
    ) -> None:
        """`check` returns in words for people what is wrong with a line, or null. The value is one to go on from, where
        it is to be `typed_on`, else what is typed takes its place. Of `known` lines one that begins so is suggested.
        """
        super().__init__()
        self._title, self._hint, self._value = title, hint, value
        self._check, self._typed_on, self._known = check, typed_on, known

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet small") as box:
            box.border_title = Content(self._title)
            yield Answer(self._value, compact=True, select_on_focus=not self._typed_on,
                         suggester=SuggestFromList(self._known, case_sensitive=False) if self._known else None)
            yield Static(self._hint, markup=False, classes="hint")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        problem = self._check(event.value) if self._check else None
        if problem is None:
            self.dismiss(event.value)
            return
        hint = self.query_one(".hint", Static)
        hint.update(problem)
        hint.add_class("-wrong")


def as_of_prompt(date: dt.date | None) -> LinePrompt:
    """Asks for an as-of date; `as_date` reads the answer."""
    def check(line: str) -> str | None:
        known = not line.strip() or as_date(line)
        return None if known else "That is no date. Write it like 2031-03-15, or nothing for the newest."

    hint = "A date like 2031-03-15; nothing for the newest."
    return LinePrompt("As of", hint, date.isoformat() if date else "", check)


def as_date(line: str) -> dt.date | None:
    """The date that a line is, ISO 8601; null where it is none."""
    try:
        return dt.date.fromisoformat(line.strip())
    except ValueError:
        return None


class Choose(Sheet[str | None]):
    """Asks for one of several. Enter or a click gives it, Esc gives null."""

    HINT = "{row.choose=enter} takes it · {choose.cancel=escape} cancels"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "Cancel", id="choose.cancel")]

    def __init__(self, title: str, options: Sequence[tuple[str, Content]]) -> None:
        """Of each option what is given back, and what is shown."""
        super().__init__()
        self._title, self._options = title, list(options)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet small choose") as box:
            box.border_title = Content(self._title)
            column: Column[tuple[str, Content]] = Column("", lambda option: option[1], share=1)
            yield LineTable((column,), key=lambda option: option[0], header=False)

    def on_mount(self) -> None:
        table = self.query_one(LineTable)
        table.styles.height = min(len(self._options), 12)
        table.at_once = True
        table.show(self._options)
        table.focus()

    @on(LineTable.Chosen)
    def _chosen(self, event: LineTable.Chosen) -> None:
        self.dismiss(event.item[0])


class Confirm(Sheet[bool]):
    """Asks yes or no; Esc and anything but y mean no."""

    HINT = "{confirm.yes=y} yes · {confirm.no=n} no"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Yes", id="confirm.yes"),
        Binding("n,escape,enter,q", "dismiss(False)", "No", id="confirm.no"),
    ]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._title, self._question = title, question

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet small") as box:
            box.border_title = Content(self._title)
            yield Static(self._question, markup=False)
