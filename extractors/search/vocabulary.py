"""The different words of many texts, in alphabetical order: those that begin so, and those that a typo makes of one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

LAST = "\U0010ffff"
"""Stands after every letter."""


class Vocabulary:
    """Words, each known by its place in the alphabetical order."""

    def __init__(self, ordered: Sequence[str]) -> None:
        self.words = ordered

    def place(self, word: str) -> range:
        """Where a word stands: a range of one, or of none."""
        at = bisect_left(self.words, word)
        return range(at, at + (at < len(self.words) and self.words[at] == word))

    def begun(self, start: str) -> range:
        """The places of the words that begin so."""
        return range(bisect_left(self.words, start), bisect_left(self.words, start + LAST))

    def alike(self, word: str) -> dict[str, float]:
        """The words within the typos that a word of such a length may have, with their likeness from 0 to 1.

        A typo is one of the restricted edit distance, in which a swapped pair counts as one.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        typos = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
        return {other: 1 - distance / max(len(word), len(other))
                for others in self._near(word, typos)
                for other, distance, _ in process.extract(
                    word, others, scorer=OSA.distance, score_cutoff=typos, limit=None)} if typos else {}

    def _near(self, word: str, typos: int) -> Iterator[Sequence[str]]:
        """Lists of the words that have their beginning, middle or end in common with a word: two typos leave one."""
        for length in range(len(word) - typos, len(word) + typos + 1):
            size, middle = _size(length), length // 2
            yield self._parts.get((length, 0, word[:size]), ())
            yield self._parts.get((length, 2, word[-size:]), ())
            if typos > 1:
                for shift in (-1, 0, 1):
                    yield self._parts.get((length, 1, word[middle + shift:middle + shift + size]), ())

    @cached_property
    def _parts(self) -> dict[tuple[int, int, str], list[str]]:
        """The words by their length and by what they begin with, what stands in their middle, what they end with."""
        parts: defaultdict[tuple[int, int, str], list[str]] = defaultdict(list)
        for word in self.words:
            length = len(word)
            size, middle = _size(length), length // 2
            parts[length, 0, word[:size]].append(word)
            parts[length, 1, word[middle:middle + size]].append(word)
            parts[length, 2, word[-size:]].append(word)
        return parts


def _size(length: int) -> int:
    """The letters of a part. Of a word of four, a swapped pair in the middle leaves the first and the last alone."""
    return 1 if length < 5 else 2
