"""Bytes → text: byte order marks, UTF-8, UTF-16, a charset the page declares, else Windows-1252."""

from __future__ import annotations

import codecs

from extractors.files import UnreadableError
from extractors.rules.regexes import regex

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEAST_PAIRS = 8
"""Of bytes, from which UTF-16 without a mark is told."""

_SURROGATES = regex("[\ud800-\udfff]")
_LATIN = {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"}
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"SQLite",
               b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"OggS", b"ID3", b"MZ\x90")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file, with newlines as `\\n`. Raises UnreadableError where it is no text.

    A byte order mark decides, then UTF-8 if it fits, then UTF-16 by the place of its zeros, then the declared charset,
    then Windows-1252, as browsers do. Lone surrogates and undecodable bytes become U+FFFD; NULs are left in.
    """
    if data.startswith(_SIGNATURES):
        raise UnreadableError("not a text file")
    text = _decoded(data, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return without_surrogates(text)


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, so that it can be written; offsets stay as they are."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark):].decode(encoding, "replace")
    sample = data[:4096]
    if b"\0" in sample:
        guess = _utf16(sample)
        if guess is None:
            if sample.count(b"\0") > len(sample) // 50 or _controls(sample) > len(sample) // 20:
                raise UnreadableError("not a text file")
        else:
            return data.decode(guess, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if _controls(sample) > len(sample) // 20:
            raise UnreadableError("not a text file") from None
        # One bad byte in a long UTF-8 text (a cut-off end, a stray) is no reason to read the rest as Latin letters.
        lenient = data.decode("utf-8", "replace")
        bad = lenient.count("\ufffd")
        if fault.start > 0 and bad * 20 <= sum(not char.isascii() for char in lenient):
            return lenient
    name = (declared or "").strip().lower()
    if name and name not in _LATIN:
        try:
            return data.decode(name, "replace")
        except (LookupError, ValueError):
            pass
    return data.decode("cp1252", "replace")


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: of Latin text every other byte is zero."""
    pairs = len(sample) // 2
    if pairs < LEAST_PAIRS:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def _controls(sample: bytes) -> int:
    return sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
