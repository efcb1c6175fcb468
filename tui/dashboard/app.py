"""The dashboard: a shell that loads the dossier, moves the as-of date, and opens screens over the board."""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from tui.dashboard.board import Unwanted, compared_with
from tui.dashboard.keys import checked, commands, help_page, keyed
from tui.dashboard.news import Notice, notices, troubles
from tui.dashboard.pane import Pane
from tui.dashboard.screens.board import BoardScreen
from tui.dashboard.screens.working import failure
from tui.dashboard.terminal import begin_anew_when_continued
from tui.dashboard.themed import ThemedApp
from tui.dashboard.widgets.strip import TimeStrip
from tui.settings import Settings
from tui.themes import Theme

if TYPE_CHECKING:
    from extractors.situation.model import Ids
    from tui.dashboard.board import BoardSource, Picture
    from tui.dashboard.found import Found

AS_OF = Binding.Group("As of", compact=True)
ROOM_FOR_TOUR = 20  # lines, below which the tour would hide what it speaks of


class Dashboard(ThemedApp):
    """The dashboard on one dossier. Exits with the exit code of the command."""

    TITLE = "sitrep"
    CSS_PATH = "styles/board.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (72, "-medium"), (116, "-roomy"), (150, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-low"), (20, "-middling"), (34, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "as_of(-1)", "As of", id="as-of.back", group=AS_OF,
                tooltip="Put the as-of date back by one day of reports"),
        Binding("right_square_bracket", "as_of(1)", "As of", id="as-of.forward", group=AS_OF,
                tooltip="Put the as-of date on by one day of reports"),
        Binding("d", "ask_as_of", "As-of date", id="as-of.ask", show=False, tooltip="Type an as-of date"),
        Binding("s", "search", "Search", id="search", tooltip="Search all quotes, facts and speakers"),
        Binding("e", "export", "Export", id="export", tooltip="Write the situation to a file, with a preview"),
        Binding("t", "themes", "Theme", id="theme", tooltip="Pick a theme, seen as you move"),
        Binding("R", "residue", "Residue", id="residue", show=False,
                tooltip="Sentences that look as if they held a fact and that no rule took"),
        Binding("L,f5", "reload", "Read anew", id="reload", show=False,
                tooltip="Read what is new or changed, your own rules too"),
        Binding("T", "tour", "Tour", id="tour", show=False, tooltip="A short tour of the dashboard"),
        Binding("question_mark,f1", "help", "Keys", id="help", tooltip="All keys, and how to change them"),
        Binding("ctrl+p", "command_palette", "Palette", id="palette", show=False, priority=True,
                tooltip="All that can be done here, found by its name"),
        Binding("ctrl+z", "suspend_process", "Suspend", id="suspend", show=False,
                tooltip="Leave the terminal to its shell, whose fg brings the board back"),
        Binding("q,ctrl+c", "quit", "Quit", id="quit"),
    ]

    def __init__(self, source: BoardSource, theme: Theme, *, settings: Settings | None = None,
                 state: dict[str, Any] | None = None, watch: bool = False, tour: bool = False) -> None:
        """`state` is what was remembered of the dossier (see the method); `watch` follows its files."""
        super().__init__(theme, settings or Settings())
        self.source = source
        self.watching = watch
        self.tour_due = tour
        """Whether the tour is to be shown once there is something to show."""
        self._shown_at = 0.0
        state = state or {}
        self.looked: dt.date | None = state.get("looked")
        self._told_since: dt.date | None = None
        self.as_of: dt.date | None = state.get("as_of")
        """The date that the user chose; null is the newest."""
        self.searches: list[str] = list(state.get("searches", ()))
        """Earlier searches, newest first."""
        self.saved_searches: list[str] = list(state.get("saved-searches", ()))
        self.added: set[str] = set()
        """Names of files that the user put into the dossier while it was open."""
        self.successor: Sequence[str] = ()
        """Paths of the dossier to be opened when the app has ended, if any."""
        self.board = BoardScreen(source.name, state.get("front"), maximised=state.get("maximised") is True)

    def get_default_screen(self) -> Screen[Any]:
        return self.board

    def state(self) -> dict[str, Any]:
        """What is to be remembered of the dossier: pane and layout, as-of date, searches, newest day looked at."""
        days = self.picture.days if self.picture else ()
        return {"front": self.board.front, "maximised": self.board.has_class("-maximised"), "as_of": self.as_of,
                "searches": self.searches, "saved-searches": self.saved_searches, "looked": days[-1] if days else None}

    def on_ready(self) -> None:
        begin_anew_when_continued(self._driver)
        self._open()
        if self.settings.keys:
            keymap, problems = checked(self.settings.keys)
            self.settings.problems += tuple(problems)
            self.set_keymap(keymap)
        self.follow_theme()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if self.settings.problems:
            self.notify("\n".join(self.settings.problems), title="Settings", severity="warning", markup=False)

    # Loading, and moving in time

    @work(thread=True, exclusive=True, exit_on_error=False, group="picture")
    def _open(self) -> None:
        self.source.open(self._progress, self.closing.is_set)
        self._picture(self.as_of)
        gc.freeze()  # The dossier lives as long as the program: a search of it for garbage would hold up a key.
        self._tell(troubles(self.picture.problems) if self.picture else ())
        if self._since(self.as_of) != self._told_since:
            self._picture(self.as_of)
        if self.watching:
            self.call_from_thread(self._watch)
        if self.tour_due and self.size.height >= ROOM_FOR_TOUR and self.picture and self.picture.situation.sources:
            self.call_from_thread(self.action_tour)

    def _progress(self, done: int, total: int) -> None:
        """In the worker's thread: shows how far the reading is, ten times a second at most."""
        now = time.monotonic()
        if now - self._shown_at >= 0.1:
            self._shown_at = now
            self.call_from_thread(self.board.progress, done, total)

    @work(thread=True, exclusive=True, exit_on_error=False, group="picture")
    def redraw(self) -> None:
        """Draws the board anew from the source, in the background."""
        self._picture(self.as_of)

    def _picture(self, as_of: dt.date | None) -> None:
        """In the worker's thread: gets a picture and gives it to the board, unless a newer one is under way."""
        worker = get_current_worker()
        self._told_since = self._since(as_of)
        with suppress(Unwanted):
            picture = self.source.picture(as_of, self._told_since, lambda: worker.is_cancelled)
            if not worker.is_cancelled:
                self.call_from_thread(self.board.show, picture)

    def _since(self, as_of: dt.date | None) -> dt.date | None:
        return compared_with(self.picture.days if self.picture else (), self.looked, as_of)

    @property
    def picture(self) -> Picture | None:
        """What the board draws."""
        return self.board.picture

    def action_as_of(self, step: int) -> None:
        """One day of reports on or back; at the end of the days nothing happens."""
        days = self.picture.days if self.picture else ()
        if not days:
            return
        at = self.as_of or days[-1]
        there = [day for day in days if (day > at if step > 0 else day < at)]
        if there:
            self.show_as_of(there[0] if step > 0 else there[-1])

    def show_as_of(self, date: dt.date | None) -> None:
        """Moves the whole board to a date."""
        newest = self.picture.days[-1] if self.picture and self.picture.days else None
        self.as_of = None if newest and date and date >= newest else date
        self.board.expect(self.as_of or newest)
        self.redraw()

    def action_ask_as_of(self) -> None:
        from tui.dashboard.screens.prompts import as_date, as_of_prompt

        def go(line: str | None) -> None:
            if line is not None:
                self.show_as_of(as_date(line))

        self.push_screen(as_of_prompt(self.picture.situation.as_of if self.picture else None), go)

    @on(Worker.StateChanged)
    def _report_failure(self, event: Worker.StateChanged) -> None:
        if words := failure(event):
            self.board.expect(None)
            self.notify(words, title="That did not work", severity="error", markup=False)

    @on(TimeStrip.Picked)
    def _go_to_day(self, event: TimeStrip.Picked) -> None:
        self.show_as_of(event.day)

    # Screens over the board

    @on(Pane.Read)
    def _read(self, event: Pane.Read) -> None:
        self.read(event.facts, event.source)

    @work(thread=True, exclusive=True, exit_on_error=False, group="reader")
    def read(self, ids: Ids, source: str | None = None, span: tuple[int, int] | None = None) -> None:
        """Opens the reader at the first of the facts, at a stretch of a source, or at its beginning."""
        assert self.picture is not None
        facts = [self.picture.situation.facts[id] for id in ids if id in self.picture.situation.facts]
        name = source or (facts[0].source if facts else None)
        if name is None:
            return
        document = self.source.document(name)
        if document is None:
            self.call_from_thread(self.notify, f"{name} cannot be read any more.", severity="warning", markup=False)
            return
        from tui.dashboard.screens.reader import ReaderScreen

        reader = ReaderScreen(document, self.picture.situation, facts, span)
        self.call_from_thread(self.push_screen, reader)

    def action_search(self) -> None:
        if self.picture is not None:
            from tui.dashboard.screens.search import SearchScreen

            self.push_screen(SearchScreen(
                self.picture.situation, self.source.documents, self.searches, self.saved_searches), self._found)

    def _found(self, found: Found | None) -> None:
        if found:
            self.read(found.ids, found.source, found.place)

    def action_residue(self) -> None:
        from tui.dashboard.screens.residue import ResidueScreen

        self.push_screen(ResidueScreen())

    @work(thread=True, exclusive=True, exit_on_error=False, group="watch")
    def _watch(self) -> None:
        """Follows the dossier's files; what changed is read and drawn in place."""
        from tui.dashboard.watching import changes

        for _ in changes(self.source.followed, self.closing):
            self._read_anew()

    @work(thread=True, exclusive=True, exit_on_error=False, group="picture")
    def action_reload(self) -> None:
        """Reads in the background what is new or changed, and draws it in place."""
        if not self._read_anew():
            self._tell([Notice("Read anew", "No source gives anything else than before.")])

    @work(thread=True, exclusive=True, exit_on_error=False, group="picture")
    def take_in(self) -> None:
        """Reads what was added, unless it is read already because the files are followed."""
        self._read_anew()

    def _read_anew(self) -> bool:
        """In a worker's thread; whether there was anything to tell."""
        before, names = self.picture, self.source.refresh()
        self._picture(self.as_of)
        onward = keyed(self, "{as-of.forward=]}")
        told = list(notices(names, self.added, before, self.picture, onward)) if self.picture else []
        self._tell(told)
        return bool(told)

    def _tell(self, notices: Iterable[Notice]) -> None:
        """In a worker's thread."""
        for notice in notices:
            self.call_from_thread(
                self.notify, notice.words, title=notice.title, severity=notice.severity, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What moves or leaves the board works on the board alone, once there is something on it."""
        if action in ("as_of", "ask_as_of", "search", "export"):
            return self.screen is self.board and self.picture is not None
        return action != "residue" or self.picture is not None

    # Export, themes, keys and palette

    def action_export(self) -> None:
        if self.picture is not None:
            from tui.dashboard.screens.export import ExportScreen

            self.push_screen(ExportScreen(
                self.picture, lambda as_of: self.source.picture(as_of, self._since(as_of))))

    def action_tour(self) -> None:
        from tui.dashboard.screens.tour import TourScreen

        self.tour_due = False
        self.push_screen(TourScreen(self.board))

    def action_help(self) -> None:
        from tui.dashboard.screens.page import HelpPage

        here = {active.binding.id for active in self.screen.active_bindings.values()}
        self.push_screen(HelpPage("Keys", help_page(self._keymap, here)))

    def get_key_display(self, binding: Binding) -> str:
        return {"enter": "↵", "slash": "/", "escape": "esc"}.get(binding.key) or super().get_key_display(binding)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        return commands(self, screen)
