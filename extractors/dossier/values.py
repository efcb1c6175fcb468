"""Values that the analyst sets by hand: do they fit the field, and what is the fact with them?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from extractors.facts import KINDS, Fact

Value = str | int | bool | dt.date | list[str]

_FIXED = frozenset({"id", "kind", "source", "published", "sentence", "start", "end", "rule", "when", "matched", "why",
                    "inferred", "effective_when", "until_when", "deadline_when", "date_basis"})


def correctable(kind: str) -> tuple[str, ...]:
    """The fields of a kind that may be set by hand, in order."""
    return tuple(item.name for item in fields(_class(kind)) if item.name not in _FIXED)


def choices(kind: str, name: str) -> tuple[str, ...]:
    """The words that a field may hold; empty where it may hold any."""
    return tuple(option for option in _options(kind, name) if isinstance(option, str))


def required(kind: str) -> tuple[str, ...]:
    """The fields without which there is no fact of a kind."""
    return tuple(item.name for item in fields(_class(kind)) if item.name in correctable(kind)
                 and item.default is MISSING and item.default_factory is MISSING)


def with_required(kind: str, values: Mapping[str, Value], **evidence: Any) -> Fact:
    """A fact of a kind with its evidence and the fields it can't be without. Raises ValueError where one is missing."""
    if missing := [name for name in required(kind) if values.get(name) in (None, "")]:
        raise ValueError(f"{' and '.join(missing)} can't be empty")
    return _class(kind)(**evidence, **{name: _fitted(kind, name, values[name]) for name in required(kind)})


def with_values(fact: Fact, values: Mapping[str, Value]) -> Fact:
    """The fact with values set by hand; an empty text unsets one. Raises ValueError where one doesn't fit."""
    changed: dict[str, Any] = {}
    for name, value in values.items():
        if name not in correctable(fact.kind):
            raise ValueError(f"a {fact.kind} has no {name} to set; it has {', '.join(correctable(fact.kind))}")
        changed[name] = _fitted(fact.kind, name, value)
    if not changed:
        return fact
    if "date" in changed:
        changed.setdefault("date_end", None)
        changed["date_basis"] = "stated" if changed["date"] else None
    why = tuple(pair for pair in fact.why if pair[0] not in changed)
    by_hand = tuple((name, "set by hand") for name in values)
    return replace(fact, **changed, why=why + by_hand,
                   inferred=tuple(name for name in fact.inferred if name not in changed))


def _fitted(kind: str, name: str, value: Value) -> Any:
    options = _options(kind, name)
    if value == "" or value == []:
        if tuple in options:
            return ()
        if NoneType not in options:
            raise ValueError(f"{name} can't be empty")
        return None
    if words := choices(kind, name):
        if value not in words:
            raise ValueError(f"{name} must be one of {', '.join(words)}")
        return value
    if dt.date in options:
        return _date(name, value)
    if int in options:
        digits = str(value).replace(",", "").strip()
        if isinstance(value, bool) or not (digits.isascii() and digits.isdecimal()):
            raise ValueError(f"{name} must be a number")
        return int(digits)
    if tuple in options:
        return tuple(value) if isinstance(value, list) else tuple(part.strip() for part in str(value).split(","))
    return " ".join(str(value).split())


def _date(name: str, value: Value) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{name} must be a date, as 2025-11-02") from None


@cache
def _options(kind: str, name: str) -> tuple[Any, ...]:
    """What a field may hold: the words of a choice, and types."""
    hint = get_type_hints(_class(kind))[name]
    options: list[Any] = []
    for part in get_args(hint) or (hint,):
        options += get_args(part) if get_args(part) and not isinstance(part, type) else [part]
    if getattr(hint, "__origin__", None) is tuple:
        return (tuple,)
    return tuple(options)


def _class(kind: str) -> type[Fact]:
    return next(fact for fact in KINDS if fact.kind == kind)
