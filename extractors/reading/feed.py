"""A feed (RSS, Atom) → its entries. What a feed links to is never fetched."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from extractors.document import Furniture
from extractors.files import UnreadableError
from extractors.reading.calendar import parse_date
from extractors.reading.decode import decode, without_surrogates
from extractors.reading.page import fragment_text
from extractors.reading.records import apart
from extractors.reading.text import Raw


def read_feed(data: bytes) -> Iterator[tuple[str, Raw | str]]:
    """Yields (id, entry) in order; in place of an entry without text, why. One without an id is named by its number.

    The feed's title is the outlet of entries that name none.
    """
    import feedparser

    try:
        decode(data[:4096])
        # An open file, never the bytes themselves: feedparser takes a string for an address or a file name.
        feed = feedparser.parse(BytesIO(data), resolve_relative_uris=False)
    except UnreadableError as fault:
        yield "", str(fault)
        return
    except Exception as fault:  # feedparser lets through what its XML and date parsers raise on malformed feeds
        yield "", f"not a feed that can be read ({type(fault).__name__})"
        return
    if not feed.entries:
        yield "", "no feed: it has no entries"
        return
    outlet = _string(feed.feed.get("title"))
    seen: dict[str, int] = {}
    for number, entry in enumerate(feed.entries, start=1):
        name = apart(_string(entry.get("id")) or str(number), seen)
        try:
            yield name, _entry(entry, outlet)
        except UnreadableError as fault:
            yield name, str(fault)


def _entry(entry: Any, outlet: str | None) -> Raw | str:
    title = _string(entry.get("title"))
    text, furniture = _body(entry)
    if not text:
        return "the entry has no text"
    source = entry.get("source")
    named = _string(source.get("title")) if isinstance(source, dict) else None
    published = next((day for key in ("published", "updated", "created") if (day := parse_date(entry.get(key)))), None)
    plain_title = fragment_text(title)[0] if title else None
    return Raw(text, plain_title, named or outlet, _string(entry.get("link")), published, furniture)


def _body(entry: Any) -> tuple[str, tuple[Furniture, ...]]:
    """The longest of what an entry gives as its content and its summary."""
    values = [part.get("value") for part in entry.get("content") or () if isinstance(part, dict)]
    best = max((value for value in (*values, entry.get("summary")) if isinstance(value, str)), key=len, default="")
    return fragment_text(without_surrogates(best))


def _string(value: Any) -> str | None:
    return without_surrogates(" ".join(value.split())) or None if isinstance(value, str) else None
