"""What the world does to files: a full disk, no permission, files that vanish, a kill, a second program."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extractors.dossier.corrections import judge
from extractors.dossier.dossier import Dossier
from extractors.reading.walk import Found, find, open_found
from tui.settings import read_settings
from tui.state import keep_state, read_state

TOLD = "“The line is closed and will stay closed,” General Ana Reyes said on 3 May 2031."

FULL_DISK = """
mount -t tmpfs -o size=256k none "$0" && cp -r "$1" "$0/strait" && mkdir "$0/cache" && echo old > "$0/report.md" || exit
cat /dev/zero > "$0/filler" 2>/dev/null
shift; "$@"; code=$?
ls -A "$0"; cat "$0/report.md"; exit $code
"""
"""Runs a command where a folder is a disk of its own, full, with a copy of another on it; tells what is there after."""


def as_nobody_special() -> tuple[str, ...]:
    """What runs a command for which permissions hold, where we are root: they hold for no one else's file either."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may do anything, and there is no setpriv")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "strait"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"{TOLD} {name.upper()} came.")
        os.utime(folder / f"{name}.txt", (1_600_000_000, 1_600_000_000))
    return folder


PROGRAM = "import sys; from tui.cli import main; sys.exit(main(sys.argv[1:]))"


def sitrep(*arguments: str, code: str = PROGRAM, under: tuple[str, ...] = (), **environment: str,
           ) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*under, sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False,
                          env={**os.environ, **environment}, timeout=60)


@pytest.fixture
def full(tmp_path: Path, folder: Path) -> tuple[str, ...]:
    """What runs a command with `full` a disk without room, on which `full/strait` is the dossier."""
    (tmp_path / "full").mkdir()
    apart = ("unshare", "--user", "--map-root-user", "--mount")
    under = (*apart, "sh", "-c", FULL_DISK, str(tmp_path / "full"), str(folder))
    if subprocess.run([*under, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a disk")
    return under


def test_a_full_disk_costs_the_cache_and_no_facts(tmp_path: Path, full: tuple[str, ...]) -> None:
    done = sitrep("facts", str(tmp_path / "full" / "strait"), under=full, SITREP_CACHE=str(tmp_path / "full" / "cache"))
    assert done.returncode == 0
    assert done.stdout.count('"kind": "quote"') == 3
    assert "the cache can't be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_disk_leaves_the_old_export(tmp_path: Path, full: tuple[str, ...]) -> None:
    done = sitrep("export", str(tmp_path / "full" / "strait"), "-o", str(tmp_path / "full" / "report.md"), "--force",
                  "--no-cache", under=full)
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.split() == ["cache", "filler", "report.md", "strait", "old"]


def test_a_full_disk_refuses_a_decision_and_keeps_the_old_ones(tmp_path: Path, folder: Path, full: tuple[str, ...],
                                                               ) -> None:
    dossier = Dossier.open([folder])
    dossier.decide(judge(dossier.facts()[0], "verify"))
    code = """
import sys
from extractors.dossier.corrections import judge
from extractors.dossier.dossier import Dossier
dossier = Dossier.open([sys.argv[1]], cache=False)
for fact in dossier.facts():
    try:
        dossier.decide(judge(fact, "reject"))
    except OSError as fault:
        print(fault.strerror)
print(len(Dossier.open([sys.argv[1]], cache=False).corrections.decisions))
"""
    done = sitrep(str(tmp_path / "full" / "strait"), code=code, under=full)
    assert done.stdout.splitlines()[:4] == ["No space left on device"] * 3 + ["1"]
    assert (done.returncode, done.stderr) == (0, "")


def test_without_permission_a_source_is_skipped_and_decisions_go_elsewhere(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    folder.chmod(0o500)
    code = """
import sys
from extractors.dossier.corrections import judge
from extractors.dossier.dossier import Dossier
dossier = Dossier.open([sys.argv[1]])
for skipped in dossier.skipped:
    print(skipped.source, skipped.reason)
dossier.decide(judge(dossier.facts()[0], "verify"))
print(len(Dossier.open([sys.argv[1]]).corrections.decisions), dossier.corrections_path.parent.parent)
"""
    try:
        done = sitrep(str(folder), code=code, under=as_nobody_special())
    finally:
        folder.chmod(0o700)
        (folder / "closed").chmod(0o700)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "closed no permission to read it", "a.txt no permission to read it", f"1 {tmp_path / 'state'}"]
    assert not (folder / "corrections.toml").exists()


def test_without_permission_nothing_is_kept_and_all_is_told(folder: Path, tmp_path: Path) -> None:
    for name in ("cache", "state", "config"):
        (tmp_path / name).mkdir(mode=0)
    out = tmp_path / "closed"
    out.mkdir(mode=0o500)
    try:
        done = sitrep("facts", str(folder), under=as_nobody_special())
        refused = sitrep("export", str(folder), "-o", str(out / "report.md"), under=as_nobody_special())
    finally:
        for name in ("cache", "state", "config", "closed"):
            (tmp_path / name).chmod(0o700)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert "the cache can't be used" in done.stderr
    assert refused.returncode == 2
    assert "ermission denied" in refused.stderr
    assert "Traceback" not in done.stderr + refused.stderr


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


@pytest.mark.parametrize("seed", range(12))
def test_a_cache_that_the_disk_has_damaged_costs_no_fact(folder: Path, tmp_path: Path, seed: int) -> None:
    facts = Dossier.open([folder]).facts()
    (path,) = (tmp_path / "cache").glob("*.sqlite")
    dice, data = random.Random(seed), bytearray(path.read_bytes())
    match seed % 4:
        case 0:
            for _ in range(200):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        case 1:
            data = data[:dice.randrange(len(data))]
        case 2:
            start = dice.randrange(len(data) - 4096)
            data[start:start + 4096] = bytes(4096)
        case _:
            data = bytearray(dice.randbytes(len(data)))
    path.write_bytes(data)
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()
    dossier = Dossier.open([folder])
    assert dossier.facts() == facts
    assert dossier.situation().quotes == facts


def test_files_that_come_change_and_go_while_they_are_read(folder: Path) -> None:
    ended = threading.Event()
    dice = random.Random(1)

    def change() -> None:
        while not ended.is_set():
            path = folder / f"{dice.choice('abcdef')}.txt"
            with contextlib.suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    path.unlink(missing_ok=True)
                kind = dice.randrange(4)
                if kind == 0:
                    path.mkdir()
                elif kind == 1:
                    path.symlink_to("/etc/passwd")
                else:
                    path.write_text(TOLD * kind)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        for at in range(12):
            dossier = Dossier.open([folder], cache=at % 2 == 0)
            dossier.refresh()
            assert {fact.speaker for fact in dossier.situation().quotes} <= {"Ana Reyes"}
            assert all(document.text.startswith(TOLD) for document in dossier.documents(["a.txt", "b.txt", "c.txt"]))
    finally:
        ended.set()
        changing.join()


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
