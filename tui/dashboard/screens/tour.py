"""A short tour for the first time: what the board answers and the few keys that lead everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.dashboard.keys import keyed
from tui.dashboard.screens.sheet import Sheet

if TYPE_CHECKING:
    from tui.dashboard.screens.board import BoardScreen

STEPS = (
    ("overview", "Where things stand",
     "Is there a ceasefire and does it hold, when do they talk next, how many dead and who says so, what each side "
     "wants, what changed. All of it stands in the sources; nothing is made up."),
    ("talks", "A key for each pane",
     "{pane.overview=1} to {pane.sources=9} bring a pane to the front, {pane.next=tab} the next. {row.down=j} and "
     "{row.up=k} move, {sort.left=<} and {sort.right=>} sort, {filter=slash} filters as you type, {search=s} searches "
     "everything and forgives typos."),
    ("casualties", "Enter shows the sentence",
     "On any line, {row.choose=enter} opens the source where it says so. {fact.next=n} goes to its next fact, {why=w} "
     "says which rule found it, {reader.back=escape} comes back. Claims stay claims: they stand side by side."),
    ("timeline", "Move in time",
     "{as-of.back=[} and {as-of.forward=]} step from day to day: the whole board shows what was known then. ~ marks "
     "what was inferred."),
    ("overview", "Yours",
     "{fact.reject=x} rejects a fact, {fact.correct=c} corrects it, {fact.undo=u} takes that back: your word outlives "
     "every re-run. {export=e} exports, {theme=t} changes the theme, {help=?} shows all keys."),
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

    HINT = "{tour.next=enter} goes on · {tour.skip=escape} skips"

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
        sheet.update(keyed(self.app, words))

    def on_unmount(self) -> None:
        self._board.front = self._before

    def action_step(self, step: int) -> None:
        if self.at + step >= len(STEPS):
            self.dismiss()
        else:
            self.at = max(self.at + step, 0)
