"""Reading text and what a format knows of it → Document: furniture, title, outlet and day of publication found."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from extractors.document import Document, Furniture, PublishedBasis
from extractors.reading.dateline import DateLine, outlet_name
from extractors.reading.furniture import study
from extractors.reading.layout import Layout
from extractors.reading.lines import is_wrapped
from extractors.rules.regexes import regex

MENU = 5
"""Lines before the article from which some are the page's menu."""

_TITLE_PARTS = regex(r"\s+[|·•]\s+|\s+[–—-]\s+(?=[^|–—-]{2,40}$)")


class Raw(NamedTuple):
    """What a format gives of one source. `furniture` is what the format itself marks: headings, captions."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: dt.date | None = None
    furniture: tuple[Furniture, ...] = ()


def document(raw: Raw, source: str, path: Path | None) -> Document:
    """The document of a source. Metadata wins over the text's own date line, that over its dateline."""
    wrapped = is_wrapped(raw.text)
    layout, furniture = study(raw.text, raw.title, raw.furniture, wrapped=wrapped)
    published, basis = _published(raw, layout)
    title, outlet = _title(raw.title or _headline(layout))
    outlets = [raw.outlet, *(line.outlet for line in layout.date_lines), outlet]
    if layout.dateline and layout.dateline.agency:
        outlets.append(outlet_name(layout.dateline.agency))
    return Document(
        source, raw.text, title, next((name for name in outlets if name), None), raw.url, published, basis, furniture,
        layout.dateline, path)


def _published(raw: Raw, layout: Layout) -> tuple[dt.date | None, PublishedBasis]:
    if raw.published:
        return raw.published, "metadata"
    if layout.date_lines:
        return _best(layout.date_lines).date, "dateline"
    wire = layout.dateline
    if wire and wire.year and wire.month and wire.day:
        try:
            return dt.date(wire.year, wire.month, wire.day), "dateline"
        except ValueError:
            pass
    return None, "unknown"


def _best(lines: list[DateLine]) -> DateLine:
    """Of several date lines the one that says it is the day of publication, else the last: pages begin with today's."""
    published = [line for line in lines if line.label == "published"]
    plain = [line for line in lines if line.label is None]
    return (published or plain[-1:] or lines)[0]


def _headline(layout: Layout) -> str | None:
    """Of the lines before the article the title: the first, or after a menu the one that stands there twice, or that
    the date line follows.
    """
    lines = layout.headlines
    long = [line for line in lines if line.count(" ") >= 3]
    twice = next((line for line, times in Counter(long).items() if times > 1), None)
    if twice or not lines:
        return twice
    if len(lines) <= MENU or not long:
        return lines[0]
    return long[-1] if layout.date_lines else long[0]


def _title(headline: str | None) -> tuple[str | None, str | None]:
    """A headline without section and outlet, which pages put behind it; and the outlet, where it is a known one."""
    if headline is None:
        return None, None
    words = " ".join(headline.split())
    parts = _TITLE_PARTS.split(words)
    last = parts[-1].strip()
    known = outlet_name(last) != last or last in OUTLETS
    if "|" in words:
        return words.split(" | ")[0].strip(), last if known else None
    if known and len(parts) > 1:
        return words[: words.rindex(last)].rstrip(" –—-·•|"), last
    return words, None


OUTLETS = frozenset({
    "Reuters", "Associated Press", "AP News", "AFP", "Al Jazeera", "BBC News", "BBC", "The New York Times",
    "The Washington Post", "The Guardian", "CNN", "Dawn",
    "Bloomberg", "Deutsche Welle", "France 24", "Xinhua", "NPR", "Voice of America",
})
