"""Which patterns of a rulebook have a chance in a sentence, by its words alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.rules.compiled import Need

Pair = tuple[int, int]
"""The number of a rule and of one of its patterns."""


class Candidate(NamedTuple):
    """Patterns with the same needs, as one word leads to them: what a sentence must hold beside that word."""

    together: frozenset[str]
    """Words that meet the leading need together; empty where the word alone does."""
    others: tuple[Need, ...]
    """The other needs, the rarest first."""
    pairs: tuple[Pair, ...]


class Index(NamedTuple):
    """Patterns stand under the words of that need of theirs which the fewest sentences meet."""

    cues: frozenset[str]
    """Words of which a sentence must hold one for any pattern to have a chance."""
    led: Mapping[str, tuple[Candidate, ...]]
    """By cue."""

    def wanted(self, words: frozenset[str]) -> list[Pair]:
        """The patterns whose needs the words of a sentence meet, in order."""
        found: list[Pair] = []
        for word in words & self.cues:
            for together, others, pairs in self.led[word]:
                if together <= words:
                    for alone, phrases, _ in others:
                        if alone.isdisjoint(words) and not (phrases and any(map(words.issuperset, phrases))):
                            break
                    else:
                        found += pairs
        return sorted(set(found)) if found else found


def index_of(needs: Sequence[Sequence[Sequence[Need]]], frequent: Sequence[str]) -> Index:
    """The index of patterns by the needs of each pattern of each rule; `frequent` are words of English, the most
    frequent first.
    """
    weights = {word: 1 / rank for rank, word in enumerate(frequent, 1)}  # Zipf's law

    uses = Counter(need for patterns in needs for of_pattern in patterns for need in set(of_pattern))
    half = sum(map(len, needs)) / 2

    def share(need: Need) -> tuple[bool, float, int]:
        # What half the patterns need ("talks") most sentences meet that the kind looks at, rare as it is elsewhere.
        return uses[need] > half, sum(weights.get(word, 0) for word in need.telling), len(need.telling)

    led: defaultdict[str, defaultdict[tuple[frozenset[str], tuple[Need, ...]], list[Pair]]] = \
        defaultdict(lambda: defaultdict(list))
    for i, patterns in enumerate(needs):
        for j, of_pattern in enumerate(patterns):
            leading, *others = sorted(dict.fromkeys(of_pattern), key=share)
            for word in leading.alone:
                led[word][frozenset(), tuple(others)].append((i, j))
            for together in leading.together:
                rare = min(sorted(together), key=lambda word: (weights.get(word, 0), -len(word)))
                led[rare][together, tuple(others)].append((i, j))
    return Index(frozenset(led), {
        word: tuple(Candidate(*needed, tuple(pairs)) for needed, pairs in groups.items())
        for word, groups in led.items()})
