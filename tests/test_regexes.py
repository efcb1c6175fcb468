"""Regular expressions that an earlier start of the program compiled: the same patterns, made in no time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from extractors.rules.regexes import regex

ROOT = Path(__file__).parent.parent
TELL = """
import json, re, sys
from re import _compiler
from extractors.rules import regexes
compiled = []
plainly = _compiler._code
_compiler._code = lambda *what: compiled.append(what) or plainly(*what)
found = regexes.regex(r"(?P<count>\\d+)\\s+(dead|hurt)|(?P<none>nobody)", re.IGNORECASE).match("14 DEAD")
print(json.dumps([len(compiled), found.groups(), found.groupdict(), found.lastgroup]))
"""
COLD, KEPT = ([count, ["14", "DEAD", None], {"count": "14", "none": None}, None] for count in (1, 0))


def keeping(folder: Path) -> dict[str, str]:
    """The environment of a process that keeps its modules in the folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder)}


def told(folder: Path, environment: Mapping[str, str] | None = None) -> object:
    """How often a process of its own compiled, and what the pattern found; it keeps its modules in the folder."""
    run = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True, cwd=ROOT,
                         env={**keeping(folder), **(environment or {})})
    assert not run.stderr
    return json.loads(run.stdout)


def kept_file(folder: Path) -> Path:
    return next(folder.rglob("regexes-kept*"))


def test_a_pattern_is_compiled_by_the_first_process_and_not_by_the_next(tmp_path: Path) -> None:
    assert told(tmp_path) == COLD
    assert told(tmp_path) == KEPT


@pytest.mark.parametrize("harm", ["cut", "not what was written", "of another Python", "gone"])
def test_a_file_that_is_not_ours_is_made_anew(tmp_path: Path, harm: str) -> None:
    told(tmp_path)
    path = kept_file(tmp_path)
    content = path.read_bytes()
    if harm == "cut":
        path.write_bytes(content[:len(content) // 2])
    elif harm == "not what was written":
        path.write_bytes(b"[" + content)
    elif harm == "of another Python":
        path.write_bytes(content.replace(sys.version.encode()[:6], b"2.7.18"))
    else:
        path.unlink()
    assert told(tmp_path) == COLD
    assert told(tmp_path) == KEPT


def test_what_is_kept_in_the_middle_of_the_work_stays(tmp_path: Path) -> None:
    again = "from extractors.rules.regexes import keep, regex\nregex('a first')\nkeep()\nregex('a second')\nkeep()"
    subprocess.run([sys.executable, "-c", again], check=True, cwd=ROOT, env=keeping(tmp_path))
    content = kept_file(tmp_path).read_bytes()
    assert b"a first" in content
    assert b"a second" in content


def test_where_nothing_can_be_kept_it_is_compiled_at_every_start(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    for environment in ({"PYTHONDONTWRITEBYTECODE": "1"}, {"PYTHONPYCACHEPREFIX": str(blocked)}):
        assert told(tmp_path, environment) == COLD
        assert told(tmp_path, environment) == COLD


@pytest.mark.parametrize(("source", "flags"), [
    (r"(?i:held) (?P<how>firm|fast)", re.DOTALL), ("", 0), (r"(a)|b", 0), (r"\bÉtat\b", re.IGNORECASE),
    (r"(?x) a  b", 0),
])
def test_it_is_the_pattern_that_python_makes(source: str, flags: int) -> None:
    assert regex(source, flags) == re.compile(source, flags)
    assert regex(source, flags).groupindex == re.compile(source, flags).groupindex


def test_a_wrong_pattern_is_told_as_python_tells_it() -> None:
    with pytest.raises(re.error, match="unterminated"):
        regex("(dead")


def test_our_rules_find_their_regexes_there() -> None:
    made = re.compile(r"\bre\.(?:compile|search|match|fullmatch|findall|finditer|split|sub)\((?!rb\")")
    written = [path.relative_to(ROOT) for path in (ROOT / "extractors").rglob("*.py")
               if path.name != "regexes.py" and made.search(path.read_text())]
    assert not written
