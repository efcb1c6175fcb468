"""A situation as the sections of a desk's report: plain text with the facts behind each line, for every format to draw.

Nothing here is escaped or marked up: the formats escape all text alike, whether it is ours or a source's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from extractors.situation.model import CeasefireState, DemandEntry, Event, Ids, Incident, Round, Situation
from extractors.situation.wording import (
    amount,
    backing,
    ceasefire_line,
    ceasefire_word,
    claim_amount,
    day,
    days,
    distance,
    outcome_word,
    people,
    round_name,
    sure,
    talks_word,
)
from tui.reports.by_hand import note
from tui.reports.choice import key_quotes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report, with the facts behind it. `lead` stands out, before the text."""

    text: str
    facts: Ids = ()
    lead: str = ""
    bullet: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has its cells and the facts behind it."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], Ids], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a report; `under` where it belongs to the part before it."""

    title: str
    blocks: tuple[Line | Table, ...]
    under: bool = False


def outline(now: Situation, titles: Collection[str] | None = None) -> tuple[Section, ...]:
    """The sections of a report that have something to say, in the order of a desk's report.

    `titles` names those that are wanted, with what stands under them; null wants all.
    """
    sections = [
        Section("Highlights", tuple(Line(sure(h.text, not h.inferred), h.facts) for h in now.highlights)),
        Section("Trend", tuple(_trend(now))),
        Section("What changed", tuple(change_lines(now))),
        *_ceasefire(now),
        Section("Talks", tuple(_talks(now))),
        Section("Casualties", tuple(_casualties(now))),
        *_demands(now),
        Section("Threats", tuple(_threats(now))),
        Section("Key quotes", tuple(_quotes(now))),
        Section("Calendar", tuple(map(_event, now.calendar))),
        Section("Timeline", tuple(map(_event, now.timeline))),
        Section("Not confirmed for a while", tuple(
            Line(f"{s.what}: last confirmed {day(s.last_confirmed)}, {s.days} days ago", s.facts) for s in now.stale)),
        Section("Sources", tuple(_sources(now))),
    ]
    wanted, kept = False, []
    for section in sections:
        wanted = wanted if section.under else titles is None or section.title in titles
        if wanted and section.blocks:
            kept.append(replace(section, blocks=tuple(_noted(block, now) for block in section.blocks)))
    return tuple(kept)


def _noted(block: Line | Table, now: Situation) -> Line | Table:
    """The block with a note wherever it rests on facts made by hand."""
    if isinstance(block, Line):
        words = note(now, block.facts)
        return replace(block, text=f"{block.text} {words}".strip()) if words else block
    return replace(block, rows=tuple(((*cells[:-1], f"{cells[-1]} {note(now, ids)}".strip()), ids)
                                     for cells, ids in block.rows))


def basis(now: Situation) -> str:
    """What a report rests on, in two sentences: as-of date, period, sources and their origins."""
    behind = backing(len(now.sources), len({s.origin for s in now.sources}))
    period = f" Period covered: {days(*now.period)}." if now.period else ""
    return f"Situation as of {day(now.as_of)}.{period} Based on {behind}."


def _backing(now: Situation, ids: Ids, origins: int) -> str:
    return backing(len({now.facts[i].source for i in ids if i in now.facts}), origins)


def _trend(now: Situation) -> Iterable[Line]:
    if now.trend:
        yield Line(f"{now.trend.direction.capitalize()} over the last {now.trend.days} days, because of:", bullet=False)
        for reason in now.trend.reasons:
            yield Line(sure(reason.text, not reason.inferred), reason.facts)


def change_lines(now: Situation) -> Iterable[Line]:
    """What changed, a line each, led by a word for how; nothing where the situation was compared with none."""
    changes = now.changes
    if changes is None:
        return
    yield Line(f"Since {day(changes.since)}:", bullet=False)
    for what, ids in changes.new:
        yield Line(what, ids, "New:")
    for revision in changes.revised:
        yield Line(f"{revision.what}: {revision.old} → {revision.new}", revision.facts, "Revised:")
    for word, entries in (("Withdrawn:", changes.withdrawn), ("Now contradicted:", changes.contradicted),
                          ("Now stale:", changes.stale)):
        for what, ids in entries:
            yield Line(what, ids, word)
    if not any((changes.new, changes.revised, changes.withdrawn, changes.contradicted, changes.stale)):
        yield Line("Nothing.", bullet=False)


def _ceasefire(now: Situation) -> Iterable[Section]:
    yield Section("Ceasefire", tuple(_truce(now.ceasefire, now)))
    for other in now.ceasefire.others:
        name = other.place or " and ".join(other.parties) or "Another truce"
        yield Section(name, tuple(_truce(other, now)), under=True)


def _truce(truce: CeasefireState, now: Situation) -> Iterable[Line]:
    if truce.status == "none":
        yield Line("No ceasefire reported.", bullet=False)
        return
    newest = next((c.facts for c in reversed(truce.history) if c.date == truce.since), truce.facts[-1:])
    certain = "since" not in truce.inferred and "status" not in truce.inferred
    yield Line("", newest, sure(f"{ceasefire_line(truce)}.", certain), bullet=False)
    for name, value in (("Between", ", ".join(truce.parties)), ("Mediated by", ", ".join(truce.mediators)),
                        ("Declared", truce.declared and day(truce.declared)),
                        ("Effective", truce.effective and day(truce.effective)),
                        ("Runs until", truce.until and day(truce.until)), ("Ended", truce.ended and day(truce.ended))):
        if value:
            yield Line(f"{name}: {value}")
    if truce.last_confirmed and now.as_of:
        yield Line(f"Last confirmed: {day(truce.last_confirmed)} ({distance(truce.last_confirmed, now.as_of)})")
    for terms in truce.terms:
        telling = tuple(i for i in truce.facts if getattr(now.facts.get(i), "terms", None) == terms)
        yield Line(f"Terms: {terms}", telling)
    for change in truce.history:
        who = f", claimed by {change.claimed_by}" if change.claimed_by else ""
        when = sure(days(change.date, change.date_end), not change.inferred)
        yield Line(f"{when}: {ceasefire_word(change.status)}{who}", change.facts)


def _talks(now: Situation) -> Iterable[Line]:
    if not now.talks:
        return
    if now.next_talks:
        r = now.next_talks
        away = f", {distance(r.start, now.as_of)}" if r.start and now.as_of else ""
        yield Line("", r.facts, f"Next: {round_name(r)}, {_when(r)}{away}.", bullet=False)
    else:
        yield Line("No further talks are scheduled.", bullet=False)
    for r in now.talks:
        parts = [talks_word(r.status)]
        parties = sure(", ".join(r.parties), "parties" not in r.inferred)
        for name, value in (("outcome", r.outcome), ("parties", parties), ("mediated by", ", ".join(r.mediators))):
            if value:
                parts.append(f"{name}: {value}")
        earlier = dict.fromkeys(f"{talks_word(a.status)}{f' ({day(a.published)})' if a.published else ''}"
                                for a in r.history if a.status != r.status)
        if earlier:
            parts.append(f"earlier reported {', '.join(earlier)}")
        name = sure(f"{round_name(r)}, {_when(r)}:", "round" not in r.inferred)
        yield Line(f"{'; '.join(parts)} ({_backing(now, r.facts, r.origins)})", r.facts, name)


def _when(r: Round) -> str:
    return sure(days(r.start, r.end), "start" not in r.inferred)


_CLAIMS = ("Date", "Place", "Outcome", "Who", "Claim", "Claimed by", "Range", "Behind it")


def _casualties(now: Situation) -> Iterable[Line | Table]:
    rows = [row for i in now.casualties if not i.cumulative for row in _claims(i, now)]
    whole = [row for i in now.casualties if i.cumulative for row in _claims(i, now)]
    if rows:
        yield Table(_CLAIMS, tuple(rows))
    if whole:
        yield Line("Cumulative figures, never added to the above:", bullet=False)
        yield Table(_CLAIMS, tuple(whole))
    totals = [t for t in now.totals if not t.cumulative]
    if totals:
        yield Line("Totals over the period, by the claims above:", bullet=False)
    for t in totals:
        count = len(t.incidents)
        yield Line(f"{amount(t.low, t.high)} {people(t.group, t.side)} {outcome_word(t.outcome)} "
                   f"(from {count} {'incident' if count == 1 else 'incidents'})",
                   tuple(dict.fromkeys(i for at in t.incidents for i in now.casualties[at].facts)))


def _claims(incident: Incident, now: Situation) -> Iterable[tuple[tuple[str, ...], Ids]]:
    notes = [note for note in ("conflicting" if incident.conflicting else None, incident.note,
                               "part of a larger figure" if incident.part_of else None) if note]
    span = amount(incident.low, incident.high) + (f" ({'; '.join(notes)})" if notes else "")
    date = sure(days(incident.date, incident.date_end), "date" not in incident.inferred)
    lead = (date, incident.place or "not stated", outcome_word(incident.outcome), people(incident.group, incident.side))
    for at, claim in enumerate(incident.claims):
        who = f"claimed by {claim.claimed_by}" if claim.claimed_by else "reported"
        yield (*(lead if at == 0 else ("", "", "", "")), claim_amount(claim), who, span if at == 0 else "",
               _backing(now, claim.facts, claim.origins)), claim.facts


def _demands(now: Situation) -> Iterable[Section]:
    by_party: defaultdict[str, list[DemandEntry]] = defaultdict(list)
    for demand in now.demands:
        by_party[demand.by or "Not attributed"].append(demand)
    if by_party:
        open_ = sum(d.answer is None for d in now.demands)
        count = Line(f"{len(now.demands)} on the board, {open_} without a reported answer.", bullet=False)
        yield Section("Demands", (count,))
    for party in sorted(by_party, key=lambda p: (p == "Not attributed", p)):
        yield Section(party, tuple(_demand(d, now) for d in by_party[party]), under=True)


def _demand(d: DemandEntry, now: Situation) -> Line:
    parts = [f"{d.text} ({d.form}{f' to {d.to}' if d.to else ''})"]
    if d.deadline_date:
        due = sure(day(d.deadline_date), "deadline_date" not in d.inferred)
        passed = now.as_of and d.deadline_date < now.as_of
        left = f", {'passed ' if passed else ''}{distance(d.deadline_date, now.as_of)}" if now.as_of else ""
        parts.append(f"deadline {due}{left}")
    elif d.deadline:
        parts.append(f"deadline: {d.deadline}")
    voices = ", ".join(name for name in d.voices if name != d.by)
    parts.append(f"voiced {days(d.first, d.last)}{f' by {voices}' if voices else ''}")
    told = tuple(i for i in d.facts if i != d.answer_fact)
    parts.append(f"answer: {d.answer.replace('_', ' ') if d.answer else 'none reported'}")
    return Line(f"{'; '.join(parts)} ({_backing(now, told, d.origins)})", d.facts)


def _threats(now: Situation) -> Iterable[Line]:
    for t in now.threats:
        who = f"{t.by or 'Not attributed'}{f' to {t.to}' if t.to else ''}:"
        condition = f" (condition: {t.condition})" if t.condition else ""
        voices = ", ".join(name for name in t.voices if name != t.by)
        said = f"{days(t.first, t.last)}{f' by {voices}' if voices else ''}"
        yield Line(f"{t.text}{condition}; {said} ({_backing(now, t.facts, t.origins)})", t.facts, who)


def _quotes(now: Situation) -> Iterable[Line]:
    for q in key_quotes(now.quotes):
        role = f", {q.speaker_role}" if q.speaker_role else ""
        said = q.date or q.published
        who = sure(q.speaker or "unnamed", "speaker" not in q.inferred)
        yield Line(f"“{q.text}” — {who}{role}{f' ({day(said)})' if said else ''}", (q.id,))


def _event(event: Event) -> Line:
    return Line(f"{sure(days(event.date, event.date_end), not event.inferred)}: {event.text}", event.facts)


def _sources(now: Situation) -> Iterable[Table]:
    rows = []
    for s in now.sources:
        published = sure(day(s.published), s.published_basis != "inferred") if s.published else "undated"
        rows.append(((s.source, s.title or "", s.outlet or "", published, str(s.origin), s.rating, str(len(s.facts))),
                     ()))
    if rows:
        yield Table(("Source", "Title", "Outlet", "Published", "Origin", "Rating", "Facts"), tuple(rows))
