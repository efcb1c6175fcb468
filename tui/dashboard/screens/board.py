"""The board: title, tabs and keys around the pane in front, and the line where a filter is typed."""

from __future__ import annotations

import datetime as dt
from asyncio import Lock, sleep
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from tui.dashboard.keys import keyed
from tui.dashboard.pane import Pane
from tui.dashboard.panes import PANES
from tui.dashboard.screens.adding import AddingScreen
from tui.dashboard.widgets.bars import KeyBar, Tab, TabBar, TitleBar
from tui.dashboard.widgets.filter_line import FilterLine
from tui.dashboard.widgets.rehearsal import rehearse
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.widgets.too_small import TooSmall
from tui.dashboard.words import count, day, join, text

if TYPE_CHECKING:
    from extractors.situation.model import Ids
    from tui.dashboard.board import Picture

PAUSE = 1.0
"""Seconds without a new picture or another pane after which the panes that are not in front are got ready."""
REST = 0.2
"""Seconds between two of them, so that what is asked for meanwhile comes first."""
PATIENCE = 0.05
"""Seconds after which the title tells where the as-of date goes; what is known already is shown before."""


class BoardScreen(AddingScreen):
    """The panes on one picture, one of them in front."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(i), f"screen.pane('{pane.name}')", pane.title, id=f"pane.{pane.name}", show=False)
          for i, pane in enumerate(PANES, 1)),
        Binding("slash", "filter", "Filter", id="filter", tooltip="Filter the pane in front as you type"),
        Binding("escape", "clear_filter", "Clear the filter", id="filter.clear", show=False),
        Binding("f", "jump", "Jump", id="jump", show=False, tooltip="Go to a line by its letter"),
        Binding("z", "maximize_pane", "Maximise", id="pane.maximise", show=False,
                tooltip="Give the list the room of its detail, and back"),
    ]

    picture: var[Picture | None] = var(None, init=False)
    """What the panes draw."""
    coming: var[dt.date | None] = var(None, init=False)
    """The as-of date of the picture that is being worked out, where the title tells of it."""
    front: var[str] = var(PANES[0].name, init=False)
    """Name of the pane in front."""

    def __init__(self, name: str, front: str | None = None, *, maximised: bool = False) -> None:
        """`name` is what the dossier is called until it is read; `front` the pane to begin with, maximised or not."""
        super().__init__(classes="-maximised" if maximised else None)
        self._dossier = name
        self._panes: dict[str, Pane] = {}
        """Those made so far, by name."""
        self.ahead = True
        """Whether panes are got ready while nothing happens, before they are opened."""
        self._next_pane: Timer | None = None
        self._making = Lock()
        self._expected: dt.date | None = None
        self._expecting: Timer | None = None
        """Runs until the title tells of what is expected."""
        if front in {pane.name for pane in PANES}:
            self.set_reactive(BoardScreen.front, front)

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield TabBar(id="tabs")
        with Container(id="panes"), Container(id="loading"):
            yield Static(id="progress", markup=False)
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(TitleBar).left = text(self._dossier, "bold")
        self.progress(0, 0)

    def progress(self, done: int, total: int) -> None:
        """Shows how many sources of how many are read (0: not known yet), until there is a picture."""
        if self.picture is not None:
            return
        width = 32
        filled = width * done // total if total else 0
        words = f"{done:,} of {total:,} sources" if total else "looking for sources"
        self.query_one("#progress", Static).update(Content.assemble(
            text(f"Reading {self._dossier}"), "\n\n", ("━" * filled, "$primary"), ("━" * (width - filled), "$line"),
            "\n\n", (words, "$muted")))

    async def watch_picture(self, picture: Picture | None) -> None:
        if picture is None:
            return
        self.query_one("#panes").query_children("#loading").remove()
        self._draw_title()
        situation = picture.situation
        self.query_one(TabBar).tabs = tuple(
            Tab(keyed(self.app, f"{{pane.{pane.name}={i}}}"), pane.name, pane.title, pane.short, pane.badge(situation))
            for i, pane in enumerate(PANES, 1))
        if not situation.sources and self.front == "overview":
            self.set_reactive(BoardScreen.front, "sources")
        await self._bring_to_front()
        for line in self.query_children(FilterLine):
            if self.pane and line.words:
                self.pane.narrow(line.words)  # What came is filtered and counted, too.

    def _draw_title(self) -> None:
        picture, coming = self.picture, self.coming
        if picture is None:
            return
        situation = picture.situation
        title = self.query_one(TitleBar)
        title.left = text(situation.title, "bold")
        as_of = [text(f"as of {day(situation.as_of)}", "bold" if picture.newest else "bold $deadline")
                 if situation.as_of else "", text(f"→ {day(coming)} …", "bold $deadline") if coming else ""]
        title.right = (
            join(as_of, " "),
            text(f"newest {day(picture.days[-1], year=False)}", "$muted") if not picture.newest else "",
            text(count(len(situation.sources), "source"), "$muted"),
            text(f"{len(picture.skipped)} skipped", "$muted") if picture.skipped else "")

    def expect(self, date: dt.date | None) -> None:
        """Tells where the as-of date goes as soon as that takes longer than a moment; null: it goes nowhere."""
        self._expected = date
        if date and self._expecting is None:
            self._expecting = self.set_timer(PATIENCE, self._tell_expected)
        elif self._expecting and not date:
            self._expecting.stop()
            self._expecting = None
        if self.coming or not date:
            self.coming = date

    def _tell_expected(self) -> None:
        self.coming = self._expected

    def watch_coming(self) -> None:
        self._draw_title()

    def show(self, picture: Picture) -> None:
        """Draws a picture, which is the one that was expected."""
        self.picture = picture
        self.expect(None)

    @property
    def pane(self) -> Pane | None:
        """The pane in front, once there is one."""
        return self._panes.get(self.front)

    def selected(self) -> Ids:
        """Facts under the cursor."""
        return self.pane.selected() if self.pane else ()

    def selected_name(self) -> str | None:
        """The actor under the cursor, where actors are listed."""
        return self.pane.selected_name() if self.pane else None

    def place(self) -> tuple[str, int] | None:
        source = self.pane.selected_source() if self.pane else None
        return (source, 0) if source else super().place()

    async def watch_front(self) -> None:
        self.query_children(FilterLine).remove()
        await self._bring_to_front()

    async def _bring_to_front(self) -> None:
        """Shows the pane in front in place of the one before, and gives it the focus unless a filter is being typed.
        The others follow while nothing happens.
        """
        if self.picture is None:
            return
        with self.app.batch_update():
            front = self.pane or await self._make(self.front)
            front.picture = self.picture
            self.query_one(TabBar).front = self.front
            for pane in self._panes.values():
                pane.display = pane is front
            if not self.query_children(FilterLine) and (self.focused is None or front not in self.focused.ancestors):
                front.lead()
            await sleep(0)  # All widgets have their turn to say that they changed, so that one frame shows it all.
        if self.ahead:
            self._make_ready()

    async def _make(self, name: str) -> Pane:
        """Makes a pane, out of sight, unless it is made already: it may be opened while it is made ahead."""
        async with self._making:
            if name not in self._panes:
                pane = next(entry for entry in PANES if entry.name == name).load()(id=f"pane-{name}")
                pane.display = False
                pane.picture = self.picture
                await self.query_one("#panes").mount(pane)
                self._panes[name] = pane
        return self._panes[name]

    def _make_ready(self, after: float = PAUSE) -> None:
        """Makes the panes that are not in front and draws the picture in them, one after another, in so many seconds.
        """
        behind = next((pane.name for pane in PANES if not self._is_ready(pane.name)), None)
        if self._next_pane:
            self._next_pane.stop()
        self._next_pane = self.set_timer(after, partial(self._make_next, behind)) if behind else None

    def _is_ready(self, name: str) -> bool:
        return name in self._panes and self._panes[name].picture is self.picture

    async def _make_next(self, name: str) -> None:
        pane = await self._make(name)
        if not pane.display:  # It may have been opened while it was made.
            pane.picture = self.picture
            rehearse(pane, self.query_one("#panes").size)
        self._make_ready(REST)

    def action_pane(self, name: str) -> None:
        self.front = name

    def action_next_pane(self, step: int) -> None:
        names = [pane.name for pane in PANES]
        self.front = names[(names.index(self.front) + step) % len(names)]

    def action_maximize_pane(self) -> None:
        self.toggle_class("-maximised")

    def action_jump(self) -> None:
        from tui.dashboard.screens.jump import JumpScreen, Target, targets

        def go(target: Target | None) -> None:
            if target is not None:
                target.table.focus()
                target.table.cursor = target.row

        tables = list(self.pane.query(LineTable)) if self.pane else []
        self.app.push_screen(JumpScreen(targets(tables)), go)

    # The filter

    async def action_filter(self) -> None:
        if self.pane is None:
            return
        for line in self.query_children(FilterLine):
            line.begin()
            return
        await self.mount(FilterLine(), before="#keys")
        self._prepare(self.pane)

    @work(exclusive=True, group="filter")
    async def _prepare(self, pane: Pane) -> None:
        """While the user reaches for the first letter."""
        while not pane.prepare():
            await sleep(0)

    def action_clear_filter(self) -> None:
        self.query_children(FilterLine).remove()
        if self.pane:
            self.pane.narrow("")
            self.pane.lead()

    @on(FilterLine.Typed)
    def _narrow(self, event: FilterLine.Typed) -> None:
        if self.pane:
            self.pane.narrow(event.words)

    @on(FilterLine.Done)
    def _filter_done(self, event: FilterLine.Done) -> None:
        if not event.kept:
            self.action_clear_filter()
        elif self.pane:
            self.pane.lead()

    @on(Pane.Filtered)
    def _count(self, event: Pane.Filtered) -> None:
        for line in self.query_children(FilterLine):
            line.tell(event.shown, event.total)
