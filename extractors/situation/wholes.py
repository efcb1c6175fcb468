"""Entries of the ledger that hold the people of others, so that totals count nobody twice."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from extractors.situation.incidents import Row, days_of, place_key
from extractors.situation.places import Places

_COVERED = 0.8
"""Groups that make up this share of an incident's whole toll stand for it in the totals."""


def find_wholes(rows: Sequence[Row], places: Places) -> Sequence[Row]:
    """Marks rows that count together those whom other rows of the incident count by group; totals leave them out."""
    by_place: defaultdict[tuple[str, dt.date | None, str], dict[int, Row]] = defaultdict(dict)
    for row in rows:
        for day in days_of(row.span, margin=1) if row.span else ():
            for place in {place_key(f) for f in row.figures} - {""}:
                for around in (place, *places.around.get(place, ())):
                    by_place[row.first.outcome, day, around][id(row)] = row
    for row in rows:
        if row.group != "unknown" or row.span is None or len({f.group for f in row.figures}) > 1:
            continue
        found = by_place[row.first.outcome, row.span.start, place_key(row.first)].values()
        parts = [other for other in found if other is not row and other.group != "unknown"]
        whole = max(f.high for f in row.figures)
        together = sum(max(f.high for f in part.figures) for part in parts)
        here = [part for part in parts
                if any(places.relation(row.first.place, f.place) == "same" for f in part.figures)]
        if len(parts) > 1 and (together == whole or (len(here) > 1 and together >= _COVERED * whole)):
            row.held_elsewhere = "counts the people of the other entries of this incident together"
        else:
            for part in here:
                part.held_elsewhere = f"held in the {whole:,} of this incident"
    return rows


def find_longer(rows: Sequence[Row], places: Places) -> None:
    """Marks rows of single days that lie within the days of a larger one of the same people, such as "43 rebels since
    Monday"; totals leave them out.
    """
    by_day: defaultdict[tuple[str, dt.date | None], list[Row]] = defaultdict(list)
    for row in rows:
        if row.span:
            by_day[row.first.outcome, row.span.start].append(row)
    for row in rows:
        if row.span is None or row.span.start == row.span.end or row.held_elsewhere:
            continue
        most = max(f.high for f in row.figures)
        for day in days_of(row.span):
            for other in by_day.get((row.first.outcome, day), ()):
                if other.held_elsewhere is None and max(f.high for f in other.figures) <= most \
                        and _within(other, row, places):
                    other.held_elsewhere = f"held in the {most:,} of a longer time"


def _within(row: Row, longer: Row, places: Places) -> bool:
    """Whether a row counts people of a longer time's row: of its days, group and side, and in no other place."""
    a, b = row.span, longer.span
    return (
        a is not None and b is not None and b.start <= a.start and a.end <= b.end
        and (a.start, a.end) != (b.start, b.end) and row.group == longer.group
        and (row.side is None or longer.side is None or row.side == longer.side)
        and all(places.relation(one, two) != "apart" for one in row.named for two in longer.named)
    )
