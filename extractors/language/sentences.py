"""Splits a document's article text into sentences; furniture is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Document

MAX_SENTENCE = 2_000
"""Characters; a longer run without a full stop is cut at a space, so that every later pass is bounded."""

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen lt col maj capt sgt cpl adm brig cmdr rep sen gov pres rev hon jr sr vs etc no dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun inc ltd co corp approx fig al u.n "
    "u.s u.k e.u a.m p.m i.e e.g d.c ph.d".split()
)
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)|\n\s*\n|\n")
_LAST_WORD = re.compile(r"([\w.]+)\.$")


def split(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yields (start, end, paragraph number) of each sentence, in order."""
    text = document.text
    paragraph = 0
    for start, end in _article(document):
        for line in re.finditer(r"[^\n]+", text[start:end]):
            if not line.group().strip():
                continue
            for first, last in _sentences(text, start + line.start(), start + line.end()):
                yield first, last, paragraph
            paragraph += 1


def _article(document: Document) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in document.furniture:
        if piece.start > at:
            yield at, piece.start
        at = max(at, piece.end)
    if at < len(document.text):
        yield at, len(document.text)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _END.finditer(text, start, end):
        word = _LAST_WORD.search(text, max(at, mark.start() - 20), mark.start() + 1)
        if mark.group()[0] == "." and word:
            last = word.group(1).lower()
            if last in _ABBREVIATIONS or len(last) == 1:
                continue
        following = text[mark.end():mark.end() + 3].strip()
        if following and following[0].islower():
            continue
        yield from _trimmed(text, at, mark.end())
        at = mark.end()
    yield from _trimmed(text, at, end)


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
