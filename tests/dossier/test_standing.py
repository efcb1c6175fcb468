"""An unchanged dossier opens with where it stood: nothing is worked out again, and nothing is told otherwise."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from pathlib import Path

import pytest

from extractors.dossier.corrections import Rating, judge
from extractors.dossier.dossier import Dossier
from extractors.dossier.resolve import Resolver
from extractors.situation.records import to_record

SINCE = dt.date(2031, 5, 9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "strait"
    folder.mkdir()
    write(folder / "a.txt", "Varania Post | May 9, 2031\n\n“The bridge stays closed,” Minister Ana Reyes said.\n\n"
          "Ten soldiers were killed in Sarn on Thursday, the army said.\n")
    write(folder / "b.txt", "Varania Post | May 12, 2031\n\nVarania and Ostmark agreed to a ceasefire on 11 May. The "
          "second round of talks between Varania and Ostmark will be held in Lindholm on 20 May.\n")
    write(folder / "c.txt", "\0\0\0")
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, (1_600_000_000, 1_600_000_000))


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many extractions were taken up, each time that anything was worked out of them."""
    counts: list[int] = []

    def counted(extractions, *others):  # type: ignore[no-untyped-def]
        counts.append(len(extractions))
        return Resolver(extractions, *others)

    monkeypatch.setattr("extractors.dossier.telling.Resolver", counted)
    return counts


def test_unchanged_it_tells_the_same_without_working_it_out(folder: Path, resolved: list[int]) -> None:
    first = Dossier.open([folder])
    now = first.standing(since=SINCE)
    assert now.situation.changes
    assert len(resolved) == 1
    again = Dossier.open([folder])
    assert again.standing(since=SINCE) == now
    assert again.situation().changes is None
    assert again.days() == first.days()
    assert again.skipped == first.skipped
    assert [item.source for item in again.skipped] == ["c.txt"]
    assert not again.empty
    assert len(resolved) == 1


def test_its_facts_are_those_that_were_found(folder: Path) -> None:
    was = Dossier.open([folder]).situation()
    now = Dossier.open([folder]).situation()
    assert list(now.facts) == list(was.facts)
    assert [now.facts[id] for id in was.facts] == list(was.facts.values())
    assert now.quotes[0] == was.quotes[0]
    assert list(now.quotes) == list(was.quotes)
    assert now.quotes[:1] == was.quotes[:1]
    assert to_record(now) == to_record(was)
    assert "none" not in now.facts


def test_another_date_is_worked_out(folder: Path, resolved: list[int]) -> None:
    Dossier.open([folder]).situation()
    dossier = Dossier.open([folder])
    dossier.situation()
    assert len(dossier.situation(SINCE).sources) == 1
    assert dossier.situation(since=SINCE).changes
    assert len(resolved) == 2


def test_a_changed_source_decision_or_setting_is_heeded(folder: Path) -> None:
    first = Dossier.open([folder])
    toll = first.situation().casualties[0]
    assert toll.low == 10
    write(folder / "a.txt", (folder / "a.txt").read_text().replace("Ten", "Nine"))
    assert Dossier.open([folder]).situation().casualties[0].low == 9
    dossier = Dossier.open([folder])
    dossier.decide(Rating("Varania Post", "B"))
    assert {source.rating for source in dossier.situation().sources} == {"B"}
    assert {source.rating for source in Dossier.open([folder]).situation().sources} == {"B"}
    write(folder / "sitrep.toml", 'title = "The strait"\n')
    assert Dossier.open([folder]).situation().title == "The strait"
    (folder / "b.txt").unlink()
    assert Dossier.open([folder]).situation().ceasefire.status == "none"


def test_what_was_decided_is_told_again(folder: Path, resolved: list[int]) -> None:
    dossier = Dossier.open([folder])
    fact = dossier.facts()[0]
    dossier.decide(judge(fact, "pin"))
    assert dossier.standing().pinned == {fact.id}
    count = len(resolved)
    assert Dossier.open([folder]).standing().pinned == {fact.id}
    assert len(resolved) == count


@pytest.mark.parametrize("change", [
    "delete from dossier_standing", "drop table dossier_standing", "update dossier_standing set key = 'other'",
    "update dossier_standing set said = '[['", "update dossier_standing set said = '[[1],[],[]]'",
    "delete from dossier_told", "delete from dossier_told where part = 3", "update dossier_told set told = '[['",
    "delete from dossier_facts", "update dossier_facts set lines = replace(lines, '[', '{')",
    "update dossier_facts set lines = lines || char(10) || lines",
    "update dossier_facts set lines = substr(lines, instr(lines, char(10)) + 1)"])
def test_where_it_stood_is_lost_or_damaged(folder: Path, tmp_path: Path, change: str) -> None:
    was = Dossier.open([folder]).situation()
    with sqlite3.connect(tmp_path / "cache" / "sources.sqlite") as database:
        database.execute(change)
    database.close()
    assert Dossier.open([folder]).situation() == was
    assert Dossier.open([folder]).problems == ()
