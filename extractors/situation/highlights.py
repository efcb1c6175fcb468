"""The first things to know, in at most five lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractors.facts import LIVE_STATUSES
from extractors.situation.model import (
    CeasefireState,
    DemandEntry,
    Highlight,
    Incident,
    Round,
    Total,
)
from extractors.situation.wording import (
    amount,
    casualty_line,
    ceasefire_line,
    day,
    days,
    demand_line,
    distance,
    people,
    round_line,
    round_name,
)

MOST = 5


def find_highlights(
    as_of: dt.date | None, ceasefire: CeasefireState, talks: Sequence[Round], upcoming: Round | None,
    ledger: Sequence[Incident], totals: Sequence[Total], demands: Sequence[DemandEntry],
) -> tuple[Highlight, ...]:
    """Ceasefire, next talks or the last round, toll, most pressing demand, newest incident, in that order."""
    lines: list[Highlight] = []
    if ceasefire.status != "none":
        lines.append(_ceasefire(ceasefire, as_of))
    past = [r for r in talks if r is not upcoming and r.start and r.status != "scheduled"]
    if upcoming:
        away = f", {distance(upcoming.start, as_of)}" if upcoming.start and as_of and upcoming.start >= as_of else ""
        lines.append(Highlight(f"Next talks: {round_name(upcoming)}, {days(upcoming.start, upcoming.end)}{away}.",
                               upcoming.facts, "start" in upcoming.inferred))
    elif past:
        last = max(past, key=lambda r: (r.start or dt.date.min, r.end or dt.date.min, r.round or 0))
        lines.append(Highlight(f"Last talks: {round_line(last)}, {days(last.start, last.end)}.", last.facts,
                               "start" in last.inferred))
    killed = [t for t in totals if t.outcome == "killed" and not t.cumulative][:3]
    if killed:
        toll = "; ".join(f"{amount(t.low, t.high)} {people(t.group, t.side)}" for t in killed)
        ids = dict.fromkeys(i for t in killed for at in t.incidents for i in ledger[at].facts)
        lines.append(Highlight(f"Killed, by claims in the sources: {toll}.", tuple(ids)))
    open_ = [d for d in demands if d.answer is None]
    if open_:
        first = open_[0]
        due = f" (deadline {day(first.deadline_date)})" if first.deadline_date else ""
        lines.append(Highlight(f"Unanswered demand: {demand_line(first)}{due}.", first.facts))
    newest = [i for i in ledger if i.date and i.counted and not i.cumulative and (as_of is None or i.date <= as_of)]
    if newest:
        last_incident = max(newest, key=lambda i: (i.date or dt.date.min, i.high, i.facts))
        lines.append(Highlight(f"Newest toll: {casualty_line(last_incident)}, {day(last_incident.date)}.",
                               last_incident.facts, "date" in last_incident.inferred))
    return tuple(lines[:MOST])


def _ceasefire(truce: CeasefireState, as_of: dt.date | None) -> Highlight:
    standing = truce.status in LIVE_STATUSES
    confirmed = f"; last confirmed {distance(truce.last_confirmed, as_of)}" \
        if standing and truce.last_confirmed and as_of else ""
    change = next((c for c in reversed(truce.history) if c.date == truce.since), None)
    return Highlight(f"{ceasefire_line(truce)}{confirmed}.", change.facts if change else truce.facts,
                     "since" in truce.inferred or "status" in truce.inferred)
