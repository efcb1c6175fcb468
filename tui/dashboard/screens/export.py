"""The export: format, sections and as-of date, what comes of them, and a file never overwritten without asking."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.worker import get_current_worker

from extractors.files import write_text
from extractors.situation.model import Situation
from tui.dashboard.board import Picture
from tui.dashboard.screens.prompts import Confirm, LinePrompt, as_date, as_of_prompt
from tui.dashboard.screens.working import WorkingScreen
from tui.dashboard.widgets.bars import ClickBar, KeyBar, TitleBar
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.source_text import SourceText
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.widgets.too_small import TooSmall
from tui.dashboard.words import day, text
from tui.reports.formats import FORMATS, render, sections

AS_OF = Binding.Group("As of", compact=True)
SUFFIXES = {"markdown": ".md"}
"""File names end in the format's own name where nothing else is usual."""
PREVIEW = 200_000
"""Characters of an export that are shown."""


class Sections(LineTable[str]):
    """The sections of the report, each in or out: space or a click turns it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "In or out", id="export.section", tooltip="Leave a section out, or take it in"),
        Binding("enter", "choose", "Write", id="export.enter", show=False),
    ]

    @dataclass
    class Turned(Message):
        """A section is to be left out, or taken in."""

        title: str

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        self.action_turn()

    def action_turn(self) -> None:
        if self.item is not None:
            self.post_message(self.Turned(self.item))


class Formats(ClickBar):
    """The formats, the one shown marked; a click shows another."""

    form: reactive[str] = reactive("")

    def render(self) -> Content:
        return self.line((Content.styled(f" {name} ", "bold $key" if name == self.form else "$muted"),
                          f"screen.show_format('{name}')") for name in FORMATS)


class ExportScreen(WorkingScreen[None]):
    """Shows the export in each format, as of a date, without the sections left out; `w` asks for a file and writes it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w,enter", "write", "Write", id="export.write", tooltip="Write what is shown to a file"),
        Binding("f,tab,right", "next_format(1)", "Format", id="export.format", tooltip="The next format"),
        Binding("F,shift+tab,left", "next_format(-1)", "Previous format", id="export.format-back", show=False),
        Binding("left_square_bracket", "step(-1)", "As of", id="export.as-of-back", group=AS_OF),
        Binding("right_square_bracket", "step(1)", "As of", id="export.as-of-on", group=AS_OF),
        Binding("d", "ask_as_of", "As-of date", id="export.as-of", show=False, tooltip="Type an as-of date"),
        Binding("J", "scroll_preview(1)", "Scroll down", id="export.down", show=False),
        Binding("K", "scroll_preview(-1)", "Scroll up", id="export.up", show=False),
        Binding("escape", "app.pop_screen", "Back", id="export.back"),
    ]

    form: var[str] = var("markdown", init=False)
    """The format shown."""
    left_out: var[frozenset[str]] = var(frozenset[str](), init=False)
    """Titles of the sections that are not wanted."""
    picture: var[Picture | None] = var(None, init=False)
    """The picture that is exported; it may be as of another date than the board's."""

    preview = getters.query_one(SourceText)

    def __init__(self, picture: Picture, picture_at: Callable[[dt.date | None], Picture]) -> None:
        """`picture_at` gives the picture as of a date (null: the newest), in a worker's thread."""
        super().__init__()
        self._picture_at = picture_at
        self._rendered = ""
        self.set_reactive(ExportScreen.picture, picture)

    @property
    def situation(self) -> Situation:
        """What is exported."""
        assert self.picture is not None
        return self.picture.situation

    def compose(self) -> ComposeResult:
        with Horizontal(id="export-title"):
            yield TitleBar(id="title")
            yield Formats(id="formats")
        with Container(id="exporting"):
            yield Sections((Column("", self._section, share=1),), key=str, header=False, id="sections")
            yield SourceText("", id="preview")
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        table = self.query_one(Sections)
        table.border_title = Content("Sections")
        self._draw()

    def watch_form(self) -> None:
        self._draw()

    def watch_left_out(self) -> None:
        self._draw()

    def watch_picture(self) -> None:
        self._draw()

    def _section(self, title: str) -> Content:
        out = title in self.left_out
        return text(f"{'·' if out else '✓'} {title}", "$faint" if out else "")

    def _draw(self) -> None:
        """Lists the sections, and renders the preview in the background."""
        titles = sections(self.situation, self.form)
        table = self.query_one(Sections)
        table.display = bool(titles)
        table.show(titles)
        (table if titles else self.preview).focus()
        self._render_preview(self.form, [title for title in titles if title not in self.left_out])

    @work(thread=True, exclusive=True, exit_on_error=False, group="export")
    def _render_preview(self, form: str, titles: Sequence[str]) -> None:
        worker = get_current_worker()
        rendered = render(self.situation, form, titles)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, form, rendered)

    def _show(self, form: str, rendered: str) -> None:
        self._rendered = rendered
        self.query_one(TitleBar).left = text(f"Export · {self.situation.title}", "bold")
        self.query_one(Formats).form = form
        self.preview.replace(rendered[:PREVIEW].replace("\r\n", "\n"))
        cut = f", of which {PREVIEW:,} are shown" if len(rendered) > PREVIEW else ""
        self.preview.border_title = text(f"{form} · as of {day(self.situation.as_of)}")
        self.preview.border_subtitle = text(f"{rendered.count(chr(10)):,} lines, {len(rendered):,} characters{cut}")

    @on(Sections.Turned)
    def _turn(self, event: Sections.Turned) -> None:
        self.left_out = self.left_out ^ {event.title}

    def action_next_format(self, step: int) -> None:
        self.form = FORMATS[(FORMATS.index(self.form) + step) % len(FORMATS)]

    def action_show_format(self, form: str) -> None:
        self.form = form

    def action_scroll_preview(self, pages: int) -> None:
        self.preview.scroll_relative(y=pages * max(self.preview.size.height // 2, 1), animate=False)

    def action_step(self, step: int) -> None:
        """One day of reports on or back."""
        days, at = self.picture.days if self.picture else (), self.situation.as_of
        there = [day for day in days if at and (day > at if step > 0 else day < at)]
        if there:
            self._go(there[0] if step > 0 else there[-1])

    def action_ask_as_of(self) -> None:
        def go(line: str | None) -> None:
            if line is not None:
                self._go(as_date(line))

        self.app.push_screen(as_of_prompt(self.situation.as_of), go)

    @work(thread=True, exclusive=True, exit_on_error=False, group="export-picture")
    def _go(self, as_of: dt.date | None) -> None:
        worker, picture = get_current_worker(), self._picture_at(as_of)
        if not worker.is_cancelled:
            self.app.call_from_thread(setattr, self, "picture", picture)

    @on(LineTable.Chosen)
    def _chosen(self) -> None:
        self.action_write()

    @work(exit_on_error=False)
    async def action_write(self) -> None:
        """Asks for a file, and before an existing one is overwritten asks again."""
        words = "".join(c if c.isalnum() else " " for c in self.situation.title.lower()).split()
        suffix = SUFFIXES.get(self.form, f".{self.form}")
        name = f"{'-'.join(words) or 'situation'}-{self.situation.as_of or 'undated'}{suffix}"
        wanted = await self.app.push_screen_wait(LinePrompt(
            "Write to", "Relative to the folder where sitrep was started.", name, check=_unwritable))
        if not wanted:
            return
        path = Path(wanted).expanduser()
        if os.path.exists(path) and not await self.app.push_screen_wait(
                Confirm("Overwrite?", f"{path.name} exists. What is in it will be lost.")):
            return
        try:
            write_text(path, self._rendered)
        except OSError as error:
            self.notify(f"{path}: {error.strerror}", title="Not written", severity="error", markup=False)
            return
        self.notify(str(path), title="Written", markup=False)


def _unwritable(name: str) -> str | None:
    path = Path(name).expanduser()
    if not name.strip():
        return "Give the file a name."
    if os.path.isdir(path):
        return f"{path} is a folder."
    return None
