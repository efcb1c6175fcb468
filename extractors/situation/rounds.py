"""Rounds of talks: one for each meeting, in order and numbered; the newest account gives the status."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from extractors.facts import Ceasefire, Talks
from extractors.situation.accounts import NEWS, Account, Cluster
from extractors.situation.gathering import gather
from extractors.situation.model import Round, RoundAccount
from extractors.situation.origins import Origins
from extractors.situation.places import Places
from extractors.situation.sides import Sides, parties_and_mediators
from extractors.situation.timing import Span

_ANNOUNCED = 60
"""A round announced without a date is awaited so many days."""
_LOOKING_BACK = 2
"""So many days after a meeting's end, a report that it was under way only looks back."""


def with_parties(talks: Iterable[Talks], ceasefires: Iterable[Ceasefire]) -> list[Talks]:
    """Talks whose parties are not named, with those of the ceasefire that the same words speak of, as inferred."""
    named: dict[tuple[str, int, int], Ceasefire] = {}
    for ceasefire in ceasefires:
        if len(ceasefire.parties) > 1:
            named.setdefault((ceasefire.source, ceasefire.start, ceasefire.end), ceasefire)
    out = []
    for fact in talks:
        same = named.get((fact.source, fact.start, fact.end)) if not fact.parties else None
        out.append(replace(fact, parties=same.parties, inferred=(*fact.inferred, "parties")) if same else fact)
    return out


def find_rounds(
    facts: Iterable[Talks], sides: Sides, places: Places, origins: Origins
) -> tuple[Round, ...]:
    """The rounds that talks facts tell of, in order of time, those without a day by when they were last heard of.

    The order of facts doesn't matter.
    """
    rounds = [_round(cluster, sides, places, origins) for cluster in gather(facts, sides, places)]
    rounds = [r for r in rounds if r.place or r.round or len(r.parties) > 1]
    rounds.sort(key=lambda r: (r.start or _told(r), r.end or r.start or dt.date.max, r.place or "", r.facts))
    return number(rounds, sides)


def _round(cluster: Cluster, sides: Sides, places: Places, origins: Origins) -> Round:
    accounts = sorted(cluster.accounts, key=NEWS)
    span = _days(accounts) or cluster.span
    newest = _newest(accounts, span)
    parties, mediators = parties_and_mediators([a.fact for a in accounts], sides)
    numbers = Counter(a.number for a in accounts if a.number)
    inferred = set()
    if span and span.inferred:
        inferred.add("start")
    if any(a.fact.parties for a in accounts) and all("parties" in a.fact.inferred for a in accounts if a.fact.parties):
        inferred.add("parties")
    held_end = cluster.held.end if cluster.held else None
    end = span.end if span and (span.end != span.start or held_end) else None
    return Round(
        max(numbers, key=lambda n: (numbers[n], -n)) if numbers else None, _place(accounts, places),
        span.start if span else None, end,
        parties, mediators,
        newest.status,
        next((a.fact.outcome for a in reversed(accounts) if a.fact.outcome and a.fact.status == newest.status), None),
        tuple(dict.fromkeys(a.fact.id for a in accounts)),
        tuple(RoundAccount(a.fact.status, a.fact.date, a.fact.source, a.fact.published, a.fact.id, a.fact.outcome)
              for a in accounts),
        origins.count(a.fact for a in accounts), tuple(sorted(inferred)),
    )


def _newest(accounts: Sequence[Account], span: Span | None) -> Talks:
    """The newest account; none that speaks of a meeting as under way, or to come, when others had it long ended."""
    over = {"concluded", "failed"}
    if span and any(a.fact.status in over for a in accounts):
        for account in reversed(accounts):
            late = (account.told - span.end).days > _LOOKING_BACK and account.span is not None
            if account.fact.status in over or not late or account.fact.status not in ("ongoing", "scheduled"):
                return account.fact
    return accounts[-1].fact


def _days(accounts: Sequence[Account]) -> Span | None:
    """The days that the newest account gives for a meeting from its beginning to its end; null where none does."""
    return next((a.span for a in reversed(accounts) if a.span and a.span.end > a.span.start
                 and a.fact.status in ("concluded", "failed")), None)


def _place(accounts: Sequence[Account], places: Places) -> str | None:
    """The place by most accounts of those who say it was held there; of a round to come, by the newest."""
    named = [a for a in accounts if a.fact.place]
    if not named:
        return None
    plans = [a for a in named if a.planned]
    if len(plans) == len(named):
        return named[-1].fact.place
    return places.finest(a.fact.place for a in named if a.fact.place and not a.planned)


def number(rounds: Sequence[Round], sides: Sides) -> tuple[Round, ...]:
    """Numbers the rounds of the main parties: as sources state, else counting on from the one before."""
    pairs = Counter(frozenset(pair) for r in rounds for pair in combinations(sorted(sides.all_of(r.parties)), 2))
    main = max(pairs, key=lambda p: (pairs[p], sorted(p))) if pairs else frozenset()
    out = list(rounds)
    count = 0
    first = next((i for i, r in enumerate(out) if r.round), None)
    early: set[int] = set()
    if first is not None:
        before = [at for at in range(first) if _in_series(out[at], main, sides)]
        held = (out[first].round or 1) - 1
        early = set(before[:max(0, len(before) - held)])  # of another series, if sources number that one as they do
        count = max(0, held - len(before))
    for at, r in enumerate(out):
        if r.round:
            count = r.round - (r.status == "cancelled")
        elif at not in early and _in_series(r, main, sides):
            count += 1
            out[at] = replace(r, round=count, inferred=tuple(sorted({*r.inferred, "round"})))
    return tuple(out)


def _in_series(r: Round, main: frozenset[str], sides: Sides) -> bool:
    parties = sides.all_of(r.parties)
    return r.status != "cancelled" and (not parties or not main or parties <= main or main <= parties)


def next_round(rounds: Sequence[Round], as_of: dt.date | None) -> Round | None:
    """The next scheduled round on or after a day; one without a date only where none has a date."""
    planned = [r for r in rounds if r.status == "scheduled"]
    if as_of is None:
        return planned[0] if planned else None
    dated = [r for r in planned if r.start and (r.end or r.start) >= as_of]
    if dated:
        return min(dated, key=lambda r: r.start or dt.date.max)
    last_held = max((r.start for r in rounds if r.start and r.status != "scheduled"), default=dt.date.min)
    undated = [r for r in planned if r.start is None and _told(r) >= last_held
               and (as_of - _told(r)).days <= _ANNOUNCED]
    return undated[-1] if undated else None


def _told(r: Round) -> dt.date:
    return max((account.published or dt.date.min for account in r.history), default=dt.date.min)
