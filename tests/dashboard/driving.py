"""Drives the real app on the dossier of fixture.py, and reads its screen as text."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.keys import key_to_character
from textual.pilot import Pilot

from extractors.facts import Fact
from tests.dashboard.fixture import FixtureSource
from tui.dashboard.app import Dashboard
from tui.dashboard.board import BoardSource
from tui.dashboard.screens.facts import FactScreen
from tui.dashboard.screens.search import SearchScreen
from tui.data import data_folder
from tui.themes import read_theme

LIMIT = 30
"""Seconds until an app that finds no rest is given up."""


class QuickPilot(Pilot[int]):
    """A pilot that goes on as soon as the app has nothing to do. Textual's own sleeps until the processor is idle."""

    async def pause(self, delay: float | None = None) -> None:
        rests, end = 0, time.monotonic() + LIMIT
        while rests < 2:
            if time.monotonic() > end:
                raise TimeoutError("the app finds no rest")
            await asyncio.sleep(0.001)
            rests = 0 if _busy(self.app) else rests + 1


def _busy(app: App[int]) -> bool:
    """Whether a thread works for the app, a message waits, or something is still to be painted."""
    if app._exit or not app.screen_stack:
        return False
    screen = app.screen
    return (
        any(worker._thread_worker and not worker.is_finished for worker in app.workers)
        or app._resize_event is not None  # which is held back for a while
        or any(pump.message_queue_size for pump in (app, *screen.walk_children(with_self=True)))
        or bool(screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks))


@asynccontextmanager
async def dashboard(
    size: tuple[int, int] = (80, 24), source: BoardSource | None = None, theme: str = "night-desk", *,
    ahead: bool = False, **options: Any
) -> AsyncIterator[tuple[Dashboard, Pilot[int]]]:
    """The app, loaded and drawn, and its pilot. It makes panes `ahead` only where a test is about that."""
    app = Dashboard(source or FixtureSource(), read_theme(data_folder("themes") / f"{theme}.toml"), **options)
    app.board.ahead = ahead
    async with app.run_test(size=size):
        pilot = QuickPilot(app)
        await pilot.pause()
        yield app, pilot


async def settle(app: Dashboard, pilot: Pilot[int]) -> None:
    """Waits until no thread works, and the screen is drawn."""
    await pilot.pause()


async def press(app: Dashboard, pilot: Pilot[int], *keys: str) -> None:
    """Presses keys and waits for what they did. The pilot's own press sleeps four times for each, for animations."""
    await pilot.pause()
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else key_to_character(key)))
        await pilot.pause()


async def until(holds: Callable[[], bool]) -> None:
    """Waits for what comes by itself, without a key; raises TimeoutError where it doesn't."""
    async with asyncio.timeout(LIMIT):
        while not holds():
            await asyncio.sleep(0.01)


async def searched(app: Dashboard, pilot: Pilot[int], words: str) -> SearchScreen:
    """The search, opened, with what it found for the words."""
    await press(app, pilot, "s")
    assert isinstance(app.screen, SearchScreen)
    app.screen.input.value = words
    await pilot.pause()
    return app.screen


def screen(app: Dashboard) -> str:
    """What the screen shows, as lines of text."""
    width, height = app.size
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))[: (width + 1) * height]


def facts_of(app: Dashboard) -> list[Fact]:
    """The facts under the cursor of the screen in front."""
    assert isinstance(app.screen, FactScreen)
    return app.screen.selected_facts()
