"""A short tour for the first time: what the board answers and the few keys that lead everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.dashboard.screens.sheet import Sheet

if TYPE_CHECKING:
    from tui.dashboard.screens.board import BoardScreen

STEPS = (
    ("overview", "Where things stand",
     "Is there a ceasefire and does it hold, when do they talk next, how many dead and who says so, what each side "
     "wants, what changed. All of it stands in the sources; nothing is made up."),
    ("talks", "A key for each pane",
     "1 to 9 bring a pane to the front, Tab the next. j and k move, < and > sort, / filters as you type, s searches "
     "everything and forgives typos."),
    ("casualties", "Enter shows the sentence",
     "On any line, Enter opens the source where it says so. n goes to its next fact, w says which rule found it, Esc "
     "comes back. Claims stay claims: they stand side by side."),
    ("timeline", "[ and ] move in time",
     "The whole board shows what was known on a day. ~ marks what was inferred."),
    ("overview", "Yours",
     "x rejects a fact, c corrects it, u takes that back: your word outlives every re-run. e exports, t changes the "
     "theme, ? shows all keys."),
)
"""Pane, title and words of each step."""


class TourScreen(Sheet[None]):
    """The steps, one after another, with the pane that each is about behind, and then the pane of before. Esc skips the
    rest.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right,n", "step(1)", "Next", id="tour.next"),
        Binding("left,p", "step(-1)", "Back", id="tour.back"),
        Binding("escape,q", "dismiss", "Skip", id="tour.skip"),
    ]

    at: var[int] = var(0)
    """The step in front."""

    def __init__(self, board: BoardScreen) -> None:
        super().__init__()
        self._board = board
        self._before = board.front

    def compose(self) -> ComposeResult:
        yield Static(markup=False, classes="sheet")

    def watch_at(self, at: int) -> None:
        pane, title, words = STEPS[at]
        self._board.front = pane
        sheet = self.query_one(Static)
        sheet.border_title = Content(f"{title} · {at + 1}/{len(STEPS)}")
        sheet.border_subtitle = Content("↵ goes on · esc skips")
        sheet.update(words)

    def on_unmount(self) -> None:
        self._board.front = self._before

    def action_step(self, step: int) -> None:
        if self.at + step >= len(STEPS):
            self.dismiss()
        else:
            self.at = max(self.at + step, 0)
