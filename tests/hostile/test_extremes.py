"""The largest, the longest, the oddest that a folder and a date can be: nothing hangs, and nothing falls over."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.dossier.configuration import read_configuration
from extractors.dossier.corrections_file import CorrectionsError, read_corrections
from extractors.dossier.dossier import Dossier
from extractors.reading.walk import Skipped, find
from extractors.rules.own import leave_out_broken
from tests.dashboard.driving import dashboard, press, screen
from tui.cli import main
from tui.dashboard.dossier_source import DossierSource
from tui.reports.formats import FORMATS, render
from tui.settings import read_settings
from tui.themes import ThemeError, read_theme

TOLD = "“The line is closed and will stay closed,” General Ana Reyes said on 3 May 2031."
FAR = ("We go on 3 May 9999. Twelve soldiers were killed in Sarn on Monday. Kenya and Uganda agreed to a ceasefire "
       "until 31 December 9999. Talks between Kenya and Uganda ended yesterday. Talks will resume in 99999999999 days. "
       "Kenya demanded that Uganda withdraw from Sarn within 90000 weeks. Two were killed on 1 January 0001. ")
"""Days at and beyond either end of the calendar."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "odd"
    folder.mkdir()
    return folder


def test_what_is_no_file_is_neither_opened_nor_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("socket.txt")
    Path("zero.txt").symlink_to("/dev/zero")
    Path("self.txt").symlink_to("self.txt")
    Path("up").symlink_to("..")
    Path("empty.txt").touch()
    Path("sparse.txt").touch()
    os.truncate("sparse.txt", 50_000_000_000)
    Path("told.txt").write_text(TOLD)
    dossier = Dossier.open([folder])
    assert [fact.source for fact in dossier.facts()] == ["told.txt"]
    assert {skipped.source: skipped.reason.split(";")[0] for skipped in dossier.skipped} == {
        "pipe.txt": "not a regular file", "socket.txt": "not a regular file", "empty.txt": "empty",
        "zero.txt": "a link that leads outside the folder", "up": "a link that leads outside the folder",
        "self.txt": "too many levels of symbolic links", "sparse.txt": "larger than 20 MB"}
    (device,) = find([Path("/dev/zero")])
    assert isinstance(device, Skipped)


@pytest.mark.parametrize(("odd", "told"), [
    ("device", "not a regular file"), ("pipe", "not a regular file"), ("endless", "larger than 4 MB"),
    ("folder", ": is a directory"), ("bytes", ": no UTF-8 text, from byte 5 on"),
])
def test_what_is_no_file_of_settings_is_told_of_and_not_waited_for(folder: Path, odd: str, told: str) -> None:
    path = folder / "config.toml"
    if odd == "device":
        path.symlink_to("/dev/zero")
    elif odd == "pipe":
        os.mkfifo(path)
    elif odd == "folder":
        path.mkdir()
    elif odd == "bytes":
        path.write_bytes(b"a = \xff")
    else:
        path.touch()
        os.truncate(path, 50_000_000_000)
    assert told in read_settings(folder).problems[0]
    assert told in read_configuration(path).problems[0]
    rules = path.rename(folder / "talks.toml")
    assert told in leave_out_broken([rules])[0]
    with pytest.raises(CorrectionsError, match=told):
        read_corrections(rules)
    with pytest.raises(ThemeError, match=told):
        read_theme(rules)


def test_every_name_that_a_file_can_have_is_a_source(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = [b"n" * 251 + b".txt", "é.txt".encode(), "e\u0301.txt".encode(), b"Case.txt", b"case.txt", b"CASE.TXT",
             b"\xff\xfe.txt", b"\xfe\xff.txt", b"\xfe\xfe.txt", b"-rf.txt", b"--force.txt", b"a\tb\n\r.txt",
             b"rec#1.txt", b"[red]x[.txt", b"%s%n.txt"]
    for number, name in enumerate(names):
        with open(os.path.join(os.fsencode(folder), name), "w") as file:
            file.write(f"{TOLD} {number} came.")
    assert main(["facts", str(folder)]) == 0
    assert len({json.loads(line)["source"] for line in capfd.readouterr().out.splitlines()}) == len(names)


def test_a_folder_as_deep_as_paths_go_is_read_to_where_they_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for depth in range(300):
        Path("told.txt").write_text(f"{TOLD} {depth} came.")
        Path("a" * 20).mkdir()
        os.chdir("a" * 20)
    dossier = Dossier.open([folder], cache=False)
    assert 150 < len(dossier.facts()) <= 300
    assert len(dossier.facts()) == 300 or "too long" in " ".join(skipped.reason for skipped in dossier.skipped)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0000-01-01", 1e300, -62135596800, None])
def test_days_at_either_end_of_the_calendar(folder: Path, published: object) -> None:
    records = [{"id": number, "title": "x", "text": FAR, "published": published} for number in range(2)]
    (folder / "far.jsonl").write_text("\n".join(map(json.dumps, records)))
    dossier = Dossier.open([folder], cache=False)
    for as_of in (dt.date.min, dt.date(2031, 5, 3), dt.date.max, None):
        for since in (dt.date.min, dt.date.max, None):
            situation = dossier.situation(as_of, since)
            assert all(render(situation, form) for form in FORMATS)


def test_ten_megabytes_in_one_line_go_through_the_program(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "long.txt").write_text(f"{TOLD} {'x' * 10_000_000}")
    os.utime(folder / "long.txt", (1_600_000_000, 1_600_000_000))
    for arguments in (["facts"], ["export"], []):
        assert main([*arguments, str(folder)]) == 0
        out = capfd.readouterr().out
        assert "The line is closed" in out
        assert len(out) < 20_000

    async def look() -> None:
        async with dashboard((100, 30), DossierSource([str(folder)])) as (app, pilot):
            app.board.front = "quotes"
            await press(app, pilot, "enter")
            assert "The line is closed" in screen(app)
            await press(app, pilot, "escape")

    asyncio.run(look())


@pytest.mark.parametrize("arguments", [["facts", "{}"], ["export", "{}"], ["{}"], ["--help"]])
def test_output_that_takes_no_more_is_told_of_in_a_line(folder: Path, arguments: list[str]) -> None:
    (folder / "told.txt").write_text(TOLD)
    words = [word.format(folder) for word in arguments]
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "tui", *words], stdout=full, stderr=subprocess.PIPE, text=True,
                              check=False)
    assert (done.returncode, done.stderr) == (2, "sitrep: the output can't be written: No space left on device\n")


def test_a_closed_output_is_no_fault(folder: Path) -> None:
    (folder / "told.txt").write_text(TOLD)
    done = subprocess.run(["sh", "-c", '"$0" -m tui facts "$1" >&-', sys.executable, str(folder)], check=False,
                          stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")
