"""The rule files: those that come with the program, read from beside this module and parsed once, and the user's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from extractors.rules.bytecode import FOLDER, prepared

user_rules: ContextVar[tuple[Path, ...]] = ContextVar("user_rules", default=())
"""The rule files of a user; one adds to ours of the same name. Set once, before the first document is read."""


@cache
def rule_text(name: str) -> str:
    """The text of a rule file of ours, by its name without ending."""
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def our_rules(name: str) -> dict[str, str]:
    """The texts by file name that our rulebook of that name is made of."""
    return {f"{file}.toml": rule_text(file) for file in ("lexicon", name)}


@cache
def rule_data(name: str) -> Mapping[str, Any]:
    """What a rule file of ours holds."""
    return prepared(f"{name}.toml", lambda: parse(rule_text(name)))


@cache
def parse(text: str) -> Mapping[str, Any]:
    """What the text of a rule file holds; the same text is parsed once. Raises tomllib.TOMLDecodeError."""
    return tomllib.loads(text)
