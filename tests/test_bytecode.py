"""What is made of the rule files is kept beside them, and no longer than it holds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import extractors

NAMES = """
from extractors.rules.rulebook import rulebook
print(*(rule.name for rule in rulebook("responses").rules), sep=",")
"""
RULE = """
[[rule]]
name = "shrugged off"
pattern = "shrugged off <thing>"
gives = { answer = "rejected", voice = "party", takes = "whole" }
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The extractors, installed where nothing else has used them."""
    folder = tmp_path / "extractors"
    shutil.copytree(Path(extractors.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def rules(program: Path, **environment: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    run = subprocess.run([sys.executable, "-c", NAMES], cwd=program.parent, env={**kept, **environment},
                         capture_output=True, text=True, check=True)
    return run.stdout.strip().split(",")


def test_a_changed_rule_file_is_read_anew(program: Path) -> None:
    before = rules(program)
    assert list((program / "rules" / "__pycache__").glob("responses.rulebook.*"))
    assert rules(program) == before
    with (program / "rules" / "responses.toml").open("a") as file:
        file.write(RULE)
    assert rules(program) == [*before, "shrugged off"]


def test_nothing_is_kept_where_python_may_keep_nothing(program: Path) -> None:
    assert "accepted in part" in rules(program, PYTHONDONTWRITEBYTECODE="1")
    assert not (program / "rules" / "__pycache__").exists()


def test_what_is_kept_may_be_broken(program: Path) -> None:
    before = rules(program)
    [path] = (program / "rules" / "__pycache__").glob("responses.rulebook.*")
    path.write_bytes(path.read_bytes()[:8])
    assert rules(program) == before
