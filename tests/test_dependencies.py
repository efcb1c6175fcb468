"""What comes with the program is known: every package is in the lock file, and its licence is written down."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
_NAME = re.compile(r"[\w.-]+")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def brought(requirements: Iterable[str]) -> set[str]:
    """The packages that requirements bring here, theirs included; those for other systems or for extras not."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = _NAME.match(requirement)
        assert name, requirement
        if plain(name[0]) in found or "extra ==" in requirement:
            continue
        try:
            needs = distribution(name[0]).requires
        except PackageNotFoundError:
            continue
        found.add(plain(name[0]))
        waiting += needs or []
    return found


def test_every_dependency_is_bounded_locked_and_its_licence_known() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    direct = sum(project["optional-dependencies"].values(), project["dependencies"])
    assert not [requirement for requirement in direct if ">=" not in requirement or "<" not in requirement]
    needed = brought([*project["dependencies"], *project["optional-dependencies"]["dev"]])
    lock = (ROOT / "requirements-dev.lock").read_text().splitlines()
    locked = {plain(line.split("==")[0]) for line in lock if "==" in line}
    told = {plain(name) for name in _NAME.findall((ROOT / "docs" / "dependencies.md").read_text())}
    assert "textual" in needed
    assert needed <= locked
    assert locked <= told
