"""Screens over the board: themes, dates, keys, the tour, jumping, pasting; and what a next run begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Input

from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource, on
from tui.dashboard.app import Dashboard
from tui.dashboard.dossier_source import DossierSource
from tui.dashboard.keys import checked
from tui.dashboard.screens.jump import JumpScreen
from tui.dashboard.screens.page import PageScreen
from tui.dashboard.screens.reader import ReaderScreen
from tui.dashboard.screens.search import SearchScreen
from tui.dashboard.widgets.table import LineTable
from tui.data import data_folder
from tui.settings import Settings
from tui.state import picked_theme
from tui.themes import read_theme


async def test_theme_is_seen_as_one_moves_and_kept() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "t", "j")
        moved = app.theme
        assert moved != "night-desk"
        await press(app, pilot, "escape")
        assert app.theme == "night-desk"
        await press(app, pilot, "t", "j", "enter")
        assert app.theme == moved
    assert picked_theme(None) == moved


async def test_themes_of_one_title_are_told_apart(tmp_path: Path) -> None:
    themes = tmp_path / "config" / "themes"
    themes.mkdir(parents=True)
    (themes / "mine.toml").write_text((data_folder("themes") / "night-desk.toml").read_text())
    async with dashboard() as (app, pilot):
        await press(app, pilot, "t")
        assert "Night desk (night-desk)" in screen(app)
        assert "Night desk (mine)" in screen(app)


async def test_a_bad_theme_file_is_told_and_the_rest_work(tmp_path: Path) -> None:
    themes = tmp_path / "config" / "themes"
    themes.mkdir(parents=True)
    (themes / "bad.toml").write_text("[colors]\nprimry = 1")
    async with dashboard() as (app, pilot):
        await press(app, pilot, "t")
        assert [
            n.message for n in app._notifications] == ["bad.toml: unknown key primry in [colors]; do you mean primary?"]
        assert "Okabe-Ito" in screen(app)


async def test_as_of_is_asked_for_until_it_is_a_date() -> None:
    async with dashboard() as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        app.screen.query_one(Input).value = "friday"
        await pilot.press("enter")
        assert "That is no date" in screen(app)
        app.screen.query_one(Input).value = "2031-03-10"
        await press(app, pilot, "enter")
        assert "as of 10 Mar 2031" in screen(app)


async def test_help_shows_the_keys_as_the_user_mapped_them() -> None:
    keys = {"search": "f", "jump": "b", "nonsense": "x", "export": "ctrl+bogus+", "theme": "x"}
    async with dashboard(settings=Settings(keys=keys)) as (app, pilot):
        assert [n.message for n in app._notifications] == [
            "[keys] unknown action nonsense\n[keys] export: 'ctrl+bogus+' is no key; write it like j, ctrl+s or f5\n"
            "[keys] theme: x is also fact.reject; give that another key"]
        await press(app, pilot, "f")
        assert isinstance(app.screen, SearchScreen)
        await press(app, pilot, "escape", "question_mark")
        assert isinstance(app.screen, PageScreen)


@pytest.mark.parametrize(("keys", "told"), [
    ({"row.down": "n,down"}, []),
    ({"search": "h", "export": "h"}, ["search: h is also export", "export: h is also search",
                                      "search: h is also card.previous", "export: h is also card.previous"]),
    ({"theme": "slash"}, ["theme: / is also filter"]),
])
def test_keys_that_two_would_have_are_told(keys: dict[str, str], told: list[str]) -> None:
    assert sorted(checked(keys)[1]) == sorted(f"[keys] {words}; give that another key" for words in told)


async def test_the_tour_goes_round_and_can_be_skipped() -> None:
    async with dashboard(tour=True) as (app, pilot):
        assert "Where things stand" in screen(app)
        await press(app, pilot, "enter", "enter")
        assert app.board.front == "casualties"
        assert "Enter shows the sentence" in screen(app)
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board
        assert not app.tour_due


async def test_the_tour_comes_back_to_the_pane_that_was_in_front() -> None:
    async with dashboard(state={"front": "quotes"}) as (app, pilot):
        await press(app, pilot, "T", "enter", "escape")
        assert app.board.front == "quotes"


async def test_the_tour_waits_until_there_is_something_to_show() -> None:
    async with dashboard(source=FixtureSource(sources=(), facts={}, quotes=()), tour=True) as (app, _):
        assert app.screen is app.board
        assert app.tour_due
        assert app.board.front == "sources"


async def test_state_is_what_a_next_run_begins_with() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "left_square_bracket", "z")
        state = app.state()
    assert state == {"front": "quotes", "maximised": True, "as_of": on(3, 15), "searches": [], "saved-searches": [],
                     "looked": on(3, 19)}
    async with dashboard(state=state) as (app, _):
        assert app.board.front == "quotes"
        assert "as of 15 Mar 2031" in screen(app)
        assert not app.board.query_one("#pane-quotes Detail").display


async def test_a_letter_leads_to_a_line() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "f")
        assert isinstance(app.screen, JumpScreen)
        await press(app, pilot, "b")
        assert app.board.query_one("#at-ceasefire", LineTable).cursor == 1
        await press(app, pilot, "f", "at")
        assert app.screen_stack[-1] is app.board
        await press(app, pilot, "f")
        await pilot.click(offset=(30, 10))
        await press(app, pilot)
        assert app.screen_stack == [app.board]
        await press(app, pilot, "f")
        await pilot.click("#letter-c")
        await press(app, pilot)
        assert app.board.query_one("#at-ceasefire", LineTable).cursor == 2


async def test_a_pasted_report_becomes_a_file_of_the_dossier(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text("2031-03-03\n\n\"We hold the ridge,\" said Ilse Brandt.\n")
    pasted = "Second report\n2031-03-04\n\n\"We will not leave the ridge,\" said Ilse Brandt, the foreign minister.\n"
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        app.board.post_message(events.Paste(pasted))
        await pilot.pause()
        await pilot.pause()
        await press(app, pilot, "ctrl+s")
        assert app.picture is not None
        assert {entry.source for entry in app.picture.situation.sources} == {
            "a.txt", "added-second-report-2031-03-04-we.txt"}


async def test_a_theme_is_taken_up_as_its_file_changes(tmp_path: Path) -> None:
    words = (data_folder("themes") / "night-desk.toml").read_text()
    (tmp_path / "night-desk.toml").write_text(words + 'killed = "#fe0001"\nkey = "#fe0002"\n')

    def painted(app: Dashboard) -> set[str]:
        strips = app.screen._compositor.render_strips(app.size)
        return {part.style.color.name for strip in strips for part in strip if part.style and part.style.color}

    async with dashboard((120, 40)) as (app, pilot):
        assert not painted(app) & {"#fe0001", "#fe0002"}
        app.take_theme(read_theme(tmp_path / "night-desk.toml"))
        await press(app, pilot)
        assert {"#fe0001", "#fe0002"} <= painted(app)


async def test_the_mouse_chooses_rows_tabs_and_columns() -> None:
    async with dashboard() as (app, pilot):
        await pilot.click("#tabs", offset=(30, 0))
        await press(app, pilot)
        assert app.board.front == "casualties"
        table = app.board.query_one("#pane-casualties LineTable", LineTable)
        await pilot.click(table, offset=(10, 3))
        await pilot.pause()
        assert table.cursor == 1
        await pilot.click(table, offset=(18, 1))
        await pilot.pause()
        assert table.sorted_by == 1
        await pilot.click(table, offset=(10, 2), times=2)
        await press(app, pilot)
        assert isinstance(app.screen, ReaderScreen)


async def test_a_click_beside_a_sheet_leaves_it_and_one_on_an_option_takes_it() -> None:
    async with dashboard() as (app, pilot):
        for key in ("question_mark", "t"):
            await press(app, pilot, key, *("j" if key == "t" else ""))
            await pilot.click(offset=(1, 20))
            await press(app, pilot)
            assert app.screen is app.board
        assert app.theme == "night-desk"
        await press(app, pilot, "d")
        await pilot.click(offset=(1, 20))
        assert app.screen is not app.board, "what is typed is not lost"
        await press(app, pilot, "escape", "R", "c")
        await pilot.click("Choose LineTable", offset=(4, 1))
        await press(app, pilot)
        assert "A quote by hand" in screen(app)


async def test_arrows_go_from_field_to_field_of_a_form() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "R", "c", "enter", "down", "down")
        assert app.focused is list(app.screen.query(Input))[2]
        await press(app, pilot, "up")
        assert app.focused is list(app.screen.query(Input))[1]


async def test_each_key_of_the_footer_is_a_button() -> None:
    opened: type[Screen[Any]]
    async with dashboard() as (app, pilot):
        for words, opened in (("Search", SearchScreen), ("Keys", PageScreen), ("Read", ReaderScreen)):
            await pilot.click(offset=(screen(app).splitlines()[-1].index(words), 23))
            await press(app, pilot)
            assert isinstance(app.screen, opened)
            if opened is ReaderScreen:
                await pilot.click(offset=(screen(app).splitlines()[-1].index("Back"), 23))
            await press(app, pilot, "escape")
            assert len(app.screen_stack) == 1
        line = screen(app).splitlines()[-1]
        for sign, day in (("[", "15 Mar"), ("[", "8 Mar"), ("]", "15 Mar"), ("] As of", "8 Mar")):
            await pilot.click(offset=(line.index(sign) + (4 if "As" in sign else 0), 23))
            await press(app, pilot)
            assert f"as of {day} 2031" in screen(app)
