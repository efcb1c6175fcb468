"""The command runs on a folder of text."""

import subprocess
import sys
from pathlib import Path


def test_facts_of_a_folder_is_valid_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing of note happened in the valley.\n")
    run = subprocess.run([sys.executable, "-m", "tui", "facts", str(tmp_path)], capture_output=True, text=True)
    assert run.returncode in (0, 1)
    assert run.stdout == ""
