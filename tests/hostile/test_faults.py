"""What the world does to files: a full disk, no permission, files that vanish, a kill, a second program."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.dossier.corrections import judge
from extractors.dossier.dossier import Dossier
from extractors.reading.walk import Found, find, open_found
from tui.cli import main
from tui.settings import read_settings
from tui.state import keep_state, read_state

TOLD = "“The line is closed and will stay closed,” General Ana Reyes said on 3 May 2031."

NO_SPACE = """
import errno, os, sys
from tui.cli import main

def full(descriptor):
    raise OSError(errno.ENOSPC, "No space left on device")

os.fsync = full
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"SITREP_{name}", str(tmp_path / name.lower()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "strait"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"{TOLD} {name.upper()} came.")
        os.utime(folder / f"{name}.txt", (1_600_000_000, 1_600_000_000))
    return folder


def sitrep(*arguments: str, code: str = "import sys; from tui.cli import main; sys.exit(main(sys.argv[1:]))",
           ) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})


def test_a_full_disk_costs_the_cache_and_no_facts(folder: Path) -> None:
    """A cache whose file may not grow beyond some kilobytes, as on a full disk."""
    limit = ("import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
             "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
             "from tui.cli import main\nsys.exit(main(sys.argv[1:]))")
    done = sitrep("facts", str(folder), code=limit)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    assert "the cache can't be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_disk_leaves_the_old_export(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    out.write_text("old")
    done = sitrep("export", str(folder), "-o", str(out), "--force", "--no-cache", code=NO_SPACE)
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert out.read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["report.md", "strait"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do anything")
def test_without_permission_a_source_is_skipped_and_decisions_go_elsewhere(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    folder.chmod(0o500)
    try:
        dossier = Dossier.open([folder])
        assert [skipped.reason for skipped in dossier.skipped] == ["no permission to read it"]
        dossier.decide(judge(dossier.facts()[0], "verify"))
        assert not dossier.corrections_path.is_relative_to(folder)
    finally:
        folder.chmod(0o700)


def test_a_file_that_vanishes_or_becomes_a_link_is_skipped(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TOLD)
    found = [item for item in find([folder]) if isinstance(item, Found)]
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    for item in found[:2]:
        with pytest.raises(OSError, match=r"outside|No such"):
            open_found(item)
    dossier = Dossier.open([folder])
    assert [extraction.source for extraction in dossier.extractions] == ["c.txt"]
    assert [skipped.reason for skipped in dossier.skipped] == ["a link that leads outside the folder"]


def test_a_folder_that_became_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    below = folder / "below"
    below.mkdir()
    (below / "d.txt").write_text(TOLD)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "d.txt").write_text("The secret of Varania is out.")
    found = [item for item in find([folder]) if isinstance(item, Found) and item.source == "below/d.txt"]
    shutil.rmtree(below)
    below.symlink_to(tmp_path / "other")
    with pytest.raises(OSError, match="outside"):
        open_found(found[0])


def test_a_dossier_that_vanishes_while_it_is_open_leaves_an_empty_one(folder: Path) -> None:
    dossier = Dossier.open([folder])
    shutil.rmtree(folder)
    assert dossier.refresh() == {"a.txt", "b.txt", "c.txt"}
    assert dossier.document("a.txt") is None
    assert dossier.situation().sources == ()


@pytest.mark.parametrize(("name", "text", "told"), [
    ("sitrep.toml", "title = \n", "line 1"), ("sitrep.toml", 'titel = "x"\n', "do you mean title"),
    ("sitrep.toml", "[" * 5_000, "sitrep.toml"), ("sitrep.toml", "\x00", "sitrep.toml"),
    ("corrections.toml", "[[decision]\n", "line 1"), ("corrections.toml", "\ud800", "corrections.toml"),
    ("corrections.toml", "[" * 5_000, "corrections.toml"),
])
def test_a_broken_file_of_the_dossier_is_told_of_and_kept(folder: Path, name: str, text: str, told: str) -> None:
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    dossier = Dossier.open([folder])
    assert len(dossier.facts()) == 3
    assert any(name in problem and told in problem for problem in dossier.problems), dossier.problems
    if name == "corrections.toml":
        with pytest.raises(ValueError, match="not overwritten"):
            dossier.decide(judge(dossier.facts()[0], "verify"))
    assert path.read_bytes() == text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("text", ["theme = \n", "[" * 5_000, "\x00", "keys = 7\ntheme = 8\nhteme = 9\n"])
def test_broken_settings_are_told_of_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config" / "config.toml"
    path.parent.mkdir()
    path.write_text(text)
    settings = read_settings()
    assert settings.problems
    assert all("config.toml" in problem for problem in settings.problems)
    assert path.read_text() == text


def test_a_broken_state_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "state" / "state.toml"
    path.parent.mkdir()
    path.write_text("[[")
    assert read_state("x") == {}
    keep_state("x", {"pane": "talks"})
    assert read_state("x") == {"pane": "talks"}
    assert (path.parent / "state-unread-1.toml").read_text() == "[["


def test_killed_at_any_moment_of_a_write_the_file_is_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    texts = {letter * 3_000_000 for letter in "ab"}
    path.write_text("a" * 3_000_000)
    code = ("import sys\nfrom pathlib import Path\nfrom extractors.dossier.files import write_text\n"
            "print('on', flush=True)\nwhile True:\n    for letter in 'ba':\n"
            "        write_text(Path(sys.argv[1]), letter * 3_000_000)\n")
    for moment in (0.0, 0.003, 0.007, 0.011, 0.02):
        with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE,
                              env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}) as program:
            assert program.stdout
            program.stdout.readline()
            time.sleep(moment)
            program.send_signal(signal.SIGKILL)
        assert path.read_text() in texts


def test_two_programs_on_one_dossier_keep_each_others_decisions(folder: Path) -> None:
    one, other = Dossier.open([folder]), Dossier.open([folder])
    one.decide(judge(one.facts()[0], "verify"))
    other.decide(judge(other.facts()[1], "reject"))
    assert len(Dossier.open([folder]).corrections.decisions) == 2


def test_two_programs_fill_one_cache_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"{TOLD} {number} came.")
    command = [sys.executable, "-m", "tui", "facts", str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
                for _ in range(3)]
    outputs = [program.communicate(timeout=60) for program in programs]
    assert {program.returncode for program in programs} == {0}
    assert len(set(outputs)) == 1
    assert len(outputs[0][0].splitlines()) == 120
    assert main(["facts", str(folder), "--format", "csv"]) == 0
