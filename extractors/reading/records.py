"""Records: a document a line, as JSON (FACTS.md); read as a stream, so that a file of any size is fine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from extractors.reading.calendar import parse_date
from extractors.reading.decode import decode, without_surrogates
from extractors.reading.own_output import OWN_OUTPUT, is_own_record
from extractors.reading.text import Raw

MAX_RECORD = 20 * 1024 * 1024
"""Bytes of one record."""

_SYNONYMS = {
    "text": ("text", "body", "content"), "published": ("published", "date"), "outlet": ("outlet", "source"),
    "title": ("title",), "url": ("url",),
}


def read_records(file: BinaryIO) -> Iterator[tuple[str, Raw | str]]:
    """Yields (id, record) in order; in place of a record that can't be read, why, for people.

    A record without an id is named by its line; a second record of one id gets "~2" and so on behind it.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(_lines(file), start=1):
        if line is None:
            yield str(number), f"line {number} is longer than {MAX_RECORD // 2**20} MB"
            continue
        try:
            words = decode(line).strip().lstrip("\ufeff")
            if not words:
                continue
            record = json.loads(words)
        except (ValueError, RecursionError):
            yield str(number), f"line {number} is not a JSON object"
            continue
        if not isinstance(record, dict):
            yield str(number), f"line {number} is not a JSON object"
            continue
        identity = record.get("id")
        named = isinstance(identity, str | int) and str(identity)
        yield apart(without_surrogates(str(identity)) if named else str(number), seen), _record(record)


def apart(name: str, seen: dict[str, int]) -> str:
    """The name, with "~2" and so on behind it where it was seen before."""
    seen[name] = seen.get(name, 0) + 1
    return f"{name}~{seen[name]}" if seen[name] > 1 else name


def _record(record: Mapping[str, Any]) -> Raw | str:
    if is_own_record(record):
        return OWN_OUTPUT
    text = _field(record, "text")
    if text is None or not text.strip():
        return "the record has no text"
    published = next((found for key in _SYNONYMS["published"] if (found := parse_date(record.get(key)))), None)
    return Raw(text, _field(record, "title"), _field(record, "outlet"), _field(record, "url"), published)


def _field(record: Mapping[str, Any], name: str) -> str | None:
    for key in _SYNONYMS[name]:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return without_surrogates(value)
    return None


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; null for one that is too long, of which no more than the limit is ever held."""
    while line := file.readline(MAX_RECORD + 1):
        if len(line) <= MAX_RECORD:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_RECORD)
        yield None
