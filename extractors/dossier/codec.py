"""Extractions as JSON and back, for the cache: arrays without names, shorter by every default at their end.

JSON and not pickle: whoever can write into the cache's folder must not be able to run code. The layout follows the
fields of the dataclasses, so a change of those changes it; the cache's key takes that into account (cache.py).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache
from pathlib import Path
from sys import intern
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from extractors.extraction import Extraction
from extractors.facts import KINDS, Fact
from extractors.language.when import When
from extractors.reading.walk import Skipped

Convert = Callable[[Any], Any]

_NOTHING = object()
_SAID_OFTEN = frozenset(
    ("rule", "name", "role", "party", "parties", "mediators", "place", "side", "claimed_by", "speaker", "speaker_role",
     "by", "to", "cue", "victims", "sentence", "why", "inferred"))
"""Fields of which many items hold the same texts, or tuples of them, which are then held once."""
_FACTS: dict[str, Any] = {kind.kind: kind for kind in KINDS}
_TEXT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_ASCII = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class _Numbers(dict[str, int]):
    """Whole numbers by their digits: offsets, of which documents have the same, are held once."""

    def __missing__(self, digits: str) -> int:
        number = int(digits)
        if len(digits) < 6:
            self[digits] = number
        return number


_VALUES = json.JSONDecoder(parse_int=_Numbers().__getitem__).decode


def encode(items: Iterable[Extraction | Skipped]) -> str:
    """What one file gave, as JSON text. Paths are left out: the file is the key."""
    return _TEXT([_encode_skipped(item) if isinstance(item, Skipped) else _encode(item) for item in items])


def decode(text: str, path: Path | None) -> list[Extraction | Skipped]:
    """The items that `encode` was given, of a file at `path`. Raises ValueError, TypeError or LookupError."""
    shape = _shape(Extraction)
    items: list[Extraction | Skipped] = []
    for row in _VALUES(text):
        if row[0] == "":
            items.append(Skipped(row[1], row[2]))
            continue
        values, facts = row
        source = values[0]
        values[shape.place["path"]] = path
        made = []
        for kind, fact in facts:
            fact[1] = source
            made.append(_shape(_FACTS[kind]).make(fact))
        values[shape.place["facts"]] = tuple(made)
        items.append(shape.make(values))
    return items


def pack(item: Any) -> list[Any]:
    """A dataclass as JSON values."""
    kind: Any = type(item)
    return _shape(kind).take(item)


def texts(item: Any) -> Iterator[str]:
    """The fields of a dataclass as JSON texts, of one too large to be packed at once: `unpack` takes what they hold."""
    kind: Any = type(item)
    shape = _shape(kind)
    out = dict(shape.outward)
    for at, name in enumerate(shape.names):
        value = getattr(item, name)
        yield _ASCII(None if value is None else out.get(at, _as_it_is)(value))


def unpack(kind: Any, values: list[Any]) -> Any:
    """The dataclass of a kind that `pack` was given. Raises ValueError, TypeError or LookupError."""
    return _shape(kind).make(values)


def pack_fact(fact: Fact) -> list[Any]:
    """A fact as JSON values, its kind first."""
    return [fact.kind, *pack(fact)]


def unpack_fact(values: list[Any]) -> Fact:
    """The fact that `pack_fact` was given. Raises ValueError, TypeError or LookupError."""
    made: Fact = _shape(_FACTS[values[0]]).make(values[1:])
    return made


def _encode_skipped(item: Skipped) -> list[str]:
    return ["", item.source, item.reason]


def _encode(item: Extraction) -> list[Any]:
    values = _shape(Extraction).take(item, leave=("path", "facts"))
    facts = [[fact.kind, _shape(_FACTS[fact.kind]).take(fact, leave=("source",))] for fact in item.facts]
    return [values, facts]


class _Shape(NamedTuple):
    """How a dataclass is laid out: the names and defaults of its fields, and those whose values need converting."""

    make_from: Callable[..., Any]
    names: tuple[str, ...]
    defaults: tuple[Any, ...]
    place: dict[str, int]
    outward: tuple[tuple[int, Convert], ...]
    inward: tuple[tuple[int, Convert], ...]
    by_name: bool

    def take(self, item: Any, leave: tuple[str, ...] = ()) -> list[Any]:
        """The item's values; null for the fields that are left out."""
        values = [getattr(item, name) for name in self.names]
        last = len(values)
        while last and values[last - 1] == self.defaults[last - 1] and self.names[last - 1] not in leave:
            last -= 1
        del values[last:]
        for at, convert in self.outward:
            if at < last and values[at] is not None:
                values[at] = convert(values[at])
        for name in leave:
            values[self.place[name]] = None
        return values

    def make(self, values: list[Any]) -> Any:
        given = len(values)
        for at, convert in self.inward:
            if at >= given:
                break
            if values[at] is not None:
                values[at] = convert(values[at])
        if self.by_name:
            return self.make_from(**dict(zip(self.names, values, strict=False)))
        return self.make_from(*values)


class _Later:
    """The shape of a class, worked out when it is needed: a class may hold its own."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._found: _Shape | None = None

    @property
    def _shape(self) -> _Shape:
        self._found = self._found or _shape(self._kind)
        return self._found

    def take(self, item: Any) -> list[Any]:
        return self._shape.take(item)

    def make(self, values: list[Any]) -> Any:
        return (self._found or self._shape).make(values)


@cache
def _shape(kind: type[Any]) -> _Shape:
    """The layout of a class, worked out once."""
    hints = get_type_hints(kind)
    outward, inward = [], []
    by_name = False
    place = {}
    for at, item in enumerate(fields(kind)):
        place[item.name] = at
        by_name = by_name or item.kw_only is True
        apart = kind is Extraction and item.name in ("path", "facts")
        found = None if apart else (_as_it_is, _shared) if item.name in _SAID_OFTEN else _conversion(hints[item.name])
        if found:
            outward.append((at, found[0]))
            inward.append((at, found[1]))
    defaults = tuple(_NOTHING if item.default is MISSING else item.default for item in fields(kind))
    # The days of a document and the facts that they date hold the same expressions.
    make = lru_cache(maxsize=1024)(kind) if kind is When else kind
    return _Shape(make, tuple(place), defaults, place, tuple(outward), tuple(inward), by_name)


def _conversion(hint: Any) -> tuple[Convert, Convert] | None:
    """How a value of a type goes out and comes in, where it isn't JSON already."""
    options = [part for part in get_args(hint) if part is not NoneType] if get_origin(hint) is not tuple else []
    if NoneType in get_args(hint) and len(options) == 1:
        return _conversion(options[0])
    if get_origin(hint) is Literal:
        return _as_it_is, _shared
    if hint is dt.date:
        return dt.date.toordinal, dt.date.fromordinal
    if get_origin(hint) is frozenset:
        return sorted, frozenset
    if hint is bytes:
        return bytes.hex, bytes.fromhex
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[1:] != (Ellipsis,):
            return _each([_conversion(part) for part in parts])
        inner = _conversion(parts[0])
        if inner is None:
            return list, tuple
        out, back = inner
        if back is tuple:
            return (lambda value: list(map(list, value))), (lambda value: tuple(map(tuple, value)))
        return (lambda value: [out(part) for part in value]), (lambda value: tuple(map(back, value)))
    if is_dataclass(hint) and isinstance(hint, type):
        return _Later(hint).take, _Later(hint).make
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_make"):
        return list, hint._make  # a named tuple, of which ours hold nothing that needs converting
    return None


def _each(inner: list[tuple[Convert, Convert] | None]) -> tuple[Convert, Convert]:
    """How a tuple of so many parts goes out and comes in."""
    if not any(inner):
        return list, tuple
    ways = [both or (_as_it_is, _as_it_is) for both in inner]
    return (lambda value: [out(part) for (out, _), part in zip(ways, value, strict=True)],
            lambda value: tuple(back(part) for (_, back), part in zip(ways, value, strict=True)))


def _as_it_is(value: Any) -> Any:
    return value


def _shared(value: Any) -> Any:
    """A text as the one string that stands for it wherever it is said, as in a fact made by a rule; of texts in a list
    the tuple, as one where it was made lately.
    """
    if isinstance(value, str):
        return intern(value)
    return _made_lately(tuple(map(_shared, value))) if isinstance(value, list) else value


@lru_cache(maxsize=4096)
def _made_lately(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """The equal one that was made before."""
    return value
