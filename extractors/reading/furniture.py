"""Marks what belongs to the page and not to the article: headline, subheadings, captions, credits, other stories.

Signs in words are data (signs.py); here is what only the layout shows: where the article begins, which short line
without a stop heads a section, and where a list of other stories starts and ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from extractors.document import Dateline, Furniture, FurnitureKind
from extractors.reading.calendar import find_date
from extractors.reading.dateline import DateLine, date_line, dateline_at
from extractors.reading.lines import Line, lines_of
from extractors.reading.signs import signs

MAX_HEAD_LINES = 80
"""A page that was copied whole has its menus there."""
MAX_HEADLINE = 200
MAX_DECK = 300
MAX_CAPTION = 350
MAX_SUBHEADING = 90
MAX_SUBHEADING_WORDS = 12

_PICTURE = re.compile(
    r"""[\[(](?=[^\[\]()]*(?:photo|getty|file\b|image|handout|screengrab|courtesy|via\s|/\s?(?:AP|AFP|EPA|Reuters|Xinhua|Anadolu|TASS)\b
        |(?:AP|AFP|EPA|Reuters|Xinhua|Anadolu|TASS)\s?/))[^\[\]()]{2,100}[\])]$""", re.IGNORECASE | re.VERBOSE)
_PHOTOGRAPHER = re.compile(
    r"(?:^|[\s.|])(?:REUTERS|Reuters|AP|AFP|EPA|Xinhua|Anadolu|TASS|Getty Images)(?:\s[Pp]hoto)?\s?/\s?"
    r"(?:[^\W\d_][\w.'’-]*\s?){1,5}(?:/File)?$")
_AGO = re.compile(
    r"^\W*(?:\d+|an?|one|two|three|few)\s(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?)\sago\W*$", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:said|says|told|added|asked)\b[^\"”“]{0,40}$")
_STOP = re.compile(r"[.!?][\"”’')]?\s")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Layout:
    """What the lines of a reading text are. `kinds` runs beside `lines`; null is the article."""

    lines: list[Line]
    kinds: list[FurnitureKind | None]
    headlines: list[str] = field(default_factory=list)
    date_lines: list[DateLine] = field(default_factory=list)
    dateline: Dateline | None = None
    inside: list[Furniture] = field(default_factory=list)
    """Furniture within a paragraph of the article."""


def study(
    text: str, title: str | None, given: Sequence[Furniture], *, wrapped: bool
) -> tuple[Layout, tuple[Furniture, ...]]:
    """The layout of a reading text and its furniture, in order. `given` is what the format itself marks (headings)."""
    lines = lines_of(text, wrapped=wrapped)
    layout = Layout(lines, [None] * len(lines))
    _mark_given(layout, given)
    _mark_signs(layout)
    _mark_head(text, layout, title)
    _mark_listing(layout)
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
        last = len(lines) if sign.follows == "rest" else _list_end(lines, index, sign.follows)
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


def _list_end(lines: list[Line], index: int, follows: str | None) -> int:
    """Where the list after a heading ends. A teaser is cut short ("…") or stands between titles and dates."""
    if follows is None:
        return index
    last = index
    for position in range(index, len(lines)):
        line = lines[position]
        if follows == "headlines":
            if line.stopped or len(line.text) > MAX_HEADLINE:
                break
            last = position + 1
        elif _is_item(line):
            last = position + 1
        elif len(line.text) > MAX_DECK or not any(map(_is_item, lines[position + 1:position + 3])):
            break
    return last


def _is_item(line: Line) -> bool:
    """A title, a cut-off teaser or a date, as lists of stories hold."""
    if len(line.text) > MAX_DECK:
        return False
    return not line.stopped or line.text.endswith(("…", "...", "[…]", "[...]")) or _is_date_only(line.text)


def _is_date_only(text: str) -> bool:
    if len(text) > 60:
        return False
    return bool(_AGO.match(text)) or bool(find_date(text) and date_line(text))


def _mark_head(text: str, layout: Layout, title: str | None) -> None:
    """Headline, deck, date line and byline before the article, and the dateline that it begins with."""
    lines, kinds = layout.lines, layout.kinds
    wanted = _letters(title)
    left = wanted
    first, head = None, []
    for index, line in enumerate(lines[:MAX_HEAD_LINES]):
        if kinds[index] is not None:
            if kinds[index] == "headline":
                head.append(index)
            continue
        if dated := date_line(line.text):
            kinds[index] = "navigation"
            layout.date_lines.append(dated)
            continue
        same = _letters(line.text) if wanted else ""
        part = same in (wanted, left) or (left.startswith(same) and len(same) > 12)
        if same and part and len(line.text) <= 2 * MAX_HEADLINE:
            left = left.removeprefix(same) or wanted
            head.append(index)
            continue
        if _is_teaser(line, lines[index + 1:index + 3]):
            head.append(index)
            continue
        if _is_article(line, index, lines) or dateline_at(text, line.start, line.end):
            first = index
            break
        head.append(index)
    if first is None:
        head = [index for index in head if wanted and _letters(lines[index].text) in wanted]
    else:
        first, deck = _behind_dateline(text, layout, first)
        head += deck
        layout.dateline = dateline_at(text, lines[first].start, lines[first].end)
    for index in sorted(head):
        if kinds[index] is None:
            kinds[index] = "headline"
            layout.headlines.append(lines[index].text)


def _is_teaser(line: Line, after: list[Line]) -> bool:
    """A line that stands again, whole, just below it: the deck that a page takes from the article, perhaps cut off."""
    beginning = line.text.rstrip(".… ")
    return len(beginning) >= 30 and any(other.text.startswith(beginning) for other in after)


def _is_article(line: Line, index: int, lines: list[Line]) -> bool:
    if not line.stopped:
        return len(line.text) > MAX_HEADLINE
    words = line.text.rstrip("\"”’'")
    question = words.endswith("?") and len(words) < 120 and not re.search(r"[.!?]\s", words)
    return not (question and index == 0 and len(lines) > 2)


def _behind_dateline(text: str, layout: Layout, first: int) -> tuple[int, list[int]]:
    """Where a wire dateline stands a few lines below, what comes before it is the deck; else nothing changes."""
    lines, kinds = layout.lines, layout.kinds
    if dateline_at(text, lines[first].start, lines[first].end):
        return first, []
    deck = [first]
    for index in range(first + 1, min(first + 3, len(lines))):
        if sum(len(lines[position].text) for position in deck) > MAX_DECK:
            break
        if kinds[index] is None and dateline_at(text, lines[index].start, lines[index].end):
            return index, deck
        if kinds[index] is None:
            deck.append(index)
    return first, []


def _letters(text: str | None) -> str:
    return "".join(_LETTERS.findall(text.casefold())) if text else ""


def _mark_listing(layout: Layout) -> None:
    """A list of other stories without a heading: titles and teasers between dates on lines of their own."""
    lines, kinds = layout.lines, layout.kinds
    dates = [i for i, line in enumerate(lines) if kinds[i] is None and _is_date_only(line.text)]
    if len(dates) < 2 or any(all(lines[i].stopped for i in range(a + 1, b)) for a, b in pairwise(dates)):
        return
    start = dates[0]
    while start > 0 and kinds[start - 1] is None and _is_item(lines[start - 1]) and dates[0] - start < 3:
        start -= 1
    if not any(kinds[i] is None and lines[i].stopped for i in range(start)):
        return
    stop = dates[-1] + 1
    while stop < len(lines) and _is_item(lines[stop]):
        stop += 1
    for index in range(start, stop):
        kinds[index] = kinds[index] or "related"


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
