"""Which patterns of a rulebook have a chance in a sentence, by its words alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.language.annotation import Sentence, Sentences
from extractors.rules.compiled import Need

Pair = tuple[int, int]
"""The number of a rule and of one of its patterns."""


class Lead(NamedTuple):
    """What a word of a sentence leads to."""

    together: frozenset[str]
    """The words that meet the need with it; empty where it does alone."""
    others: tuple[Need, ...]
    """What else all its patterns need, the rarest first."""
    pairs: tuple[Pair, ...]
    """The patterns that need no more."""
    rest: Index | None
    """Those that do, by what else they need; null where there are few."""

    def collect(self, words: frozenset[str], found: list[Pair]) -> None:
        """Adds the patterns that may match a sentence of these words, one of which led here."""
        together, others, pairs, rest = self
        if together <= words and _met(others, words):
            found += pairs
            if rest is not None:
                rest.collect(words, found)


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
        self.collect(words, found)
        return sorted(set(found)) if found else found

    def wanted_in(self, sentences: Sentences) -> Iterator[tuple[Sentence, list[Pair]]]:
        """The sentences of a document whose words meet the needs of any pattern, and these patterns; all in order."""
        found: defaultdict[int, list[Pair]] = defaultdict(list)
        vocabulary, where = sentences.vocabulary, sentences.where
        for word in self.cues & vocabulary:
            for lead in self.led[word]:
                if lead.together <= vocabulary and _met(lead.others, vocabulary):
                    for at in where[word]:
                        lead.collect(sentences[at].words, found[at])
        for at in sorted(found):
            if found[at]:
                yield sentences[at], sorted(set(found[at]))

    def collect(self, words: frozenset[str], found: list[Pair]) -> None:
        for word in words & self.cues:
            for lead in self.led[word]:
                lead.collect(words, found)


def _met(needs: Iterable[Need], words: frozenset[str]) -> bool:
    for alone, together, _ in needs:
        if alone.isdisjoint(words) and not any(map(words.issuperset, together)):
            return False
    return True


_FEW = 4
"""So many ways on are looked at one by one; more are an index of their own."""
Pattern = tuple[Pair, tuple[Need, ...]]
"""A pattern with needs of it, the rarest first."""
_Made = dict[tuple[frozenset[str], tuple[Pattern, ...]], Sequence[Lead]]


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

    return _index([
        ((i, j), tuple(sorted(dict.fromkeys(of_pattern), key=share)))
        for i, patterns in enumerate(needs) for j, of_pattern in enumerate(patterns)], weights, {})


def _index(patterns: Sequence[Pattern], weights: Mapping[str, float], made: _Made) -> Index:
    """The index of patterns by their first need; `made` holds what words led to so far, as most words of a need lead to
    the same.
    """
    led: defaultdict[str, defaultdict[frozenset[str], list[Pattern]]] = defaultdict(lambda: defaultdict(list))
    for pair, (need, *more) in patterns:
        for word in need.alone:
            led[word][frozenset()].append((pair, tuple(more)))
        for together in need.together:
            rare = min(sorted(together), key=lambda word: (weights.get(word, 0), -len(word)))
            led[rare][together].append((pair, tuple(more)))
    return Index(frozenset(led), {
        word: tuple(lead for together, those in by_words.items()
                    for lead in _leads(together, tuple(those), weights, made))
        for word, by_words in led.items()})


def _leads(
    together: frozenset[str], patterns: tuple[Pattern, ...], weights: Mapping[str, float], made: _Made
) -> Sequence[Lead]:
    """What a word leads to, with these together; the patterns are given with what else they need."""
    if (together, patterns) not in made:
        ways: dict[tuple[Need, ...], list[Pair]] = {}
        for pair, others in patterns:
            ways.setdefault(others, []).append(pair)
        if len(ways) <= _FEW:
            leads = [Lead(together, others, tuple(pairs), None) for others, pairs in ways.items()]
        else:
            rest = _index([pattern for pattern in patterns if pattern[1]], weights, made)
            leads = [Lead(together, (), tuple(ways.get((), ())), rest)]
        made[together, patterns] = leads
    return made[together, patterns]
