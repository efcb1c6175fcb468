"""A document with its sentences and the mentions in them: found once, shared by all kinds of fact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.document import Document
from extractors.language.mentions import Actor, Count, Day, Mention, Place, Quotation


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of the article (never of its furniture): offsets, paragraph number, and its lower-case words.

    Equal to itself only, and without slots, so that what all kinds of fact ask of it is found out once.
    """

    index: int
    start: int
    end: int
    paragraph: int
    text: str
    words: frozenset[str]
    mentions: tuple[Mention, ...] = ()
    """In order, without overlaps."""

    @cached_property
    def days(self) -> tuple[Day, ...]:
        return tuple(m for m in self.mentions if isinstance(m, Day))

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        return tuple(m for m in self.mentions if isinstance(m, Count))

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        return tuple(m for m in self.mentions if isinstance(m, Actor))

    @cached_property
    def places(self) -> tuple[Place | Actor, ...]:
        """Places, and actors whose word can name a place."""
        return tuple(m for m in self.mentions if isinstance(m, Place) or (isinstance(m, Actor) and m.place))


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """A document, its sentences in order, and its quotations in order; equal to itself only, so that what is read from
    it can be kept by it.
    """

    document: Document
    sentences: tuple[Sentence, ...]
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
