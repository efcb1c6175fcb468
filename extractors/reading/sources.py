"""Reads the sources that paths stand for into documents; what cannot be read is skipped, with why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from extractors.document import Document
from extractors.files import UnreadableError, problem
from extractors.reading.decode import decode
from extractors.reading.english import is_english
from extractors.reading.own_output import MARK_WITHIN, OWN_OUTPUT, is_own_output
from extractors.reading.records import read_records
from extractors.reading.text import Raw, document
from extractors.reading.walk import (
    FORMATS,
    MAX_BYTES,
    STANDARD_INPUT,
    TOO_LARGE,
    Found,
    Skipped,
    find,
    open_found,
)

__all__ = ["Found", "Skipped", "find", "read", "read_found", "read_standard_input"]


def read(paths: Iterable[Path | str]) -> Iterator[Document | Skipped]:
    """Reads folders (recursively), files, or "-" (standard input); one document for each source, in a stable order."""
    given = [str(path) for path in paths]
    if STANDARD_INPUT in given:
        yield from read_standard_input()
    for item in find(path for path in given if path != STANDARD_INPUT):
        if isinstance(item, Skipped):
            yield item
        else:
            yield from read_found(item)


def read_standard_input() -> Iterator[Document | Skipped]:
    """Reads standard input: text, records, a page or a feed, whichever it looks like. The source's name is "-"."""
    if sys.stdin is None:
        yield Skipped(STANDARD_INPUT, "there is no standard input")
        return
    yield from _read_stream(cast(BufferedReader, sys.stdin.buffer), STANDARD_INPUT, None, "")


def read_found(found: Found) -> Iterator[Document | Skipped]:
    """Reads one file: a document, or one for each record or entry of it. Never raises for what a file holds."""
    try:
        with open(open_found(found), "rb") as file:
            yield from _read_stream(file, found.source, found.path, found.path.suffix.lower())
    except OSError as fault:
        yield Skipped(found.source, problem(fault))


def _read_stream(file: BufferedReader, source: str, path: Path | None, suffix: str) -> Iterator[Document | Skipped]:
    form = suffix if suffix in FORMATS else _sniffed(file.peek(4096)[:4096])
    if form in _ENTRIES:
        for identity, entry in _ENTRIES[form](file):
            name = f"{source}#{identity}" if identity else source
            yield Skipped(name, entry) if isinstance(entry, str) else _judged(entry, name, path)
        return
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Skipped(source, TOO_LARGE)
    elif is_own_output(data[:MARK_WITHIN].decode("latin-1")):
        yield Skipped(source, OWN_OUTPUT)
    else:
        try:
            yield _judged(_WHOLE[form](data), source, path)
        except UnreadableError as fault:
            yield Skipped(source, str(fault))


def _sniffed(head: bytes) -> str:
    """The format of a stream without a telling name, as its suffix."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b'{"', b'{ "')):
        return ".jsonl"
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<article")):
        return ".html"
    if start.startswith((b"<?xml", b"<rss", b"<feed")):
        return ".html" if b"<html" in start else ".xml"
    return ".txt"


def _judged(raw: Raw, source: str, path: Path | None) -> Document | Skipped:
    if not raw.text.strip():
        return Skipped(source, "empty")
    if not is_english(raw.text):
        return Skipped(source, "not in English")
    return document(raw, source, path)


def _text(data: bytes) -> Raw:
    return Raw(decode(data))


def _markdown(data: bytes) -> Raw:
    from extractors.reading.markdown import read_markdown

    return read_markdown(decode(data))


def _page(data: bytes) -> Raw:
    from extractors.reading.page import read_page

    return read_page(data)


def _feed(file: BinaryIO) -> Iterator[tuple[str, Raw | str]]:
    from extractors.reading.feed import read_feed

    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield "", TOO_LARGE
    else:
        yield from read_feed(data)


_WHOLE: dict[str, Callable[[bytes], Raw]] = {".txt": _text, ".md": _markdown, ".html": _page, ".htm": _page}
_ENTRIES: dict[str, Callable[[BinaryIO], Iterator[tuple[str, Raw | str]]]] = {
    ".jsonl": read_records, ".xml": _feed, ".rss": _feed, ".atom": _feed,
}
