"""What a screen with facts under its cursor can do with them: copy, open, explain, correct."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import work
from textual.binding import Binding, BindingType
from textual.screen import Screen

if TYPE_CHECKING:
    from extractors.facts import Fact
    from extractors.situation.model import Ids
    from tui.dashboard.app import Dashboard

Result = TypeVar("Result")
COPY = Binding.Group("Copy", compact=True)
JUDGEMENTS = (
    ("x", "reject", "The fact is wrong: leave it out"), ("v", "verify", "The fact is checked"),
    ("p", "pin", "Keep the fact in sight"), ("c", "correct", "Set a field of the fact by hand"),
    ("m", "merge", "Two names are one"), ("M", "part", "Two names were joined wrongly"),
    ("r", "rate", "Rate the source, A to F"),
)
"""The analyst's corrections: key, name and what it says."""


class FactScreen(Screen[Result]):
    """A screen on which facts are selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy(False)", "Copy", id="copy", group=COPY, tooltip="Copy the fact under the cursor"),
        Binding("Y", "copy(True)", "Copy as Markdown", id="copy.markdown", group=COPY,
                tooltip="Copy the fact with its source and date as Markdown"),
        Binding("o", "open_file", "Open the file", id="open", show=False,
                tooltip="Open the source in $EDITOR or $PAGER"),
        Binding("w", "why", "Why", id="why", show=False,
                tooltip="Which rule found it, and how date and names were read"),
        *(Binding(key, f"judge('{act}')", act.capitalize(), id=f"fact.{act}", show=False, tooltip=tip)
          for key, act, tip in JUDGEMENTS),
        Binding("u", "undo_decision", "Undo", id="fact.undo", show=False, tooltip="Take the newest correction back"),
    ]

    source: str | None = None
    """The source on show, on screens that show one."""

    @property
    def dashboard(self) -> Dashboard:
        """The app, as what it is."""
        return cast("Dashboard", self.app)

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

    def action_copy(self, markdown: bool) -> None:
        """Copies what is marked with the mouse, else the fact."""
        from tui.dashboard.copying import copied, copy

        if selection := self.get_selected_text():
            copy(self.dashboard, selection, "the selection")
        elif facts := self.selected_facts():
            copy(self.dashboard, *copied(facts, markdown=markdown))
        else:
            self.notify("Nothing under the cursor to copy.", severity="warning")

    def action_why(self) -> None:
        if facts := self.selected_facts():
            from tui.dashboard.evidence import why
            from tui.dashboard.screens.page import PageScreen

            self.app.push_screen(PageScreen("Why", why(facts[0])))

    @work(thread=True, exit_on_error=False, group="reader")
    def action_open_file(self) -> None:
        from tui.dashboard.opening import command

        facts = self.selected_facts()
        source = self.source or (facts[0].source if facts else None)
        document = self.dashboard.source.document(source) if source else None
        if document is None or document.path is None:
            self.app.call_from_thread(self.notify, "There is no file to open here.", severity="warning")
            return
        self.app.call_from_thread(self._run, command(document, facts[0].start if facts else 0))

    def _run(self, words: list[str]) -> None:
        import subprocess

        from textual.app import SuspendNotSupported

        try:
            with self.app.suspend():
                subprocess.run(words, check=False)
            self.app.refresh()
        except (OSError, SuspendNotSupported) as error:
            self.notify(f"{words[0]}: {error}", severity="error", markup=False)

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
