"""A picture as lanes of the strip of time: the ceasefire's states, rounds, deadlines, the dead by side, reports."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from extractors.situation.model import Situation
from tui.dashboard.board import Picture
from tui.dashboard.widgets.strip import Lane
from tui.dashboard.words import TALKS, party_styles

LOOK_BACK = dt.timedelta(days=60)
"""How far the strip reaches beyond the reports at most: a toll of long ago must not press the rest together."""
SIDES = 3
"""Sides whose dead have a lane of their own."""
_BANDS = {
    "agreed": ("━", "$ceasefire-holding"), "in_force": ("━", "$ceasefire-holding"),
    "extended": ("━", "$ceasefire-holding"), "violated": ("╍", "$ceasefire-disputed"),
    "suspended": ("·", "$ceasefire-over"), "ended": ("·", "$ceasefire-over"), "rejected": ("·", "$ceasefire-over"),
}

MEANING = {"━": "in force", "╍": "violation alleged", "·": "over"}
"""The glyphs of the bands, in words."""


def period(picture: Picture) -> tuple[dt.date, dt.date] | None:
    """First and last day to show: those of the whole dossier, so that nothing moves when the as-of date does."""
    days = [*picture.days, *(picture.situation.period or ())]
    if not days:
        return None
    first, last = min(days), max(days)
    to_come = [event.date for event in picture.situation.calendar if event.date <= last + LOOK_BACK]
    return (max(first, picture.days[0] - LOOK_BACK) if picture.days else first), max([last, *to_come])


def lanes(picture: Picture) -> list[Lane]:
    """The lanes, those that have something to show."""
    situation = picture.situation
    reports = Counter(entry.published for entry in situation.sources if entry.published)
    found = [
        _ceasefire(situation), _talks(situation), _deadlines(situation), *_dead(situation),
        Lane("reports", "$muted", bars=reports, unit="reports"),
    ]
    return [lane for lane in found if lane.bands or lane.marks or lane.bars]


def _ceasefire(situation: Situation) -> Lane:
    """A state lasts until the next; after an alleged violation the band is broken until an agreement mends it."""
    changes = [(change.date, change.status) for change in situation.ceasefire.history if change.date]
    bands, until = [], situation.as_of or dt.date.max
    standing = False
    for i, (date, status) in enumerate(changes):
        if status == "violated" and not standing:
            continue
        if status in _BANDS and date <= until:
            standing = status not in ("suspended", "ended", "rejected")
            last = changes[i + 1][0] if i + 1 < len(changes) else until
            bands.append((date, min(max(last, date), until), *_BANDS[status]))
    return Lane("ceasefire", bands=bands)


def _talks(situation: Situation) -> Lane:
    bands, marks = [], []
    for talks in situation.talks:
        if talks.start is None:
            continue
        sign = TALKS[talks.status]
        if talks.end and talks.end > talks.start:
            bands.append((talks.start, talks.end, "─", sign.style))
        marks.append((talks.start, str(talks.round) if talks.round and talks.round < 10 else sign.glyph, sign.style))
    return Lane("talks", bands=bands, marks=marks)


def _deadlines(situation: Situation) -> Lane:
    return Lane("deadlines", marks=[
        (demand.deadline_date, "◷", "$deadline") for demand in situation.demands if demand.deadline_date])


def _dead(situation: Situation) -> list[Lane]:
    """The dead by side and day, the higher claim where claims conflict, all lanes to one scale."""
    by_side: dict[str | None, Counter[dt.date]] = {}
    for incident in situation.casualties:
        if incident.outcome == "killed" and incident.date and incident.counted and not incident.cumulative:
            by_side.setdefault(incident.side, Counter())[incident.date] += incident.high
    most = sorted(by_side, key=lambda side: -sum(by_side[side].values()))[:SIDES]
    styles = party_styles(situation)
    return [Lane(f"† {side or 'people'}", styles.get(side or "", "$killed"), bars=by_side[side], unit="killed")
            for side in most]
