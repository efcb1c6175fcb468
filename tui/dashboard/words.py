"""How the dashboard says things: dates, counts, states and kinds as words, each with a glyph and a colour's name.

Styles are names of the theme ("$killed"); Textual looks them up when it draws, so a new theme needs no new text.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from tui.printable import one_line, printable

if TYPE_CHECKING:
    from extractors.situation.model import CeasefireState, Claim, Incident, Situation


@dataclass(frozen=True, slots=True)
class Sign:
    """A state or a kind: word, glyph of one cell, and style."""

    word: str
    glyph: str
    style: str

    @property
    def content(self) -> Content:
        return text(f"{self.glyph} {self.word}", self.style)


HOLDING = Sign("in force", "●", "$ceasefire-holding")
CEASEFIRE = {
    "none": Sign("none reported", "○", "$ceasefire-none"),
    "called_for": Sign("called for", "◌", "$ceasefire-pending"),
    "proposed": Sign("proposed", "◌", "$ceasefire-pending"),
    "agreed": Sign("agreed", "●", "$ceasefire-holding"),
    "in_force": HOLDING,
    "extended": Sign("extended", "●", "$ceasefire-holding"),
    "violated": Sign("violation alleged", "◐", "$ceasefire-disputed"),
    "suspended": Sign("suspended", "◍", "$ceasefire-over"),
    "ended": Sign("ended", "✕", "$ceasefire-over"),
    "rejected": Sign("rejected", "✕", "$ceasefire-over"),
}
TALKS = {
    "scheduled": Sign("scheduled", "◷", "$talks-scheduled"),
    "ongoing": Sign("ongoing", "►", "$talks-ongoing"),
    "concluded": Sign("concluded", "✓", "$talks-concluded"),
    "failed": Sign("failed", "✕", "$talks-failed"),
    "suspended": Sign("suspended", "◍", "$talks-failed"),
    "cancelled": Sign("cancelled", "✕", "$talks-failed"),
}
OUTCOMES = {
    "killed": Sign("killed", "†", "$killed"),
    "wounded": Sign("wounded", "+", "$wounded"),
    "missing": Sign("missing", "?", "$affected"),
    "captured": Sign("captured", "#", "$affected"),
    "displaced": Sign("displaced", "»", "$affected"),
    "casualties": Sign("killed or wounded", "†", "$wounded"),
}
KINDS = {
    "quote": Sign("quote", "“", "$quote"),
    "casualty": Sign("toll", "†", "$casualty"),
    "talks": Sign("talks", "⇄", "$talks"),
    "ceasefire": Sign("ceasefire", "●", "$ceasefire"),
    "demand": Sign("demand", "▸", "$demand"),
    "threat": Sign("threat", "!", "$threat"),
    "response": Sign("answer", "◂", "$response"),
}
EVENTS = KINDS | {
    "deadline": Sign("deadline", "◷", "$deadline"), "expiry": Sign("expiry", "◷", "$deadline"),
}
OTHER_KIND = Sign("event", "·", "$muted")
ANSWERS = {
    "accepted": Sign("accepted", "✓", "$talks-concluded"),
    "partly": Sign("partly accepted", "◐", "$ceasefire-disputed"),
    "rejected": Sign("rejected", "✕", "$talks-failed"),
    "countered": Sign("countered", "◂", "$ceasefire-disputed"),
    "not_discussed": Sign("not discussed", "–", "$muted"),
    None: Sign("no answer", "·", "$muted"),
}
MARKS = {
    "pinned": Sign("pinned", "*", "bold $key"), "by_hand": Sign("made by hand", "✎", "$revised"),
    "verified": Sign("verified", "✓", "$new"), "corrected": Sign("corrected by hand", "~", "$revised"),
    "watched": Sign("a word that is watched for", "!", "$deadline"),
}
"""What the analyst said of facts, by the field of the picture that holds them; the first that fits is shown."""
CHANGES = {
    "contradicted": Sign("contradicted", "≠", "$revised"), "revised": Sign("revised", "~", "$revised"),
    "new": Sign("new", "+", "$new"), "withdrawn": Sign("withdrawn", "−", "$withdrawn"),
    "stale": Sign("not confirmed for long", "…", "$muted"),
}
INFERRED = Sign("inferred, or about", "~", "$muted")
BOUNDS = {"at_least": "≥", "at_most": "≤", "about": "~", "vague": "~", "exact": "", "range": ""}
UNATTRIBUTED = "unattributed"
SIGNS = (
    *CEASEFIRE.values(), *TALKS.values(), *OUTCOMES.values(), *EVENTS.values(), *ANSWERS.values(), *CHANGES.values(),
    *MARKS.values(), INFERRED)
PARTIES = ("$party-a", "$party-b", "$party-c")


def ceasefire_sign(state: CeasefireState) -> Sign:
    """The state in a word: a ceasefire that holds on paper while violations are alleged is disputed."""
    sign = CEASEFIRE.get(state.status, CEASEFIRE["none"])
    if state.disputed:
        return Sign(f"{sign.word}, disputed", "◐", "$ceasefire-disputed")
    return sign


@lru_cache(4096, typed=True)
def text(value: Hashable, style: str = "") -> Content:
    """Any text on one line, safe for the terminal and never read as markup."""
    return Content.styled(one_line(str(value)), style)


def shortened(words: str) -> str:
    """The words as far as a toast has room for them."""
    return words if len(words) <= 70 else f"{words[:69].rstrip()}…"


def block(value: str, style: str = "") -> Content:
    """Any text with its lines kept, safe for the terminal and never read as markup."""
    return Content.styled(printable(value), style)


def join(parts: Iterable[Content | str], separator: str = " · ") -> Content:
    """The parts that aren't empty, with a quiet separator between."""
    kept = [part if isinstance(part, Content) else text(part) for part in parts if part]
    return Content.styled(separator, "$faint").join(kept)


@lru_cache(4096)
def day(date: dt.date | None, *, year: bool = True, weekday: bool = False, none: str = "undated") -> str:
    """"6 Nov 2025", with the weekday "Thu 6 Nov 2025"; `none` where there is no date."""
    if date is None:
        return none
    words = f"{date.day} {date:%b}" + (f" {date.year}" if year else "")
    return f"{date:%a} {words}" if weekday else words


@lru_cache(4096)
def span(start: dt.date | None, end: dt.date | None, *, year: bool = True) -> str:
    """"25–30 Oct 2025", "30 Oct – 2 Nov 2025", or a single day."""
    if start is None or end is None or start == end:
        return day(start or end, year=year)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end, year=year)}"
    return f"{day(start, year=start.year != end.year)} – {day(end, year=year)}"


def distance(date: dt.date | None, as_of: dt.date | None) -> str:
    """"today", "in 4 days", "3 days ago", seen from the as-of date."""
    if date is None or as_of is None:
        return ""
    days = (date - as_of).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


def count(number: int, word: str, plural: str | None = None) -> str:
    """"1 round", "1,200 quotes"."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def extent(low: int, high: int) -> str:
    """"23", or "9–14"."""
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def claimed(claim: Claim) -> str:
    """The number of a claim with its bound: "≥200", "9–14", "~30"."""
    number = extent(claim.count, claim.count_max or claim.count)
    return f"{BOUNDS[claim.bound]}{number}"


def claimants(incident: Incident) -> str:
    """Who says so: names with commas; "unattributed" where nobody at all is named."""
    names = dict.fromkeys(claim.claimed_by for claim in incident.claims if claim.claimed_by)
    return ", ".join(names) or UNATTRIBUTED


def whose(side: str | None, group: str) -> str:
    """"Ostmark · military", and without a side the group alone, or "people"."""
    words = "" if group == "unknown" else group
    return " · ".join(filter(None, (side, words))) or "people"


def party_styles(situation: Situation) -> dict[str, str]:
    """A colour's name for each party: those of the ceasefire first, then of talks, then sides as often as quoted."""
    sides: dict[str, None] = dict.fromkeys(situation.ceasefire.parties)
    for talks in situation.talks:
        sides.update(dict.fromkeys(talks.parties))
    voices = Counter[str]()
    for actor in situation.actors:
        if actor.side:
            voices[actor.side] += actor.quotes + 1
    sides.update(dict.fromkeys(side for side, _ in voices.most_common()))
    mediators = {*situation.ceasefire.mediators, *(m for talks in situation.talks for m in talks.mediators)}
    styles = dict.fromkeys(mediators, "$mediator")
    styles |= {side: PARTIES[min(i, 2)] for i, side in enumerate(s for s in sides if s not in mediators)}
    for actor in situation.actors:
        if actor.side in styles:
            styles.setdefault(actor.name, styles[actor.side])
    return styles

