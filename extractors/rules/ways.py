"""In how many ways the open elements of a pattern can be filled: what bounds the time that a search may take.

A search tries, from each word of a sentence, at most every way to fill the pattern from there. Sentences are bounded, so
where the ways are too, no text makes a rule slow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST = 10_000
"""With which a sentence of the greatest length, made against the pattern, takes about half a second."""

_OPEN = {"word": 3, "words": 36, "name": 15, "clause": 200, "rest": 300}
"""Ends that each can have: a word has three (pattern.py), a clause one after each of its words."""


def ways(tokens: Sequence[re.Match[str]]) -> int:
    """The product over elements that follow one another, the sum over those that stand for one another.

    `tokens` are those of pattern.py, with brackets that close.
    """
    levels: list[tuple[int, int]] = [(0, 1)]
    for token, after in zip(tokens, (*tokens[1:], None), strict=True):
        others, product = levels[-1]
        if token["open"] or token.group() in ("(", "["):
            levels.append((0, 1))
        elif token.group() == "|":
            levels[-1] = (_either(others, product), 1)
        elif token.group() in (")", "]", "}"):
            levels.pop()
            inside = _either(others, product) + (token.group() == "]")
            levels[-1] = (levels[-1][0], levels[-1][1] * inside)
        elif token["gap"]:
            levels[-1] = (others, product * (int(token["gap"].lstrip("…,") or 6) + 1))
        elif token["cls"] in _OPEN and not (token["cls"] == "clause" and after and after["lit"] in (",", ";", ":")):
            levels[-1] = (others, product * _OPEN[token["cls"]])
    return levels[0][1]


def _either(others: int, product: int) -> int:
    """Branches of fixed words exclude one another, so that all of them together count once."""
    return others + product if product > 1 or not others else others
