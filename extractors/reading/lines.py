"""A reading text as lines, the units in which furniture comes; of hard-wrapped text, paragraphs stand for lines."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from extractors.rules.regexes import regex

_LINE = regex(r"[^\n]+")
_STOPPED = regex(r"""[.!?…][\s"”“’‘'»)\]*_]*$|[.!?…]''$|[,:;]$""")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACE = " \t\r\f\v\u00a0\u202f\u3000" + _INVISIBLE
WRAP_COLUMNS = range(45, 101)


class Line(NamedTuple):
    """A line that is not blank. `start` and `end` are offsets in the reading text, white space around it left out.

    `stopped` where it ends as running text does: with a stop, or a sign that more follows.
    """

    start: int
    end: int
    text: str
    stopped: bool


def lines_of(text: str, *, wrapped: bool = False) -> list[Line]:
    """The lines that are not blank, in order; with `wrapped`, the paragraphs between blank lines."""
    lines: list[Line] = []
    for found in _LINE.finditer(text):
        words = found.group()
        stripped = words.strip(_SPACE)
        if not stripped:
            continue
        start = found.start() + len(words) - len(words.lstrip(_SPACE))
        if wrapped and lines and text.count("\n", lines[-1].end, start) == 1:
            start = lines.pop().start
        end = found.start() + len(words.rstrip(_SPACE))
        whole = text[start:end]
        lines.append(Line(start, end, whole, bool(_STOPPED.search(whole, max(0, len(whole) - 12)))))
    return lines


def is_wrapped(text: str) -> bool:
    """True where the text's lines break at a column and not at the end of a paragraph."""
    lines = text[:20_000].split("\n")
    inner = [(line.strip(), after.strip()) for line, after in pairwise(lines)
             if line.strip() and after.strip()]
    if len(inner) < 4:
        return False
    broken = sum(len(line) in WRAP_COLUMNS and not _STOPPED.search(line[-6:]) for line, _ in inner)
    running = sum(after[0].islower() for _, after in inner)
    return broken >= 0.6 * len(inner) and running >= 0.3 * len(inner)
