"""`sitrep export` and `sitrep changes`, as a user runs them."""

import json
from pathlib import Path

import pytest

from tui.cli import main

FIRST = "Ostmark and Varania agreed to an immediate ceasefire on 10 October 2031, both sides said."
SECOND = "Twelve soldiers were killed in Sarn on 14 October 2031, the army said."


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "border-war"
    folder.mkdir()
    records = [{"id": "1", "published": "2031-10-11", "text": FIRST},
               {"id": "2", "published": "2031-10-15", "text": SECOND}]
    (folder / "reports.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    return folder


def test_an_export_is_the_same_each_time(dossier: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(dossier)]) == 0
    first = capsysbinary.readouterr().out
    assert main(["export", str(dossier)]) == 0
    assert capsysbinary.readouterr().out == first
    assert first.startswith(b"<!-- sitrep-export ")
    assert b"15 October 2031" in first


def test_a_file_is_never_overwritten_without_force(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    out.write_text("mine")
    with pytest.raises(SystemExit) as refused:
        main(["export", str(dossier), "-o", str(out)])
    assert refused.value.code == 2
    assert out.read_text() == "mine"
    assert main(["export", str(dossier), "-o", str(out), "--force"]) == 0
    assert "sitrep-export" in out.read_text()
    assert sorted(p.name for p in tmp_path.iterdir() if not p.is_dir()) == ["report.md"]


def test_an_export_in_the_dossier_is_not_read_back_as_a_source(dossier: Path, capsysbinary: object) -> None:
    assert main(["export", str(dossier), "--format", "html", "-o", str(dossier / "board.html")]) == 0
    assert main(["export", str(dossier), "-o", str(dossier / "report.md")]) == 3
    text = (dossier / "report.md").read_text()
    assert "2 reports" in text


def test_as_of_leaves_later_sources_out(dossier: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(dossier), "--format", "json", "--as-of", "2031-10-12"]) == 0
    record = json.loads(capsysbinary.readouterr().out)
    assert [s["published"] for s in record["sources"]] == ["2031-10-11"]
    assert record["casualties"] == []


def test_only_the_sections_that_are_named_are_exported(
    dossier: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(dossier), "--sections", "Casualties, Sources"]) == 0
    text = capsysbinary.readouterr().out
    assert b"## Casualties" in text
    assert b"## Ceasefire" not in text
    with pytest.raises(SystemExit) as refused:
        main(["export", str(dossier), "--format", "csv", "--sections", "Weather"])
    assert refused.value.code == 2
    told = capsysbinary.readouterr().err
    assert b"no section 'Weather'; there are Ceasefire, Casualties" in told


def test_changes_tells_what_came_since(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", str(dossier), "--since", "2031-10-12"]) == 0
    out = capsys.readouterr().out
    assert "Since 12 October 2031:" in out
    assert "New: Toll: 12 soldiers" in out
    assert "Ceasefire" not in out


def test_a_folder_without_sources_is_nothing_to_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.md"
    (tmp_path / "empty").mkdir()
    assert main(["export", str(tmp_path / "empty"), "-o", str(out)]) == 1
    assert not out.exists()
