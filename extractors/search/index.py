"""Fuzzy search over many short texts, typos tolerated, without looking at most of them.

A query's words are looked up in the vocabulary of all texts, exactly, as beginnings, and with typos. Sets of texts that
lose as little as possible in the ranking are then cut out of the postings, best first, until there are enough; only
their texts are judged. So the cost lies with the vocabulary, which grows slowly, and not with the number of texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from heapq import heappop, heappush, heappushpop
from itertools import count, pairwise, product
from operator import or_

from extractors.search.lists import Lists, make_lists, pair_slots, slots_for
from extractors.search.postings import members, set_of
from extractors.search.ranking import MINIMUM, ORDER, Meaning, Ranking, Verdict
from extractors.search.vocabulary import Vocabulary
from extractors.search.words import spans, words

JUDGED = 1_000
"""Texts that are judged for a query, at most."""
CERTAIN = 20
"""So many of the best hits are certain before the rest of the texts is passed over, unless too many were judged."""
FEW = 20
"""So few texts are judged rather than parted any further."""
READINGS = 6
"""Words that a word of the query may stand for where its neighbours are looked up."""
BEGUN = 1_000
"""Words that begin like the query's, among which the most frequent are sought."""
STEPS = 200
"""Cuts of sets, at most, for a query."""
KEPT = 1_000
"""Words whose meanings are kept, as only the last word of a query changes while it is typed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that matches: its index, a score from 0 to 1, and where the query's words stand in it."""

    index: int
    score: float
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """A word of a query, and the sets of the texts that hold it: by likeness, the likest first; and how many do."""

    meaning: Meaning
    levels: Sequence[tuple[float, int]]
    texts: int


class Index:
    """Texts made ready for searching, also by several threads."""

    def __init__(self, texts: Sequence[str], lists: Lists | None = None) -> None:
        """`lists` are those of the very same texts, where they are at hand; else they are made."""
        self._texts = texts
        self._lists = lists or make_lists(texts)
        self._vocabulary = Vocabulary(self._lists.words)
        self._known: dict[str, _Held] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def search(
        self, query: str, limit: int = 100, among: Iterable[int] | None = None, *, exhaustive: bool = False
    ) -> list[Hit]:
        """The best hits, best first; equal ones in the order of the texts. An empty query has none.

        `among` are the indexes of the texts to look through; without, all are. With `exhaustive` every text is judged,
        which takes long: the measure of the others.
        """
        wanted = [self._held(word) for word in words(query)]
        if not wanted:
            return []
        ranking = Ranking([held.meaning for held in wanted])
        texts = (1 << len(self._texts)) - 1 if among is None else set_of(among, len(self._texts))
        verdicts: dict[int, Verdict] = {}
        best = [0.0] * max(1, min(CERTAIN, limit))
        """The scores of the best hits, the worst of them first."""
        parts = [(1.0, texts)] if exhaustive else self._parts(wanted, texts)
        for judged, (index, most) in enumerate((index, most) for most, part in parts for index in members(part)):
            certain = len(verdicts) >= limit and best[0] >= most
            if not exhaustive and (certain or judged >= max(limit, JUDGED)):
                break
            if verdict := ranking.judge(self._texts[index]):
                verdicts[index] = verdict
                heappushpop(best, verdict.score)
        hits = sorted(verdicts.items(), key=lambda item: (-item[1].score, item[0]))[:limit]
        return [Hit(index, verdict.score, spans(self._texts[index], verdict.tokens)) for index, verdict in hits]

    def _held(self, word: str) -> _Held:
        if held := self._known.get(word):
            return held
        if len(self._known) > KEPT:
            self._known.clear()
        meaning = Meaning(word, {**self._vocabulary.alike(word), word: 1.0})
        places: defaultdict[float, list[range]] = defaultdict(list)
        places[meaning.begun].append(self._vocabulary.begun(word))
        for other, likeness in meaning.alike.items():
            places[likeness].append(self._vocabulary.place(other))
        levels = [(likeness, self._lists.by_word.texts_with(places[likeness]))
                  for likeness in sorted(places, reverse=True)]
        held = self._known[word] = _Held(meaning, levels, reduce(or_, (texts for _, texts in levels)).bit_count())
        return held

    def _parts(self, wanted: Sequence[_Held], texts: int) -> Iterator[tuple[float, int]]:
        """Parts of a set of texts, with what they can score at most, the best first; none that cover too little.

        By each of the query's words, the rarest first, and then by each pair of neighbours, a part is cut into those
        that hold it, so well or so badly, and those that lack it; and always the part that has lost least so far is cut
        next. One of few texts is cut no further.
        """
        letters = sum(len(held.meaning.word) for held in wanted)
        rarest = sorted(wanted, key=lambda held: held.texts)
        pairs = list(pairwise(wanted))
        following = cache(self._following)
        turn = count()
        heap = [(0.0, 0, next(turn), texts)]
        for _ in range(STEPS):
            if not heap:
                return
            lost, cuts, _, part = heappop(heap)
            cuts = -cuts
            if cuts == len(rarest) + len(pairs) or part.bit_count() <= FEW:
                yield round(1 - lost, 4), part
                continue
            if cuts < len(rarest):
                share = (1 - ORDER) * len(rarest[cuts].meaning.word) / letters
                levels, most = rarest[cuts].levels, (1 - ORDER) * (1 - MINIMUM)
            else:
                share, most = ORDER / len(pairs), 1.0
                levels = [(1.0, following(*pairs[cuts - len(rarest)]))]
            for likeness, level in (*levels, (0.0, part)):
                loss = lost + share * (1 - likeness)
                if loss > most + 1e-9:
                    break
                if held := part & level:
                    heappush(heap, (loss, -cuts - 1, next(turn), held))
                    part ^= held

    def _following(self, first: _Held, second: _Held) -> int:
        """The texts in which one word may follow the other: those of a pair of the words that they mostly stand for, or
        that hold any of the rare ones.
        """
        slots = slots_for(len(self._texts))
        ones, others = self._readings(first), self._readings(second)
        numbers = self._lists.numbers
        found = {at for one, other in product(ones[:READINGS], others[:READINGS])
                 for at in pair_slots((numbers[one], numbers[other]), slots)}
        rare = {*ones[READINGS:], *others[READINGS:]}
        return self._lists.by_pair.texts_with(range(at, at + 1) for at in found) | \
            self._lists.by_word.texts_with(range(place, place + 1) for place in rare)

    def _readings(self, held: _Held) -> list[int]:
        """Places of the words that a word may stand for, the most frequent first; of a beginning that thousands have in
        common only some.
        """
        alike = (place for word in held.meaning.alike for place in self._vocabulary.place(word))
        places = {*alike, *self._vocabulary.begun(held.meaning.word)[:BEGUN]}
        return sorted(places, key=self._lists.by_word.holders, reverse=True)


def search(query: str, texts: Sequence[str], limit: int = 100) -> list[Hit]:
    """The best hits for a query among texts, best first (see Index)."""
    return Index(texts).search(query, limit)
