"""The overview: what changed is told in full, and the cursor goes from news to news and comes back to where it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.situation.model import Changes, Revision
from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource, on, situation
from tui.dashboard.widgets.card import Card

LONG = "Toll: 3 civilians wounded in Tarn, says hospital staff of the town below the ridge, who had it from drivers"
NEWS = Changes(
    on(3, 15), new=((LONG, ("toll",)), ("Demand: Ostmark: all of its trawlers", ("demand",))),
    revised=(Revision("Round 1, Geneva: dates", "6 March 2031", "7 March 2031", ("dates",)),
             Revision("Ceasefire", "Ceasefire agreed since 14 March 2030", "Ceasefire in force since 15 March 2031",
                      ("truce",))))


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (120, 40), (160, 50)])
async def test_what_changed_is_told_in_full_the_gravest_first(size: tuple[int, int]) -> None:
    async with dashboard(size, FixtureSource(changes=NEWS)) as (app, pilot):
        await press(app, pilot, "l", "l", "l", "l")
        card = app.query_one("#at-changes", Card)
        told = " ".join(" ".join(line.content.plain.split()) for line in card.items)
        seen = [line.content.plain.strip() for line in card.items[:card.size.height]]
        shown = screen(app)
    assert told == (
        f"~ Ceasefire in force since 15 Mar (was agreed since 14 Mar 2030) + {LONG} "
        "+ Demand: Ostmark: all of its trawlers ~ Round 1, Geneva: dates: 7 Mar (was 6 Mar)")
    assert len(seen) >= 3
    assert [line for line in seen if line not in shown] == []


async def test_the_cursor_steps_over_the_rest_of_a_long_line() -> None:
    async with dashboard(source=FixtureSource(changes=NEWS)) as (app, pilot):
        await press(app, pilot, "l", "l", "l", "l")
        facts = [*app.board.selected()]
        for _ in range(3):
            await press(app, pilot, "j")
            facts += app.board.selected()
        await press(app, pilot, "j")
        assert facts == ["truce", "toll", "demand", "dates"]
        assert app.focused is app.query_one("#at-quotes")
        await press(app, pilot, "k", "k", "k", "k")
        assert app.board.selected() == ("truce",)


async def test_one_comes_back_to_the_card_one_left() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "l", "l", "j", "2", "1")
        assert app.focused is app.query_one("#at-toll")


async def test_a_day_of_another_year_has_its_year() -> None:
    rounds = tuple(replace(r, start=r.start and r.start.replace(year=2029), end=None) for r in situation(None).talks)
    async with dashboard(source=FixtureSource(talks=rounds, next_talks=None)) as (app, _):
        assert "Mar 2029" in screen(app)


async def test_a_card_is_maximised_and_the_next_takes_its_place() -> None:
    async with dashboard() as (app, pilot):
        whole = screen(app)
        await press(app, pilot, "l", "l", "l", "z")
        assert "Demands" in screen(app)
        assert "Talks─" not in screen(app)
        await press(app, pilot, "l")
        assert "no account for 5 days" in screen(app)
        await press(app, pilot, "2")
        assert app.board.query_one("#pane-talks .detail").region, "lists are maximised on their own"
        await press(app, pilot, "1", "z", "h", "h", "h", "h")
        assert screen(app) == whole
