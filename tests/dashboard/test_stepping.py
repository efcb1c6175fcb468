"""Pictures of the days beside the one shown are got ready, and what is asked for comes before them."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from extractors.dossier.telling import Telling
from tests.dashboard.driving import dashboard, screen, until
from tests.dashboard.fixture import FixtureSource
from tui.dashboard.board import Picture, Unwanted
from tui.dashboard.dossier_source import DossierSource, beside
from tui.dashboard.screens.board import PATIENCE
from tui.dashboard.words import day as said

DAYS = [dt.date(2031, 5, day) for day in (1, 3, 4, 8, 9, 20)]


@pytest.fixture(autouse=True)
def two_days_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.dashboard.dossier_source.AHEAD", 2)


def test_the_nearest_days_come_first() -> None:
    assert [day for day, _ in beside(DAYS, DAYS[2], None)] == [DAYS[1], DAYS[3], DAYS[0], DAYS[4]]
    assert [day for day, _ in beside(DAYS, dt.date(2031, 5, 10), None)] == [DAYS[4], DAYS[5], DAYS[3]]
    assert [day for day, _ in beside(DAYS, DAYS[-1], None)] == [DAYS[4], DAYS[3]]
    assert beside(DAYS, None, None) == []


def test_their_changes_are_told_against_what_those_of_the_day_shown_are() -> None:
    day_before = beside(DAYS, DAYS[2], DAYS[1])
    assert day_before == [(DAYS[1], DAYS[0]), (DAYS[3], DAYS[2]), (DAYS[0], None), (DAYS[4], DAYS[3])]
    last_look = beside(DAYS, DAYS[3], DAYS[1])
    assert last_look == [(DAYS[2], DAYS[1]), (DAYS[4], DAYS[1]), (DAYS[1], DAYS[0]), (DAYS[5], DAYS[1])]


@pytest.fixture
def source(tmp_path: Path) -> DossierSource:
    """A dossier with a report for each day, open."""
    folder = tmp_path / "strait"
    folder.mkdir()
    for day in DAYS:
        path = folder / f"{day}.txt"
        path.write_text(f"Varania Post | {day:%B %d, %Y}\n\n{day.day + 10} soldiers were killed in Sarn on {day:%A}.\n")
        os.utime(path, (1_600_000_000, 1_600_000_000))
    source = DossierSource([str(folder)])
    source.open(lambda done, of: None)
    return source


def test_a_step_finds_its_picture_made(source: DossierSource, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out: list[dt.date | None] = []
    real = Telling.situation

    def counted(self: Telling, as_of: dt.date | None) -> object:
        worked_out.append(as_of)
        return real(self, as_of)

    monkeypatch.setattr(Telling, "situation", counted)
    source.picture(DAYS[3], DAYS[2])
    source.rest()
    assert set(worked_out) == set(DAYS)
    worked_out.clear()
    assert len(source.picture(DAYS[2], DAYS[1]).situation.sources) == 3
    source.rest()
    assert set(worked_out) == {DAYS[0]}
    assert source.picture(DAYS[4], DAYS[3]).situation.changes


def test_a_picture_seen_before_waits_for_no_other_that_is_worked_out(source: DossierSource) -> None:
    seen = source.picture(DAYS[3], DAYS[2])
    source.rest()
    given: list[Picture] = []
    with source._lock:  # as while another is worked out
        asking = Thread(target=lambda: given.append(source.picture(DAYS[3], DAYS[2])))
        asking.start()
        asking.join(10)
        assert given == [seen]
    source.rest()


def test_a_picture_that_nobody_waits_for_is_not_worked_out(
    source: DossierSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.picture(DAYS[5], DAYS[4])
    source.rest()
    worked_out: list[dt.date | None] = []
    monkeypatch.setattr(source, "_work_out", lambda as_of, since: worked_out.append(as_of))
    with pytest.raises(Unwanted):
        source.picture(DAYS[0], None, lambda: True)
    assert not worked_out
    assert source.picture(DAYS[5], DAYS[4], lambda: True).days  # what is kept costs nothing


class SlowSource(FixtureSource):
    """A source whose pictures come when its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()
        self.gate.set()
        self.given: list[dt.date | None] = []

    def picture(
        self, as_of: dt.date | None, since: dt.date | None, unwanted: Callable[[], bool] = lambda: False
    ) -> Picture:
        self.gate.wait(10)
        if unwanted():
            raise Unwanted
        self.given.append(as_of)
        return super().picture(as_of, since)


async def test_the_title_tells_where_the_date_goes_while_the_panes_are_of_the_day_before() -> None:
    source = SlowSource()
    async with dashboard((120, 40), source) as (app, pilot):
        days = app.picture.days if app.picture else ()
        before = said(days[-3])
        source.gate.clear()
        source.given.clear()
        app.action_as_of(-1)
        app.action_as_of(-1)
        await until(lambda: f"as of 20 Mar 2031 → {before} …" in screen(app))
        source.gate.set()
        await pilot.pause()
        assert f"as of {before} " in screen(app)
        assert "…" not in screen(app).splitlines()[0]
        assert source.given == [days[-3]]  # and not the day between
        source.gate.clear()
        app.action_as_of(1)
        await until(lambda: f"as of {before} → {said(days[-2])} …" in screen(app))
        source.gate.set()
        await pilot.pause()


async def test_the_title_tells_of_no_date_when_the_board_is_back_where_it_was() -> None:
    source = SlowSource()
    async with dashboard((120, 40), source) as (app, pilot):
        source.gate.clear()
        source.given.clear()
        app.action_as_of(-1)
        await until(lambda: "Mar 2031 …" in screen(app))
        app.action_as_of(1)
        source.gate.set()
        await pilot.pause()
        assert source.given == [None]  # the newest day, and not the one that was asked for first
        await asyncio.sleep(2 * PATIENCE)
        assert "…" not in screen(app).splitlines()[0]


def test_after_a_decision_nothing_old_is_shown(source: DossierSource) -> None:
    from extractors.dossier.corrections import judge

    picture = source.picture(DAYS[3], None)
    fact = next(iter(picture.situation.facts.values()))
    source.decide(judge(fact, "reject"))
    assert fact.id not in source.picture(DAYS[3], None).situation.facts
    source.rest()
    assert fact.id not in source.picture(DAYS[2], None).situation.facts
