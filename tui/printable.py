"""Text of sources made safe for a terminal: controls shown as pictures, direction and joiner characters dropped."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any

_DROPPED = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff"
)
"""Soft hyphen, joiners, zero width and direction characters, variation selectors, tags: they break or deceive."""

_UNSAFE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_DROPPED}]")
_UNSAFE_IN_JSON = re.compile(_UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))
"""JSON has newlines between its lines alone, and they stay."""
_GONE = re.compile(f"[{_DROPPED}]")


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if code in (9, 10):
        return character
    if code < 32:
        return chr(0x2400 + code)
    if code == 127:
        return "␡"
    if code in (0x2028, 0x2029):
        return " "
    return "" if _GONE.match(character) else "\ufffd"


def printable(text: str) -> str:
    """The text as a terminal may see it. Newlines stay, a tab becomes four spaces; other C0 controls turn into their
    pictures (␛), C1 controls and lone surrogates into U+FFFD, and direction, joiner and variation characters go.
    """
    return _UNSAFE.sub(_picture, text).replace("\t", "    ")


def one_line(text: str) -> str:
    """The printable text on one line: a newline or a tab is a space."""
    return printable(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def json_text(value: Any) -> str:
    """A value as JSON, in UTF-8 characters but for those that `printable` would change: they are written as \\uXXXX."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def json_pieces(value: Any, form: Callable[[Any], Any] | None = None) -> Iterator[str]:
    """The same, indented and ending in a newline, piece by piece, so that a long text is never held as a whole. `form`
    gives one level of what JSON has no form for.
    """
    tokens = chain(json.JSONEncoder(ensure_ascii=False, indent=1, default=form).iterencode(value), "\n")
    while piece := "".join(islice(tokens, 10_000)):
        yield _escaped(piece)


def _escaped(text: str) -> str:
    return _UNSAFE_IN_JSON.sub(lambda match: json.dumps(match[0])[1:-1], text)


def printable_offsets(text: str) -> tuple[str, array[int] | None]:
    """The printable text, and where each character of `text` (and its end) stands in it; null where nothing moved."""
    shown = printable(text)
    if len(shown) == len(text) and "\t" not in text:
        return shown, None
    offsets = array("q", [0])
    position = 0
    for character in text:
        position += 4 if character == "\t" else 0 if _GONE.match(character) else 1
        offsets.append(position)
    return shown, offsets
