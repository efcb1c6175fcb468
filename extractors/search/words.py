"""Words as the search compares them: folded, so that case, accents and the shape of an apostrophe don't matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from extractors.rules.regexes import regex

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)?")
_PLAIN = {code: char.lower() if (char := chr(code)).isalnum() else " " for code in range(128)}


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    if not text.isascii():
        return [fold(word) for word in _WORD.findall(text)]
    return _WORD.findall(text.lower()) if "'" in text else text.translate(_PLAIN).split()  # twice as fast


def spans(text: str, chosen: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Where some of the same words stand in the text; they are counted from 0."""
    found = list(_WORD.finditer(text))
    return tuple(found[at].span() for at in chosen)


def fold(text: str) -> str:
    """Lower case without accents; a typewriter's apostrophe for a printer's."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
