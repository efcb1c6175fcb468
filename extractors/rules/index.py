"""Which patterns of a rulebook have a chance in a sentence, by its words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.rules.compiled import Need

Pair = tuple[int, int]
"""The number of a rule and of one of its patterns."""


class Index(NamedTuple):
    """Patterns with the same needs stand together, under the need that the fewest sentences meet.

    A set of needs is a whole number, a bit for each need: to look a pattern up costs one comparison.
    """

    cues: frozenset[str]
    """Words that tell that a leading need may be met."""
    telling: frozenset[str]
    """Words that any need asks for."""
    met: Mapping[str, tuple[int, tuple[tuple[frozenset[str], int], ...]]]
    """By telling word the needs that it alone meets, and the words that meet a need together with it."""
    led: Mapping[int, tuple[tuple[int, tuple[Pair, ...]], ...]]
    """By leading need the needs of patterns, and the patterns."""
    leading: int

    def wanted(self, words: frozenset[str]) -> list[Pair]:
        """The patterns whose needs the words of a sentence meet, in order."""
        if self.cues.isdisjoint(words):
            return []
        met = 0
        for word in words & self.telling:
            alone, begun = self.met[word]
            met |= alone
            for together, needs in begun:
                if together <= words:
                    met |= needs
        found: list[Pair] = []
        leading = met & self.leading
        while leading:
            lead = leading & -leading
            leading ^= lead
            for needs, pairs in self.led[lead]:
                if needs & met == needs:
                    found += pairs
        return sorted(found)


def index_of(needs: Sequence[Sequence[Sequence[Need]]], frequent: Sequence[str]) -> Index:
    """The index of patterns by the needs of each pattern of each rule; `frequent` are words of English, the most
    frequent first.
    """
    weights = {word: 1 / rank for rank, word in enumerate(frequent, 1)}  # Zipf's law

    def share(need: Need) -> tuple[float, int]:
        return sum(weights.get(word, 0) for word in need.telling), len(need.telling)

    bits: dict[Need, int] = {}
    led: defaultdict[int, defaultdict[int, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    cues: set[str] = set()
    for i, patterns in enumerate(needs):
        for j, of_pattern in enumerate(patterns):
            for need in of_pattern:
                bits.setdefault(need, 1 << len(bits))
            rarest = min(of_pattern, key=share)
            cues |= rarest.telling
            led[bits[rarest]][sum({bits[need] for need in of_pattern})].append((i, j))
    alone: defaultdict[str, int] = defaultdict(int)
    begun: defaultdict[str, defaultdict[frozenset[str], int]] = defaultdict(lambda: defaultdict(int))
    for need, bit in bits.items():
        for word in need.alone:
            alone[word] |= bit
        for together in need.together:
            rare = min(sorted(together), key=lambda word: (weights.get(word, 0), -len(word)))
            begun[rare][together] |= bit
    telling = frozenset((*alone, *begun))
    return Index(
        frozenset(cues), telling,
        {word: (alone.get(word, 0), tuple(begun[word].items()) if word in begun else ()) for word in telling},
        {lead: tuple((all_, tuple(pairs)) for all_, pairs in groups.items()) for lead, groups in led.items()},
        sum(led))
