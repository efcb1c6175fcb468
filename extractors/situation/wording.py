"""Short phrases for what a situation holds, shared by timeline, highlights, changes and reports. Plain text."""

from __future__ import annotations

import datetime as dt

from extractors.facts import LIVE_STATUSES, Bound
from extractors.situation.model import CeasefireState, Claim, DemandEntry, Incident, Round

_BOUNDS: dict[Bound, str] = {"at_least": "at least ", "at_most": "up to ", "about": "about ", "vague": "about "}
_GROUPS = {"military": "soldiers", "police": "police", "militant": "militants", "civilian": "civilians",
           "official": "officials", "unknown": "people"}


def day(date: dt.date | None) -> str:
    """A date for people: "6 November 2025"."""
    return f"{date.day} {date:%B %Y}" if date else "no date"


def days(start: dt.date | None, end: dt.date | None) -> str:
    """An interval for people, as short as it can be: "25–30 October 2025"."""
    if start is None or end is None or end == start:
        return day(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def distance(date: dt.date, today: dt.date) -> str:
    """How far a day is from another: "today", "in 4 days", "3 days ago"."""
    away = (date - today).days
    if away == 0:
        return "today"
    unit = "day" if abs(away) == 1 else "days"
    return f"in {away} {unit}" if away > 0 else f"{-away} {unit} ago"


def ceasefire_word(status: str) -> str:
    """A ceasefire status in words: "in force", "called for"; of `violated` that it is alleged."""
    return "allegedly violated" if status == "violated" else status.replace("_", " ")


def talks_word(status: str) -> str:
    """A talks status in words."""
    return {"failed": "failed", "concluded": "concluded"}.get(status, status)


def amount(low: int, high: int) -> str:
    """A range of people: "12–40", "23"."""
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def claim_amount(claim: Claim) -> str:
    """A claim's number with its bound: "at least 30"."""
    upper = f"–{claim.count_max:,}" if claim.count_max and claim.count_max != claim.count else ""
    return f"{_BOUNDS.get(claim.bound, '')}{claim.count:,}{upper}"


def people(group: str, side: str | None) -> str:
    """A group of people with their side: "soldiers (Pakistan)"."""
    return f"{_GROUPS[group]} ({side})" if side else _GROUPS[group]


def casualty_line(incident: Incident) -> str:
    """One incident: "23 soldiers (Ostmark) killed in Sarn; claims conflict"."""
    number = amount(incident.low, incident.high)
    if len(incident.claims) == 1:
        number = claim_amount(incident.claims[0])
    where = f" in {incident.place}" if incident.place else ""
    claimants = {claim.claimed_by for claim in incident.claims}
    only = claimants.pop() if len(claimants) == 1 else None
    says = f", says {only}" if only else ""
    return f"{number} {people(incident.group, incident.side)} {outcome_word(incident.outcome)}{where}{says}" + (
        "; claims conflict" if incident.conflicting else "")


def round_name(r: Round) -> str:
    """A round by number and place: "Round 2, Istanbul"."""
    name = f"Round {r.round}" if r.round else "Talks"
    return f"{name}, {r.place}" if r.place else name


def round_line(r: Round) -> str:
    """A round with its status and outcome."""
    return f"{round_name(r)}: {talks_word(r.status)}" + (f" ({r.outcome})" if r.outcome else "")


def demand_line(demand: DemandEntry) -> str:
    """A demand with who makes it and of whom."""
    who = demand.by or "Unnamed"
    return f"{who}{f' to {demand.to}' if demand.to else ''}: {demand.text}"


def ceasefire_line(truce: CeasefireState) -> str:
    """A truce's state: "In force since 30 October 2025, disputed"."""
    if truce.status == "none":
        return "No ceasefire reported"
    since = f" since {day(truce.since)}" if truce.since and truce.status in LIVE_STATUSES else (
        f", {day(truce.since)}" if truce.since else "")
    return f"Ceasefire {ceasefire_word(truce.status)}{since}" + (", disputed" if truce.disputed else "")


def outcome_word(outcome: str) -> str:
    """What became of people, in words."""
    return "killed or wounded" if outcome == "casualties" else outcome


def sure(text: str, certain: bool) -> str:
    """A text, marked `~` where it was inferred."""
    return text if certain or not text else f"~{text}"


def backing(reports: int, origins: int) -> str:
    """What stands behind a line: "17 reports, 3 origins"; of one report only that."""
    return "1 report" if reports == 1 else f"{reports:,} reports, {origin_count(origins)}"


def origin_count(origins: int) -> str:
    """A number of independent origins: "3 origins"."""
    return f"{origins:,} {'origin' if origins == 1 else 'origins'}"
