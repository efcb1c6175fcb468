"""Splits a document's article text into sentences; furniture is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.document import Document
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

MAX_SENTENCE = 2_000
"""Characters; a longer run without a full stop is cut at a space, so that every later pass is bounded."""

_END = regex(r"[.!?…](?<![.!?…].)[.!?…]*+[\"”’'»]*+[)\]]?[\"”’'»]*+(?=\s)")
"""A full stop or the like and what closes on it. The class comes first, so that the search can skip to it."""
_NEXT_WORD = regex(r"\s+[\"“‘'`«(\[]*([^\W_][\w'’.-]*)?")
_ASKED = regex(r"\s+(?:[A-Z][\w'’.-]+ ){1,4}(?:said|says|asked|asks|added|told|replied|wrote|wondered|shouted)\b")
_LINE = regex(r"[^\n]+")
_WRAPPED = range(45, 96)
"""Lengths of a full line in a text whose lines were wrapped for a printer or a mail."""


def split(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yields (start, end, paragraph number) of each sentence, in order.

    A paragraph is a line, or the lines that one sentence was wrapped over: a line goes on in the next where that starts
    in lower case, or, in a text wrapped throughout, up to a blank line.
    """
    for number, (start, end) in enumerate(_paragraphs(document)):
        for first, last in _sentences(document.text, start, end):
            yield first, last, number


def _article(document: Document) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in document.furniture:
        if piece.start > at:
            yield at, piece.start
        at = max(at, piece.end)
    if at < len(document.text):
        yield at, len(document.text)


def _paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for start, end in _article(document):
        lines = [line.span() for line in _LINE.finditer(text, start, end) if not line[0].isspace()]
        wrapped = _is_wrapped(lines)
        begun = last = -1
        for first, stop in lines:
            if begun >= 0 and not _goes_on(text, last, first, wrapped):
                yield begun, last
                begun = first
            elif begun < 0:
                begun = first
            last = stop
        if begun >= 0:
            yield begun, last


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    """True of a text none of whose lines is longer than a printed one, and half of whose lines are full."""
    lengths = [end - start for start, end in lines]
    full = sum(length in _WRAPPED for length in lengths)
    return len(lengths) > 5 and max(lengths) < _WRAPPED.stop and 2 * full > len(lengths)


def _goes_on(text: str, end: int, start: int, wrapped: bool) -> bool:
    """True where the line that ends at `end` goes on in the one that starts at `start`."""
    if text.count("\n", end, start) != 1:
        return False
    first = text[start]
    if first.islower():
        return wrapped or text[end - 1] not in ".!?…:\"”’'»)"
    return wrapped and not first.isspace()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _END.finditer(text, start, end):
        if _ends(text, at, mark, end):
            yield from _trimmed(text, at, mark.end())
            at = mark.end()
    yield from _trimmed(text, at, end)


def _ends(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """True where a sentence that starts at `start` ends with this full stop (or other mark, and what closes on it)."""
    following = _NEXT_WORD.match(text, mark.end(), end)
    word = (following and following[1]) or ""
    if word[:1].islower():
        return False
    sign = mark.group()
    if sign[0] != ".":
        return sign[-1] in "!?" or not (sign[0] in "!?" and _ASKED.match(text, mark.end(), min(end, mark.end() + 90)))
    if len(sign) > 1:
        return True
    last = text[max(start, mark.start() - 24):mark.start()].split()
    before = last[-1].lstrip("\"“‘'`«([-–—") if last else ""
    words = _words()
    if before in words["before_a_name"]:
        return False
    openers = words["openers"]
    if before in ("No", "Nos"):
        return not word[:1].isdigit()
    if before in words["perhaps_last"] or "." in before or before in ("am", "pm"):
        return word in openers or not word
    if len(before) == 1 and before.isupper():
        return word in openers and before != "I" if word else True
    return True


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in rule_data("sentences")["words"].items()}


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
