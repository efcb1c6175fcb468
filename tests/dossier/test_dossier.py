"""A dossier reads what is new or changed, and nothing twice; what was decided holds; the cache may break."""

import datetime as dt
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.dossier.cache import Cache
from extractors.dossier.corrections import Naming, Rating, judge
from extractors.dossier.corrections_file import CorrectionsError
from extractors.dossier.dossier import Dossier
from extractors.dossier.gather import Cancelled, gather
from extractors.extract import extract
from extractors.reading.sources import read_found
from extractors.reading.walk import Found, find

QUOTED = "“The line is closed and will stay closed,” General Ana Reyes said on Monday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier of three sources, old enough for their times to be trusted."""
    folder = tmp_path / "strait"
    folder.mkdir()
    for name, day in (("a", 1), ("b", 3), ("c", 9)):
        write(folder / f"{name}.txt", f"Line closed\n\nVarania Post | May {day}, 2031\n\n{QUOTED}\n")
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, (1_600_000_000, 1_600_000_000))


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    real = read_found

    def counted(found: Found):  # type: ignore[no-untyped-def]
        names.append(found.source)
        return real(found)

    monkeypatch.setattr("extractors.reading.sources.read_found", counted)
    return names


def test_facts_and_situation(folder: Path) -> None:
    dossier = Dossier.open([folder])
    assert dossier.title == "Strait"
    assert [e.source for e in dossier.extractions] == ["a.txt", "b.txt", "c.txt"]
    assert len(dossier.facts()) == 3
    assert dossier.days() == (dt.date(2031, 5, 1), dt.date(2031, 5, 3), dt.date(2031, 5, 9))
    assert dossier.situation().as_of == dt.date(2031, 5, 9)
    assert len(dossier.situation(dt.date(2031, 5, 3)).sources) == 2
    document = dossier.document("b.txt")
    assert document is not None
    assert QUOTED in document.text
    assert dossier.document("none.txt") is None


def test_second_time_nothing_is_read_and_all_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = Dossier.open([folder])
    names = count_reads(monkeypatch)
    warm = Dossier.open([folder])
    assert names == []
    assert warm.extractions == cold.extractions
    assert warm.situation() == cold.situation()


def test_only_what_changed_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Dossier.open([folder])
    names = count_reads(monkeypatch)
    write(folder / "b.txt", "Nothing happened in the valley on Monday.\n")
    (folder / "c.txt").touch()  # same content, another time
    dossier = Dossier.open([folder])
    assert names == ["b.txt"]
    assert len(dossier.facts()) == 2


def test_change_within_one_tick_of_the_clock_is_seen(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(QUOTED)
    Dossier.open([folder])
    state = path.stat()
    path.write_text(QUOTED.replace("Ana Reyes", "Lea Moros"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "Lea Moros" in Dossier.open([folder]).facts()[0].sentence


def test_refresh_tells_what_came_changed_and_went(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = Dossier.open([folder])
    names = count_reads(monkeypatch)
    assert dossier.refresh() == frozenset()
    write(folder / "d.txt", QUOTED)
    write(folder / "a.txt", f"{QUOTED} It rained.")
    (folder / "c.txt").unlink()
    assert dossier.refresh() == {"a.txt", "c.txt", "d.txt"}
    assert sorted(names) == ["a.txt", "d.txt"]
    assert [e.source for e in dossier.extractions] == ["a.txt", "b.txt", "d.txt"]


def test_settings_that_name_parties_are_heeded_and_change_the_reading(folder: Path) -> None:
    dossier = Dossier.open([folder])
    write(folder / "sitrep.toml", 'title = "The strait"\nwatch = ["closed"]\n[[party]]\nname = "The Reyes Guard"\n'
          'aliases = ["Ana Reyes"]\ntype = "armed group"\n[[outlet]]\nname = "The Post"\naliases = ["Varania Post"]\n')
    assert dossier.refresh()
    assert dossier.title == "The strait"
    assert {e.outlet for e in dossier.extractions} == {"The Post"}
    assert dossier.watched() == {fact.id for fact in dossier.facts()}
    assert dossier.problems == ()


def test_broken_settings_are_told_and_the_rest_works(folder: Path) -> None:
    write(folder / "sitrep.toml", "titel = 'x'\n")
    dossier = Dossier.open([folder])
    assert dossier.problems == ("sitrep.toml: unknown key titel; do you mean title?",)
    assert len(dossier.facts()) == 3
    assert (folder / "sitrep.toml").read_text() == "titel = 'x'\n"


def test_decisions_stand_beside_the_sources_and_can_be_undone(folder: Path) -> None:
    dossier = Dossier.open([folder])
    first = dossier.facts()[0]
    dossier.decide(judge(first, "reject"))
    dossier.decide(Rating("Varania Post", "B"))
    assert first.id not in {fact.id for fact in dossier.facts()}
    again = Dossier.open([folder])
    assert len(again.facts()) == 2
    assert {source.rating for source in again.situation().sources} == {"B"}
    assert (folder / "corrections.toml").exists()
    assert again.undo() == Rating("Varania Post", "B")
    assert again.undo() == judge(first, "reject")
    assert again.undo() is None
    assert len(again.facts()) == 3


def test_two_programs_on_one_dossier_lose_no_decision(folder: Path) -> None:
    one, two = Dossier.open([folder]), Dossier.open([folder])
    one.decide(Rating("a.txt", "A"))
    two.decide(Rating("b.txt", "B"))
    assert Dossier.open([folder]).corrections.ratings == {"a.txt": "A", "b.txt": "B"}


def test_of_samples_and_several_paths_decisions_go_to_the_state_folder(folder: Path, tmp_path: Path) -> None:
    for dossier in (Dossier.open([folder], beside=False), Dossier.open([folder / "a.txt", folder / "b.txt"])):
        dossier.decide(Naming("merge", "A", "B"))
        assert dossier.corrections_path.is_relative_to(tmp_path / "state")
        assert dossier.corrections_path.exists()
    assert not (folder / "corrections.toml").exists()


def test_broken_corrections_are_told_and_not_overwritten(folder: Path) -> None:
    write(folder / "corrections.toml", "[[decision")
    dossier = Dossier.open([folder])
    assert "corrections.toml" in dossier.problems[0]
    with pytest.raises(CorrectionsError):
        dossier.decide(Rating("a.txt", "A"))
    assert (folder / "corrections.toml").read_text() == "[[decision"


def test_decision_that_lost_its_fact_is_told(folder: Path) -> None:
    dossier = Dossier.open([folder])
    dossier.decide(judge(dossier.facts()[0], "pin"))
    for name in "abc":
        write(folder / f"{name}.txt", "Nothing happened in the valley on Monday.\n")
    dossier.refresh()
    dossier.facts()
    assert any("lost its fact" in problem for problem in dossier.problems)


def test_damaged_cache_is_put_aside(folder: Path, tmp_path: Path) -> None:
    Dossier.open([folder])
    (tmp_path / "cache" / "sources.sqlite").write_bytes(b"no database, and long enough to be taken for one" * 99)
    dossier = Dossier.open([folder])
    assert "put aside" in dossier.problems[0]
    assert len(dossier.facts()) == 3
    assert (tmp_path / "cache" / "sources.sqlite.broken").exists()
    assert Dossier.open([folder]).problems == ()


@pytest.mark.parametrize("change", ["pragma user_version = 99", "alter table source drop column gave",
                                    "drop table source",
                                    "update source set gave = '[[1]]'", "update source set gave = '[['",
                                    "update source set key = 'other'"])
def test_cache_of_another_layout_or_with_odd_rows_is_made_anew(folder: Path, tmp_path: Path, change: str) -> None:
    cold = Dossier.open([folder])
    with sqlite3.connect(tmp_path / "cache" / "sources.sqlite") as database:
        database.execute(change)
    database.close()
    assert Dossier.open([folder]).extractions == cold.extractions
    assert Dossier.open([folder]).problems == ()


def test_cache_that_cannot_be_written_is_told_once(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    dossier = Dossier.open([folder])
    assert len(dossier.facts()) == 3
    assert len([problem for problem in dossier.problems if "cache" in problem]) == 1


def test_cache_is_pruned_and_cleared(folder: Path) -> None:
    Dossier.open([folder])
    (folder / "a.txt").unlink()
    cache = Cache()
    assert (cache.summary().files, cache.summary().unused) == (3, 1)
    assert cache.prune() == 1
    assert cache.summary().files == 2
    cache.clear()
    assert not cache.path.exists()


def test_records_of_a_large_file_are_kept_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.jsonl"
    write(path, "".join(json.dumps({"id": n, "text": QUOTED}) + "\n" for n in range(700)))
    cold = Dossier.open([path])
    names = count_reads(monkeypatch)
    warm = Dossier.open([path])
    assert names == []
    assert [e.source for e in warm.extractions] == [f"r.jsonl#{n}" for n in range(700)]
    assert warm.extractions == cold.extractions


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(260):
        write(folder / f"{number:03}.txt", f"{QUOTED} {number} came.")
    write(folder / "r.jsonl", "".join(json.dumps({"text": QUOTED}) + "\n" for _ in range(300)))
    found = [item for item in find([folder]) if isinstance(item, Found)]
    steps: list[tuple[int, int]] = []
    many = gather(found, processes=2, progress=lambda done, of: steps.append((done, of)))
    assert many == gather(found, processes=1)
    assert list(many) == found
    assert steps[0] == (0, 261)
    assert steps[-1] == (261, 261)


def test_called_off_without_loss(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = iter([False, False, True, True, True, True])
    with pytest.raises(Cancelled):
        Dossier.open([folder], cancelled=lambda: next(asked))
    names = count_reads(monkeypatch)
    Dossier.open([folder])
    assert 0 < len(names) < 3


def test_a_fault_of_ours_costs_one_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = extract

    def faulty(document, parties=()):  # type: ignore[no-untyped-def]
        if document.source == "b.txt":
            raise RuntimeError("oh")
        return real(document, parties=parties)

    monkeypatch.setattr("extractors.extract.extract", faulty)
    dossier = Dossier.open([folder])
    assert [e.source for e in dossier.extractions] == ["a.txt", "c.txt"]
    assert "gave up on it" in dossier.skipped[0].reason


def test_a_mended_rule_file_is_read_anew(folder: Path, tmp_path: Path) -> None:
    write(folder / "d.txt", "Varania Post | May 9, 2031\n\nGunfire felled nine soldiers in Sarn on Monday, he said.\n")
    rules = tmp_path / "casualties.toml"
    rule = '[[rule]]\nname = "felled"\npattern = "{cue: felled} <victims>"\ngives = { outcome = "killed" }\n'
    rules.write_text(rule.replace("<victims>", "<nothing>"))
    dossier = Dossier([folder])
    dossier.rules = (rules,)
    dossier.load()
    assert "the file is left out" in dossier.problems[0]
    assert not any(fact.rule == "felled" for fact in dossier.facts())
    rules.write_text(rule)
    assert dossier.refresh() == {"d.txt"}
    assert dossier.problems == ()
    assert [fact.source for fact in dossier.facts() if fact.rule == "felled"] == ["d.txt"]
    rules.unlink()
    dossier.rules = ()
    assert dossier.refresh() == {"d.txt"}


def test_killed_while_it_fills_the_cache_the_cache_is_sound(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(150):
        write(folder / f"{number:03}.txt", f"{QUOTED} {number} came.")
    code = ("import sys, time\nfrom extractors.dossier import cache\nreal = cache.Cache.keep\n"
            "def keep(self, entries, key):\n    for name, kept in entries.items():\n"
            "        real(self, {name: kept}, key)\n        print('kept', flush=True)\n"
            "cache.Cache.keep = keep\nfrom extractors.dossier.dossier import Dossier\nDossier.open([sys.argv[1]])")
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE) as program:
        assert program.stdout
        program.stdout.readline()
        time.sleep(0.01)
        program.send_signal(signal.SIGKILL)
    dossier = Dossier.open([folder])
    assert dossier.problems == ()
    assert len(dossier.extractions) == 150
