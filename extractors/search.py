"""Fuzzy search over many short texts: typos tolerated, ranked by how much of the query a text covers, in any order.

A query's words are looked up in the vocabulary of all texts, exactly, as beginnings, and with typos (the restricted
edit distance: a swapped pair is one), and each text is scored by the share of the query's letters that its words
cover. So the cost lies with the vocabulary, which grows slowly, and not with the number of texts; and a text of two
letters can never cover a query of ten.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, islice, pairwise
from operator import and_

from extractors.postings import Postings, members

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
MINIMUM = 0.6
"""Share of the query's letters that a hit covers at least."""
PREFIX = 0.93
"""What a word is worth that only begins like the query's (a query is often unfinished)."""
CANDIDATES = 100
"""Texts that are looked at word by word, at least."""
LOOKED_AT = 6_000
"""Texts that cover the same words, among which those are sought where neighbours in the query are neighbours too."""
COMPARED = 800
"""Texts of these that are compared with the query letter by letter, at least."""
MISSING = 3
"""Words of the query that a text may lack, at most."""
KEPT = 1_000
"""Words whose meanings are kept, as only the last word of a query changes while it is typed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that matches: its index, a score from 0 to 1, and where the query's words stand in it."""

    index: int
    score: float
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a word of a query may stand for: words of the texts, each with its likeness from 0 to 1; the set of the
    texts that hold any of them, and of those that hold the word itself.
    """

    words: Mapping[str, float]
    texts: int
    exact: int


class Index:
    """Texts made ready for searching; texts can be added at any time. Not for use by two threads at once."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: list[str] = []
        self._postings = Postings()
        self._meanings: dict[str, _Meaning] = {}
        for text in texts:
            self.add(text)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, text: str) -> None:
        """Adds a text; its index is the number of texts before it."""
        self._texts.append(text)
        self._postings.add({word for word, _, _ in words(text)})
        self._meanings.clear()

    def search(self, query: str, limit: int = 100, *, exhaustive: bool = False) -> list[Hit]:
        """The best hits, best first; equal ones in the order of the texts. An empty query has none.

        With `exhaustive` no text that can be a hit is passed over, which takes long: the measure of the others.
        """
        wanted = [word for word, _, _ in words(query)]
        if not wanted:
            return []
        meanings = {word: self._meaning(word) for word in wanted}
        most = len(self._texts) if exhaustive else max(CANDIDATES, limit)
        candidates = self._candidates(wanted, meanings, query, most)
        hits = filter(None, (self._judge(index, wanted, meanings, query) for index in candidates))
        return sorted(hits, key=lambda hit: (-hit.score, hit.index))[:limit]

    def _meaning(self, word: str) -> _Meaning:
        if word not in self._meanings:
            if len(self._meanings) > KEPT:
                self._meanings.clear()
            found = dict.fromkeys(self._postings.begun(word), PREFIX if len(word) > 1 else 0.5)
            for other, likeness in self._alike(word):
                found[other] = max(likeness, found.get(other, 0))
            self._meanings[word] = _Meaning(found, self._postings.texts_with(found), self._postings.texts_with([word]))
        return self._meanings[word]

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Words of the texts within the typos that a word of such a length may have."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        typos = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
        for others in self._postings.near(word, typos):
            for other, distance, _ in process.extract(
                    word, others, scorer=OSA.distance, score_cutoff=typos, limit=None):
                yield other, 1 - distance / max(len(word), len(other))

    def _candidates(
        self, wanted: Sequence[str], meanings: Mapping[str, _Meaning], query: str, most: int
    ) -> list[int]:
        """Texts that may cover most of the query: those that lack the fewest letters of it first."""
        found: list[int] = []
        seen = 0
        for present in _parts(list(dict.fromkeys(wanted)), sum(map(len, wanted))):
            for texts in (reduce(and_, (meanings[word].exact for word in present)),
                          reduce(and_, (meanings[word].texts for word in present))):
                new = texts & ~seen
                seen |= new
                found += self._likest(new, query, most - len(found))
                if len(found) >= most:
                    return found
        return found

    def _likest(self, texts: int, query: str, most: int) -> Iterable[int]:
        """Of the texts of a set, at most so many, in which the words stand most as in the query."""
        if texts.bit_count() <= most:
            return members(texts)
        from rapidfuzz import fuzz, process

        neighbours = [" ".join(pair) for pair in pairwise(word for word, _, _ in words(query))]

        def apart(index: int) -> int:
            text = self._texts[index].lower()
            return -sum(pair in text for pair in neighbours)

        likely = sorted(islice(members(texts), LOOKED_AT), key=apart)[:max(COMPARED, most)]
        best = process.extract(fold(query), {index: self._texts[index] for index in likely},
                               scorer=fuzz.partial_ratio, processor=fold, limit=most)
        return (index for _, _, index in best)

    def _judge(
        self, index: int, wanted: Sequence[str], meanings: Mapping[str, _Meaning], query: str
    ) -> Hit | None:
        """Scores a text in full: coverage first, then how closely and in what order the words stand."""
        from rapidfuzz import fuzz

        text = self._texts[index]
        covered, ends = 0.0, {}
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for word, start, end in words(text):
            places[word].append((-start, end))
        for word in wanted:
            found = meanings[word].words
            likeness, start, end = max(
                ((found[other], start, end) for other in places.keys() & found.keys() for start, end in places[other]
                 if -start not in ends), default=(0.0, 0, 0))
            if likeness:
                covered += len(word) * likeness
                ends[-start] = end
        coverage = covered / sum(map(len, wanted))
        if coverage < MINIMUM:
            return None
        order = fuzz.partial_ratio(fold(query), fold(text)) / 100
        return Hit(index, round(0.8 * coverage + 0.2 * order, 4), tuple(sorted(ends.items())))


def _parts(wanted: Sequence[str], letters: int) -> list[tuple[str, ...]]:
    """The words of a query, then those that are left where some are missing, while they cover enough letters of it;
    those that cover most first.
    """
    parts = [part for missing in range(min(MISSING, len(wanted) - 1) + 1)
             for part in combinations(wanted, len(wanted) - missing)]
    enough = [part for part in parts if sum(map(len, part)) >= MINIMUM * letters]
    return sorted(enough or parts[:1], key=lambda part: -sum(map(len, part)))


def search(query: str, texts: Sequence[str], limit: int = 100) -> list[Hit]:
    """The best hits for a query among texts, best first (see Index)."""
    return Index(texts).search(query, limit)


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, with their offsets in it."""
    if text.isascii():
        for match in _WORD.finditer(text.lower()):
            yield match[0], match.start(), match.end()
    else:
        for match in _WORD.finditer(text):
            yield fold(match[0]), match.start(), match.end()


def fold(text: str) -> str:
    """Lower case without accents; a typewriter's apostrophe for a printer's."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
