"""Which patterns of a rulebook have a chance in a sentence, by its words alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from extractors.language.annotation import Sentence, Sentences
from extractors.rules.compiled import Need

Pair = tuple[int, int]
"""The number of a rule and of one of its patterns."""


class Lead(NamedTuple):
    """What a word of a sentence leads to."""

    together: frozenset[str]
    """The words that meet the need with it; empty where it does alone."""
    pairs: tuple[Pair, ...]
    """The patterns that need no more."""
    rest: Index | None
    """Those that do, by what else they need."""


class Index(NamedTuple):
    """Patterns stand under the words of that need of theirs which the fewest sentences meet, there under those of the
    next, and so on: where a need is not met, none of what stands under its words is looked at.
    """

    cues: frozenset[str]
    """Words of which a sentence must hold one for any pattern to have a chance."""
    led: Mapping[str, tuple[Lead, ...]]
    """By cue."""

    def wanted(self, words: frozenset[str]) -> list[Pair]:
        """The patterns whose needs the words of a sentence meet, in order."""
        found: list[Pair] = []
        self._collect(words, found)
        return sorted(set(found)) if found else found

    def wanted_in(self, sentences: Sentences) -> Iterator[tuple[Sentence, list[Pair]]]:
        """The sentences of a document whose words meet the needs of any pattern, and these patterns; all in order."""
        found: defaultdict[int, list[Pair]] = defaultdict(list)
        vocabulary, where = sentences.vocabulary, sentences.where
        for word in self.cues & vocabulary:
            for together, pairs, rest in self.led[word]:
                if not together <= vocabulary or not (pairs or rest is None or not rest.cues.isdisjoint(vocabulary)):
                    continue
                for at in where[word]:
                    words = sentences[at].words
                    if together <= words:
                        found[at] += pairs
                        if rest is not None:
                            rest._collect(words, found[at])
        for at in sorted(found):
            if found[at]:
                yield sentences[at], sorted(set(found[at]))

    def _collect(self, words: frozenset[str], found: list[Pair]) -> None:
        for word in words & self.cues:
            for together, pairs, rest in self.led[word]:
                if together <= words:
                    found += pairs
                    if rest is not None:
                        rest._collect(words, found)


Pattern = tuple[Pair, tuple[Need, ...]]
"""A pattern with needs of it, the rarest first."""


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

    @cache  # most words of a need lead to the same
    def below(patterns: tuple[Pattern, ...]) -> Index:
        led: defaultdict[str, defaultdict[frozenset[str], list[Pattern]]] = defaultdict(lambda: defaultdict(list))
        for pair, (need, *more) in patterns:
            for word in need.alone:
                led[word][frozenset()].append((pair, tuple(more)))
            for together in need.together:
                rare = min(sorted(together), key=lambda word: (weights.get(word, 0), -len(word)))
                led[rare][together].append((pair, tuple(more)))
        return Index(frozenset(led), {
            word: tuple(lead(together, those) for together, those in by_words.items())
            for word, by_words in led.items()})

    def lead(together: frozenset[str], patterns: Sequence[Pattern]) -> Lead:
        rest = tuple(pattern for pattern in patterns if pattern[1])
        return Lead(together, tuple(pair for pair, more in patterns if not more), below(rest) if rest else None)

    return below(tuple(
        ((i, j), tuple(sorted(dict.fromkeys(of_pattern), key=share)))
        for i, patterns in enumerate(needs) for j, of_pattern in enumerate(patterns)))
