"""How well a text answers a query: the share of the query's letters that its words cover, in any order, and how many
neighbours in the query are neighbours in it, too. So a text of two letters can never cover a query of ten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.search.words import words

MINIMUM = 0.6
"""Share of the query's letters that a hit covers at least."""
ORDER = 0.2
"""What part of the score is for neighbours that stay neighbours."""
BEGUN = 0.93
"""What a word is worth that only begins like the query's (a query is often unfinished)."""
LETTER = 0.5
"""The same where the query's word is a single letter."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word of a query may stand for: itself, others that differ by typos, and any that begin like it.

    `alike` has the likeness of words from 0 to 1, its own included.
    """

    word: str
    alike: Mapping[str, float]

    @property
    def begun(self) -> float:
        """What a word is worth that only begins so."""
        return BEGUN if len(self.word) > 1 else LETTER

    def likeness(self, other: str) -> float:
        """How well a word of a text stands for this one."""
        begun = self.begun if other.startswith(self.word) else 0.0
        return max(self.alike.get(other, 0.0), begun)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score from 0 to 1, and which words of the text stand for the query's, counted from 0."""

    score: float
    tokens: tuple[int, ...]


class Ranking:
    """A query, made ready for judging many texts: what was made of a word is remembered for the next text."""

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self._meanings = meanings
        self._letters = sum(len(meaning.word) for meaning in meanings)
        self._known: dict[str, list[tuple[int, float]]] = {}

    def judge(self, text: str) -> Verdict | None:
        """None where too little of the query is covered."""
        found = self._found(words(text))
        chosen = _chosen(found)
        coverage = sum(len(meaning.word) * tokens[at] for meaning, tokens, at
                       in zip(self._meanings, found, chosen, strict=True) if at is not None) / self._letters
        if coverage < MINIMUM:
            return None
        joined = [any(at + 1 in second for at in first) for first, second in pairwise(found)]
        order = sum(joined) / len(joined) if joined else 1.0
        return Verdict(round((1 - ORDER) * coverage + ORDER * order, 4),
                       tuple(sorted(at for at in chosen if at is not None)))

    def _found(self, tokens: Sequence[str]) -> list[dict[int, float]]:
        """For each word of the query the tokens that may stand for it, with their likeness."""
        found: list[dict[int, float]] = [{} for _ in self._meanings]
        known = self._known
        for at, token in enumerate(tokens):
            standing = known.get(token)
            if standing is None:
                standing = known[token] = [(number, likeness) for number, meaning in enumerate(self._meanings)
                                           if (likeness := meaning.likeness(token))]
            for number, likeness in standing:
                found[number][at] = likeness
        return found


def _chosen(found: Sequence[Mapping[int, float]]) -> list[int | None]:
    """For each word of the query a token of its own: the likest, of these one whose neighbour is the query's, too."""
    together = {at + more for first, second in pairwise(found) for at in first if at + 1 in second for more in (0, 1)}
    chosen: list[int | None] = []
    for tokens in found:
        best = max(((likeness, at in together, -at) for at, likeness in tokens.items() if at not in chosen),
                   default=None)
        chosen.append(-best[2] if best else None)
    return chosen
