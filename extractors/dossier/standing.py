"""Where a dossier stands as of a day; as text and back, and in the cache.

An unchanged dossier opens with it. What the situation tells is read at once; the facts behind it, which are many times
as much, only as they are asked for.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain, islice, repeat
from typing import Any, cast, overload

from extractors.dossier.cache import Cache
from extractors.dossier.codec import pack, pack_fact, texts, unpack, unpack_fact
from extractors.dossier.collection import no_collection
from extractors.facts import Fact, Quote
from extractors.reading.walk import Skipped
from extractors.situation.model import Manifest, Situation

_TEXT = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
"""In ASCII, of which a character takes a byte of memory."""
PART = 2_000
"""Facts that are kept together."""
_NONE = Situation("", None, None, Manifest("", "", ""))
"""Stands for the situation in what frames it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a dossier says as of a day."""

    situation: Situation
    skipped: tuple[Skipped, ...] = ()
    """What could not be read of the files."""
    days: tuple[dt.date, ...] = ()
    """Days on which sources of the whole dossier were published, in order."""
    verified: frozenset[str] = frozenset()
    """Ids of facts, as are the next four."""
    pinned: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()
    by_hand: frozenset[str] = frozenset()
    watched: frozenset[str] = frozenset()
    """Facts with a word that sitrep.toml watches for."""
    problems: tuple[str, ...] = ()
    """Decisions of the analyst's that found nothing to be about, or that don't fit, for people."""

    def told_since(self, since: dt.date | None) -> Standing | None:
        """This, with what changed since a date (null: without); null where that isn't known."""
        changes = self.situation.changes
        if since is None:
            return replace(self, situation=replace(self.situation, changes=None)) if changes else self
        return self if changes and changes.since == since else None


def recall(dossier: str, key: str, again: Callable[[], Mapping[str, Fact]]) -> Standing | None:
    """Where a dossier stood when it was last put together, if that was under the key.

    `again` works the facts out, for when it turns out that they were damaged.
    """
    cache = Cache()
    try:
        kept = cache.standing(dossier, key)
        with no_collection():
            return _decode(*kept, again) if kept else None
    except (ValueError, TypeError, LookupError):
        return None  # written by another layout, or damaged
    finally:
        cache.close()


def remember(dossier: str, key: str, standing: Standing) -> None:
    """Keeps where a dossier stands: what frames it and each thing that is told, as JSON, and a line of JSON for each
    fact, in parts. It is encoded as it is written, so that it is never held as a whole.
    """
    situation = standing.situation
    told = chain(texts(replace(situation, facts={}, quotes=())),
                 (_TEXT(ids) for ids in (list(situation.facts), [quote.id for quote in situation.quotes])))
    facts = iter(situation.facts.values())
    parts = iter(lambda: "\n".join([_TEXT(pack_fact(fact)) for fact in islice(facts, PART)]), "")
    cache = Cache()
    try:
        cache.keep_standing(dossier, key, _TEXT(pack(replace(standing, situation=_NONE))), told, parts)
    finally:
        cache.close()


def _decode(
    frame: str, told: Sequence[str], parts: Sequence[str], again: Callable[[], Mapping[str, Fact]]
) -> Standing:
    *values, ids, quotes = map(json.loads, told)
    if len(values) != len(fields(Situation)):
        raise LookupError("a part of what is told is missing")
    known = Facts(ids, parts, again)
    situation = replace(unpack(Situation, values), facts=known, quotes=Quotes(quotes, known))
    standing: Standing = unpack(Standing, json.loads(frame))
    return replace(standing, situation=situation)


class Facts(Mapping[str, Fact]):
    """Facts by id, each made when it is first asked for."""

    def __init__(self, ids: Sequence[str], parts: Sequence[str], again: Callable[[], Mapping[str, Fact]]) -> None:
        """`parts` hold a line for each; `again` works them out, should the lines turn out to be damaged."""
        self._ids, self._parts, self._again = ids, parts, again
        self._lines: dict[str, str] | None = None
        self._made: dict[str, Fact] = {}

    def __getitem__(self, id: str) -> Fact:
        if id not in self._made:
            line = self._by_id()[id]
            try:
                fact = unpack_fact(json.loads(line))
            except (ValueError, TypeError, LookupError):
                fact = None
            if fact is None or fact.id != id:
                self._made = {**self._again()}
            else:
                self._made[id] = fact
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        return id in self._by_id()

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def _by_id(self) -> dict[str, str]:
        if self._lines is None:
            lines = chain.from_iterable(part.split("\n") for part in self._parts)
            self._lines = dict(zip(self._ids, chain(lines, repeat("")), strict=False))
            self._parts = ()
        return self._lines


class Quotes(Sequence[Quote]):
    """The quotes among facts, by their ids, each made when it is first asked for."""

    def __init__(self, ids: Sequence[str], facts: Facts) -> None:
        self._ids, self._facts = ids, facts

    @overload
    def __getitem__(self, at: int) -> Quote: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Quote]: ...

    def __getitem__(self, at: int | slice) -> Quote | Sequence[Quote]:
        if isinstance(at, slice):
            return Quotes(self._ids[at], self._facts)
        return cast(Quote, self._facts[self._ids[at]])

    def __len__(self) -> int:
        return len(self._ids)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]
