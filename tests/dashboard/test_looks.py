"""What the screen looks like: as text at three sizes, legible in every theme, and in a real terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
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


@pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
def test_a_real_terminal_starts_resizes_and_is_restored(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text("2031-03-03\n\n\"We hold the ridge,\" said Ilse Brandt.\n")
    with terminal(tmp_path, f"{sys.executable} -m tui {folder}; echo LEFT WITH $?") as (shown, send):
        assert until(lambda: "Where things stand" in shown())
        send("send-keys", "Escape")
        assert until(lambda: "Where things stand" not in shown())
        send("send-keys", "6")
        assert until(lambda: "1 quote · 1 speaker" in shown())
        send("resize-window", "-x", "50", "-y", "15")
        assert until(lambda: "6 Quotes" in shown())
        send("send-keys", "q")
        assert until(lambda: "LEFT WITH 0" in shown())


class terminal:  # noqa: N801 - read as a function
    """A tmux server of its own with one window that runs a command."""

    def __init__(self, folder: Path, command: str) -> None:
        self._tmux = ["tmux", "-S", str(folder / "tmux.sock")]
        self._command = command
        self._environment = {
            **os.environ, "SITREP_STATE": str(folder / "state"), "SITREP_CONFIG": str(folder / "config"),
            "SITREP_CACHE": str(folder / "cache"), "PYTHONPATH": str(Path(__file__).parents[2])}

    def __enter__(self) -> tuple[Callable[[], str], Callable[..., None]]:
        subprocess.run([*self._tmux, "new-session", "-d", "-x", "100", "-y", "30", f"{self._command}; sleep 30"],
                       check=True, env=self._environment)
        return self._shown, self._send

    def __exit__(self, *_: object) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False)

    def _shown(self) -> str:
        return subprocess.run([*self._tmux, "capture-pane", "-p"], check=True, capture_output=True, text=True).stdout

    def _send(self, *words: str) -> None:
        subprocess.run([*self._tmux, *words], check=True)


def until(condition: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether the condition comes true in time."""
    end = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return met
