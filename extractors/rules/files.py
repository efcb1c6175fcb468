"""The rule files that come with the program, read from beside this module and parsed once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
"""The program is always installed as files, and importlib.resources takes longer to import than to read them all."""


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
