"""Drives the real app on the dossier of fixture.py, and reads its screen as text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.keys import key_to_character
from textual.pilot import Pilot

from tests.dashboard.fixture import FixtureSource
from tui.dashboard.app import Dashboard
from tui.dashboard.board import BoardSource
from tui.data import data_folder
from tui.themes import read_theme


@asynccontextmanager
async def dashboard(
    size: tuple[int, int] = (80, 24), source: BoardSource | None = None, theme: str = "night-desk", **options: Any
) -> AsyncIterator[tuple[Dashboard, Pilot[int]]]:
    """The app, loaded and drawn, and its pilot."""
    app = Dashboard(source or FixtureSource(), read_theme(data_folder("themes") / f"{theme}.toml"), **options)
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        yield app, pilot


async def settle(app: Dashboard, pilot: Pilot[int]) -> None:
    """Waits until no worker runs and the screen is drawn."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press(app: Dashboard, pilot: Pilot[int], *keys: str) -> None:
    """Presses keys and waits for what they did. The pilot's own press waits four times as long, for animations."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else key_to_character(key)))
        await pilot.pause()
    await settle(app, pilot)


def screen(app: Dashboard) -> str:
    """What the screen shows, as lines of text."""
    width, height = app.size
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))[: (width + 1) * height]
