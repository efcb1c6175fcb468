"""Programs that are killed, or write at once: the old file or the new one, never half, and no decision lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path

import pytest

from extractors.dossier.dossier import Dossier
from tui.cli import main
from tui.state import keep_state, read_state

TOLD = "“The line is closed and will stay closed,” General Ana Reyes said on 3 May 2031. {} came."

BUSY = """
import os, sys
from pathlib import Path
from extractors.dossier.additions import addition
from extractors.dossier.corrections import judge
from extractors.dossier.dossier import Dossier
from extractors.dossier.cache import Cache
from tui.cli import main
from tui.state import keep_state

folder, out = sys.argv[1:]
dossier = Dossier.open([folder])
facts = dossier.facts()
document = dossier.document(facts[0].source)
made = addition(document, "demand", facts[0].sentence, {"by": "Varania", "text": "the line stays closed"})
print("on", flush=True)
for number in range(1_000):
    dossier.decide(judge(facts[number % len(facts)], "verify"))
    print("decided", flush=True)
    dossier.decide(made)
    print("decided", flush=True)
    keep_state(f"dossier {number}", {"pane": "talks"})
    main(["export", folder, "-o", out, "--force", "--format", "json"])
    Path(out + ".new").write_text(f"“We will not go,” he said. {number}")
    os.replace(out + ".new", Path(folder, "new.txt"))  # whoever writes sources writes them whole
    dossier.refresh()
"""
"""Writes everything that the program writes, over and over, and says so of each decision."""

DECIDES = """
import sys
from extractors.dossier.corrections import Naming
from extractors.dossier.dossier import Dossier
from tui.state import keep_state
dossier = Dossier([sys.argv[1]])
print("on", flush=True)
sys.stdin.readline()
for number in range(40):
    dossier.decide(Naming("merge", f"{sys.argv[2]} {number}", "Ana Reyes"))
    keep_state(f"{sys.argv[2]} {number % 20}", {"pane": "talks"})
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "strait"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(TOLD.format(name.upper()))
    return folder


def program(code: str, *arguments: str) -> subprocess.Popen[str]:
    """A program that has said that it is on."""
    started = subprocess.Popen([sys.executable, "-c", code, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True)
    assert started.stdout
    assert started.stdout.readline() == "on\n"
    return started


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment_every_file_is_whole_and_every_decision_is_kept(
    folder: Path, tmp_path: Path, seed: int
) -> None:
    out = tmp_path / "report.json"
    killed = program(BUSY, str(folder), str(out))
    time.sleep(random.Random(seed).uniform(0.0, 0.4))
    killed.send_signal(signal.SIGKILL)
    assert killed.stdout
    decided = killed.stdout.read().count("decided")  # communicate() would lose what was read ahead with the first line
    killed.wait()
    dossier = Dossier.open([folder])
    assert dossier.problems == ()
    assert len(dossier.corrections.decisions) in (decided, decided + 1)
    assert {fact.source for fact in dossier.facts()} >= {"a.txt", "b.txt", "c.txt"}
    if out.exists():
        assert out.read_text().endswith("}\n")
    state = tmp_path / "state" / "state.toml"
    if state.exists():
        tomllib.loads(state.read_text())
    assert [main(["facts", str(folder), "--format", "csv", *cached]) for cached in ((), ("--no-cache",))] == [0, 0]


def test_programs_that_decide_at_once_lose_no_decision(folder: Path) -> None:
    programs = [program(DECIDES, str(folder), name) for name in ("one", "other", "third")]
    for one in programs:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in programs:
        one.communicate()
    assert [one.returncode for one in programs] == [0, 0, 0]
    dossier = Dossier.open([folder])
    assert (len(dossier.corrections.decisions), dossier.problems) == (120, ())
    kept = [read_state(f"{name} {number}") for name in ("one", "other") for number in range(5, 20)]
    assert kept.count({"pane": "talks"}) >= 25
    assert not [name for name in os.listdir(folder) if name.endswith(".tmp")]


def test_threads_that_remember_at_once_lose_nothing(tmp_path: Path) -> None:
    threads = [threading.Thread(target=keep_state, args=(f"dossier {number}", {"pane": "a"})) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(read_state(f"dossier {number}") == {"pane": "a"} for number in range(20))


def test_two_programs_fill_one_cache_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(TOLD.format(number))
    command = [sys.executable, "-m", "tui", "facts", str(folder)]
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(3)]
    outputs = [program.communicate(timeout=60) for program in programs]
    assert {program.returncode for program in programs} == {0}
    assert len(set(outputs)) == 1
    assert len(outputs[0][0].splitlines()) == 120
    assert main(["facts", str(folder), "--format", "csv"]) == 0
