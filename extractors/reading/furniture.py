"""Marks what belongs to the page and not to the article: headline, subheadings, captions, credits, other stories.

Signs in words are data (signs.py); where the article begins is found in head.py, lists of other stories in listings.py;
here is what else only the layout shows: which short line without a stop heads a section, and what ends the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from extractors.document import Furniture
from extractors.reading.dateline import date_line
from extractors.reading.head import mark_head
from extractors.reading.layout import Layout
from extractors.reading.lines import Line, lines_of
from extractors.reading.listings import list_end, mark_listing
from extractors.reading.signs import signs
from extractors.rules.regexes import regex

MAX_CAPTION = 350
MAX_SUBHEADING = 90
MAX_SUBHEADING_WORDS = 12

_PICTURE = regex(
    r"""[\[(](?=[^\[\]()]*(?:photo|getty|file\b|image|handout|screengrab|courtesy|via\s
        |/\s?(?:AP|AFP|EPA|Reuters|Xinhua|Anadolu|TASS)\b
        |(?:AP|AFP|EPA|Reuters|Xinhua|Anadolu|TASS)\s?/))[^\[\]()]{2,100}[\])]$""", re.IGNORECASE | re.VERBOSE)
_PHOTOGRAPHER = regex(
    r"(?:^|[\s.|])(?:REUTERS|Reuters|AP|AFP|EPA|Xinhua|Anadolu|TASS|Getty Images)(?:\s[Pp]hoto)?\s?/\s?"
    r"(?:[^\W\d_][\w.'’-]*\s?){1,5}(?:/File)?$")
_SAYING = regex(r"\b(?:said|says|told|added|asked)\b[^\"”“]{0,40}$")
_STOP = regex(r"[.!?][\"”’')]?\s")


def study(
    text: str, title: str | None, given: Sequence[Furniture], *, wrapped: bool
) -> tuple[Layout, tuple[Furniture, ...]]:
    """The layout of a reading text and its furniture, in order. `given` is what the format itself marks (headings)."""
    lines = lines_of(text, wrapped=wrapped)
    layout = Layout(lines, [None] * len(lines))
    _mark_given(layout, given)
    _mark_signs(layout)
    mark_head(text, layout, title)
    mark_listing(layout)
    _mark_subheadings(layout)
    _mark_tail(layout)
    return layout, tuple(_spans(text, layout))


def _mark_given(layout: Layout, given: Sequence[Furniture]) -> None:
    at = 0
    for index, line in enumerate(layout.lines):
        while at < len(given) and given[at].end <= line.start:
            at += 1
        if at < len(given) and given[at].start <= line.start and line.end <= given[at].end:
            layout.kinds[index] = given[at].kind
            if given[at].kind == "headline":
                layout.headlines.append(line.text)


def _mark_signs(layout: Layout) -> None:
    known = signs()
    lines, kinds = layout.lines, layout.kinds
    prose = [0, *accumulate(len(line.text) if line.stopped else 0 for line in lines)]
    index = 0
    while index < len(lines):
        line = lines[index]
        sign = known.of(line.text) if kinds[index] is None else None
        index += 1
        if sign is None:
            if kinds[index - 1] is None:
                _mark_caption(layout, index - 1)
            continue
        if sign.follows == "rest" and not _plausible(prose, index - 1, sign.follows):
            continue
        kinds[index - 1] = sign.kind
        if sign.kind in ("credit", "navigation") and len(line.text) <= 120 and (dated := date_line(line.text)):
            layout.date_lines.append(dated)
        if sign.follows and not _plausible(prose, index - 1, sign.follows):
            continue
        last = len(lines) if sign.follows == "rest" else list_end(lines, index, sign.follows)
        for position in range(index, last):
            kinds[position] = kinds[position] or sign.kind
        index = last


def _mark_caption(layout: Layout, index: int) -> None:
    """A line that ends in the credit of a picture; of a whole paragraph only the credit is no article."""
    line = layout.lines[index]
    if _PHOTOGRAPHER.search(line.text, max(0, len(line.text) - 60)) and len(line.text) <= MAX_CAPTION:
        layout.kinds[index] = "caption"
        return
    if line.text[-1] not in ")]" or not (found := _PICTURE.search(line.text, max(0, len(line.text) - 120))):
        return
    if len(line.text) <= MAX_CAPTION and len(_STOP.findall(line.text, 0, found.start())) <= 2:
        layout.kinds[index] = "caption"
    else:
        layout.inside.append(Furniture(line.start + found.start(), line.end, "caption"))


def _plausible(prose: Sequence[int], index: int, follows: str) -> bool:
    """A heading of comments or other stories stands after the article, not in its middle.

    `prose` counts the characters of running text before each line.
    """
    before, after = prose[index], prose[-1] - prose[index + 1]
    return before >= after if follows == "rest" else before > 0 or follows == "headlines"


def _mark_subheadings(layout: Layout) -> None:
    """Short lines without a stop between paragraphs that end with one, in a text that is careful about stops."""
    lines, kinds = layout.lines, layout.kinds
    article = [i for i in range(len(lines)) if kinds[i] is None]
    if 4 * sum(len(lines[i].text) for i in article if not lines[i].stopped) > sum(len(lines[i].text) for i in article):
        return
    for before, index, after in zip(article, article[1:], article[2:], strict=False):
        line = lines[index]
        if _is_title_like(line) and lines[after].stopped and (lines[before].stopped or kinds[before] is not None):
            kinds[index] = "subheading"


def _is_title_like(line: Line) -> bool:
    text = line.text
    if line.stopped or len(text) > MAX_SUBHEADING or text.count(" ") >= MAX_SUBHEADING_WORDS:
        return False
    first = text.lstrip("\"“‘'(«[`")[:1]
    if not (first.isupper() or first.isdigit()) or text.startswith(("-", "–", "—", "*", "•")):
        return False
    return "@" not in text and "://" not in text and not _SAYING.search(text)


def _mark_tail(layout: Layout) -> None:
    """Short lines without a stop after the last paragraph: tags, menus, titles of other stories."""
    lines, kinds = layout.lines, layout.kinds
    if not any(kinds[i] is None and line.stopped for i, line in enumerate(lines)):
        return
    for index in range(len(lines) - 1, 0, -1):
        if kinds[index] is None:
            if not _is_title_like(lines[index]) or any(map(str.isdigit, lines[index].text)):
                return
            kinds[index] = "navigation"


def _spans(text: str, layout: Layout) -> list[Furniture]:
    """Furniture of neighbouring lines of one kind joined, phrases inside paragraphs and the dateline added."""
    spans: list[Furniture] = []
    last = None
    for index, (line, kind) in enumerate(zip(layout.lines, layout.kinds, strict=True)):
        if kind is None:
            continue
        if spans and last == index - 1 and spans[-1].kind == kind:
            spans[-1] = Furniture(spans[-1].start, line.end, kind)
        else:
            spans.append(Furniture(line.start, line.end, kind))
        last = index
    if layout.dateline:
        spans.append(Furniture(layout.dateline.start, layout.dateline.end, "dateline"))
    for phrase, sign in signs().inside:
        at = text.find(phrase)
        while at >= 0:
            spans.append(Furniture(at, at + len(phrase), sign.kind))
            at = text.find(phrase, at + len(phrase))
    spans += layout.inside
    spans.sort(key=lambda span: (span.start, -span.end))
    reached = 0
    apart = []
    for span in spans:
        if span.start >= reached:
            apart.append(span)
            reached = span.end
    return apart
