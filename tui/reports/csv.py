"""The situation as one table for a spreadsheet: a row for each claim, round, demand, threat, quote and so on."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from extractors.situation.model import Ids, Situation
from tui.reports.by_hand import made_by_hand
from tui.reports.cells import cell

Row = dict[str, Any]
COLUMNS = ("section", "date", "date_end", "inferred", "place", "who", "to", "status", "text", "low", "high",
           "claimed_by", "conflicting", "origins", "by_hand", "sources", "evidence", "facts")


def render(situation: Situation, titles: Collection[str] | None = None) -> Iterator[str]:
    """The table, a header first; lines end in CR LF (RFC 4180); no cell that a spreadsheet takes for a formula.

    `titles` names the SECTIONS that are wanted; null wants all.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    wanted = [rows for title, rows in SECTIONS.items() if titles is None or title in titles]
    for row in (row for rows in wanted for row in rows(situation)):
        ids: Ids = row.pop("facts")
        facts = [situation.facts[i] for i in ids if i in situation.facts]
        row |= {"by_hand": len(made_by_hand(situation, ids)) or None,
                "sources": "; ".join(dict.fromkeys(f.source for f in facts)),
                "evidence": " | ".join(dict.fromkeys(f.sentence for f in facts)), "facts": " ".join(ids)}
        writer.writerow({name: cell(value) for name, value in row.items()})
    yield out.getvalue()


def _ceasefire(now: Situation) -> Iterator[Row]:
    for truce in (now.ceasefire, *now.ceasefire.others):
        for change in truce.history:
            yield _row("ceasefire", change.date, change.facts, date_end=change.date_end, place=truce.place,
                       who=truce.parties, status=change.status, claimed_by=change.claimed_by, text=change.text,
                       inferred="date" if change.inferred else None)


def _talks(now: Situation) -> Iterator[Row]:
    for r in now.talks:
        yield _row("talks", r.start, r.facts, date_end=r.end, place=r.place, who=r.parties, status=r.status,
                   text=r.outcome, origins=r.origins, inferred=r.inferred)


def _casualties(now: Situation) -> Iterator[Row]:
    for incident in now.casualties:
        for claim in incident.claims:
            yield _row("cumulative casualties" if incident.cumulative else "casualties", incident.date, claim.facts,
                       date_end=incident.date_end, place=incident.place, who=incident.side, status=incident.outcome,
                       text=incident.group, low=claim.count, high=claim.count_max or claim.count,
                       claimed_by=claim.claimed_by, conflicting=incident.conflicting, origins=claim.origins,
                       inferred=incident.inferred)


def _demands(now: Situation) -> Iterator[Row]:
    for d in now.demands:
        yield _row("demand", d.first, d.facts, date_end=d.last, who=d.by, to=d.to, status=d.answer or "none reported",
                   text=d.text, origins=d.origins, inferred=d.inferred)


def _threats(now: Situation) -> Iterator[Row]:
    for t in now.threats:
        yield _row("threat", t.first, t.facts, date_end=t.last, who=t.by, to=t.to, text=t.text, origins=t.origins)


def _quotes(now: Situation) -> Iterator[Row]:
    for q in now.quotes:
        yield _row("quote", q.date or q.published, (q.id,), who=q.speaker, text=q.text, inferred=q.inferred)


def _calendar(now: Situation) -> Iterator[Row]:
    for e in now.calendar:
        yield _row("calendar", e.date, e.facts, date_end=e.date_end, status=e.kind, text=e.text,
                   inferred="date" if e.inferred else None)


def _row(section: str, date: dt.date | None, facts: Ids, **more: Any) -> Row:
    return {"section": section, "date": date, "facts": facts, **more}


SECTIONS: Mapping[str, Callable[[Situation], Iterator[Row]]] = {
    "Ceasefire": _ceasefire, "Talks": _talks, "Casualties": _casualties, "Demands": _demands, "Threats": _threats,
    "Key quotes": _quotes, "Calendar": _calendar,
}
"""The sections of a report that are lists, and their rows."""
