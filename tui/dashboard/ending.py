"""An app that ends in words for people: of a fault it tells what happened, and what was meant to end just ends."""

from __future__ import annotations

from textual.app import App
from textual.await_complete import AwaitComplete


class EndingApp(App[int]):
    """The part of the dashboard that is about its end."""

    def pop_screen(self) -> AwaitComplete:
        """Leaves a screen. The last one stays: Textual's palette leaves twice where Enter is pressed twice."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def _handle_exception(self, error: Exception) -> None:
        """Faults count until the user leaves: what was about to open then finds its place gone."""
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """In place of Textual's, which prints all that the program held in its hands."""
        from rich.text import Text

        from tui.dashboard.crash import told

        if not self._exit_renderables:
            self.panic(Text(told(self._exception or RuntimeError("unknown"))))
