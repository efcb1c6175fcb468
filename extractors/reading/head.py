"""The head of a page: headline, deck, date line and byline before the article, and the dateline that it begins with."""

from __future__ import annotations

from extractors.reading.dateline import date_line, dateline_at
from extractors.reading.layout import MAX_DECK, MAX_HEADLINE, Layout
from extractors.reading.lines import Line
from extractors.rules.regexes import regex

MAX_HEAD_LINES = 80
"""A page that was copied whole has its menus there."""

_LETTERS = regex(r"[^\W_]+")
_STOP = regex(r"[.!?]\s")


def mark_head(text: str, layout: Layout, title: str | None) -> None:
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
    question = words.endswith("?") and len(words) < 120 and not _STOP.search(words)
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
