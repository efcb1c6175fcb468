"""Keys that come faster than screens go: what was left is left once, and the board stays."""

from __future__ import annotations

import pytest
from textual import events
from textual.keys import key_to_character

from tests.dashboard.driving import dashboard, press
from tui.dashboard.app import Dashboard


def hurry(app: Dashboard, *keys: str) -> None:
    """Presses keys at once, as a terminal does that was kept waiting."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else key_to_character(key)))


@pytest.mark.parametrize("pressed", ["6 f", "R c", "t"])
async def test_what_is_answered_twice_is_left_once(pressed: str) -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, *pressed.split())
        hurry(app, "enter", "enter", "escape", "escape", "escape", "escape")
        await press(app, pilot)
        assert app.board in app.screen_stack
        assert app.return_code is None


async def test_the_palette_may_be_hurried_through() -> None:
    async with dashboard() as (app, pilot):
        hurry(app, "ctrl+p", "t", "enter", "enter")
        await press(app, pilot)
        assert app.return_code is None


async def test_a_hit_chosen_twice_opens_the_reader() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "s", *"glimmer", "tab")
        hurry(app, "enter", "enter")
        await press(app, pilot)
        assert [screen.__class__.__name__ for screen in app.screen_stack] == ["BoardScreen", "ReaderScreen"]
