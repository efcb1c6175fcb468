"""How much of a picture one source may fill: whoever tells far more than any report does isn't reporting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from extractors.extraction import Extraction
from extractors.facts import Fact, Quote

MOST = 500
"""Facts of one kind of a source that are set against those of others, quotes aside, which are not. To compare all of
those of a source of nothing else would take hours; a report has fewer than fifty.
"""


COMPARED = 200
"""Meetings, or incidents, of one place or one month that an account is compared with: real ones are fewer."""

T = TypeVar("T")


def shared(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without those that go beyond their source's share: of each kind the first ones count."""
    taken: Counter[tuple[str, type[Fact]]] = Counter()
    for fact in facts:
        taken[fact.source, type(fact)] += 1
        if taken[fact.source, type(fact)] <= MOST or isinstance(fact, Quote):
            yield fact


def newest(entries: dict[int, T]) -> dict[int, T]:
    """Those that came last, the newest first, where there are more than any dossier of one conflict has; else all."""
    return entries if len(entries) <= COMPARED else dict(islice(reversed(entries.items()), COMPARED))


def beyond(sources: Iterable[Extraction]) -> Iterator[str]:
    """In words for people, which sources tell more than their share."""
    for source in sources:
        if len(source.facts) > MOST:
            for kind, count in Counter(fact.kind for fact in source.facts if not isinstance(fact, Quote)).items():
                if count > MOST:
                    yield f"{source.source}: of its {count:,} facts of kind {kind}, {MOST} count in the situation"
