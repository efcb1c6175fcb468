"""The timeline of all dated events, and the calendar of those to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from extractors.facts import LIVE_STATUSES
from extractors.situation.model import CeasefireState, DemandEntry, Event, Incident, Round, ThreatEntry
from extractors.situation.wording import (
    casualty_line,
    ceasefire_word,
    demand_line,
    round_line,
    round_name,
    talks_word,
)


def build_timeline(
    ceasefire: CeasefireState, talks: Iterable[Round], ledger: Iterable[Incident], demands: Iterable[DemandEntry],
    threats: Iterable[ThreatEntry],
) -> tuple[Event, ...]:
    """All dated events in order of date, past and to come."""
    events = [*_ceasefire_events(ceasefire), *_talks_events(talks)]
    events += [Event(i.date, i.date_end, "casualty", casualty_line(i), i.facts, "date" in i.inferred)
               for i in ledger if i.date and not i.cumulative and i.part_of is None]
    for demand in demands:
        if demand.first:
            events.append(Event(demand.first, None, "demand", demand_line(demand), demand.facts))
        if demand.deadline_date:
            events.append(Event(demand.deadline_date, None, "deadline", f"Deadline: {demand_line(demand)}",
                                demand.facts, "deadline_date" in demand.inferred))
    events += [Event(t.first, None, "threat", f"{t.by or 'Unnamed'} threatens: {t.text}", t.facts)
               for t in threats if t.first]
    return _in_order(events)


def build_calendar(
    as_of: dt.date | None, ceasefire: CeasefireState, talks: Iterable[Round], demands: Iterable[DemandEntry]
) -> tuple[Event, ...]:
    """Rounds, deadlines and expiries on or after a day (all, where null)."""
    events = [Event(r.start, r.end, "talks", round_line(r), r.facts, "start" in r.inferred)
              for r in talks if r.start and r.status == "scheduled"]
    events += [Event(d.deadline_date, None, "deadline", f"Deadline: {demand_line(d)}", d.facts,
                     "deadline_date" in d.inferred) for d in demands if d.deadline_date]
    for truce in (ceasefire, *ceasefire.others):
        if truce.until and truce.status in LIVE_STATUSES:
            events.append(Event(truce.until, None, "expiry", "Ceasefire expires", truce.facts))
        if truce.effective and truce.status == "agreed":
            events.append(Event(truce.effective, None, "ceasefire", "Ceasefire takes effect", truce.facts))
    return _in_order(e for e in events if as_of is None or (e.date_end or e.date) >= as_of)


def _ceasefire_events(ceasefire: CeasefireState) -> list[Event]:
    events = []
    for truce in (ceasefire, *ceasefire.others):
        where = f" ({truce.place})" if truce.place else ""
        for change in truce.history:
            if change.date:
                who = f", says {change.claimed_by}" if change.claimed_by else ""
                what = f"Ceasefire{where} {ceasefire_word(change.status)}{who}"
                events.append(Event(change.date, change.date_end, "ceasefire", what, change.facts, change.inferred))
        if truce.until and truce.status in LIVE_STATUSES:
            events.append(Event(truce.until, None, "expiry", f"Ceasefire{where} expires", truce.facts))
    return events


def _talks_events(talks: Iterable[Round]) -> list[Event]:
    events = []
    for r in talks:
        if r.start:
            events.append(Event(r.start, r.end, "talks", round_line(r), r.facts, "start" in r.inferred))
        for account in r.history:
            broken = account.status in ("failed", "suspended", "cancelled") and account.status != r.status
            if broken and account.published:
                what = f"{round_name(r)}: reported {talks_word(account.status)}"
                events.append(Event(account.published, None, "talks", what, (account.fact,)))
    return events


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    unique = {(e.date, e.kind, e.text): e for e in events}
    return tuple(sorted(unique.values(), key=lambda e: (e.date, e.date_end or e.date, e.kind, e.text, e.facts)))


def covered(
    events: Sequence[Event], published: Iterable[dt.date], as_of: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    """The period of a picture: from its first source or past event (a year back at most) to its as-of date."""
    days = list(published)
    if not days:
        days = [e.date for e in events]
    if not days:
        return None
    first, last = min(days), as_of or max(days)
    earlier = [e.date for e in events if first - dt.timedelta(days=365) <= e.date < first]
    return min([first, *earlier, last]), last
