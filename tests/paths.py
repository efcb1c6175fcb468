"""In how many ways a regular expression passes through a text: what backtracking may try, counted and not timed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

Tree = Any
"""What `re` reads a pattern as: operations, by name, with their arguments."""

_CATEGORIES = {"CATEGORY_WORD": r"\w", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_DIGIT": r"\d"}


def ends(pattern: str, text: str) -> list[int]:
    """Where the pattern ends that begins with the text, once for each way in which it can come there."""
    return list(_sequence(import_module("re._parser").parse(pattern), text, 0))


def _sequence(tree: Tree, text: str, at: int) -> Iterator[int]:
    if not len(tree):
        yield at
    else:
        for reached in _operation(tree[0][0], tree[0][1], text, at):
            yield from _sequence(tree[1:], text, reached)


def _operation(operation: Any, given: Any, text: str, at: int) -> Iterator[int]:
    match str(operation):
        case "SUBPATTERN":
            yield from _sequence(given[3], text, at)
        case "BRANCH":
            for branch in given[1]:
                yield from _sequence(branch, text, at)
        case "MAX_REPEAT" | "MIN_REPEAT":
            yield from _repeated(given[0], given[1], given[2], text, at)
        case "POSSESSIVE_REPEAT":
            yield from list(_repeated(given[0], given[1], given[2], text, at))[:1]
        case "ASSERT_NOT":
            if not any(True for _ in _sequence(given[1], text, at)):
                yield at
        case _:
            if at < len(text) and _is_one_of([(operation, given)], text[at]):
                yield at + 1


def _repeated(least: int, most: int, tree: Tree, text: str, at: int) -> Iterator[int]:
    """The most repetitions first: for counting, a lazy repeat has as many ways as a greedy one."""
    for reached in _sequence(tree, text, at) if most else ():
        if reached > at:
            yield from _repeated(max(0, least - 1), most - 1, tree, text, reached)
    if not least:
        yield at


def _is_one_of(members: Tree, character: str) -> bool:
    for operation, given in members:
        match str(operation):
            case "ANY":
                return character != "\n"
            case "IN":
                negated = str(given[0][0]) == "NEGATE"
                return _is_one_of(given[negated:], character) != negated
            case "LITERAL" if ord(character) == given:
                return True
            case "NOT_LITERAL" if ord(character) != given:
                return True
            case "RANGE" if given[0] <= ord(character) <= given[1]:
                return True
            case "CATEGORY" if re.match(_CATEGORIES[str(given)], character):
                return True
    return False
