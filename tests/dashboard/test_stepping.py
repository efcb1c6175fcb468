"""Pictures of the days beside the one shown are got ready, and what is asked for comes before them."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from threading import Thread

import pytest

from extractors.dossier.telling import Telling
from tui.dashboard.board import Picture
from tui.dashboard.dossier_source import DossierSource, beside

DAYS = [dt.date(2031, 5, day) for day in (1, 3, 4, 8, 9, 20)]


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
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DossierSource:
    """A dossier with a report for each day, open."""
    monkeypatch.setenv("SITREP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SITREP_STATE", str(tmp_path / "state"))
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


def test_after_a_decision_nothing_old_is_shown(source: DossierSource) -> None:
    from extractors.dossier.corrections import judge

    picture = source.picture(DAYS[3], None)
    fact = next(iter(picture.situation.facts.values()))
    source.decide(judge(fact, "reject"))
    assert fact.id not in source.picture(DAYS[3], None).situation.facts
    source.rest()
    assert fact.id not in source.picture(DAYS[2], None).situation.facts
