"""What the screen looks like: as text at three sizes, and legible in every theme."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.dashboard.driving import dashboard, press, screen, settle
from tui.dashboard.look import textual_theme
from tui.data import data_folder
from tui.themes import contrast, read_themes

DRAWN = " ─│╭╮╰╯▌▃▄▅▆▇█▁▂"
"""Characters that draw lines and bars."""
SCREENS = Path(__file__).parent / "screens"


@pytest.mark.parametrize(("name", "size", "theme", "keys"), [
    ("overview-80x24", (80, 24), "night-desk", []),
    ("overview-120x40", (120, 40), "day-desk", []),
    ("overview-50x15", (50, 15), "terminal-dark", []),
    ("casualties-80x24", (80, 24), "day-desk", ["4"]),
    ("reader-80x24", (80, 24), "okabe-ito", ["4", "enter"]),
])
async def test_a_screen_reads_as_it_did(name: str, size: tuple[int, int], theme: str, keys: list[str]) -> None:
    """Screens as text; SITREP_ACCEPT=1 takes what is drawn now for right, to be read before it is committed."""
    async with dashboard(size, theme=theme) as (app, pilot):
        if keys:
            await press(app, pilot, *keys)
        drawn = "\n".join(line.rstrip() for line in screen(app).splitlines()) + "\n"
    path = SCREENS / f"{name}.txt"
    if os.environ.get("SITREP_ACCEPT"):
        path.write_text(drawn, "utf-8")
    assert drawn == path.read_text("utf-8")


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
