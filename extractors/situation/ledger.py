"""The claims ledger: one entry for each incident and outcome, in it one claim for each claimant.

Conflicting claims stand side by side and are never averaged; a repeated toll is not added again, one that rises
revises. Low and high are the lowest and highest standing claim, after UCDP GED.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.facts import Casualty
from extractors.situation.figures import Figure, figures, order
from extractors.situation.incidents import Book, Row
from extractors.situation.model import Claim, Incident
from extractors.situation.origins import Origins
from extractors.situation.places import Places
from extractors.situation.sides import Sides
from extractors.situation.wholes import find_longer, find_wholes

_JUMP = 3
"""A toll that grows by this factor at one step, and by twenty at least, is flagged."""


def build_ledger(
    facts: Iterable[Casualty], sides: Sides, places: Places, origins: Origins
) -> tuple[Incident, ...]:
    """The ledger of casualty facts, in order of date, cumulative figures last. The order of facts is of no matter."""
    given = tuple(facts)
    whole = [f for f in given if f.scope == "cumulative"]
    parts = [f for f in given if f.scope != "cumulative" and f.part_of]
    incident = [f for f in given if f.scope != "cumulative" and not f.part_of]
    book = Book(places)
    for figure in figures(incident, sides, places):
        book.enter(figure)
    part_rows = _parts([figure for figure in figures(parts, sides, places) if not book.knows(figure)])
    find_wholes(book.rows, places)
    find_longer(book.rows, places)
    rows = [_entry(row, origins) for row in book.rows]
    rows += [replace(_entry(row, origins), part_of=row.first.facts[0].part_of, counted=False) for row in part_rows]
    rows += [replace(_entry(row, origins), cumulative=True, counted=False) for row in _cumulative(whole, sides, places)]
    rows.sort(key=lambda i: (i.cumulative, i.date or dt.date.max, i.place or "", i.outcome, i.part_of is not None,
                             i.side or "", i.group, i.facts))
    return tuple(rows)


def _parts(given: Iterable[Figure]) -> list[Row]:
    """A row for each part ("including three children") of a larger figure."""
    rows: dict[tuple[str | None, str, str | None], Row] = {}
    for figure in given:
        rows.setdefault((figure.facts[0].part_of, figure.group, figure.facts[0].victims), Row()).add(figure)
    return list(rows.values())


def _cumulative(facts: Iterable[Casualty], sides: Sides, places: Places) -> list[Row]:
    """A row for each thing that is counted over a longer time; the newest figure of a claimant stands."""
    rows: dict[tuple[object, ...], Row] = {}
    for figure in figures(facts, sides, places):
        start = figure.facts[0].date
        rows.setdefault((figure.outcome, figure.group, figure.side, figure.place, start), Row()).add(figure)
    for row in rows.values():
        row.span = None
    return list(rows.values())


def _entry(row: Row, origins: Origins) -> Incident:
    ordered = sorted(row.figures, key=order)
    claims = _claims(ordered, origins)
    firm = [c for c in claims if c.bound != "vague"] or claims
    place = next((f.place for f in ordered if f.place), None)
    note, before = _revision(claims)
    note = row.held_elsewhere or note
    span = row.span
    inferred = ("date",) if span and span.inferred else ()
    return Incident(
        span.start if span else None, span.end if span and span.end != span.start else None, place,
        row.first.outcome, row.side, row.group, min(c.count for c in firm),
        max(max(c.count, c.count_max or 0) for c in firm), _conflict(row, claims), claims, False, None, before, note,
        row.held_elsewhere is None, origins.count(fact for f in ordered for fact in f.facts),
        tuple(dict.fromkeys(fact.id for f in ordered for fact in f.facts)), inferred,
    )


def _claims(ordered: Sequence[Figure], origins: Origins) -> tuple[Claim, ...]:
    """One claim for each claimant: its newest figure, which replaces those of all who speak for the same side.

    In the reporters' own voice too a later figure replaces an earlier one; figures of one day stand side by side.
    """
    by_voice: defaultdict[str | None, list[Figure]] = defaultdict(list)
    for figure in ordered:
        by_voice[figure.voice].append(figure)
    claims = []
    for voice in sorted(by_voice, key=lambda c: (c is not None, c or "")):
        mine = [f for f in by_voice[voice] if f.bound != "vague"] or by_voice[voice]
        newest = mine[-1].told
        standing = [f for f in mine if f.told == newest]
        if voice is not None:
            standing = list({f.claimed_by: f for f in standing}.values())
        replaced = {f.previous for f in standing if f.previous}
        standing = [f for f in standing if f.count not in replaced] or standing
        for figure in {(f.count, f.count_max, f.bound): f for f in standing}.values():
            same = [f for f in by_voice[voice]
                    if (f.count, f.count_max) == (figure.count, figure.count_max) or f.bound == "vague"]
            earlier = [f for f in mine if f.told < figure.told and f.count != figure.count]
            previous = figure.previous or (earlier[-1].count if earlier else None)
            backing = [fact for f in same for fact in f.facts]
            claims.append(Claim(
                figure.count, figure.count_max, figure.bound, figure.claimed_by, origins.count(backing),
                tuple(dict.fromkeys(fact.id for fact in backing)), figure.group, figure.facts[0].published, previous))
    return tuple(claim for claim in claims if not any(_outdates(other, claim) for other in claims))


def _outdates(newer: Claim, older: Claim) -> bool:
    """Whether a claim that came later, and is no lower, does away with what reporters told in their own voice."""
    return older.claimed_by is None and newer.published is not None and older.published is not None and \
        newer.published > older.published and newer.count >= older.count


def _conflict(row: Row, claims: Sequence[Claim]) -> bool:
    """Whether no one number and no one description can satisfy all claims."""
    groups = {c.group for c in claims if c.group != "unknown"}
    if len(groups) > 1:
        return True
    backing = {fact for c in claims for fact in c.facts}
    reaches = [f.reach for f in row.figures if f.bound != "vague" and f.facts[0].id in backing]
    return bool(reaches) and max(low for low, _ in reaches) > min(high for _, high in reaches)


def _revision(claims: Sequence[Claim]) -> tuple[str | None, int | None]:
    """The note on a drop or a jump, and the figure that was revised."""
    for claim in claims:
        if claim.previous is None or claim.previous == claim.count:
            continue
        who = f", says {claim.claimed_by}" if claim.claimed_by else " in reports"
        if claim.count < claim.previous:
            return f"fell from {claim.previous:,} to {claim.count:,}{who}", claim.previous
        if claim.count >= _JUMP * claim.previous and claim.count - claim.previous >= 20:
            return f"jumped from {claim.previous:,} to {claim.count:,}{who}", claim.previous
        return None, claim.previous
    return None, None
