"""The export: a format, its preview, and a file that is never overwritten without asking."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.worker import get_current_worker

from extractors.dossier.files import write_text
from extractors.situation.model import Situation
from tui.dashboard.screens.prompts import Confirm, LinePrompt
from tui.dashboard.widgets.bars import KeyBar, TitleBar
from tui.dashboard.widgets.source_text import SourceText
from tui.dashboard.words import day, join, text
from tui.reports.formats import FORMATS, render

SUFFIXES = {"markdown": ".md", "json": ".json", "csv": ".csv", "html": ".html", "calendar": ".ics", "ical": ".ics"}
PREVIEW = 200_000
"""Characters of an export that are shown."""


class ExportScreen(Screen[None]):
    """Shows the export in each format; `w` asks for a file and writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,w", "write", "Write to a file", id="export.write"),
        Binding("f,tab,right", "next_format(1)", "Next format", id="export.format"),
        Binding("F,shift+tab,left", "next_format(-1)", "Previous format", id="export.format-back", show=False),
        Binding("escape", "app.pop_screen", "Back", id="export.back"),
    ]

    form: var[str] = var("markdown", init=False)
    """The format shown."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self._situation = situation
        self._rendered = ""

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield SourceText("", id="preview")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.query_one(SourceText).focus()
        self._render_preview(self.form)

    def watch_form(self, form: str) -> None:
        self._render_preview(form)

    @work(thread=True, exclusive=True, exit_on_error=False, group="export")
    def _render_preview(self, form: str) -> None:
        worker = get_current_worker()
        rendered = render(self._situation, form)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, form, rendered)

    def _show(self, form: str, rendered: str) -> None:
        self._rendered = rendered
        title = self.query_one(TitleBar)
        title.left = text(f"Export · {self._situation.title}", "bold")
        title.right = join([Content.styled(name, "bold $key" if name == form else "$muted") for name in FORMATS], "  ")
        preview = self.query_one(SourceText)
        preview.replace(rendered[:PREVIEW])
        cut = f", of which {PREVIEW:,} are shown" if len(rendered) > PREVIEW else ""
        preview.border_title = text(f"{form} · as of {day(self._situation.as_of)}")
        preview.border_subtitle = text(f"{rendered.count(chr(10)):,} lines, {len(rendered):,} characters{cut}")

    def action_next_format(self, step: int) -> None:
        self.form = FORMATS[(FORMATS.index(self.form) + step) % len(FORMATS)]

    @work(exit_on_error=False)
    async def action_write(self) -> None:
        """Asks for a file, and before an existing one is overwritten asks again."""
        words = "".join(c if c.isalnum() else " " for c in self._situation.title.lower()).split()
        name = f"{'-'.join(words) or 'situation'}-{self._situation.as_of or 'undated'}{SUFFIXES.get(self.form, '.txt')}"
        wanted = await self.app.push_screen_wait(LinePrompt(
            "Write to", "Relative to the folder where sitrep was started.", name, check=_unwritable))
        if not wanted:
            return
        path = Path(wanted).expanduser()
        if path.exists() and not await self.app.push_screen_wait(
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
    if path.is_dir():
        return f"{path} is a folder."
    return None
