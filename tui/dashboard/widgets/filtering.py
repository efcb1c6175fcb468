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
        self.searchable = searchable
        self._pattern = re.compile("|".join(map(re.escape, sorted(self.words, key=len, reverse=True))))
        self._items: Sequence[T] = ()
        self._texts: list[str] = []

    def next(self, words: str) -> Filter[T]:
        """A filter with other words for the same list: what was folded once need not be again."""
        other = Filter(words, self.searchable)
        other._items, other._texts = self._items, self._texts
        return other

    def read(self, items: Sequence[T], most: int | None = None) -> bool:
        """Takes up what is searched of the items, of at most so many of them now; whether that was all."""
        if items is not self._items:
            self._items, self._texts = items, []
        if self.searchable is not None:
            done = len(self._texts)
            self._texts += map(fold, map(self.searchable, items[done:None if most is None else done + most]))
        return len(self._texts) == len(items)

    def rows(self, items: Sequence[T]) -> Sequence[int]:
        """Indexes of the items that pass."""
        if not self.words or self.searchable is None:
            return range(len(items))
        self.read(items)
        return [i for i, text in enumerate(self._texts) if all(word in text for word in self.words)]

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Where the words stand in a line."""
        if not self.words:
            return []
        folded = fold(line)
        return [match.span() for match in self._pattern.finditer(folded)] if len(folded) == len(line) else []


def fold(text: str) -> str:
    """The text in lower case and without accents, for comparing, character for character."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    lower = unicodedata.normalize("NFD", character)[0].lower()
    return lower if len(lower) == 1 else character
