"""What every full screen is: its work in the background never fails in silence."""

from __future__ import annotations

import os
from typing import TypeVar

from textual import on
from textual.worker import Worker, WorkerFailed, WorkerState

from tui.dashboard.screens.steady import SteadyScreen

Result = TypeVar("Result")


class WorkingScreen(SteadyScreen[Result]):
    """A screen that works in the background, and says so where that fails."""

    @on(Worker.StateChanged)
    def _tell_failure(self, event: Worker.StateChanged) -> None:
        if words := failure(event):
            self.notify(words, title="That did not work", severity="error", markup=False)


def failure(event: Worker.StateChanged) -> str:
    """Why work failed, in words for people; nothing where it did not, or where the work within it has told that."""
    error = event.worker.error
    if event.state is not WorkerState.ERROR or isinstance(error, WorkerFailed):
        return ""
    if isinstance(error, OSError) and error.strerror:
        return ": ".join(filter(None, (os.path.basename(str(error.filename or "")), error.strerror)))
    return str(error) or type(error).__name__
