"""What changed between two pictures of one dossier: new, revised, withdrawn, newly contradicted, newly stale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

from extractors.situation.model import (
    Changes,
    DemandEntry,
    Ids,
    Incident,
    Revision,
    Round,
    Situation,
)
from extractors.situation.wording import (
    amount,
    casualty_line,
    ceasefire_line,
    days,
    demand_line,
    people,
    round_line,
    round_name,
)

E = TypeVar("E", Round, Incident, DemandEntry)
Line = tuple[str, Ids]


def compare(earlier: Situation, now: Situation, since: dt.date) -> Changes:
    """What `now` says that `earlier`, the picture as of `since`, did not, and the other way round.

    Entries of both are matched by the facts they share.
    """
    new: list[Line] = []
    revised: list[Revision] = []
    withdrawn: list[Line] = []
    contradicted: list[Line] = []
    _ceasefire(earlier, now, revised, contradicted)
    for old_round, r in _matched(earlier.talks, now.talks):
        if old_round is None:
            new.append((f"Talks: {round_line(r)}, {days(r.start, r.end)}", r.facts))
        else:
            _round(old_round, r, revised)
    for old, incident in _matched(earlier.casualties, now.casualties):
        if old is None:
            new.append((f"Toll: {casualty_line(incident)}", incident.facts))
        else:
            _toll(old, incident, revised, contradicted)
    for old_demand, demand in _matched(earlier.demands, now.demands):
        if old_demand is None:
            new.append((f"Demand: {demand_line(demand)}", demand.facts))
        elif demand.answer != old_demand.answer:
            revised.append(Revision(f"Answer to {demand_line(demand)}", _word(old_demand.answer), _word(demand.answer),
                                    demand.facts))
        elif demand.deadline_date != old_demand.deadline_date:
            revised.append(Revision(f"Deadline of {demand_line(demand)}", _word(old_demand.deadline_date),
                                    _word(demand.deadline_date), demand.facts))
    known = {i for threat in earlier.threats for i in threat.facts}
    new += [(f"Threat by {t.by or 'unnamed'}: {t.text}", t.facts) for t in now.threats if not known & set(t.facts)]
    withdrawn += _withdrawn(earlier, now)
    was_stale = {s.what for s in earlier.stale}
    stale = [(f"{s.what} (last confirmed {s.days} days ago)", s.facts) for s in now.stale if s.what not in was_stale]
    return Changes(since, tuple(new), tuple(revised), tuple(withdrawn), tuple(contradicted), tuple(stale))


def _matched(before: Sequence[E], after: Sequence[E]) -> Iterable[tuple[E | None, E]]:
    """Each entry of `after` with the one of `before` that shares a fact with it."""
    holder = {i: entry for entry in before for i in entry.facts}
    for entry in after:
        yield next((holder[i] for i in entry.facts if i in holder), None), entry


def _ceasefire(earlier: Situation, now: Situation, revised: list[Revision], contradicted: list[Line]) -> None:
    old, new = earlier.ceasefire, now.ceasefire
    if (old.status, old.since) != (new.status, new.since):
        revised.append(Revision("Ceasefire", ceasefire_line(old), ceasefire_line(new), new.facts))
    if new.disputed and not old.disputed:
        alleged = tuple(i for c in new.history if c.status == "violated" for i in c.facts)
        contradicted.append(("Ceasefire: a violation is alleged", alleged or new.facts))


def _round(old: Round, r: Round, revised: list[Revision]) -> None:
    if old.status != r.status:
        revised.append(Revision(f"{round_name(r)}: status", old.status, r.status, r.facts))
    before, after = days(old.start, old.end), days(r.start, r.end)
    if before != after:
        revised.append(Revision(f"{round_name(r)}: dates", before, after, r.facts))
    if old.place != r.place and old.place:
        revised.append(Revision(f"{round_name(r)}: place", old.place, r.place or "no place", r.facts))


def _toll(old: Incident, new: Incident, revised: list[Revision], contradicted: list[Line]) -> None:
    what = f"{new.outcome.capitalize()}, {people(new.group, new.side)}" + (f", {new.place}" if new.place else "")
    if (old.low, old.high) != (new.low, new.high):
        revised.append(Revision(what, amount(old.low, old.high), amount(new.low, new.high), new.facts))
    if new.conflicting and not old.conflicting:
        contradicted.append((f"Toll: {casualty_line(new)}", new.facts))


def _withdrawn(earlier: Situation, now: Situation) -> list[Line]:
    """What no source says any more: its facts are gone, by a correction or with their source."""
    lines = [
        *((round_line(r), r.facts) for r in earlier.talks),
        *((casualty_line(i), i.facts) for i in earlier.casualties),
        *((demand_line(d), d.facts) for d in earlier.demands),
    ]
    return [(what, ids) for what, ids in lines if not any(i in now.facts for i in ids)]


def _word(value: object) -> str:
    return "none reported" if value is None else str(value).replace("_", " ")
