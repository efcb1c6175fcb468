"""Which of many texts hold a word: sets of texts as whole numbers, a bit for each text.

Such sets join and cut at the speed of memory, a million texts in some ten microseconds, and need no library.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

DENSE = 32
"""A word in more than one text of so many is kept as a set, which then takes no more room than a list of numbers."""
_BITS = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]
_SOME = re.compile(rb"[^\0]+")


class Postings:
    """Texts by their words; more can be added at any time."""

    def __init__(self) -> None:
        self._texts = 0
        self._lists: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._sets: dict[str, int] = {}
        self._words: list[str] = []
        self._by_ends: dict[tuple[int, str, bool], list[str]] = {}

    def add(self, words: Iterable[str]) -> None:
        """Adds the next text, by its words."""
        for word in words:
            self._lists[word].append(self._texts)
        self._texts += 1
        self._words = []

    def texts_with(self, words: Iterable[str]) -> int:
        """The set of the texts that hold any of the words."""
        self._prepare()
        both, lists = 0, []
        for word in words:
            if (dense := self._sets.get(word)) is not None:
                both |= dense
            elif word in self._lists:
                lists.append(self._lists[word])
        return both | self._set(lists)

    def begun(self, start: str) -> Iterator[str]:
        """The words that begin so, in alphabetical order."""
        self._prepare()
        for at in range(bisect_left(self._words, start), len(self._words)):
            if not self._words[at].startswith(start):
                return
            yield self._words[at]

    def near(self, word: str, difference: int) -> Iterator[Sequence[str]]:
        """Lists of the words that begin or end with the letter that a word does, as long as it but for a difference.

        One typo leaves one of the two; of two typos it takes one at either end to lose the word.
        """
        self._prepare()
        for length in range(len(word) - difference, len(word) + difference + 1):
            for end in ((length, word[0], True), (length, word[-1], False)):
                yield self._by_ends.get(end, [])

    def _prepare(self) -> None:
        if self._words:
            return
        self._words = sorted(self._lists)
        by_ends = defaultdict(list)
        for word in self._words:
            by_ends[len(word), word[0], True].append(word)
            by_ends[len(word), word[-1], False].append(word)
        self._by_ends = by_ends
        self._sets = {word: self._set([texts]) for word, texts in self._lists.items()
                      if len(texts) > max(self._texts // DENSE, 1_000)}

    def _set(self, lists: Sequence[Iterable[int]]) -> int:
        if not lists:
            return 0
        flags = bytearray(self._texts // 8 + 1)
        for texts in lists:
            for text in texts:
                flags[text >> 3] |= 1 << (text & 7)
        return int.from_bytes(flags, "little")


def members(texts: int) -> Iterator[int]:
    """The texts of a set, in order."""
    for run in _SOME.finditer(texts.to_bytes(texts.bit_length() // 8 + 1, "little")):
        for at, byte in enumerate(run[0], run.start()):
            for bit in _BITS[byte]:
                yield at * 8 + bit
