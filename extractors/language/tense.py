"""Tells whether the clause around some words speaks of what was or of what is to come."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.language.when import Tense
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

_WORD = regex(r"[\w’']+|[;:,](?!\d)|[–—]|(?<=\s)--(?=\s)")
_BREAKS = frozenset([",", ";", ":", "–", "—", "--"])
_PLANS = frozenset(("plan", "plans"))
_PLANNED = frozenset("to for a an the another more further new fresh talks".split())
"""After "plans" these make it a verb; else it is a noun, and tells no tense ("approved the plan on Saturday")."""
_DUE = frozenset("set due scheduled expected planned slated".split())
"""After "had" these tell of a day that is over: "had been due to meet on Friday"."""
_REACH = 160
"""Characters to either side within which the verb is looked for."""


class _Cues(NamedTuple):
    """Words that tell a tense, and the exceptions; rules/tense.toml says what each list is."""

    sides: dict[str, Tense]
    not_verbs: frozenset[str]
    happened: frozenset[str]
    limits: frozenset[str]
    not_infinitives: frozenset[str]


@cache
def _cues() -> _Cues:
    words = rule_data("tense")["words"]
    sides: dict[str, Tense] = dict.fromkeys(words["past"], "past") | dict.fromkeys(words["future"], "future")
    return _Cues(sides, *(frozenset(words[name]) for name in ("not_verbs", "happened", "limits", "not_infinitives")))


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense of the verb that governs `text[start:end]`, `present` for an infinitive; null where no verb tells.

    The verb is the nearest before the words in their clause, else the first after them in it, else that of the clauses
    about it.
    """
    before = _WORD.findall(text, max(0, start - _REACH), start)
    if start > _REACH:
        before = before[1:]
    opens = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i] in _BREAKS), 0)
    near = _backward(before[opens:], text[end:end + 1] in ("'", "’"))
    if near:
        return near
    after = _WORD.findall(text, end, end + _REACH)
    closes = next((i for i, word in enumerate(after) if word in _BREAKS), len(after))
    return _forward(after[:closes]) or _backward(before[:opens]) or _forward(after[closes:])


def _backward(words: list[str], genitive: bool = False) -> Tense | None:
    cues = _cues()
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word == ";":
            return None
        following = words[at + 1] if at + 1 < len(words) else ""
        if word == "to" and following.islower() and following not in cues.not_infinitives \
                and following != _before(words, at):  # "face-to-face"
            planned = _before(words, at) in _DUE and "had" in words[max(0, at - 3):at - 1]
            return "past" if planned or _before(words, at) in cues.happened or following == "have" else "present"
        if word == "for" and not following and not genitive:
            return "future"
        if at and word.lower() in cues.limits:
            return "future"
        side = _side(word, cues)
        if word in _PLANS and following not in _PLANNED:
            continue
        if side and not (side == "past" and _before(words, at) in ("be", "to")):
            return side
    return None


def _before(words: list[str], at: int) -> str:
    return words[at - 1].lower() if at else ""


def _forward(words: list[str]) -> Tense | None:
    cues = _cues()
    for at, word in enumerate(words):
        if word == ";":
            return None
        if word.endswith("ed") and word.islower() and word not in cues.not_verbs:
            return "past" if at == 0 or words[at - 1] != "be" else "future"
        if side := _side(word, cues):
            return side
    return None


def _side(word: str, cues: _Cues) -> Tense | None:
    side = cues.sides.get(word.lower())
    if side is None and word.endswith("ed") and word.islower() and word not in cues.not_verbs:
        return "past"
    return side
