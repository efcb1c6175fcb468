"""What is told of a picture as a whole: highlights, changes, what is stale, the trend. Frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Ids = tuple[str, ...]
"""Ids of the facts that a line rests on."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What sources tell otherwise than before, in words."""

    what: str
    old: str
    new: str
    facts: Ids


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two dates: `new`, `withdrawn`, `contradicted` and `stale` hold (what, fact ids)."""

    since: dt.date
    new: tuple[tuple[str, Ids], ...] = ()
    revised: tuple[Revision, ...] = ()
    withdrawn: tuple[tuple[str, Ids], ...] = ()
    contradicted: tuple[tuple[str, Ids], ...] = ()
    stale: tuple[tuple[str, Ids], ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """What nobody has confirmed for some days."""

    what: str
    last_confirmed: dt.date
    days: int
    facts: Ids = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """One line of the first things to know, in our words, with the facts it rests on."""

    text: str
    facts: Ids
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """How the last `days` days compare with those before, after CrisisWatch; always with the reasons."""

    direction: Literal["improved", "unchanged", "deteriorated"]
    days: int
    reasons: tuple[Highlight, ...]
