"""A window that is too small says so on every screen, and a larger one shows it again."""

from __future__ import annotations

import asyncio

import pytest

from tests.dashboard.driving import LIMIT, dashboard, press, screen

SCREENS = {
    "board": (), "reader": ("4", "enter"), "search": ("s",), "export": ("e",), "residue": ("R",),
    "question of a line": ("d",), "choice": ("R", "c"), "form": ("R", "c", "enter"), "page": ("question_mark",),
    "yes or no": ("4", "x"), "tour": ("T",), "themes": ("t",), "palette": ("ctrl+p",),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_a_window_that_is_too_small_says_so_and_no_more(name: str) -> None:
    async with dashboard((80, 24)) as (app, pilot):
        await press(app, pilot, *SCREENS[name])
        before = screen(app)
        for columns, lines in ((49, 24), (80, 14), (12, 3)):
            await pilot.resize_terminal(columns, lines)
            await press(app, pilot)
            shown = screen(app)
            assert "Make the" in shown
            assert not set(shown) & set("│─╭▌█")
        await pilot.resize_terminal(80, 24)
        async with asyncio.timeout(LIMIT):
            while screen(app) != before:  # What lies behind a sheet may be drawn a frame after it.
                app.screen.refresh()
                await asyncio.sleep(0.01)
