"""Screens over the board: the reader, the search, why, copying."""

from __future__ import annotations

from tests.dashboard.driving import dashboard, press, screen
from tui.dashboard.copying import as_markdown
from tui.dashboard.screens.page import PageScreen
from tui.dashboard.screens.reader import ReaderScreen
from tui.dashboard.screens.search import SearchScreen


async def test_enter_reads_at_the_evidence_and_escape_comes_back() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert [fact.text for fact in app.selected()] == ["We [the government] will answer every shell."]  # type: ignore[attr-defined]
        shown = screen(app)
        assert "Fact 4 of 4" in shown
        assert "“We [the government] will answer every shell.”" in shown
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board
        assert app.board.front == "quotes"


async def test_n_goes_through_the_facts_of_a_source() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "9", "enter")
        assert isinstance(app.screen, ReaderScreen)
        seen = []
        for _ in app.screen.facts:
            seen.append(app.selected()[0].id)
            await press(app, pilot, "n")
        assert seen == [fact.id for fact in app.screen.facts]
        assert app.selected()[0].id == seen[0]
        await press(app, pilot, "N")
        assert app.selected()[0].id == seen[-1]


async def test_reader_tells_conflicting_claims() -> None:
    async with dashboard((120, 40)) as (app, pilot):
        await press(app, pilot, "4", "enter")
        shown = screen(app)
        assert "CONFLICTING CLAIMS" in shown
        assert "≥14  Varanian defence ministry" in shown


async def test_search_forgives_typos_and_enter_reads() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        app.screen.input.value = "glimer of hpoe"
        await pilot.pause()
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert app.selected()[0].sentence.startswith("“A glimmer of hope")
        assert app.searches == ["glimer of hpoe"]


async def test_search_operators_narrow() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        app.screen.input.value = "speaker:brandt kind:quote"
        await pilot.pause()
        await press(app, pilot, "down")
        assert {found.fact.speaker for found in app.screen.table.items} == {"Ilse Brandt"}
        assert app.screen.table.cursor == 1
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board


async def test_why_names_the_rule() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "w")
        assert isinstance(app.screen, PageScreen)
        assert "quote rule" in screen(app)
        assert "same paragraph → Ilse Brandt" in screen(app)


async def test_copy_gives_words_and_markdown_gives_the_source() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "y")
        assert app.clipboard == "We [the government] will answer every shell."
        await press(app, pilot, "Y")
        assert app.clipboard == as_markdown(app.selected()[0])
        assert app.clipboard == (
            "> “We \\[the government\\] will answer every shell.”\n>\n> — Ilse Brandt, border-clash.txt, 3 Mar 2031\n")
