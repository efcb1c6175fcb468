"""Finds what stands in quotation marks: every mark style, unbalanced and broken marks, quotations over paragraphs.

A mark's shape and what stands beside it say whether it opens or closes. Only the outer pair counts. Double marks are
paired first, then single ones (which look like apostrophes) outside them. Each mark is looked at a bounded number of
times, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.document import Document
from extractors.language.annotation import Sentence
from extractors.language.mentions import Quotation
from extractors.rules.regexes import regex

MAX_PARAGRAPHS = 12
"""A quotation that has not closed after so many paragraphs was never meant to run on."""

_MARK = regex(r"[“”„«»\"‘’'`](?!(?<=\w['’])\w)(?:(?<=')'|(?<=’)’|(?<=‘)‘|(?<=`)`)?")
"""A mark, or two single ones that stand for a double one; no apostrophe inside a word."""
_DIRECTED = {"``": "opens", "‘‘": "opens", "„": "opens", "«": "opens", "’’": "closes", "»": "closes"}
_SINGLE = frozenset("‘’'`")
_ELIDED = regex(r"(?:em|til|tis|twas|cause|bout|round|n|nuff|\d0s|\d\d)\b", re.IGNORECASE)
"""What an apostrophe may stand before: 'em, 'til, rock 'n' roll, the '90s."""
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{—–-/…:")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}.,;:!?—–-/…")
_MARKS = frozenset("“”„«»\"‘’'`")
_STOPS = frozenset(".,!?…—–")
_SIGNATURE = regex(r"(?:[—–]|--?)[ \t]*[^\n()@—–]{2,60}?[ \t]*\(@\w{1,30}\)[^\n]{0,60}$", re.MULTILINE)
"""The line under an embedded post: a dash, the name, the handle in brackets, the date."""

Span = tuple[int, int]


class _Mark(NamedTuple):
    """A quotation mark and what it may be by its shape and its neighbours (a straight one in the open may be both)."""

    start: int
    end: int
    single: bool
    straight: bool
    opens: bool
    closes: bool
    after_stop: bool
    """A comma or full stop stands before it, as before most closing marks."""
    possessive: bool
    """It may as well be the apostrophe of "soldiers' "."""


def find(document: Document, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quotations of the article, and its embedded posts, in order and without overlaps."""
    text = document.text
    paragraphs = _paragraphs(sentences)
    posts = tuple(_posts(text, paragraphs))
    if posts:
        paragraphs = [(a, b) for a, b in paragraphs if not any(a < post.end and post.start < b for post in posts)]
    pairs = (Quotation(a, b, *_inner(text, a, b)) for a, b in _pairs(text, paragraphs))
    return tuple(sorted((*posts, *(p for p in pairs if p.text_end > p.text_start)), key=lambda found: found.start))


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    spans: list[Span] = []
    number = -1
    for sentence in sentences:
        if sentence.paragraph == number:
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
            number = sentence.paragraph
    return spans


def _posts(text: str, paragraphs: list[Span]) -> Iterator[Quotation]:
    """Embedded posts: what stands above a signature in its own paragraph, else the paragraph before it."""
    for i, (start, end) in enumerate(paragraphs):
        signature = _SIGNATURE.search(text, start, end) if text.find("(@", start, end) >= 0 else None
        if signature is None:
            continue
        whole = signature.start() == start
        if whole and not i:
            continue
        first, last = paragraphs[i - 1] if whole else (start, signature.start())
        last = first + len(text[first:last].rstrip())
        marked = last - first > 1 and text[first] in "“\"" and text[last - 1] in "”\""
        yield Quotation(first, end, first + marked, last - marked, post=True)


def _inner(text: str, start: int, end: int) -> Span:
    """The words between the marks of a quotation, whichever of the marks it has."""
    opening = _MARK.match(text, start, end)
    first = opening.end() if opening else start
    last = end
    if text.startswith(("''", "’’"), end - 2) and end - 2 > first:
        last = end - 2
    elif text[end - 1] in _MARKS and end - 1 > first:
        last = end - 1
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def _pairs(text: str, paragraphs: list[Span]) -> Iterator[Span]:
    """The spans of quotations, marks included. One that is open at the end of a paragraph goes on in the next where
    that begins with a mark too, or closes before it opens; else it ends with its paragraph.
    """
    begun: int | None = None
    single = False
    last = count = 0
    for start, end in paragraphs:
        marks = [mark for found in _MARK.finditer(text, start, end) if (mark := _read(text, found, start, end))]
        if not marks and begun is None:
            continue
        resumed = False
        if begun is not None:
            first = next((mark for mark in marks if mark.single == single), None)
            again = first is not None and first.start == start and first.opens
            resumed = count < MAX_PARAGRAPHS and first is not None and (again or (first.closes and not first.opens))
            if not resumed:
                if not single:
                    yield begun, last
                begun = None
            elif again:
                marks.remove(first) if first else None
        spans, dangling = _paired(text, marks, begun if resumed else None, single, end)
        yield from spans
        count = count + 1 if resumed and dangling and dangling[0] == begun else 0
        begun, single = dangling if dangling else (None, False)
        last = end
    if begun is not None and not single:
        yield begun, last


def _read(text: str, found: re.Match[str], start: int, end: int) -> _Mark | None:
    """What a mark may be; null for an apostrophe inside a word."""
    at, stop = found.span()
    sign = found.group()
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    single = sign in _SINGLE
    opens = (before in _BEFORE_OPENING or before in "“\"‘'«`") and not after.isspace()
    closes = not before.isspace() and (after in _AFTER_CLOSING or after in "”\"’'»")
    if single:
        if sign == "’" or (opens and sign != "‘" and _ELIDED.match(text, stop, end)):
            opens = False
        if not (opens or closes):
            return None
    elif sign in _DIRECTED:
        opens, closes = _DIRECTED[sign] == "opens", _DIRECTED[sign] == "closes"
    elif sign == "“" and not (closes and not opens):
        opens, closes = True, False
    elif sign == "”" and not (opens and not closes):
        opens, closes = False, True
    elif not (opens or closes):
        opens = closes = True
    possessive = single and before in "sSzx" and after == " " and text[stop + 1:stop + 2].isalpha()
    return _Mark(at, stop, single, sign in ("\"", "''"), opens, closes, before in _STOPS, possessive)


def _paired(text: str, marks: list[_Mark], begun: int | None, single: bool, end: int) -> tuple[
    list[Span], tuple[int, bool] | None
]:
    """Pairs the marks of a paragraph, of which a quotation begun before it may be open; and what it leaves open."""
    spans: list[Span] = []
    at = 0
    if begun is not None and single:
        close = _single_close(marks, 0)
        if close is None:
            return [], (begun, True)
        spans.append((begun, marks[close].end))
        at, begun = close + 1, None
    doubles, begun = _doubles(marks[at:], begun, end)
    singles, left = _singles([mark for mark in marks[at:] if mark.single], doubles, begun)
    spans += _outer(sorted((*doubles, *singles)))
    if begun is not None:
        return spans, (begun, False)
    return spans, (left, True) if left is not None else None


def _doubles(marks: list[_Mark], begun: int | None, end: int) -> tuple[list[Span], int | None]:
    """Pairs of double marks, and the start of one left open."""
    doubles = [mark for mark in marks if not mark.single]
    singles = iter([mark for mark in marks if mark.single])
    spans: list[Span] = []
    skip = False
    for i, mark in enumerate(doubles):
        if begun is None:
            if mark.opens:
                begun = mark.start
        elif mark.closes and not skip:
            spans.append((begun, mark.end))
            begun = None
        elif mark.closes:
            skip = False
        elif len(doubles) - i > 2 and _closes_only(doubles[i + 1]) and _closes_only(doubles[i + 2]):
            skip = True  # a nested pair in the same style
        elif mark.straight and (len(doubles) - i) % 2:
            spans.append((begun, mark.end))  # spaced wrongly: an opening mark here would leave one over
            begun = None
        else:
            spans.append((begun, _broken_close(singles, begun, mark.start) or mark.start))
            begun = mark.start
    if begun is not None and (close := _broken_close(singles, begun, end)):
        spans.append((begun, close))
        begun = None
    return spans, begun


def _closes_only(mark: _Mark) -> bool:
    return mark.closes and not mark.opens


def _broken_close(singles: Iterator[_Mark], begun: int, end: int) -> int | None:
    """Where a double quotation ends that was closed by a single mark (“No,’ he said): after a stop, opening nothing.

    Takes from `singles` the marks up to there.
    """
    nested = 0
    for mark in singles:
        if mark.start >= end:
            break
        if mark.start < begun:
            continue
        if mark.opens:
            nested += 1
        elif mark.closes and mark.after_stop and not nested:
            return mark.end
        elif mark.closes and nested and not mark.possessive:
            nested -= 1
    return None


def _singles(marks: list[_Mark], doubles: list[Span], open_double: int | None) -> tuple[list[Span], int | None]:
    """Pairs of single marks that no double pair holds, and the start of one left open."""
    limit = open_double if open_double is not None else 1 << 62
    outside: list[_Mark] = []
    at = 0
    for mark in marks:
        while at < len(doubles) and doubles[at][1] <= mark.start:
            at += 1
        if mark.start < limit and not (at < len(doubles) and doubles[at][0] < mark.start):
            outside.append(mark)
    spans: list[Span] = []
    left = None
    i = 0
    while i < len(outside):
        if outside[i].opens:
            close = _single_close(outside, i + 1)
            if close is None:
                left = outside[i].start
            else:
                spans.append((outside[i].start, outside[close].end))
                left, i = None, close
        i += 1
    return spans, left


def _outer(spans: list[Span]) -> Iterator[Span]:
    """Of spans in order those that no other holds."""
    last = -1
    for start, end in spans:
        if start >= last:
            yield start, end
            last = end


def _single_close(marks: list[_Mark], at: int) -> int | None:
    """Index of the mark that closes a single quotation: the first that is no possessive, else the first that may be."""
    weak = None
    for i in range(at, len(marks)):
        mark = marks[i]
        if not mark.single:
            continue
        if mark.opens and not mark.closes:
            break
        if mark.closes and not mark.possessive:
            return i
        if mark.closes and weak is None:
            weak = i
    return weak
