"""The search: typos, operators, the sources' text, saved searches."""

from __future__ import annotations

import pytest

from tests.dashboard.driving import dashboard, facts_of, press, screen, searched
from tui.dashboard.screens.reader import ReaderScreen


async def test_search_forgives_typos_and_enter_reads() -> None:
    async with dashboard() as (app, pilot):
        await searched(app, pilot, "glimer of hpoe")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert facts_of(app)[0].sentence.startswith("“A glimmer of hope")
        assert app.searches == ["glimer of hpoe"]


async def test_a_sentence_whose_fact_is_found_is_not_found_again_in_its_source() -> None:
    async with dashboard() as (app, pilot):
        search = await searched(app, pilot, "glimmer")
        assert [found.fact is not None for found in search.table.items] == [True]
        assert "1/1" in screen(app)


async def test_search_operators_narrow() -> None:
    async with dashboard() as (app, pilot):
        search = await searched(app, pilot, "speaker:brandt kind:quote")
        await press(app, pilot, "down")
        assert {found.who for found in search.table.items} == {"Ilse Brandt"}
        assert search.table.cursor == 1
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board


async def test_search_finds_what_no_rule_took_and_reads_it_in_its_source() -> None:
    async with dashboard() as (app, pilot):
        search = await searched(app, pilot, "note date")
        assert [found.words for found in search.table.items] == ["A note without a date."]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "▌   A note without a date." in screen(app)


async def test_searches_are_saved_recalled_and_forgotten() -> None:
    async with dashboard() as (app, pilot):
        search = await searched(app, pilot, "kind:talks lisbon")
        await press(app, pilot, "ctrl+s")
        assert app.state()["saved-searches"] == ["kind:talks lisbon"]
        search.input.value = "ridge"
        await press(app, pilot, "ctrl+o", "enter")
        assert app.screen is search
        assert search.input.value == "kind:talks lisbon"
        assert "2 hits · saved" in screen(app)
        await press(app, pilot, "ctrl+s")
        assert app.saved_searches == []


@pytest.mark.parametrize("width", [50, 80, 120])
async def test_what_was_found_is_in_sight_however_long_the_sentence_before_it(width: int) -> None:
    async with dashboard((width, 24)) as (app, pilot):
        await press(app, pilot, "s", *"tarn ridge")
        lines = [line for line in screen(app).splitlines() if "▸" in line]
        assert "Tarn ridge" in lines[0]
