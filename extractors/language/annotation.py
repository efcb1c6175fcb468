"""A document with its sentences and the mentions in them: found once, shared by all kinds of fact."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from extractors.document import Document
from extractors.language.mentions import Actor, Count, Day, Mention, Place, Quotation
from extractors.language.places import find as find_places


@dataclass(eq=False)
class Sentence:
    """A sentence of the article (never of its furniture): offsets, paragraph number, its lower-case words, and what it
    mentions. All mentions are in order; none overlaps another.

    Equal to itself only, and without slots, so that what all kinds of fact ask of it is found out once. Set only while
    a document is annotated, which is why it isn't frozen: its mentions are looked for sentence by sentence.
    """

    index: int
    start: int
    end: int
    paragraph: int
    text: str
    words: frozenset[str]
    sequence: Sequence[str] = ()
    """The words in order."""
    days: tuple[Day, ...] = ()
    counts: tuple[Count, ...] = ()
    actors: tuple[Actor, ...] = ()
    given: tuple[Mention, ...] | None = None
    """All mentions, where they are others than these and the places."""

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All of them. Places are looked for when they are first asked for, as most sentences are never asked."""
        if self.given is not None:
            return self.given
        found = find_places(self.text, self.start, self.words)
        return tuple(without_overlaps([*self.days, *self.counts, *self.actors, *found]))

    @cached_property
    def places(self) -> tuple[Place | Actor, ...]:
        """Places, and actors whose word can name a place."""
        return tuple(m for m in self.mentions if isinstance(m, Place) or (isinstance(m, Actor) and m.place))


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in order of text. Where they overlap, days win over counts, counts over actors, actors over places, and
    of two that are alike the one that begins first.
    """
    taken: list[Mention] = []
    for mention in sorted(mentions, key=attrgetter("start")):
        if taken and mention.start < taken[-1].end:
            if _RANK[type(mention)] < _RANK[type(taken[-1])]:
                taken[-1] = mention
        else:
            taken.append(mention)
    return taken


_RANK = {Day: 0, Count: 1, Actor: 2, Place: 3}


class Sentences(tuple[Sentence, ...]):
    """The sentences of a document, in order, and which of them hold a word. To ask that of the document takes a tenth
    of the time of asking each sentence.
    """

    @cached_property
    def where(self) -> Mapping[str, Sequence[int]]:
        """By word the indexes of the sentences that hold it, ascending."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self):
            for word in sentence.words:
                found[word].append(at)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the sentences."""
        return frozenset(self.where)

    def holding(self, words: frozenset[str]) -> list[Sentence]:
        """Those that hold any of the words, in order."""
        found: set[int] = set()
        for word in words & self.vocabulary:
            found.update(self.where[word])
        return [self[at] for at in sorted(found)]


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """A document, its sentences in order, and its quotations in order; equal to itself only, so that what is read from
    it can be kept by it.
    """

    document: Document
    sentences: Sentences
    quotations: tuple[Quotation, ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or null (furniture, white space)."""
        i = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        if i >= 0 and offset < self.sentences[i].end:
            return self.sentences[i]
        return None


@lru_cache(maxsize=2)
def actors_by_name(annotated: Annotated) -> Mapping[str, tuple[Actor, ...]]:
    """Every mention of each person, party and body of a document, by name, in order of text; made once."""
    mentions: dict[str, list[Actor]] = {}
    for sentence in annotated.sentences:
        for actor in sentence.actors:
            mentions.setdefault(actor.name, []).append(actor)
    return {name: tuple(actors) for name, actors in mentions.items()}
