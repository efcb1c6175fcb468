"""The rule files: those that come with the program, read from beside this module and parsed once, and the user's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
"""The program is always installed as files, and importlib.resources takes longer to import than to read them all."""


user_rules: ContextVar[tuple[Path, ...]] = ContextVar("user_rules", default=())
"""The rule files of a user; one adds to ours of the same name. Set once, before the first document is read."""


@cache
def rule_text(name: str) -> str:
    """The text of a rule file of ours, by its name without ending."""
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def rule_data(name: str) -> Mapping[str, Any]:
    """What a rule file of ours holds."""
    return parse(rule_text(name))


@cache
def parse(text: str) -> Mapping[str, Any]:
    """What the text of a rule file holds; the same text is parsed once. Raises tomllib.TOMLDecodeError."""
    return tomllib.loads(text)
