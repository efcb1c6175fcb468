"""The residue: sentences that look as if they held a fact and that no rule took. Misses are visible, not hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from extractors.residue import Residue
from tui.dashboard.evidence import field_lines
from tui.dashboard.widgets.bars import KeyBar
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.words import count, text


class ResidueScreen(Screen[None]):
    """The sentences; Enter reads one where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,R", "app.pop_screen", "Back", id="residue.back")]

    def __init__(self, found: Sequence[Residue]) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        yield LineTable(
            (Column("Looks like", lambda r: text(", ".join(r.signs), "$demand"), 18, key=lambda r: r.signs),
             Column("Sentence", lambda r: text(r.sentence), share=4),
             Column("Nearest rule", lambda r: text(r.nearest or "–", "$muted"), share=2, needs=100,
                    key=lambda r: r.nearest),
             Column("Source", lambda r: text(r.source, "$muted"), share=1, needs=80, key=lambda r: r.source)),
            key=lambda r: (r.source, r.start), id="hits")
        yield VerticalScroll(Static(markup=False, id="hit"), id="hit-box", can_focus=False)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        table = self.query_one(LineTable)
        table.border_title = Content(f"Residue · {count(len(self._found), 'sentence')} that no rule took")
        table.show(list(self._found))
        table.focus()

    @on(LineTable.Highlighted)
    def _detail(self, event: LineTable.Highlighted) -> None:
        entry: Residue | None = event.item
        self.query_one("#hit", Static).update(
            Content.styled("Every sentence with a toll, a quotation, a demand or a threat was taken.", "$muted")
            if entry is None else Content("\n\n").join([text(entry.sentence), field_lines([
                ("Looks like", ", ".join(entry.signs)), ("Nearest rule", entry.nearest or "none"),
                ("Source", entry.source)])]))

    @on(LineTable.Chosen)
    def _read(self, event: LineTable.Chosen) -> None:
        self.app.read((), event.item.source, (event.item.start, event.item.end))  # type: ignore[attr-defined]
