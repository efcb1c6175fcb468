"""Copying and opening what is under the cursor, whether it is a fact, a sentence of a source, or a source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.content import Content

from extractors.document import Document
from tests.dashboard.driving import dashboard, press, screen, searched
from tests.dashboard.fixture import FixtureSource, documents
from tui.dashboard.screens.reader import ReaderScreen
from tui.dashboard.widgets.detail import Detail


class OnDisk(FixtureSource):
    """The fixture with files, as if it had been read from a folder."""

    def document(self, source: str) -> Document | None:
        found = documents().get(source)
        return found and replace(found, path=Path("/reports") / source)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were run on files."""
    commands: list[list[str]] = []
    monkeypatch.setenv("VISUAL", "vi")
    monkeypatch.setattr("tui.dashboard.screens.citing.CitingScreen._run", lambda self, words: commands.append(words))
    return commands


async def test_a_hit_in_the_text_of_a_source_is_copied_and_opened(opened: list[list[str]]) -> None:
    async with dashboard(source=OnDisk()) as (app, pilot):
        await searched(app, pilot, "kind:text hold talks again")
        await press(app, pilot, "tab", "y")
        assert app.clipboard == "Both sides are to hold talks again in Lisbon on 26 March."
        await press(app, pilot, "Y", "o")
        assert app.clipboard == (
            "> Both sides are to hold talks again in Lisbon on 26 March.\n>\n> — truce.html, 15 Mar 2031\n")
        assert opened == [["vi", "/reports/truce.html"]]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "▌⇄  Both sides are to hold talks" in screen(app)


async def test_a_sentence_of_the_residue_is_copied_and_opened(opened: list[list[str]]) -> None:
    async with dashboard(source=OnDisk()) as (app, pilot):
        await press(app, pilot, "R", "y", "o")
        assert app.clipboard.startswith("Both sides are to hold talks again")
        assert opened == [["vi", "/reports/truce.html"]]


async def test_a_source_without_facts_is_opened_and_rated(opened: list[list[str]]) -> None:
    async with dashboard(source=OnDisk()) as (app, pilot):
        await press(app, pilot, "9", "G", "k", "o")
        assert opened == [["vi", "+1", "/reports/undated-note.txt"]]
        await pilot.press("r")
        await pilot.pause()
        assert "Rate undated-note.txt" in screen(app)
        await press(app, pilot, "escape")


async def test_the_reader_opens_the_file_at_the_fact_in_front(opened: list[list[str]]) -> None:
    async with dashboard(source=OnDisk()) as (app, pilot):
        await press(app, pilot, "4", "enter", "o", "n", "o")
        assert opened == [["vi", "+3", "/reports/border-clash.txt"], ["vi", "+5", "/reports/border-clash.txt"]]


@pytest.mark.parametrize("keys", [("4", "6"), ("4", "enter"), ("R",), ("s", "tab")])
async def test_details_are_scrolled_by_key_wherever_there_are_some(keys: tuple[str, ...]) -> None:
    async with dashboard((80, 24)) as (app, pilot):
        await press(app, pilot, *keys)
        detail = next(one for one in app.screen.query(Detail) if one.region)
        detail.show([Content(f"Line {number}.") for number in range(50)])
        await press(app, pilot, "J", "J")
        down = detail.scroll_offset.y
        assert down > 2
        await press(app, pilot, "K")
        assert detail.scroll_offset.y < down


async def test_a_page_is_moved_through_with_the_keys_of_a_pager() -> None:
    async with dashboard((80, 24)) as (app, pilot):
        await press(app, pilot, "question_mark", "space")
        box = app.screen.query_one(Detail)
        assert box.scroll_offset.y == box.size.height - 1
        await press(app, pilot, "G")
        assert box.scroll_offset.y == box.max_scroll_y
        await press(app, pilot, "b", "g")
        assert box.scroll_offset.y == 0
