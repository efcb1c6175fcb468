"""The export: files, sections, a date of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.dashboard.driving import dashboard, press, screen, settle
from tui.dashboard.app import Dashboard
from tui.dashboard.screens.export import Formats
from tui.dashboard.widgets.source_text import SourceText
from tui.reports.formats import FORMATS


async def test_export_never_overwrites_without_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with dashboard() as (app, pilot):
        await press(app, pilot, "e")
        assert "Situation as of" in screen(app)
        await press_into_prompt(app, pilot, "enter", "enter")
        written = tmp_path / "varania-ostmark-2031-03-20.md"
        assert written.read_text().count("Varania") > 3
        written.write_text("mine")
        await press_into_prompt(app, pilot, "enter", "enter", "n")
        assert written.read_text() == "mine"
        await press_into_prompt(app, pilot, "enter", "enter", "y")
        assert written.read_text() != "mine"


async def test_the_title_marks_the_format_that_is_shown() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "e")
        for form in ("markdown", "json", "csv"):
            marked = [segment.text for segment in app.screen._compositor.render_strips(app.size)[0]
                      if segment.style and segment.style.bold]
            assert "".join(marked[1:]).strip() == form
            await press(app, pilot, "tab")


async def test_an_export_leaves_sections_out_and_has_an_as_of_date_of_its_own() -> None:
    async with dashboard((120, 40)) as (app, pilot):
        await press(app, pilot, "e")
        shown = app.screen.query_one(SourceText)
        assert "## Talks" in shown.text
        await press(app, pilot, "space", "j", "space")
        assert "## What changed" not in shown.text
        await press(app, pilot, "tab")
        assert '"changes"' not in shown.text
        assert '"talks"' in shown.text
        await press(app, pilot, "shift+tab")
        assert "## Talks" in shown.text
        await pilot.click("#sections", offset=(3, 3))
        await settle(app, pilot)
        assert "## Talks" not in shown.text
        await press(app, pilot, "left_square_bracket")
        await settle(app, pilot)
        assert "as of 19 Mar 2031" in screen(app)
        assert "## Casualties" in shown.text
        await press(app, pilot, "f", "escape")
        assert "as of 20 Mar 2031" in screen(app)


async def press_into_prompt(app: Dashboard, pilot: Pilot[int], *keys: str) -> None:
    """Presses keys where a worker waits for the answers; only the last one ends it."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
    await settle(app, pilot)


async def test_a_click_on_a_format_shows_it_and_its_file_is_named_for_it() -> None:
    async with dashboard((80, 24)) as (app, pilot):
        await press(app, pilot, "e")
        formats = app.screen.query_one(Formats)
        line = screen(app).splitlines()[0]
        for name in reversed(FORMATS):
            await pilot.click(offset=(line.index(f" {name}") + 1, 0))
            await press(app, pilot)
            assert formats.form == name
            assert f"─ {name} · as of" in screen(app)
            await press(app, pilot, "w")
            assert app.screen.query_one(Input).value.endswith(f"-2031-03-20.{'md' if name == 'markdown' else name}")
            await press(app, pilot, "escape")
