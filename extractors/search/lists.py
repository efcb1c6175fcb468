"""What an index of texts holds: which of them hold a word, and which a pair of neighbouring words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from extractors.search.postings import Postings, collect
from extractors.search.words import words

TEXTS_A_SLOT = 2
"""Pairs share slots, so that there are no more lists than half of the texts; few texts have pairs of one slot
by chance, and none of those passes for a hit.
"""


@dataclass(frozen=True, slots=True)
class Lists:
    """`words` in alphabetical order, their `numbers` in the order in which they came, the texts by word and by slot."""

    words: Sequence[str]
    numbers: memoryview
    by_word: Postings
    by_pair: Postings


def make_lists(texts: Sequence[str]) -> Lists:
    """Reads all texts."""
    slots = slots_for(len(texts))
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    by_word: list[array[int]] = []
    by_pair = [array("I") for _ in range(slots)]
    for text, content in enumerate(texts):
        held = [numbers[word] for word in words(content)]
        by_word.extend(array("I") for _ in range(len(numbers) - len(by_word)))
        for number in set(held):
            by_word[number].append(text)
        for pair in pair_slots(held, slots):
            by_pair[pair].append(text)
    ordered = sorted(numbers)
    places = array("I", (numbers[word] for word in ordered))
    return Lists(ordered, memoryview(places), collect([by_word[number] for number in places], len(texts)),
                 collect(by_pair, len(texts)))


def slots_for(texts: int) -> int:
    """How many slots the pairs of so many texts share."""
    return texts // TEXTS_A_SLOT + 1


def pair_slots(numbers: Iterable[int], slots: int) -> list[int]:
    """Where the neighbours of a row of words are listed, given the numbers of the words."""
    return [(first * 40_503 + second) % slots for first, second in pairwise(numbers)]
