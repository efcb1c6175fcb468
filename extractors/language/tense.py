"""Tells whether the clause around some words speaks of what was or of what is to come."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Literal

from extractors.rules.rulebook import rule_text

_WORD = re.compile(r"[\w’']+|[;:]")
_REACH = 160
"""Characters to either side within which the verb is looked for."""

_Side = Literal["past", "future"]


@cache
def _cues() -> tuple[dict[str, _Side], frozenset[str], frozenset[str]]:
    """Words that tell a tense, words in -ed that don't, and verbs whose infinitive happened ("failed to")."""
    data = tomllib.loads(rule_text("tense"))["words"]
    sides: dict[str, _Side] = dict.fromkeys(data["past"], "past") | dict.fromkeys(data["future"], "future")
    return sides, frozenset(data["not_verbs"]), frozenset(data["implicative"])


def tense_at(text: str, start: int, end: int) -> _Side | None:
    """The tense of the verb that governs `text[start:end]`: the nearest before it, else the first after it."""
    before = _WORD.findall(text, max(0, start - _REACH), start)
    words = before[1:] if start > _REACH else before
    return _backward(words) or _forward(_WORD.findall(text, end, end + _REACH))


def _backward(words: list[str]) -> _Side | None:
    sides, not_verbs, implicative = _cues()
    at = len(words) - 1
    while at >= 0:
        word = words[at]
        previous = words[at - 1].lower() if at else ""
        lower = word.lower()
        if lower == "to" and at + 1 < len(words) and _infinitive(words[at + 1]):
            return "past" if previous in implicative else "future"
        side = sides.get(lower)
        if side is None and word.islower() and word.endswith("ed") and lower not in not_verbs:
            side = "past"
        if side == "past" and previous in ("be", "to"):
            side = None
        if side:
            return side
        at -= 1
    return None


def _infinitive(word: str) -> bool:
    return word.islower() and word not in ("the", "a", "an", "his", "her", "its", "their", "this", "that", "talks")


def _forward(words: list[str]) -> _Side | None:
    sides, not_verbs, _ = _cues()
    for word in words:
        if word == ";":
            return None
        side = sides.get(word.lower())
        if side:
            return side
        if word.islower() and word.endswith("ed") and word not in not_verbs:
            return "past"
    return None
