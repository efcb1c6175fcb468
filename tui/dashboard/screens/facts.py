"""What a screen with facts under its cursor can do with them, besides copying and opening: explain, correct."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.binding import Binding, BindingType

from tui.dashboard.screens.citing import CitingScreen

if TYPE_CHECKING:
    from extractors.facts import Fact
    from extractors.situation.model import Ids
    from tui.dashboard.copying import Citation

Result = TypeVar("Result")
JUDGEMENTS = (
    ("x", "reject", "The fact is wrong: leave it out"), ("v", "verify", "The fact is checked"),
    ("p", "pin", "Keep the fact in sight"), ("c", "correct", "Set a field of the fact by hand"),
    ("m", "merge", "Two names are one"), ("M", "part", "Two names were joined wrongly"),
    ("r", "rate", "Rate the source, A to F"),
)
"""The analyst's corrections: key, name and what it says."""


class FactScreen(CitingScreen[Result]):
    """A screen on which facts are selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", "Why", id="why", show=False,
                tooltip="Which rule found it, and how date and names were read"),
        *(Binding(key, f"judge('{act}')", act.capitalize(), id=f"fact.{act}", show=False, tooltip=tip)
          for key, act, tip in JUDGEMENTS),
        Binding("u", "undo_decision", "Undo", id="fact.undo", show=False, tooltip="Take the newest correction back"),
    ]

    def selected(self) -> Ids:
        """Facts under the cursor."""
        return ()

    def selected_name(self) -> str | None:
        """The actor under the cursor, where actors are listed."""
        return None

    def selected_facts(self) -> list[Fact]:
        """The facts under the cursor."""
        facts = self.dashboard.picture.situation.facts if self.dashboard.picture else {}
        return [facts[id] for id in self.selected() if id in facts]

    def citation(self) -> Citation | None:
        """The first of the facts under the cursor."""
        from tui.dashboard.copying import cite

        return next(map(cite, self.selected_facts()), None)

    def action_why(self) -> None:
        if facts := self.selected_facts():
            from tui.dashboard.evidence import why
            from tui.dashboard.screens.page import PageScreen

            self.app.push_screen(PageScreen("Why", why(facts[0])))

    @work(exit_on_error=False, group="judging")
    async def action_judge(self, act: str) -> None:
        """Takes a decision about the fact under the cursor down, and draws the board anew."""
        from tui.dashboard.judging import decisions, said

        taken = await decisions(self, act)
        for decision in taken:
            decide = partial(self.dashboard.source.decide, decision)
            await self.run_worker(decide, thread=True, exit_on_error=False).wait()
        if taken:
            self.notify(said(taken[0]), title="u takes it back", markup=False)
            self.dashboard.redraw()

    @work(exit_on_error=False, group="judging")
    async def action_undo_decision(self) -> None:
        from tui.dashboard.judging import said

        taken = await self.run_worker(self.dashboard.source.undo, thread=True, exit_on_error=False).wait()
        self.notify(said(taken) if taken else "There is no correction to take back.", title="Undone", markup=False)
        self.dashboard.redraw()
