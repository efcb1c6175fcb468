"""`sitrep init`, `sitrep cache` and `sitrep read`, as commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import main


def test_init_writes_once_and_never_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path)]) == 0
    path = tmp_path / "sitrep.toml"
    path.write_text("title = 'mine'")
    assert main(["init", str(tmp_path)]) == 2
    assert path.read_text() == "title = 'mine'"
    assert "never overwrites" in capsys.readouterr().err
    assert main(["init", str(tmp_path / "none")]) == 2


def test_cache_is_shown_and_cleared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from extractors.dossier.dossier import Dossier

    (tmp_path / "a.txt").write_text("The talks ended on Monday.")
    Dossier.open([tmp_path / "a.txt"])
    assert main(["cache"]) == 0
    assert "1 files" in capsys.readouterr().out
    assert main(["cache", "clear"]) == 0
    assert main(["cache", "prune"]) == 0
    assert "0 files" in capsys.readouterr().out


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“The talks ended,” he said.", "utf-8")
    run = subprocess.run([sys.executable, "-m", "tui", "read", str(tmp_path)], capture_output=True, check=True,
                         env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert run.stdout.decode("utf-8").startswith("“The talks")


def test_read_prints_the_text_and_tells_what_was_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The talks ended on Monday.\n")
    assert main(["read", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "The talks ended on Monday.\n"
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    assert main(["read", str(tmp_path)]) == 3
    assert "b.pdf" in capsys.readouterr().err
    assert main(["read", str(tmp_path / "b.pdf")]) == 1
