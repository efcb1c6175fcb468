"""Which accounts of talks, in many sources, are of one meeting.

Accounts are of one meeting where they agree on its number, or on place, dates and parties as far as each gives them.
One that is postponed or moved stays the same meeting. Accounts with days come first, then those without.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from extractors.facts import Talks, TalksStatus
from extractors.rules.regexes import regex
from extractors.situation.accounts import Account, Cluster, agree, read_account
from extractors.situation.places import Places
from extractors.situation.share import newest
from extractors.situation.sides import Sides
from extractors.situation.timing import Span, age_key, by_age

_CLOSE = 4
"""Accounts of one place, so many days apart at most, may be of one meeting that went on between them."""
_RECENT = 7
"""An account without a date speaks of a meeting that ended so many days before it at most."""
_REMEMBERED = 45
"""A restatement of how a meeting ended may come so many days after it."""
_PLANNED = 60
"""So many days after it is announced without a date, a meeting in that place may be the one announced."""
_SERIES = 120
"""The same ordinal further apart than so many days belongs to another series of talks."""

_MOVED = regex(
    r"\b(?:postpon\w+|delay\w*|mov(?:ed|ing)|reschedul\w+|pushed back|put off|brought forward|relocat\w+|new date|"
    r"shift\w+|instead)\b", re.IGNORECASE)
_CLOSES = regex(
    r"\b(?:end(?:s|ed)?|conclud\w+|clos(?:e|es|ed)|wrap\w* up|finish\w*|collapse[sd]?|fail(?:s|ed)?|broke up)\b",
    re.IGNORECASE)
_ENDED: frozenset[TalksStatus] = frozenset({"concluded", "failed"})


@dataclass(slots=True)
class _Merger:
    """Joins accounts to the meetings that they are of."""

    places: Places
    clusters: list[Cluster] = field(default_factory=list)
    open_ended: list[Cluster] = field(default_factory=list)
    """Those announced without a day."""
    placed: dict[tuple[int | None, str | None, frozenset[str], Span, TalksStatus], Cluster] = field(
        default_factory=dict)
    """By what an account with days says, the cluster of the last that said so."""
    by_month: defaultdict[tuple[int, int], dict[int, Cluster]] = field(default_factory=lambda: defaultdict(dict))
    listed: dict[tuple[tuple[int, int], ...], list[Cluster]] = field(default_factory=dict)
    """What `near` gave for some months, until one more cluster is found in any, or one is taken in."""

    def fits(self, cluster: Cluster, account: Account) -> bool:
        """Whether an account's place, parties and number speak against its being of the round: False if they do."""
        said = account.said
        known = cluster.agreed.get(said, 0)
        if known < 0 or known == len(cluster.different):
            return known >= 0
        for other in islice(cluster.different.values(), known, None):
            where = self.places.relation(account.fact.place, other.fact.place)
            same_days = not account.span or not other.span or not account.span.gap(other.span)
            if (account.number and other.number and account.number != other.number) or where == "apart" \
                    or not agree(account, other, together=where in ("same", "within") and same_days):
                cluster.agreed[said] = -1
                return False
        cluster.agreed[said] = len(cluster.different)
        return True

    def near(self, span: Span) -> list[Cluster]:
        """The clusters with days within two months of a span."""
        months = _months_around(span)
        if months not in self.listed:
            found = {id(c): c for month in months for c in newest(self.by_month[month]).values() if c.accounts}
            self.listed[months] = list(found.values())
        return self.listed[months]

    def enter(self, cluster: Cluster) -> None:
        """Puts a cluster where accounts near its days find it."""
        if cluster.span is None:
            return
        for month in _months_around(cluster.span):
            if id(cluster) not in self.by_month[month]:
                self.by_month[month][id(cluster)] = cluster
                self.listed.clear()

    def start(self, account: Account) -> Cluster:
        cluster = Cluster(account)
        self.clusters.append(cluster)
        cluster.add(account)
        self.enter(cluster)
        return cluster

    def place_dated(self, account: Account) -> None:
        """Finds or starts the round of an account that gives the days."""
        span = account.span
        assert span is not None
        said = (account.number, account.fact.place, account.parties, span, account.fact.status)
        known = self.placed.get(said)
        if known and known.accounts and not account.planned:
            known.add(account)  # another has said just that
            return
        closes = account.fact.status in _ENDED and bool(_CLOSES.search(account.fact.sentence))
        best = _SERIES + 1
        chosen: Cluster | None = None
        for cluster in self.near(span):
            known_days = cluster.span
            gap = span.gap(known_days) if known_days else best
            if gap >= best:
                continue
            ends = closes and _CLOSE < gap <= _REMEMBERED and self.ended_by(cluster, account)
            if gap > (_SERIES if account.number else _REMEMBERED if ends else _CLOSE):
                continue
            if not (ends or self.same_meeting(cluster, account, gap) or self.moved(cluster, account, gap)):
                continue
            best, chosen = gap, cluster
        before = self.postponed(account)
        if chosen and before and before is not chosen:
            chosen.take_in(before)
            self.listed.clear()
        chosen = chosen or before
        if chosen:
            chosen.add(account)
            self.enter(chosen)
        else:
            chosen = self.start(account)
        self.placed[said] = chosen

    def same_meeting(self, cluster: Cluster, account: Account, gap: int) -> bool:
        if not self.fits(cluster, account):
            return False
        if account.number and account.number in cluster.numbers:
            return gap <= _SERIES
        sure = any(self.places.relation(account.fact.place, place) != "open" for place in cluster.places)
        both_planned = account.planned and cluster.only_planned
        return gap <= (_CLOSE if sure and not both_planned else 1)

    def ended_by(self, cluster: Cluster, account: Account) -> bool:
        """Whether an account of an end tells that of a meeting of which only the beginning was told so far."""
        if cluster.held is None:
            return False
        known = cluster.statuses.keys()
        return "ongoing" in known and not _ENDED & known and self.fits(cluster, account) and any(
            told <= account.told and self.places.relation(account.fact.place, place) == "same"
            for place, told in cluster.places.items())

    def moved(self, cluster: Cluster, account: Account, gap: int) -> bool:
        """Whether the account has the round at another place: the same parties and day, one of the two only planned."""
        if gap > 1 or not account.parties or not (account.planned or cluster.only_planned):
            return False
        return account.fact.source not in cluster.sources and account.parties in cluster.tables

    def postponed(self, account: Account) -> Cluster | None:
        """The planned round that a newer announcement puts on another day, if any."""
        if not account.planned:
            return None
        says_so = bool(_MOVED.search(account.fact.sentence))
        candidates = []
        for cluster in self.near(Span(account.told, account.told)) if account.fact.published else ():
            if cluster.held or not cluster.planned or not cluster.only_planned:
                continue
            newest = cluster.newest
            same_source = account.fact.source in cluster.sources
            if newest.told >= account.told and not (says_so and newest.told == account.told):
                continue
            if same_source and not says_so:
                continue
            if cluster.planned.end < account.told - dt.timedelta(days=_RECENT if says_so else 0):
                continue
            same_place = self.fits(cluster, account) and any(
                self.places.relation(account.fact.place, place) == "same" for place in cluster.places)
            if same_place or (says_so and any(agree(account, a) for a in cluster.accounts)):
                candidates.append(cluster)
        return max(candidates, key=lambda c: (c.newest.told, c.planned.start if c.planned else dt.date.min),
                   default=None)

    def place_undated(self, account: Account) -> None:
        """Finds or starts the round of an account that gives no day, by when it was reported."""
        told = account.fact.published
        if account.number:
            same = [c for c in self.clusters if c.accounts and account.number in c.numbers and self.fits(c, account)]
            if same:
                self.nearest(same, told).add(account)
                return
        near = [*self.near(Span(told, told)), *self.open_ended] if told else self.clusters
        around = [cluster for cluster in near if cluster.accounts]
        chosen = self.upcoming(around, account) if account.planned else self.recent(around, account)
        chosen = chosen or next((c for c in around if told and c.span and self.moved(
            c, account, c.span.gap(Span(told, told)))), None)
        if chosen:
            chosen.add(account)
        elif account.fact.place or account.number:
            cluster = self.start(account)
            if told and not account.planned and account.fact.status != "cancelled":
                cluster.held = Span(told, told, solid=False, inferred=True)
                self.enter(cluster)
            else:
                self.open_ended.append(cluster)

    def nearest(self, clusters: Sequence[Cluster], told: dt.date | None) -> Cluster:
        day = told or dt.date.max
        return min(clusters, key=lambda c: abs((c.span.start - day).days) if c.span else 10**6)

    def upcoming(self, clusters: Sequence[Cluster], account: Account) -> Cluster | None:
        """The round that an announcement without a date means: the first one ahead of it."""
        told = account.fact.published
        ahead = [c for c in clusters if c.span and (told is None or c.span.end >= told)
                 and (told is None or (c.span.start - told).days <= _PLANNED)
                 and (account.planned or min(c.statuses.values()) <= account.told)]
        ahead.sort(key=lambda c: c.span.start if c.span else dt.date.max)
        open_ended = [c for c in reversed(clusters) if c.span is None and told is not None
                      and (told - c.newest.told).days <= _PLANNED]
        return next((c for c in (*ahead, *open_ended) if self.fits(c, account)), None)

    def recent(self, clusters: Sequence[Cluster], account: Account) -> Cluster | None:
        """The round that a report without a date means: the last one before it, if it speaks of that one."""
        told = account.fact.published
        if account.fact.status == "cancelled" and (ahead := self.upcoming(clusters, account)):
            return ahead
        past = [c for c in clusters if c.span and (told is None or c.span.start <= told)]
        past.sort(key=lambda c: (c.span.start, c.span.end) if c.span else (dt.date.min, dt.date.min), reverse=True)
        last = next((c for c in past if self.fits(c, account)), None)
        if told is None or last is None or last.span is None:
            return last
        known = {status for status, first in last.statuses.items() if first <= told}
        gap = (told - max(last.span.end, last.heard)).days
        if gap <= _RECENT or (not _ENDED & known and gap <= _PLANNED):
            last.heard = max(told, last.heard)
            if account.fact.status == "ongoing" and last.held:
                last.held = last.held._replace(end=max(told, last.held.end))
                self.enter(last)
            elif last.held is None:
                last.held = last.span._replace(inferred=True)
            elif account.fact.status in _ENDED and "ongoing" in known and not _ENDED & known:
                last.held = last.held._replace(end=max(told, last.held.end))
            return last
        if gap <= _REMEMBERED and account.fact.status in (last.newest.fact.status, "concluded"):
            return last
        return None


@lru_cache(maxsize=4096)
def _months_around(span: Span) -> tuple[tuple[int, int], ...]:
    """The months that a span, widened by a month on both sides, reaches into; in order, each with its year."""
    day, last = span.start - dt.timedelta(days=31), span.end + dt.timedelta(days=31)
    months = {(last.year, last.month)}
    while day < last:
        months.add((day.year, day.month))
        day += dt.timedelta(days=28)
    return tuple(sorted(months))


def gather(facts: Iterable[Talks], sides: Sides, places: Places) -> list[Cluster]:
    """The meetings that talks facts tell of, each with its accounts; the order of facts doesn't matter."""
    accounts = [read_account(fact, sides) for fact in by_age(facts)]
    merger = _Merger(places)
    for account in sorted((a for a in accounts if a.span), key=lambda a: (a.planned, a.told, age_key(a.fact))):
        merger.place_dated(account)
    for account in accounts:
        if account.span is None:
            merger.place_undated(account)
    return _joined(merger)


def _joined(merger: _Merger) -> list[Cluster]:
    """Clusters, after joining those that a later account has brought together."""
    ordered = sorted((c for c in merger.clusters if c.accounts), key=lambda c: c.span.start if c.span else dt.date.max)
    out: list[Cluster] = []
    for cluster in ordered:
        for other in reversed(out[-3:]):
            if cluster.span and other.span and not cluster.span.gap(other.span) and all(
                merger.fits(other, account) for account in cluster.accounts
            ):
                other.take_in(cluster)
                break
        else:
            out.append(cluster)
    return out
