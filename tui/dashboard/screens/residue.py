"""The residue: sentences that look as if they held a fact and that no rule took. Misses are visible, and can be mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.worker import get_current_worker

from tui.dashboard.copying import Citation
from tui.dashboard.evidence import field_lines
from tui.dashboard.keys import keyed
from tui.dashboard.screens.by_hand import ASKED, FactForm
from tui.dashboard.screens.citing import CitingScreen
from tui.dashboard.screens.prompts import Choose
from tui.dashboard.widgets.bars import KeyBar
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.detail import Detail
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.widgets.too_small import TooSmall
from tui.dashboard.words import KINDS, count, shortened, text

if TYPE_CHECKING:
    from extractors.residue import Residue


NOTHING = "Every sentence with a toll, a quotation, a demand or a threat was taken."


class ResidueScreen(CitingScreen[None]):
    """The sentences; Enter reads one where it stands, `c` makes a fact of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,plus", "make_fact", "Make a fact", id="residue.make", tooltip="Make a fact of the sentence by hand"),
        Binding("u", "undo", "Undo", id="residue.undo", tooltip="Take the newest decision back"),
        Binding("escape,R", "app.pop_screen", "Back", id="residue.back"),
    ]

    _found: Sequence[Residue] | None = None
    """Null until all sources were looked through."""

    def compose(self) -> ComposeResult:
        yield LineTable(
            (Column("Looks like", lambda r: text(", ".join(r.signs), "$demand"), 18, key=lambda r: r.signs),
             Column("Sentence", lambda r: text(r.sentence), share=4),
             Column("Nearest rule", lambda r: text(r.nearest or "–", "$muted"), share=2, needs=100,
                    key=lambda r: r.nearest),
             Column("Source", lambda r: text(r.source, "$muted"), share=1, needs=80, key=lambda r: r.source)),
            key=lambda r: (r.source, r.start), id="hits")
        yield Detail(id="hit-box")
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        table = self.query_one(LineTable)
        self.watch(table, "highlighted", self._detail, init=False)
        table.border_title = Content("Residue · looking through the sources …")
        table.focus()
        self._look()

    @work(thread=True, exclusive=True, exit_on_error=False, group="residue")
    def _look(self) -> None:
        worker, found = get_current_worker(), self.dashboard.source.residue()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: Sequence[Residue]) -> None:
        self._found = found
        table = self.query_one(LineTable)
        table.border_title = Content(f"Residue · {count(len(found), 'sentence')} that no rule took")
        table.show(found)

    def citation(self) -> Citation | None:
        entry: Residue | None = self.query_one(LineTable).item
        return Citation(entry.sentence, "sentence", entry.source, entry.start) if entry else None

    def _detail(self, entry: Residue | None) -> None:
        table = self.query_one(LineTable)
        table.note(table.whereabouts)
        self.query_one(Detail).show([_described(entry) if entry else Content.styled(
            NOTHING if self._found is not None else "", "$muted")])

    @on(LineTable.Chosen)
    def _read(self, event: LineTable.Chosen) -> None:
        self.dashboard.read((), event.item.source, (event.item.start, event.item.end))

    @work(exit_on_error=False, group="judging")
    async def action_make_fact(self) -> None:
        """Asks for kind and fields, takes the fact down, and draws the board anew."""
        entry: Residue | None = self.query_one(LineTable).item
        if entry is None:
            return
        kind = await self.app.push_screen_wait(Choose("Make it a …", _kinds(entry)))
        if kind is None:
            return
        source = self.dashboard.source
        document = await self.run_worker(partial(source.document, entry.source), thread=True).wait()
        if document is None:
            return
        made = await self.app.push_screen_wait(FactForm(document, kind, entry.sentence))
        if made is not None:
            await self.run_worker(partial(source.decide, made), thread=True, exit_on_error=False).wait()
            self._show([other for other in self._found or () if other is not entry])
            title = keyed(self.app, "Made by hand; {residue.undo=u} takes it back")
            self.notify(f"{KINDS[kind].word}: {shortened(entry.sentence)}", title=title, markup=False)
            self.dashboard.redraw()

    @work(exit_on_error=False, group="judging")
    async def action_undo(self) -> None:
        from tui.dashboard.judging import said

        source = self.dashboard.source
        taken = await self.run_worker(source.undo, thread=True, exit_on_error=False).wait()
        self._look()
        self.notify(said(taken) if taken else "There is no decision to take back.", title="Undone", markup=False)
        self.dashboard.redraw()


def _described(entry: Residue) -> Content:
    return Content("\n\n").join([text(entry.sentence), field_lines([
        ("Looks like", ", ".join(entry.signs)), ("Nearest rule", entry.nearest or "none"), ("Source", entry.source)])])


def _kinds(entry: Residue) -> list[tuple[str, Content]]:
    """The kinds of fact, those first that the sentence looks like."""
    from extractors.residue import KINDS_OF_SIGN  # The keys of this screen are told without all extractors.

    likely = [KINDS_OF_SIGN[sign][0] for sign in entry.signs]
    return [(kind, KINDS[kind].content) for kind in sorted(ASKED, key=lambda kind: kind not in likely)]
