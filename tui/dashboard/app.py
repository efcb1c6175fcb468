"""The dashboard: a shell that loads the dossier, moves the as-of date, and brings panes and screens to the front."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual import on, work
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from tui.dashboard.board import BoardSource, Picture
from tui.dashboard.look import textual_theme
from tui.dashboard.pane import Pane
from tui.dashboard.panes.actors import ActorsPane
from tui.dashboard.panes.casualties import CasualtiesPane
from tui.dashboard.panes.ceasefire import CeasefirePane
from tui.dashboard.panes.demands import DemandsPane
from tui.dashboard.panes.overview import OverviewPane
from tui.dashboard.panes.quotes import QuotesPane
from tui.dashboard.panes.sources import SourcesPane
from tui.dashboard.panes.talks import TalksPane
from tui.dashboard.panes.timeline import TimelinePane
from tui.dashboard.widgets.bars import KeyBar, Tab, TabBar, TitleBar
from tui.dashboard.words import count, day, join, text
from tui.themes import Theme

PANES: tuple[type[Pane], ...] = (
    OverviewPane, TalksPane, CeasefirePane, CasualtiesPane, DemandsPane, QuotesPane, TimelinePane, ActorsPane,
    SourcesPane,
)
AS_OF = Binding.Group("As of", compact=True)


class Dashboard(App[int]):
    """The dashboard on one dossier. Exits with the exit code of the command."""

    CSS_PATH = "styles/board.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-medium"), (116, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middling"), (34, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(i), f"pane('{pane.NAME}')", pane.TITLE, id=f"pane.{pane.NAME}", show=False)
          for i, pane in enumerate(PANES, 1)),
        Binding("slash", "filter", "Filter", id="filter", tooltip="Filter the pane in front as you type"),
        Binding("left_square_bracket", "as_of(-1)", "As of", id="as-of.back", group=AS_OF,
                tooltip="Put the as-of date back by one day of reports"),
        Binding("right_square_bracket", "as_of(1)", "As of", id="as-of.forward", group=AS_OF,
                tooltip="Put the as-of date on by one day of reports"),
        Binding("q", "quit", "Quit", id="quit"),
    ]

    picture: var[Picture | None] = var(None, init=False)
    """What the panes draw."""
    front: var[str] = var(OverviewPane.NAME, init=False)
    """Name of the pane in front."""

    def __init__(self, source: BoardSource, theme: Theme, *, looked: dt.date | None = None) -> None:
        """`looked` is the as-of date of the last look at this dossier, which changes are told against."""
        super().__init__()
        self.source = source
        self.looked = looked
        self._as_of: dt.date | None = None
        self.register_theme(textual_theme(theme))
        self.theme = theme.name

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield TabBar(id="tabs")
        with Container(id="panes"), Container(id="loading"):
            yield Static(id="progress", markup=False)
        yield KeyBar(id="keys")
        yield Static("Make the window larger:\nsitrep needs 40 columns and 10 lines.", id="too-small")

    def on_mount(self) -> None:
        self.query_one(TitleBar).left = text(self.source.name, "bold")
        self._progress(0, 0)
        self._open()

    # Loading, and moving in time

    @work(thread=True, exclusive=True, exit_on_error=False, group="picture")
    def _open(self) -> None:
        worker = get_current_worker()
        self.source.open(lambda done, total: self.call_from_thread(self._progress, done, total))
        picture = self.source.picture(None, self._since(None))
        if not worker.is_cancelled:
            self.call_from_thread(setattr, self, "picture", picture)

    @work(thread=True, exclusive=True, exit_on_error=False, group="picture")
    def _redraw(self) -> None:
        worker = get_current_worker()
        picture = self.source.picture(self._as_of, self._since(self._as_of))
        if not worker.is_cancelled:
            self.call_from_thread(setattr, self, "picture", picture)

    def _since(self, as_of: dt.date | None) -> dt.date | None:
        """Changes are told against the last look; at a first look, or at a date before it, against the day before."""
        days = [day for day in (self.picture.days if self.picture else ()) if as_of is None or day < as_of]
        if self.looked and (as_of is None or self.looked < as_of):
            return self.looked
        return days[-1] if days else None

    def _progress(self, done: int, total: int) -> None:
        if self.picture is not None:
            return
        width = 32
        filled = width * done // total if total else 0
        words = f"{done:,} of {total:,} sources" if total else "looking for sources"
        self.query_one("#progress", Static).update(Content.assemble(
            text(f"Reading {self.source.name}"), "\n\n", ("━" * filled, "$primary"), ("━" * (width - filled), "$line"),
            "\n\n", (words, "$muted")))

    @on(Worker.StateChanged)
    def _report_failure(self, event: Worker.StateChanged) -> None:
        if event.worker.error is not None:
            self.notify(f"{event.worker.error}", title="That did not work", severity="error", markup=False)

    def watch_picture(self, picture: Picture | None) -> None:
        if picture is None:
            return
        for loading in self.query("#loading"):
            loading.remove()
        situation = picture.situation
        self._as_of = situation.as_of if not picture.newest else None
        self.query_one(TitleBar).left = text(situation.title, "bold")
        self.query_one(TitleBar).right = join([
            text(f"as of {day(situation.as_of)}", "bold" if picture.newest else "bold $deadline"),
            text(f"newest {day(picture.days[-1], year=False)}", "$muted") if not picture.newest else "",
            text(count(len(situation.sources), "source"), "$muted"),
            text(f"{len(picture.skipped)} skipped", "$muted") if picture.skipped else ""])
        self.query_one(TabBar).tabs = tuple(
            Tab(str(i), pane.NAME, pane.TITLE, pane.SHORT or pane.TITLE, pane.badge(situation))
            for i, pane in enumerate(PANES, 1))
        self._bring_to_front(self.front)

    # Panes

    @property
    def pane(self) -> Pane | None:
        """The pane in front, once there is one."""
        return next(iter(self.query(f"#pane-{self.front}").results(Pane)), None)

    def watch_front(self, name: str) -> None:
        self._bring_to_front(name)

    def _bring_to_front(self, name: str) -> None:
        """Panes are made when they're first asked for, and drawn only in front."""
        self.query_one(TabBar).front = name
        if self.picture is None:
            return
        for other in self.query(Pane):
            other.display = other.id == f"pane-{name}"
        pane = self.pane
        if pane is None:
            pane = next(kind for kind in PANES if name == kind.NAME)(id=f"pane-{name}")
            pane.picture = self.picture
            self.query_one("#panes").mount(pane)
            self.call_after_refresh(pane.lead)
        else:
            pane.picture = self.picture
            pane.lead()

    def action_pane(self, name: str) -> None:
        self.front = name

    def action_next_pane(self, step: int) -> None:
        names = [pane.NAME for pane in PANES]
        self.front = names[(names.index(self.front) + step) % len(names)]

    def action_as_of(self, step: int) -> None:
        """One day of reports on or back; at the end of the days nothing happens."""
        if self.picture is None or not self.picture.days:
            return
        days = list(self.picture.days)
        at = self._as_of or days[-1]
        there = [d for d in days if (d > at if step > 0 else d < at)]
        if there:
            self._as_of = there[0] if step > 0 else there[-1]
            self._redraw()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that has a key is in the palette, under the same words."""
        for _, binding, enabled, tooltip in screen.active_bindings.values():
            if enabled and binding.id and not binding.id.startswith("row."):
                words = tooltip or binding.tooltip or f"Key {self.get_key_display(binding)}"
                yield SystemCommand(binding.description, words, self._runner(binding.action))

    def _runner(self, action: str) -> Callable[[], Any]:
        async def run() -> None:
            await self.run_action(action, self.screen.focused or self)

        return run
