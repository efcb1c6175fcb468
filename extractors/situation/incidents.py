"""Which figures, in many sources, count the people of one incident.

Figures are of one incident where they agree on outcome, day and place as far as each gives them, and count the same
side and group; where a place is unknown or as wide as a country, the numbers must agree too.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.facts import Group
from extractors.rules.regexes import regex
from extractors.situation.figures import Figure
from extractors.situation.people import same_people
from extractors.situation.places import Places, Relation, folded
from extractors.situation.share import newest
from extractors.situation.timing import DAY, Span

_REVISED_WITHIN = 14
"""A figure that names the one it replaces may come so many days after the incident."""
_RISES_WITHIN = 7
"""A figure that only says that a toll has risen, at a place, is of the last incident there of so many days before."""
_REPORTED_WITHIN = 2
"""A report without a date speaks of what happened so many days before it at most."""
_LATELY = 200
"""Rows looked back for those that a running toll may hold."""
_RUNNING = "a running toll of people told of before"
_TOGETHER = 20
"""Dead of whom one claimant gives a larger number within a week, with no other day or place, are the same and more."""
_TELLING = 5
"""Smaller numbers agree by chance, and tell incidents apart only together with their place."""
_SHARE = 0.6
"""A group's figure below this share of an incident's whole toll counts a part of it."""
_ANYBODY = regex(r"[a-z ]*s|police|[a-z ]*(?:media|reports?|television)")
"""Claimants who need not be the same in two reports: "officials", "residents"."""
_NEARNESS: dict[Relation, int] = {"apart": 0, "open": 1, "within": 2, "same": 3}
_CAPITALISED = regex(r"[A-Z][\w'’-]+")


@dataclass(slots=True)
class Row:
    """An entry in the making."""

    figures: list[Figure] = field(default_factory=list)
    span: Span | None = None
    held_elsewhere: str | None = None
    """Why totals leave it out."""
    named: set[str | None] = field(default_factory=set)
    """The places that its figures give; null for one that gives none."""
    sides: set[str] = field(default_factory=set)
    groups: set[Group] = field(default_factory=set)
    """Those that its figures tell."""
    values: dict[tuple[int, int | None, str], Figure] = field(default_factory=dict)
    """One of its figures for each number and bound."""
    by_source: defaultdict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))

    def add(self, figure: Figure) -> None:
        self.figures.append(figure)
        self.named.add(figure.place)
        self.values.setdefault((figure.count, figure.count_max, figure.bound), figure)
        self.by_source[figure.source].append(figure)
        if figure.side:
            self.sides.add(figure.side)
        if figure.group != "unknown":
            self.groups.add(figure.group)
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
        return next(iter(self.groups)) if len(self.groups) == 1 else "unknown"

    @property
    def side(self) -> str | None:
        return next(iter(self.sides)) if len(self.sides) == 1 else None


@dataclass(slots=True)
class Book:
    """The rows so far, found by outcome, day, and place or number, since a figure must agree on one of the two."""

    places: Places
    rows: list[Row] = field(default_factory=list)
    index: defaultdict[tuple[dt.date | None, str, str | int], dict[int, Row]] = field(
        default_factory=lambda: defaultdict(dict))

    def enter(self, figure: Figure) -> None:
        """Puts a figure into the row of its incident, or starts one."""
        scores = [(score, row) for row in self.near(figure) if (score := self.match(row, figure))]
        chosen = max(scores, key=lambda pair: pair[0])[1] if scores else None
        if figure.group == "unknown" and len({row.group for _, row in scores} - {"unknown"}) > 1 and not any(
            row.group == "unknown" or any(f.count == figure.count for f in row.figures) for _, row in scores
        ):
            chosen = None  # it counts all of them together
        if chosen is None:
            chosen = Row(held_elsewhere=_RUNNING if figure.revises and self._told_before(figure) else None)
            self.rows.append(chosen)
        before = chosen.span
        chosen.add(figure)
        keys = {key for f in (chosen.figures if chosen.span != before else (figure,)) for key in _keys(f)}
        for day in days_of(chosen.span):
            for key in keys:
                self.index[day, figure.outcome, key].setdefault(id(chosen), chosen)

    def _told_before(self, figure: Figure) -> bool:
        """Whether rows of the week before may be part of a toll that is said to have risen."""
        return figure.span is not None and any(
            row.span and 0 <= (figure.span.start - row.span.start).days <= _RISES_WITHIN
            and row.first.outcome == figure.outcome and not all(
                self.places.relation(figure.place, place) == "apart" for place in row.named)
            for row in self.rows[-_LATELY:])

    def knows(self, figure: Figure) -> bool:
        """Whether a part of a larger figure is an incident's own entry already; then it backs that."""
        for row in self.near(figure):
            if row.group == figure.group != "unknown" and self.match(row, figure) and any(
                f.count == figure.count for f in row.figures
            ):
                row.add(figure)
                return True
        return False

    def near(self, figure: Figure) -> list[Row]:
        """The rows worth comparing with a figure."""
        found: dict[int, Row] = {}
        keys = tuple(_keys(figure))
        for day in days_of(figure.span, _REPORTED_WITHIN):
            for key in keys:
                if rows := self.index.get((day, figure.outcome, key)):
                    found |= newest(rows)
        if figure.revises and figure.place:
            around = {place_key(figure), *map(folded, _CAPITALISED.findall(figure.facts[0].sentence))}
            for day in days_of(figure.span, _RISES_WITHIN):
                for place in around:
                    found |= newest(self.index.get((day, figure.outcome, place), {}))
        if figure.voice and (figure.revises or figure.place is None):
            for day in days_of(figure.span, _RISES_WITHIN):
                found |= newest(self.index.get((day, figure.outcome, f"by {figure.voice}"), {}))
        if figure.previous:
            for day in days_of(figure.span, _REVISED_WITHIN):
                found |= newest(self.index.get((day, figure.outcome, figure.previous), {}))
        return list(found.values())

    def where(self, row: Row, figure: Figure) -> Relation:
        """How the place of a figure stands to the nearest of those that a row's figures give."""
        place = figure.place
        if place in row.named and place:
            return "same"
        nearest: Relation = "apart"
        for other in row.named:
            relation = self.places.relation(place, other)
            if _NEARNESS[relation] > _NEARNESS[nearest]:
                nearest = relation
        return nearest

    def match(self, row: Row, figure: Figure) -> int:
        """How sure a figure is of a row's incident; 0 for not at all."""
        where = self.where(row, figure)
        if figure.revises and figure.place and any(
                place and not self.places.wide(place) and place in figure.facts[0].sentence for place in row.named):
            where = "same"  # "the strike on the Ferry Quarter of Brenholt", which another report placed in Brenholt
        if where == "apart" or not same_people(row.side, row.groups, row.figures, figure):
            return 0
        sure = where == "same" and not self.places.wide(figure.place)
        revises = figure.previous is not None and any(f.count == figure.previous for f in row.values.values())
        agrees = any((f.count == figure.count or "vague" in (f.bound, figure.bound)) and f.agrees(figure)
                     for f in row.values.values())
        if not revises and any(f.claimed_by == figure.claimed_by and not f.agrees(figure)
                               for f in row.by_source.get(figure.source, ())):
            return 0  # no source contradicts itself: these are other people
        days = _days_apart(row, figure)
        if revises:
            return 8 if days <= _REVISED_WITHIN else 0
        if days > 1 and figure.revises and figure.place and where == "same" and _is_before(row, figure):
            rises = sure and days <= _RISES_WITHIN and figure.high >= max(f.high for f in row.figures)
            return 3 if days <= _REPORTED_WITHIN else 1 if rises else 0
        if days > (1 if agrees or not _both_solid(row, figure) else 0):
            return int(where == "open" and _rises(row, figure) and days <= _RISES_WITHIN)
        if figure.revises and figure.place and where == "same" and _is_before(row, figure):
            return 4 + (row.group == figure.group)
        if sure:
            if row.group == "unknown" and figure.group != "unknown" and figure.high < _SHARE * row.first.count:
                return 0
            return 4 + 2 * agrees + (row.group == figure.group)
        if where == "open" and days <= figure.revises and _same_voice(row, figure) and (
                figure.revises or _both_solid(row, figure)):
            return 3
        if where == "open" and _rises(row, figure):
            return 2
        if where == "open" and not days and _repeats(row, figure):
            return 2
        if row.group != figure.group:
            return 0
        telling = agrees and figure.count >= _TELLING
        if where == "open" and not days and _answers(row, figure):
            return 3
        if row.first.place is None and figure.place is None:
            return 2 + agrees if telling or _alike(row, figure) else 0
        return 2 if telling or (agrees and _alike(row, figure)) else 0


def _same_voice(row: Row, figure: Figure) -> bool:
    """Whether a named claimant, in another report, counts again those of a day that both reports state, or says that
    the number has changed since.
    """
    same = figure.voice is not None and not _ANYBODY.fullmatch(figure.voice) and any(
        f.voice == figure.voice and f.source != figure.source for f in row.figures)
    return same and (_both_solid(row, figure) or _is_before(row, figure))


def _repeats(row: Row, figure: Figure) -> bool:
    """Whether a report gives one telling number of a day twice, of people or of a group of them."""
    return figure.count >= _TOGETHER and "unknown" in (row.group, figure.group) and any(
        f.count == figure.count and f.bound == figure.bound for f in row.by_source.get(figure.source, ()))


def _rises(row: Row, figure: Figure) -> bool:
    """Whether a claimant's own earlier number is said to have risen to the figure."""
    most = max(f.high for f in row.figures)
    if not _same_voice(row, figure) or figure.high < most or (
            row.group != figure.group and {row.group, figure.group} != {"unknown", "civilian"}):
        return False
    return figure.revises or _grows(row, figure, most)


def _grows(row: Row, figure: Figure, most: int) -> bool:
    """Whether a party gives a larger number of its people, with neither a day nor a place of their own, where one that
    it gave before counts as many already: "62 people were killed" after 59.
    """
    return _TOGETHER <= most < figure.count <= 2 * most and figure.place is None \
        and figure.group in ("unknown", "civilian") and _is_before(row, figure)


def _answers(row: Row, figure: Figure) -> bool:
    """Whether one source sets the claims of two claimants about one group side by side."""
    return figure.claimed_by is not None and any(
        f.claimed_by not in (None, figure.claimed_by) for f in row.by_source.get(figure.source, ()))


def _alike(row: Row, figure: Figure) -> bool:
    """Whether the sentences speak of one thing, where neither says where it was."""
    from rapidfuzz.fuzz import token_set_ratio

    return any(token_set_ratio(f.facts[0].sentence, figure.facts[0].sentence) >= 70 for f in row.figures)


def _is_before(row: Row, figure: Figure) -> bool:
    """Whether a row's incident can be the one of which a figure without a day of its own reports the newer toll."""
    return row.span is not None and figure.span is not None and not figure.span.solid and \
        row.span.start <= figure.span.start


def _both_solid(row: Row, figure: Figure) -> bool:
    return row.span is not None and figure.span is not None and row.span.solid and figure.span.solid


def _days_apart(row: Row, figure: Figure) -> int:
    """Days between an incident and a figure; a report that gives no day may come two days late."""
    if row.span is None or figure.span is None:
        return 0
    gap = row.span.gap(figure.span)
    if row.span.solid and not figure.span.solid and figure.span.start > row.span.end:
        return max(0, gap - 1)
    if figure.span.solid and not row.span.solid and row.span.start > figure.span.end:
        return max(0, gap - 1)
    return gap


def _keys(figure: Figure) -> Iterator[str | int]:
    """What a figure of the same incident and outcome must share one of: place, number, claimant or source."""
    yield place_key(figure)
    yield figure.count
    yield f"from {figure.source}"
    if figure.voice:
        yield f"by {figure.voice}"


def place_key(figure: Figure) -> str:
    return folded(figure.place) if figure.place else ""


@lru_cache(maxsize=4096)
def days_of(span: Span | None, margin: int = 0) -> tuple[dt.date | None, ...]:
    """The days of a span and so many before and after it, 90 at most; one null for no span."""
    if span is None:
        return (None,)
    first = span.start - margin * DAY
    return tuple(first + n * DAY for n in range(min((span.end - span.start).days + 2 * margin + 1, 90)))
