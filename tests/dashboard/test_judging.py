"""The analyst's corrections, from the key to the file and back to the board."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from extractors.dossier.corrections import Judgement, Naming, Rating
from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource
from tui.dashboard.dossier_source import DossierSource
from tui.dashboard.screens.reader import ReaderScreen
from tui.dashboard.screens.residue import ResidueScreen


async def test_a_key_takes_a_decision_down_and_u_takes_it_back() -> None:
    source = FixtureSource()
    async with dashboard(source=source) as (app, pilot):
        await press(app, pilot, "6", "j", "v")
        assert [(d.verdict, d.fact) for d in source.decided if isinstance(d, Judgement)] == [("verify", "f03")]
        await press(app, pilot, "u")
        assert source.decided == []


async def test_rejecting_what_rests_on_several_facts_is_asked_first() -> None:
    source = FixtureSource()
    async with dashboard(source=source) as (app, pilot):
        await pilot.press("4", "x")
        await pilot.pause()
        assert "This rests on 2 facts" in screen(app)
        await press(app, pilot, "n")
        assert source.decided == []


async def test_a_field_is_corrected_only_with_what_fits() -> None:
    source = FixtureSource()
    async with dashboard(source=source) as (app, pilot):
        await pilot.press("6", "c")
        await pilot.pause()
        prompt = app.screen.query_one(Input)
        assert prompt.value == "speaker = Ilse Brandt"
        prompt.value = "form = loud"
        await pilot.press("enter")
        assert "form must be one of direct, mixed, post" in screen(app)
        prompt.value = "speaker = Marek Vo"
        await press(app, pilot, "enter")
        assert isinstance(source.decided[0], Judgement)
        assert source.decided[0].values == {"speaker": "Marek Vo"}


async def test_names_are_joined_and_sources_rated() -> None:
    source = FixtureSource()
    async with dashboard(source=source) as (app, pilot):
        await pilot.press("8", "m")
        await pilot.pause()
        app.screen.query_one(Input).value = "I. Brandt"
        await press(app, pilot, "enter")
        await pilot.press("6", "r")
        await pilot.pause()
        app.screen.query_one(Input).value = "b"
        await press(app, pilot, "enter")
        assert source.decided == [Naming("merge", "Ilse Brandt", "I. Brandt"), Rating("border-clash.txt", "B")]


async def test_what_is_typed_goes_on_from_a_field_and_names_are_suggested() -> None:
    source = FixtureSource()
    async with dashboard(source=source) as (app, pilot):
        await press(app, pilot, "6", "c", *"X", "enter", "8", "m", *"mar", "right", "enter")
    judged, named = source.decided
    assert isinstance(judged, Judgement)
    assert judged.values == {"speaker": "Ilse BrandtX"}
    assert named == Naming("merge", "Ilse Brandt", "Marek Vo")


async def test_residue_is_read_where_it_stands() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "R")
        assert isinstance(app.screen, ResidueScreen)
        assert "1 sentence that no rule took" in screen(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "▌⇄  Both sides are to hold talks again" in screen(app)


async def test_a_sentence_becomes_a_fact_by_hand_and_u_takes_it_back(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    words = "Of the 12 soldiers aboard, all are presumed dead, the harbour master fears."
    (folder / "a.txt").write_text(f"2031-03-03\n\n{words}\n")
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        assert app.picture is not None
        assert not app.picture.situation.facts
        await press(app, pilot, "R")
        assert "Of the 12 soldiers aboard" in screen(app)
        await press_and_wait(pilot, "c", "enter")
        assert app.screen.query_one("#count", Input).value == "12"
        app.screen.query_one("#date", Input).value = "Sunday"
        await press_and_wait(pilot, "enter")
        assert "date must be a date" in screen(app)
        app.screen.query_one("#date", Input).value = "2031-03-02"
        await press(app, pilot, "enter")
        assert "0 sentences" in screen(app)
        await press(app, pilot, "escape", "4")
        (toll,) = app.picture.situation.casualties
        assert (toll.low, toll.outcome, str(toll.date)) == (12, "killed", "2031-03-02")
        assert "✎" in screen(app)
        await press(app, pilot, "w")
        assert "made by hand" in screen(app)
        await press(app, pilot, "escape", "u")
        assert not app.picture.situation.casualties


async def press_and_wait(pilot: Pilot[int], *keys: str) -> None:
    """Presses keys where a worker waits for answers still to come."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.1)


async def test_a_real_dossier_keeps_what_was_decided(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    words = "\"We will hold the ridge,\" said Ilse Brandt, Ostmark's foreign minister."
    (folder / "a.txt").write_text(f"2031-03-03\n\n{words}\n")
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        assert app.picture is not None
        before = len(app.picture.situation.quotes)
        await press(app, pilot, "6", "x")
        assert len(app.picture.situation.quotes) == before - 1
    assert 'act = "reject"' in (folder / "corrections.toml").read_text()
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        assert app.picture is not None
        assert len(app.picture.situation.quotes) == before - 1
        await press(app, pilot, "u")
        assert len(app.picture.situation.quotes) == before
