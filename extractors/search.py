"""Fuzzy search over many short texts: typos tolerated, ranked by how much of the query a text covers, in any order.

A query's words are looked up in the vocabulary of all texts, exactly, as beginnings, and with typos (the restricted
edit distance: a swapped pair is one), and each text is scored by the share of the query's letters that its words
cover. So the cost lies with the vocabulary, which grows slowly, and not with the number of texts; and a text of two
letters can never cover a query of ten.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
MINIMUM = 0.6
"""Share of the query's letters that a hit covers at least."""
PREFIX = 0.93
"""What a word is worth that only begins like the query's (a query is often unfinished)."""
COMMON = 20_000
"""Texts that share a word before the word no longer brings candidates by itself."""
CANDIDATES = 400
"""Texts that are looked at closely, best by their words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that matches: its index, a score from 0 to 1, and where the query's words stand in it."""

    index: int
    score: float
    spans: tuple[tuple[int, int], ...]


class Index:
    """Texts made ready for searching; texts can be added at any time. Not for use by two threads at once."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: list[str] = []
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._vocabulary: list[str] = []
        for text in texts:
            self.add(text)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, text: str) -> None:
        """Adds a text; its index is the number of texts before it."""
        index = len(self._texts)
        self._texts.append(text)
        for word in {word for word, _, _ in words(text)}:
            self._postings[word].append(index)

    def search(self, query: str, limit: int = 100) -> list[Hit]:
        """The best hits, best first; equal ones in the order of the texts. An empty query has none."""
        wanted = [word for word, _, _ in words(query)]
        if not wanted:
            return []
        meanings = {word: self._meanings(word) for word in set(wanted)}
        total = sum(map(len, wanted))
        candidates = self._candidates(meanings, total)
        hits = filter(None, (self._judge(index, wanted, meanings, query) for index in candidates))
        return sorted(hits, key=lambda hit: (-hit.score, hit.index))[:limit]

    def _meanings(self, word: str) -> dict[str, float]:
        """Words of the vocabulary that a word of the query may stand for, each with its likeness from 0 to 1."""
        if len(self._vocabulary) != len(self._postings):
            self._vocabulary = sorted(self._postings)
        found: dict[str, float] = {}
        at = bisect_left(self._vocabulary, word)
        while at < len(self._vocabulary) and self._vocabulary[at].startswith(word):
            found[self._vocabulary[at]] = PREFIX if len(word) > 1 else 0.5
            at += 1
        for other, likeness in _alike(word, self._vocabulary):
            found[other] = max(likeness, found.get(other, 0))
        return found

    def _candidates(self, meanings: dict[str, dict[str, float]], total: int) -> list[int]:
        """Indexes of the texts that may cover most of the query, the rarest words of the query asked first."""
        scores: dict[int, float] = defaultdict(float)
        by_rarity = sorted(meanings, key=lambda word: sum(len(self._postings[other]) for other in meanings[word]))
        for word in by_rarity:
            best: dict[int, float] = {}
            found = meanings[word]
            common = sum(len(self._postings[other]) for other in found) > COMMON
            if common and scores:
                continue
            for other, likeness in sorted(found.items(), key=lambda item: item[1]):
                best.update(dict.fromkeys(self._postings[other], likeness))
            for index, likeness in best.items():
                scores[index] += len(word) * likeness / total
        if len(scores) <= CANDIDATES:
            return list(scores)
        return sorted(scores, key=lambda index: (-scores[index], index))[:CANDIDATES]

    def _judge(
        self, index: int, wanted: Sequence[str], meanings: dict[str, dict[str, float]], query: str
    ) -> Hit | None:
        """Scores a text in full: coverage first, then how closely and in what order the words stand."""
        from rapidfuzz import fuzz

        text = self._texts[index]
        covered, spans, used = 0.0, set(), set()
        present = list(words(text))
        for word in wanted:
            found = meanings[word]
            likeness, place = max(
                ((found[other], -i) for i, (other, _, _) in enumerate(present) if other in found and i not in used),
                default=(0.0, 0))
            if likeness:
                used.add(-place)
                covered += len(word) * likeness
                spans.add(present[-place][1:])
        coverage = covered / sum(map(len, wanted))
        if coverage < MINIMUM:
            return None
        order = fuzz.partial_ratio(fold(query), fold(text)) / 100
        return Hit(index, round(0.8 * coverage + 0.2 * order, 4), tuple(sorted(spans)))


def search(query: str, texts: Sequence[str], limit: int = 100) -> list[Hit]:
    """The best hits for a query among texts, best first (see Index)."""
    return Index(texts).search(query, limit)


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, with their offsets in it."""
    for match in _WORD.finditer(text):
        yield fold(match[0]), match.start(), match.end()


def fold(text: str) -> str:
    """Lower case without accents; a typewriter's apostrophe for a printer's."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def _alike(word: str, vocabulary: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Words of the vocabulary within the typos that a word of such a length may have."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    typos = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
    for other, distance, _ in process.extract_iter(word, vocabulary, scorer=OSA.distance, score_cutoff=typos):
        yield other, 1 - distance / max(len(word), len(other))
