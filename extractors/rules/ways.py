"""In how many ways the open elements of a pattern can be filled: what bounds the time that a search may take.

From each word of a sentence a search tries, at most, every way to fill the pattern from there. Sentences are bounded;
where the ways are too, no text makes a rule slow.
"""

from __future__ import annotations

import re

from extractors.rules.pattern import TOKEN

MOST = 10_000
"""With as many, of a dozen words, the longest sentence, made against the pattern, takes about half a second."""
MOST_WORDS = 120_000
"""Ways times the words of the pattern, all of which may be compared each way."""

_OPEN = {"word": 4, "words": 48, "name": 20, "clause": 200, "rest": 300}
"""Where each can end: a word in four places (pattern.py), a clause or the rest after each of its words."""


def ways(pattern: str) -> int:
    """The product over elements that follow one another, the sum over those that stand for one another.

    For patterns that compile.
    """
    return _measured(pattern)[0]


def words(pattern: str) -> int:
    """How many elements follow one another in a pattern, of those that stand for one another the longest branch.

    For patterns that compile.
    """
    return _measured(pattern)[1]


def _measured(pattern: str) -> tuple[int, int]:
    tokens = [token for token in TOKEN.finditer(pattern) if token["space"] is None]
    levels: list[tuple[int, int, int, int]] = [(0, 0, 1, 0)]
    """For each open bracket ways and words of its branches so far, and of the branch that is being read."""
    for token, after in zip(tokens, (*tokens[1:], None), strict=True):
        branches, longest, many, long = levels[-1]
        text = token.group()
        if token["open"] or text in ("(", "["):
            levels.append((0, 0, 1, 0))
        elif text == "|":
            levels[-1] = _either(branches, many), max(longest, long), 1, 0
        elif text in (")", "]", "}"):
            levels.pop()
            inside, within = _either(branches, many) + (text == "]"), max(longest, long)
            branches, longest, many, long = levels[-1]
            levels[-1] = branches, longest, many * inside, long + within
        else:
            levels[-1] = branches, longest, many * _of(token, after), long + 1
    return levels[0][2], max(levels[0][1], levels[0][3])


def _either(branches: int, branch: int) -> int:
    """Branches of fixed words exclude one another: all of them together count once."""
    return branches + branch if branch > 1 or not branches else branches


def _of(token: re.Match[str], after: re.Match[str] | None) -> int:
    if token["gap"]:
        with_commas = token["gap"].startswith("…,")  # before the last of which it may end
        return (int(token["gap"].lstrip("…,") or 6) + 1) * (1 + with_commas)
    if token["cls"] == "clause" and after and after.group() in (",", ";", ":"):
        return 1
    return _OPEN.get(token["cls"], 1)
