"""Draws the README's screenshots from the bundled samples: `make screenshots`, or `python docs/screenshots.py`."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


async def draw(sample: str, name: str, size: tuple[int, int], *keys: str) -> None:
    """Opens a sample in a window of some columns and lines, presses keys, and writes docs/NAME.svg."""
    from tui.dashboard.app import Dashboard
    from tui.dashboard.dossier_source import DossierSource
    from tui.data import data_folder
    from tui.themes import read_theme

    theme = read_theme(data_folder("themes") / "night-desk.toml")
    app = Dashboard(DossierSource([str(data_folder("samples") / sample)]), theme)
    async with app.run_test(size=size) as pilot:
        while app.picture is None:
            await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in ("escape", *keys):
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        (HERE / f"{name}.svg").write_text(app.export_screenshot(title="sitrep"), encoding="utf-8")


def main() -> None:
    """Draws both, with settings of nobody's."""
    with tempfile.TemporaryDirectory() as folder:
        for place in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"SITREP_{place}"] = f"{folder}/{place.lower()}"
        asyncio.run(draw("northern-strait", "overview", (120, 38)))
        asyncio.run(draw("istanbul-talks", "reader", (120, 22), "3", "G", "enter", "d"))


if __name__ == "__main__":
    main()
