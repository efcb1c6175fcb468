"""How the last week compares with the one before, after CrisisWatch: never without the facts that say why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from extractors.facts import LIVE_STATUSES
from extractors.situation.model import CeasefireState, Highlight, Ids, Incident, Round, Trend
from extractors.situation.wording import amount, ceasefire_word, day, round_name, talks_word

DAYS = 7
_MARKED = 2
"""A toll that is so many times the other week's, and differs by ten at least, counts as a change."""
_LEAST = 10

_BETTER = {"agreed": 2, "extended": 2, "in_force": 2, "proposed": 1}
_WORSE = {"ended": -2, "suspended": -2, "violated": -1, "rejected": -1}
_ROUNDS = {"concluded": 1, "scheduled": 1, "failed": -1, "suspended": -1, "cancelled": -1}

Sign = tuple[int, Highlight]


def find_trend(
    as_of: dt.date | None, ceasefire: CeasefireState, talks: Sequence[Round], ledger: Sequence[Incident]
) -> Trend | None:
    """The trend of the seven days that end with `as_of`; null where nothing happened in them that could tell.

    Changes of the ceasefire weigh most, then rounds of talks; deaths count where they at least doubled or halved.
    """
    if as_of is None or as_of.toordinal() <= 2 * DAYS:
        return None
    start = as_of - dt.timedelta(days=DAYS - 1)
    signs = [*_of_ceasefire(ceasefire, start, as_of), *_of_talks(talks, start, as_of), *_of_tolls(ledger, start, as_of)]
    if not signs:
        return None
    balance = sum(weight for weight, _ in signs)
    direction: Literal["improved", "unchanged", "deteriorated"] = (
        "improved" if balance > 0 else "deteriorated" if balance < 0 else "unchanged")
    return Trend(direction, DAYS, tuple(reason for _, reason in signs))


def _of_ceasefire(truce: CeasefireState, start: dt.date, end: dt.date) -> Iterable[Sign]:
    broken = max((c.date for c in truce.history if c.date and c.date <= end and c.status in ("ended", "suspended")),
                 default=dt.date.min)
    for change in truce.history:
        weight = _BETTER.get(change.status) or _WORSE.get(change.status)
        if weight and change.date and start <= change.date <= end:
            live = truce.status in LIVE_STATUSES
            if change.status == "in_force" and live and truce.declared and truce.declared < start:
                continue  # that it still holds is no change
            if weight > 0 and change.date <= broken:
                weight = 0  # what has since come to nothing
            yield weight, Highlight(f"Ceasefire {ceasefire_word(change.status)}, {day(change.date)}", change.facts,
                                    change.inferred)


def _of_talks(talks: Sequence[Round], start: dt.date, end: dt.date) -> Iterable[Sign]:
    for r in talks:
        told = [a.published for a in r.history if a.published and a.status == r.status]
        first = min(told, default=None)
        weight = _ROUNDS.get(r.status)
        ended = (r.end or r.start) if r.status in ("concluded", "failed") else None
        if weight and first and start <= first <= end and (ended is None or ended >= start):
            yield weight, Highlight(f"{round_name(r)}: {talks_word(r.status)}, reported {day(first)}", r.facts)


def _of_tolls(ledger: Sequence[Incident], start: dt.date, end: dt.date) -> Iterable[Sign]:
    week, before = (_killed(ledger, first, last) for first, last in (
        (start, end), (start - dt.timedelta(days=DAYS), start - dt.timedelta(days=1))))
    if not week[1] and not before[1]:
        return
    more, less = week[0] >= _MARKED * before[0], before[0] >= _MARKED * week[0]
    if abs(week[0] - before[0]) < _LEAST or not (more or less):
        return
    words = f"{amount(week[0], week[0])} reported killed in {DAYS} days, {amount(before[0], before[0])} in those before"
    yield (-1 if more else 1), Highlight(words, (*week[1], *before[1]))


def _killed(ledger: Sequence[Incident], start: dt.date, end: dt.date) -> tuple[int, Ids]:
    """The lowest number of dead that all claims of some days allow, with the facts behind it."""
    rows = [i for i in ledger if i.outcome == "killed" and i.counted and not i.cumulative and i.part_of is None
            and i.date and start <= i.date <= end]
    return sum(i.low for i in rows), tuple(fact for i in rows for fact in i.facts)
