"""What a screen with words of a source under its cursor can do with them: copy them, open their file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import work
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.widget import Widget

from tui.dashboard.screens.working import WorkingScreen
from tui.dashboard.widgets.detail import Detail

if TYPE_CHECKING:
    from tui.dashboard.app import Dashboard
    from tui.dashboard.copying import Citation

Result = TypeVar("Result")
COPY = Binding.Group("Copy", compact=True)


class CitingScreen(WorkingScreen[Result]):
    """A screen on which words of sources are selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy(False)", "Copy", id="copy", group=COPY, tooltip="Copy the words under the cursor"),
        Binding("Y", "copy(True)", "Copy as Markdown", id="copy.markdown", group=COPY,
                tooltip="Copy the words with who says them, source and date as Markdown"),
        Binding("o", "open_file", "Open the file", id="open", show=False,
                tooltip="Open the source in $EDITOR or $PAGER"),
        Binding("J", "scroll_detail(1)", "Scroll detail down", id="detail.down", show=False),
        Binding("K", "scroll_detail(-1)", "Scroll detail up", id="detail.up", show=False),
    ]

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual's, but that the whole screen is not painted anew where the focus goes to another part of it."""

    @property
    def dashboard(self) -> Dashboard:
        """The app, as what it is."""
        return cast("Dashboard", self.app)

    def citation(self) -> Citation | None:
        """The words under the cursor."""
        return None

    def place(self) -> tuple[str, int] | None:
        """The source under the cursor, and where in its text, in characters."""
        cited = self.citation()
        return (cited.source, cited.start) if cited else None

    def action_scroll_detail(self, pages: int) -> None:
        for detail in (shown for shown in self.query(Detail) if shown.region):
            detail.scroll_relative(y=pages * max(detail.size.height // 2, 1), animate=False)

    def action_copy(self, markdown: bool) -> None:
        """Copies what is marked with the mouse, else the words under the cursor."""
        from tui.dashboard.copying import copy

        if selection := self.get_selected_text():
            copy(self.dashboard, selection, "the selection")
        elif cited := self.citation():
            copy(self.dashboard, *cited.copied(markdown=markdown))
        else:
            self.notify("Nothing under the cursor to copy.", severity="warning")

    @work(thread=True, exit_on_error=False, group="reader")
    def action_open_file(self) -> None:
        from tui.dashboard.opening import command

        source, offset = self.place() or (None, 0)
        document = self.dashboard.source.document(source) if source else None
        if document is None or document.path is None:
            self.app.call_from_thread(self.notify, "There is no file to open here.", severity="warning")
            return
        self.app.call_from_thread(self._run, command(document, offset))

    def _run(self, words: list[str]) -> None:
        import subprocess

        from textual.app import SuspendNotSupported

        try:
            with self.app.suspend():
                subprocess.run(words, check=False)
            self.app.refresh()
        except (OSError, SuspendNotSupported) as error:
            self.notify(f"{words[0]}: {error}", severity="error", markup=False)
