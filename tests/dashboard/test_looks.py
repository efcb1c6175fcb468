"""What the screens look like: as text at three sizes, light as dark, and legible in every theme."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.dashboard.driving import dashboard, press, screen, settle
from tui.dashboard.app import Dashboard
from tui.dashboard.look import textual_theme
from tui.dashboard.panes import PANES
from tui.data import data_folder
from tui.themes import contrast, read_theme, read_themes

DRAWN = " ─│╭╮╰╯▌▃▄▅▆▇█▁▂"
"""Characters that draw lines and bars."""
SCREENS = Path(__file__).parent / "screens"
LIGHT_TOO = {"overview", "ceasefire", "casualties", "timeline", "search", "against"}
"""Screens that are looked at in the light, too: those with the most signs and colours."""


WALK: dict[str, tuple[str, ...]] = {
    **{entry.name: (str(number),) for number, entry in enumerate(PANES, start=1)},
    "filter": ("6", "slash", "type ridge", "enter"),
    "why": ("escape", "w"),
    "search": ("escape", "s", "type shell kind:quote", "tab"),
    "residue": ("escape", "R"),
    "export": ("escape", "e"),
    "reader": ("escape", "4", "enter"),
    "against": ("d",),
}
"""Screens in the order in which they are visited, each with the keys that lead to it from the one before."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 15)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens_read_as_they_did(size: tuple[int, int]) -> None:
    """Every screen as text, light as dark. `make screens` takes what is drawn now for right: read it, then commit it.
    """
    folder = SCREENS / f"{size[0]}x{size[1]}"
    differ: list[str] = []
    async with dashboard(size, theme="night-desk") as (app, pilot):
        app.register_theme(textual_theme(read_theme(data_folder("themes") / "day-desk.toml")))
        for name, keys in WALK.items():
            await go(app, pilot, keys)
            drawn = lines(app)
            if name in LIGHT_TOO:
                app.theme = "day-desk"
                await settle(app, pilot)
                assert lines(app) == drawn, f"{name} says something else in the light"
                app.theme = "night-desk"
            path = folder / f"{name}.txt"
            if os.environ.get("SITREP_ACCEPT"):
                path.parent.mkdir(exist_ok=True)
                path.write_text(drawn, "utf-8")
            differ += difflib.unified_diff(path.read_text("utf-8").splitlines(), drawn.splitlines(),
                                           f"{path.parent.name}/{path.name}", "now", lineterm="")
    assert not differ, "\n".join(differ)


async def go(app: Dashboard, pilot: Pilot[int], keys: tuple[str, ...]) -> None:
    """Presses keys; "type WORDS" fills the line that is asked for."""
    for key in keys:
        if key.startswith("type "):
            app.screen.query_one(Input).value = key.removeprefix("type ")
            await settle(app, pilot)
        else:
            await press(app, pilot, key)


def lines(app: Dashboard) -> str:
    """What is on the screen, without the blanks at the ends of lines."""
    return "".join(f"{line.rstrip()}\n" for line in screen(app).splitlines())


async def test_text_can_be_read_in_every_theme() -> None:
    """No cell with a character is drawn in (nearly) the colour of its ground: not even a match or the cursor's line."""
    themes, _ = read_themes([data_folder("themes")])
    async with dashboard((100, 30)) as (app, pilot):
        await press(app, pilot, "6", "slash", "o", "enter")
        for theme in themes.values():
            app.register_theme(textual_theme(theme))
            app.theme = theme.name
            await settle(app, pilot)
            for strip in app.screen._compositor.render_strips(app.size):
                for segment in strip:
                    style = segment.style
                    if style is None or not style.color or not style.bgcolor or not segment.text.strip(DRAWN):
                        continue
                    if style.reverse or theme.ansi:
                        assert style.color != style.bgcolor or style.color.is_default, (theme.name, segment)
                        continue
                    ink, ground = (color.get_truecolor().hex for color in (style.color, style.bgcolor))
                    assert contrast(ink, ground) >= 2, (theme.name, segment)
