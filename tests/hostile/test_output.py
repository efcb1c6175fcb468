"""Whatever sources hold: no command crashes, and nothing of theirs acts on a terminal, a spreadsheet or a browser."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.dashboard.driving import dashboard, press, screen, settle
from tests.hostile.sources import NAME, write
from tui.cli import main
from tui.dashboard.dossier_source import DossierSource
from tui.dashboard.panes import PANES

ACTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
"""Controls, and what turns the direction of text or hides in it."""
TAGS = frozenset("-comment blockquote body cite details div h1 h2 h3 head html li meta p strong style summary table "
                 "tbody td th title tr ul".split())
"""All that our page is made of."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    write(home / "dossier")
    return home


@pytest.fixture(autouse=True)
def folders(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"SITREP_{name}", str(home / name.lower()))


def run(home: Path, capfd: pytest.CaptureFixture[str], *arguments: str, codes: tuple[int, ...] = (3,)) -> str:
    """What a command prints, once it is known to hold nothing that acts on a terminal."""
    before = listing(home / "dossier")
    assert main([*arguments]) in codes
    out, err = capfd.readouterr()
    assert not ACTS.search(out), ACTS.findall(out)
    assert not ACTS.search(err)
    assert "a fault of the program" not in err
    assert listing(home / "dossier") == before
    assert set(os.listdir(home)) <= {"dossier", "cache", "state", "config"}
    return out


def listing(folder: Path) -> dict[str, int]:
    return {name: os.lstat(folder / name).st_mtime_ns for name in os.listdir(folder)}


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_facts(home: Path, capfd: pytest.CaptureFixture[str], form: str) -> None:
    out = run(home, capfd, "facts", str(home / "dossier"), "--format", form)
    if form == "jsonl":
        facts = [json.loads(line) for line in out.splitlines()]
        assert len(facts) > 500
        assert any("\x1b" in fact["sentence"] for fact in facts)  # told as it stands, and escaped
        assert any(fact["source"] == NAME for fact in facts)
    if form == "csv":
        assert_no_formula(out)


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "html", "ics"])
def test_exports(home: Path, capfd: pytest.CaptureFixture[str], form: str) -> None:
    out = run(home, capfd, "export", str(home / "dossier"), "--format", form)
    if form == "csv":
        assert_no_formula(out)
    if form == "html":
        tree = LexborHTMLParser(out)
        assert {node.tag for node in tree.css("*")} <= TAGS
        assert {name for node in tree.css("*") for name in node.attributes} <= {
            "lang", "charset", "name", "content", "http-equiv"}
    if form == "markdown":
        bare = re.sub(r"\\.", "", out).replace("<!-- ", "").replace(" -->", "")
        assert not re.search(r"<|\]\(|\]:|!\[|`|https?://|www\.", bare)
        assert not [line for line in out.splitlines() if line.startswith(("=", ">", "+", "    "))]
    if form == "json":
        json.loads(out)


def assert_no_formula(out: str) -> None:
    for row in csv.reader(io.StringIO(out, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "|", "%")), cell
            assert not cell.startswith("-") or cell[1:].isdigit(), cell


@pytest.mark.parametrize("arguments", [
    ["{}"], ["dates", "{}"], ["dates", "{}", "--format", "csv"], ["search", "closed", "{}"], ["residue", "{}"],
    ["search", "closed kind:any", "{}", "--format", "jsonl"], ["changes", "{}", "--since", "2031-05-01"],
    ["changes", "{}", "--since", "2031-05-01", "--format", "json"],
])
def test_other_commands(home: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    run(home, capfd, *(word.format(home / "dossier") for word in arguments), codes=(1, 2, 3))


def test_dashboard(home: Path) -> None:
    async def every_pane() -> None:
        async with dashboard((100, 30), DossierSource([str(home / "dossier")])) as (app, pilot):
            for pane in PANES:
                app.board.front = pane.name
                await settle(app, pilot)
                assert not ACTS.search(screen(app))
            for keys in (("enter",), ("escape",), ("down", "enter"), ("escape",)):
                await press(app, pilot, *keys)
                assert not ACTS.search(screen(app))
            assert app.return_code is None

    asyncio.run(every_pane())
    assert set(os.listdir(home)) <= {"dossier", "cache", "state", "config"}
