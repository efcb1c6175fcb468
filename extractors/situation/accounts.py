"""What one source says of a meeting, and what several say of the same one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, TypeVar

from extractors.facts import Talks, TalksStatus
from extractors.rules.regexes import regex
from extractors.situation.sides import Sides
from extractors.situation.timing import Span, age_key, span_of

_RESUMED = regex(r"\bresum\w+|\brestart\w*|\bback at the (?:negotiating )?table\b", re.IGNORECASE)
_ADVANCE: dict[TalksStatus, int] = {
    "scheduled": 0, "cancelled": 1, "ongoing": 2, "suspended": 3, "concluded": 4, "failed": 5}


class Account(NamedTuple):
    """One fact about a round, as the merging sees it."""

    fact: Talks
    span: Span | None
    """When the meeting is, where the account tells; for any other, null."""
    parties: frozenset[str]
    number: int | None
    told: dt.date
    planned: bool
    news: tuple[dt.date, bool, int, tuple[object, ...]]
    """Ranks accounts by how new they are; of one day, talks resumed come after what ended them."""
    said: tuple[int | None, str | None, frozenset[str], Span | None, bool]
    """All that decides whether it agrees with another account."""


NEWS = attrgetter("news")


@dataclass(slots=True)
class Cluster:
    """The accounts of one meeting."""

    newest: Account
    accounts: list[Account] = field(default_factory=list)
    different: dict[object, Account] = field(default_factory=dict)
    """One account for each way to tell the meeting from others: number, place, parties and days."""
    held: Span | None = None
    """Days of the meeting by those who say that it took place."""
    planned: Span | None = None
    """Days of the meeting by the newest announcement."""
    heard: dt.date = dt.date.min
    """When word of it last came that gave no day of its own."""
    sources: set[str] = field(default_factory=set)
    tables: set[frozenset[str]] = field(default_factory=set)
    """The parties that accounts give, as each gives them."""
    numbers: set[int] = field(default_factory=set)
    """The ordinals that accounts state."""
    statuses: dict[TalksStatus, dt.date] = field(default_factory=dict)
    """When each status was first told."""
    places: dict[str | None, dt.date] = field(default_factory=dict)
    """When each place was first told."""
    agreed: dict[object, int] = field(default_factory=dict)
    """By what an account says, with how many of the different ones it was found to agree; -1 where not with all."""
    only_planned: bool = True

    @property
    def span(self) -> Span | None:
        return self.held or self.planned

    def add(self, account: Account) -> None:
        """Takes an account in, with the days that it gives."""
        self.accounts.append(account)
        self.newest = max(self.newest, account, key=NEWS)
        self.sources.add(account.fact.source)
        self.tables.add(account.parties)
        if account.number:
            self.numbers.add(account.number)
        _first(self.statuses, account.fact.status, account.told)
        _first(self.places, account.fact.place, account.told)
        self.only_planned = self.only_planned and account.planned
        span = account.span
        self.different.setdefault((account.number, account.fact.place, account.parties, span), account)
        if span is None:
            return
        if account.planned or account.fact.status == "cancelled":
            self.planned = span
        else:
            self.held = self.held.joined(span) if self.held else span

    def take_in(self, other: Cluster) -> None:
        """Moves the accounts of a cluster that turned out to be of the same meeting into this one."""
        held = [span for span in (self.held, other.held) if span]
        self.held = held[0].joined(held[-1]) if held else None
        self.planned = self.planned or other.planned
        self.heard = max(self.heard, other.heard)
        self.accounts += other.accounts
        self.newest = max(self.newest, other.newest, key=NEWS)
        self.different |= other.different
        self.sources |= other.sources
        self.tables |= other.tables
        self.numbers |= other.numbers
        for status, told in other.statuses.items():
            _first(self.statuses, status, told)
        for place, told in other.places.items():
            _first(self.places, place, told)
        self.agreed.clear()
        self.only_planned = self.only_planned and other.only_planned
        other.accounts = []


T = TypeVar("T")


def _first(told: dict[T, dt.date], what: T, day: dt.date) -> None:
    told[what] = min(day, told.get(what, day))


def agree(one: Account, other: Account, *, together: bool = False) -> bool:
    """Whether two accounts can have the same parties at the table; one in common is enough where place and day are,
    or where the parties of an account were only inferred.
    """
    if not one.parties or not other.parties:
        return True
    common = len(one.parties & other.parties)
    loose = together or "parties" in one.fact.inferred or "parties" in other.fact.inferred
    return common == min(len(one.parties), len(other.parties)) or common >= (1 if loose else 2)


def read_account(fact: Talks, sides: Sides) -> Account:
    """A fact as the merging sees it."""
    dated = span_of(fact)
    span = dated if dated and dated.solid else None
    number = fact.round if "round" not in fact.inferred else None
    parties = sides.all_of(fact.parties) - sides.all_of(fact.mediators)
    told = fact.published or dt.date.min
    resumed = fact.status == "ongoing" and bool(_RESUMED.search(fact.sentence))
    return Account(
        fact, span, parties, number, told, fact.status == "scheduled",
        (told, resumed, _ADVANCE[fact.status], age_key(fact)),
        (number, fact.place, parties, span, "parties" in fact.inferred))
