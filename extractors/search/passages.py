"""Sentences of the sources themselves that match a search, whether or not a rule took a fact from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractors.document import Document
from extractors.language.sentences import split
from extractors.search.index import Index
from extractors.search.query import Query


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that matches: `start` and `end` are its offsets in the reading text, `spans` those of the hits in it.

    `score` is that of search.Hit, from 0 to 1.
    """

    source: str
    published: dt.date | None
    start: int
    end: int
    sentence: str
    spans: tuple[tuple[int, int], ...]
    score: float


def passages(
    query: Query, documents: Iterable[Document], published: Mapping[str, dt.date | None]
) -> Iterator[list[Passage]]:
    """For each document its passages, in order of text; none is held, so that a search may stop after any of them.

    `published` gives the dates of the sources as the dossier has them. Costs about a millisecond a page.
    """
    for document in documents:
        found: list[Passage] = []
        if query.passes_source(document.source, published.get(document.source)):
            spans = [(start, end) for start, end, _ in split(document)]
            index = Index([document.text[start:end] for start, end in spans])
            for hit in sorted(index.search(query.words), key=lambda hit: hit.index):
                start, end = spans[hit.index]
                found.append(Passage(document.source, published.get(document.source), start, end,
                                     document.text[start:end], hit.spans, hit.score))
        yield found
