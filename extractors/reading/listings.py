"""Lists of other stories: where the one after a heading ends, and where one stands without a heading."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.reading.calendar import find_date
from extractors.reading.dateline import date_line
from extractors.reading.layout import MAX_DECK, MAX_HEADLINE, Layout
from extractors.reading.lines import Line
from extractors.rules.regexes import regex

_AGO = regex(
    r"^\W*(?:\d+|an?|one|two|three|few)\s(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?)\sago\W*$", re.IGNORECASE)


def list_end(lines: list[Line], index: int, follows: str | None) -> int:
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


def mark_listing(layout: Layout) -> None:
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
