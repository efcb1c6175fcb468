"""The strip of time: what stands in which column, readable without colour."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource, on
from tui.dashboard.chronicle import lanes, period
from tui.dashboard.widgets.strip import Axis, Lane, TimeStrip


def test_days_and_columns_are_each_others_inverse() -> None:
    axis = Axis(on(3, 1), on(3, 31), 80)
    days = [axis.first + dt.timedelta(days=n) for n in range(axis.days)]
    assert [axis.day(axis.column(day)) for day in days] == days
    assert max(map(axis.column, days)) < axis.width


def test_a_long_period_shares_columns() -> None:
    axis = Axis(dt.date(2020, 1, 1), dt.date(2030, 1, 1), 40)
    assert axis.width == 40
    assert axis.column(axis.last) == 39


def test_lanes_tell_states_rounds_and_the_dead() -> None:
    by_label = {lane.label: lane for lane in lanes(FixtureSource().picture(None, None))}
    assert [glyph for _, _, glyph, _ in by_label["ceasefire"].bands] == ["━", "╍"]
    assert [(day, glyph) for day, glyph, _ in by_label["talks"].marks] == [
        (on(3, 7), "1"), (on(3, 15), "2"), (on(3, 26), "3")]
    assert by_label["† Varania"].bars == {on(3, 2): 14}
    assert by_label["deadlines"].marks[0][0] == on(3, 18)


async def test_the_lower_edge_says_what_bands_and_the_highest_bars_stand_for() -> None:
    async with dashboard((120, 40)) as (app, pilot):
        edge = next(line for line in screen(app).splitlines() if "in force" in line and "╰" in line)
        assert "━ in force  ╍ violation alleged  █ 14 killed  █ 1 report ─" in edge
        assert "over" not in edge
        strip = app.board.query_one(TimeStrip)
        strip.lanes = [Lane("reports", bars={on(3, day): 2 for day in range(1, 31)}, unit="reports")]
        strip.period = (dt.date(2030, 3, 1), on(3, 31))
        await press(app, pilot)
        assert "█ 8 reports" in screen(app), "of all the days that stand in a column"
        assert "1 Mar 2030" in screen(app), "of a period of several years the dates have theirs"


def test_a_toll_of_long_ago_does_not_stretch_the_period() -> None:
    picture = FixtureSource().picture(None, None)
    long_ago = replace(picture, situation=replace(picture.situation, period=(dt.date(1999, 1, 1), on(3, 26))))
    assert period(long_ago) == (on(3, 3) - dt.timedelta(days=60), on(3, 26))


async def test_the_strip_is_on_the_overview_where_there_is_room() -> None:
    async with dashboard((120, 40)) as (app, _):
        lines = screen(app).splitlines()
        assert any("talks" in line and line.index("1", 20) < line.index("2", 20) for line in lines if "│ talks" in line)
        assert any("20 Mar" in line for line in lines[2:5])


async def test_a_click_on_a_day_moves_the_board_there() -> None:
    async with dashboard((120, 40)) as (app, pilot):
        strip = app.board.query_one(TimeStrip)
        assert strip.axis is not None
        await pilot.click(strip, offset=(2 + 13 + strip.axis.column(on(3, 8)), 3))
        await press(app, pilot)
        assert app.picture is not None
        assert app.picture.situation.as_of == on(3, 8)
