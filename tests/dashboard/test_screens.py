"""Screens over the board: the reader, the search, why, copying."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from extractors.facts import Fact, Quote
from tests.dashboard.driving import dashboard, press, screen, settle
from tests.dashboard.fixture import on
from tui.dashboard.app import Dashboard
from tui.dashboard.copying import cite
from tui.dashboard.dossier_source import DossierSource
from tui.dashboard.screens.facts import FactScreen
from tui.dashboard.screens.jump import JumpScreen
from tui.dashboard.screens.page import PageScreen
from tui.dashboard.screens.reader import ReaderScreen
from tui.dashboard.screens.search import SearchScreen
from tui.dashboard.widgets.source_text import SourceText
from tui.dashboard.widgets.table import LineTable
from tui.settings import Settings
from tui.state import picked_theme
from tui.themes import read_theme


async def test_enter_reads_at_the_evidence_and_escape_comes_back() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "enter")
        assert isinstance(app.screen, ReaderScreen)
        fact = facts_of(app)[0]
        assert isinstance(fact, Quote)
        assert fact.text == "We [the government] will answer every shell."
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
            seen.append(facts_of(app)[0].id)
            await press(app, pilot, "n")
        assert seen == [fact.id for fact in app.screen.facts]
        assert facts_of(app)[0].id == seen[0]
        await press(app, pilot, "N")
        assert facts_of(app)[0].id == seen[-1]


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
        assert facts_of(app)[0].sentence.startswith("“A glimmer of hope")
        assert app.searches == ["glimer of hpoe"]


async def test_search_operators_narrow() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        app.screen.input.value = "speaker:brandt kind:quote"
        await pilot.pause()
        await press(app, pilot, "down")
        assert {found.who for found in app.screen.table.items} == {"Ilse Brandt"}
        assert app.screen.table.cursor == 1
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board


async def test_search_finds_what_no_rule_took_and_reads_it_in_its_source() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        app.screen.input.value = "note date"
        await press(app, pilot)
        assert [found.words for found in app.screen.table.items] == ["A note without a date."]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "▌   A note without a date." in screen(app)


async def test_searches_are_saved_recalled_and_forgotten() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        app.screen.input.value = "kind:talks lisbon"
        await press(app, pilot, "ctrl+s")
        assert app.state()["saved-searches"] == ["kind:talks lisbon"]
        app.screen.input.value = "ridge"
        await press(app, pilot, "ctrl+o", "enter")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.input.value == "kind:talks lisbon"
        assert "2 hits · saved" in screen(app)
        await press(app, pilot, "ctrl+s")
        assert app.saved_searches == []


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
        assert app.clipboard == cite(facts_of(app)[0]).markdown
        assert app.clipboard == (
            "> “We \\[the government\\] will answer every shell.”\n>\n> — Ilse Brandt, border-clash.txt, 3 Mar 2031\n")


async def test_theme_is_seen_as_one_moves_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_CONFIG", str(tmp_path))
    monkeypatch.setenv("SITREP_STATE", str(tmp_path))
    async with dashboard() as (app, pilot):
        await press(app, pilot, "t", "j")
        moved = app.theme
        assert moved != "night-desk"
        await press(app, pilot, "escape")
        assert app.theme == "night-desk"
        await press(app, pilot, "t", "j", "enter")
        assert app.theme == moved
    assert picked_theme(None) == moved


async def test_a_bad_theme_file_is_told_and_the_rest_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_CONFIG", str(tmp_path))
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "bad.toml").write_text("[colors]\nprimry = 1")
    async with dashboard() as (app, pilot):
        await press(app, pilot, "t")
        assert [
            n.message for n in app._notifications] == ["bad.toml: unknown key primry in [colors]; do you mean primary?"]
        assert "Okabe-Ito" in screen(app)


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


async def press_into_prompt(app: Dashboard, pilot: Pilot[int], *keys: str) -> None:
    """Presses keys where a worker waits for the answers; only the last one ends it."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
    await settle(app, pilot)


def facts_of(app: Dashboard) -> list[Fact]:
    """The facts under the cursor of the screen in front."""
    assert isinstance(app.screen, FactScreen)
    return app.screen.selected_facts()


async def test_the_tour_goes_round_and_can_be_skipped() -> None:
    async with dashboard(tour=True) as (app, pilot):
        assert "Where things stand" in screen(app)
        await press(app, pilot, "enter", "enter")
        assert app.board.front == "casualties"
        assert "Enter shows the sentence" in screen(app)
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board


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


async def test_a_pasted_report_becomes_a_file_of_the_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SITREP_CACHE", "SITREP_STATE", "SITREP_CONFIG"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
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
    words = '[colors]\nprimary = "#3366cc"\nforeground = "#dddddd"\nbackground = "#111111"\n'
    (tmp_path / "night-desk.toml").write_text(words + '[names]\nkilled = "#ff0000"\n')
    async with dashboard() as (app, pilot):
        app.take_theme(read_theme(tmp_path / "night-desk.toml"))
        await press(app, pilot)
        assert app.theme_variables["killed"] == "#ff0000"


async def test_text_of_the_reader_is_selected_with_the_mouse_and_copied() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "enter")
        text = app.screen.query_one(SourceText)
        # The frame and the gutter take five cells; the sentence on the dead stands in the third line.
        await pilot.mouse_down(text, offset=(5, 3))
        await pilot.hover(text, offset=(17, 3))
        await pilot.mouse_up(text, offset=(17, 3))
        await press(app, pilot, "y")
        assert app.clipboard.startswith("At least 14")


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
