"""The filter of a list: which items have all the words, and where the words stand in a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Filter(Generic[T]):
    """Words that must all occur, whatever their case and accents. Without words everything passes."""

    def __init__(self, words: str = "", searchable: Callable[[T], str] | None = None) -> None:
        self.words = tuple(fold(words).split())
        self._searchable = searchable
        self._pattern = re.compile("|".join(map(re.escape, sorted(self.words, key=len, reverse=True))))

    def rows(self, items: Sequence[T]) -> Sequence[int]:
        """Indexes of the items that pass."""
        if not self.words or self._searchable is None:
            return range(len(items))
        texts = map(fold, map(self._searchable, items))
        return [i for i, text in enumerate(texts) if all(word in text for word in self.words)]

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Where the words stand in a line."""
        if not self.words:
            return []
        folded = fold(line)
        if len(folded) != len(line):
            return []
        return [match.span() for match in self._pattern.finditer(folded)]


def fold(text: str) -> str:
    """The text in lower case and without accents, for comparing; of the same length where that can be."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_character(character) for character in text)


def _fold_character(character: str) -> str:
    lower = unicodedata.normalize("NFD", character)[0].lower()
    return lower if len(lower) == 1 else character
