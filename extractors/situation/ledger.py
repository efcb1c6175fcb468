"""The claims ledger: one entry for each incident and outcome, in it one claim for each claimant.

Conflicting claims stand side by side and are never averaged; a repeated toll is not added again, one that rises
revises. Low and high are the lowest and highest standing claim, after UCDP GED.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.facts import Casualty, Group
from extractors.situation.figures import Figure, figures, order
from extractors.situation.model import Claim, Incident
from extractors.situation.origins import Origins
from extractors.situation.places import Places
from extractors.situation.sides import Sides
from extractors.situation.timing import DAY, Span

_REVISED_WITHIN = 14
"""A figure that names the one it replaces may come so many days after the incident."""
_REPORTED_WITHIN = 2
"""A report without a date speaks of what happened so many days before it at most."""
_SHARE = 0.6
"""A group's figure below this share of an incident's whole toll counts a part of it."""
_COVERED = 0.8
"""Groups that make up this share of an incident's whole toll stand for it in the totals."""
_JUMP = 3
"""A toll that grows by this factor at one step, and by twenty at least, is flagged."""
_ARMED: frozenset[Group] = frozenset({"militant", "military", "police"})


@dataclass(slots=True)
class _Row:
    """An entry in the making."""

    figures: list[Figure] = field(default_factory=list)
    span: Span | None = None
    held_elsewhere: str | None = None
    """Why totals leave it out."""

    def add(self, figure: Figure) -> None:
        self.figures.append(figure)
        if figure.span is None:
            return
        if self.span is None or (figure.span.solid and not self.span.solid):
            self.span = figure.span
        elif figure.span.solid == self.span.solid and not self.span.solid:
            self.span = min(self.span, figure.span, key=lambda s: s.start)

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def group(self) -> Group:
        groups = {f.group for f in self.figures if f.group != "unknown"}
        return groups.pop() if len(groups) == 1 else "unknown"

    @property
    def side(self) -> str | None:
        sides = sorted({f.side for f in self.figures if f.side})
        return sides[0] if len(sides) == 1 else None


def build_ledger(
    facts: Iterable[Casualty], sides: Sides, places: Places, origins: Origins
) -> tuple[Incident, ...]:
    """The ledger of casualty facts, in order of date, cumulative figures last. The order of facts is of no matter."""
    given = tuple(facts)
    whole = [f for f in given if f.scope == "cumulative"]
    parts = [f for f in given if f.scope != "cumulative" and f.part_of]
    incident = [f for f in given if f.scope != "cumulative" and not f.part_of]
    book = _Book(places)
    for figure in figures(incident, sides):
        book.enter(figure)
    rows = [_entry(row, origins, sides) for row in _with_umbrellas(book.rows, places)]
    rows += [replace(_entry(row, origins, sides), part_of=row.first.facts[0].part_of, counted=False)
             for row in _parts(parts, sides)]
    rows += [replace(_entry(row, origins, sides), cumulative=True, counted=False) for row in _cumulative(whole, sides)]
    rows.sort(key=lambda i: (i.cumulative, i.date or dt.date.max, i.place or "", i.outcome, i.part_of is not None,
                             i.side or "", i.group, i.facts))
    return tuple(rows)


@dataclass(slots=True)
class _Book:
    """The rows so far, found by outcome and day."""

    places: Places
    rows: list[_Row] = field(default_factory=list)
    by_day: defaultdict[tuple[str, dt.date], list[_Row]] = field(default_factory=lambda: defaultdict(list))
    undated: list[_Row] = field(default_factory=list)

    def enter(self, figure: Figure) -> None:
        """Puts a figure into the row of its incident, or starts one."""
        scores = [(score, row) for row in self.near(figure) if (score := self.match(row, figure))]
        chosen = max(scores, key=lambda pair: pair[0])[1] if scores else None
        if figure.group == "unknown" and len({row.group for _, row in scores} - {"unknown"}) > 1 and not any(
            row.group == "unknown" or any(f.count == figure.count for f in row.figures) for _, row in scores
        ):
            chosen = None  # it counts all of them together
        if chosen is None:
            chosen = _Row()
            self.rows.append(chosen)
        before = chosen.span
        chosen.add(figure)
        if chosen.span != before or len(chosen.figures) == 1:
            self.index(chosen)

    def index(self, row: _Row) -> None:
        if row.span is None:
            self.undated.append(row)
            return
        for day in _days(row.span):
            if row not in self.by_day[row.first.outcome, day]:
                self.by_day[row.first.outcome, day].append(row)

    def near(self, figure: Figure) -> list[_Row]:
        if figure.span is None:
            return [row for row in self.undated if row.first.outcome == figure.outcome]
        back = _REVISED_WITHIN if figure.previous else _REPORTED_WITHIN
        span = Span(figure.span.start - back * DAY, figure.span.end + _REPORTED_WITHIN * DAY)
        found = {id(row): row for day in _days(span) for row in self.by_day[figure.outcome, day]}
        return list(found.values())

    def match(self, row: _Row, figure: Figure) -> int:
        """How sure a figure is of a row's incident; 0 for not at all."""
        where = max((self.places.relation(figure.place, f.place) for f in row.figures), key=_NEARNESS.index)
        if where == "apart" or not _same_people(row, figure):
            return 0
        sure = where == "same" and not self.places.wide(figure.place)
        revises = figure.previous is not None and any(f.count == figure.previous for f in row.figures)
        agrees = any(f.agrees(figure) and (f.count == figure.count or "vague" in (f.bound, figure.bound))
                     for f in row.figures)
        if not revises and any(f.source == figure.source and f.claimed_by == figure.claimed_by
                               and not f.agrees(figure) for f in row.figures):
            return 0  # no source contradicts itself: these are other people
        days = _days_apart(row, figure)
        if revises:
            return 8 if days <= _REVISED_WITHIN else 0
        if days > (1 if agrees or not _both_solid(row, figure) else 0):
            return 0
        if sure:
            if row.group == "unknown" and figure.group != "unknown" and figure.high < _SHARE * row.first.count:
                return 0
            return 4 + 2 * agrees + (row.group == figure.group)
        if where == "open" and row.first.place is None and figure.place is None and row.group == figure.group:
            return 2 + agrees if agrees or _alike(row, figure) else 0
        return 2 if agrees and row.group == figure.group else 0


_NEARNESS = ("apart", "open", "within", "same")


def _alike(row: _Row, figure: Figure) -> bool:
    """Whether the sentences speak of one thing, where neither says where it was."""
    from rapidfuzz.fuzz import token_set_ratio

    return any(token_set_ratio(f.facts[0].sentence, figure.facts[0].sentence) >= 70 for f in row.figures)


def _both_solid(row: _Row, figure: Figure) -> bool:
    return row.span is not None and figure.span is not None and row.span.solid and figure.span.solid


def _days_apart(row: _Row, figure: Figure) -> int:
    """Days between an incident and a figure; a report that gives no day may come two days late."""
    if row.span is None or figure.span is None:
        return 0
    gap = row.span.gap(figure.span)
    if row.span.solid and not figure.span.solid and figure.span.start > row.span.end:
        return max(0, gap - 1)
    if figure.span.solid and not row.span.solid and row.span.start > figure.span.end:
        return max(0, gap - 1)
    return gap


def _same_people(row: _Row, figure: Figure) -> bool:
    """Whether a figure can count the row's people: one side, and one group or claimants who differ over it."""
    if row.side and figure.side and row.side != figure.side and not _both_disputed(row, figure):
        return False
    groups = {f.group for f in row.figures} - {"unknown"}
    if not groups or figure.group == "unknown" or figure.group in groups:
        return True
    return _both_disputed(row, figure)


def _both_disputed(row: _Row, figure: Figure) -> bool:
    """Whether two claimants call the dead of one strike by different names: militants the one, civilians the other."""
    groups = {f.group for f in row.figures} - {"unknown"}
    return (
        figure.claimed_by is not None
        and all(f.claimed_by is not None and f.claimed_by != figure.claimed_by for f in row.figures)
        and bool(groups) and (("civilian" in groups and figure.group in _ARMED)
                              or (figure.group == "civilian" and bool(groups & _ARMED)))
    )


def _with_umbrellas(rows: Sequence[_Row], places: Places) -> Sequence[_Row]:
    """Marks rows that count together those whom other rows of the incident count by group; totals leave them out."""
    by_day: defaultdict[tuple[str, dt.date], list[_Row]] = defaultdict(list)
    for row in rows:
        if row.span:
            for day in _days(Span(row.span.start - DAY, row.span.end + DAY)):
                by_day[row.first.outcome, day].append(row)
    for row in rows:
        if row.group != "unknown" or row.span is None or len({f.group for f in row.figures}) > 1:
            continue
        parts = [other for other in by_day[row.first.outcome, row.span.start] if other is not row
                 and other.group != "unknown"
                 and any(places.relation(row.first.place, f.place) == "same" for f in other.figures)]
        if not parts:
            continue
        together = sum(max(f.high for f in part.figures) for part in parts)
        if len(parts) > 1 and together >= _COVERED * max(f.high for f in row.figures):
            row.held_elsewhere = "counts the people of the other entries of this incident together"
        else:
            for part in parts:
                part.held_elsewhere = f"held in the {max(f.high for f in row.figures):,} of this incident"
    return rows


def _parts(facts: Iterable[Casualty], sides: Sides) -> list[_Row]:
    """A row for each part ("including three children") of a larger figure."""
    rows: dict[tuple[str | None, str, str | None], _Row] = {}
    for figure in figures(facts, sides):
        rows.setdefault((figure.facts[0].part_of, figure.group, figure.facts[0].victims), _Row()).add(figure)
    return list(rows.values())


def _cumulative(facts: Iterable[Casualty], sides: Sides) -> list[_Row]:
    """A row for each thing that is counted over a longer time; the newest figure of a claimant stands."""
    rows: dict[tuple[object, ...], _Row] = {}
    for figure in figures(facts, sides):
        start = figure.facts[0].date
        rows.setdefault((figure.outcome, figure.group, figure.side, figure.place, start), _Row()).add(figure)
    for row in rows.values():
        row.span = None
    return list(rows.values())


def _entry(row: _Row, origins: Origins, sides: Sides) -> Incident:
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
    """One claim for each claimant: its newest figure. In the reporters' own voice a later figure replaces an earlier
    one; figures of one day stand side by side.
    """
    by_claimant: defaultdict[str | None, list[Figure]] = defaultdict(list)
    for figure in ordered:
        by_claimant[figure.claimed_by].append(figure)
    claims = []
    for claimant in sorted(by_claimant, key=lambda c: (c is not None, c or "")):
        mine = [f for f in by_claimant[claimant] if f.bound != "vague"] or by_claimant[claimant]
        newest = mine[-1].told
        standing = [f for f in mine if f.told == newest]
        if claimant is not None:
            standing = standing[-1:]
        replaced = {f.previous for f in standing if f.previous}
        standing = [f for f in standing if f.count not in replaced] or standing
        for figure in {(f.count, f.count_max, f.bound): f for f in standing}.values():
            same = [f for f in by_claimant[claimant]
                    if (f.count, f.count_max) == (figure.count, figure.count_max) or f.bound == "vague"]
            earlier = [f for f in mine if f.told < figure.told and f.count != figure.count]
            previous = figure.previous or (earlier[-1].count if earlier else None)
            backing = [fact for f in same for fact in f.facts]
            claims.append(Claim(
                figure.count, figure.count_max, figure.bound, claimant, origins.count(backing),
                tuple(dict.fromkeys(fact.id for fact in backing)), figure.group, figure.facts[0].published, previous))
    return tuple(claims)


def _conflict(row: _Row, claims: Sequence[Claim]) -> bool:
    """Whether no one number and no one description can satisfy all claims."""
    standing = [f for f in row.figures if any(f.facts[0].id in c.facts for c in claims)]
    groups = {c.group for c in claims if c.group != "unknown"}
    return len(groups) > 1 or any(not a.agrees(b) for i, a in enumerate(standing) for b in standing[i + 1:]
                                  if "vague" not in (a.bound, b.bound))


def _revision(claims: Sequence[Claim]) -> tuple[str | None, int | None]:
    """The note on a drop or a jump, and the figure that was revised."""
    for claim in claims:
        if claim.previous is None or claim.previous == claim.count:
            continue
        who = claim.claimed_by or "reports"
        if claim.count < claim.previous:
            return f"fell from {claim.previous:,} to {claim.count:,} ({who})", claim.previous
        if claim.count >= _JUMP * claim.previous and claim.count - claim.previous >= 20:
            return f"jumped from {claim.previous:,} to {claim.count:,} ({who})", claim.previous
        return None, claim.previous
    return None, None


def _days(span: Span) -> list[dt.date]:
    """The days of a span, at most 62 of them."""
    return [span.start + n * DAY for n in range(min((span.end - span.start).days, 61) + 1)]
