"""The situation as a desk's report in CommonMark: every line refers to the sources and sentences it rests on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractors.facts import Quote
from extractors.situation.model import CeasefireState, DemandEntry, Ids, Incident, Round, Situation
from extractors.situation.wording import (
    amount,
    ceasefire_line,
    ceasefire_word,
    claim_amount,
    day,
    days,
    distance,
    origin_count,
    people,
    round_name,
    talks_word,
)
from tui.reports.commonmark import cited, escape, table
from tui.reports.mark import mark
from tui.reports.references import References

KEY_QUOTES = 12


def render(situation: Situation) -> str:
    """The report, ending in a newline; the same bytes for the same situation."""
    return _Report(situation, References(situation.facts)).text()


@dataclass(slots=True)
class _Report:
    now: Situation
    references: References

    def text(self) -> str:
        sections: list[tuple[str, Callable[[], list[str]]]] = [
            ("Highlights", self.highlights), ("What changed", self.changes), ("Ceasefire", self.ceasefire),
            ("Talks", self.talks), ("Casualties", self.casualties), ("Demands", self.demands),
            ("Threats", self.threats), ("Key quotes", self.quotes), ("Calendar", self.calendar),
            ("Timeline", self.timeline), ("Not confirmed for a while", self.stale), ("Sources", self.sources),
            ("References", self.listed),
        ]
        lines = self.head()
        for title, section in sections:
            body = section()
            if body:
                lines += ["", f"## {title}", "", *body]
        return "\n".join(lines) + "\n"

    def head(self) -> list[str]:
        now = self.now
        origins = len({s.origin for s in now.sources})
        basis = f"{len(now.sources)} reports, {origin_count(origins)}"
        period = f" Period covered: {days(*now.period)}." if now.period else ""
        return [f"<!-- {mark(now)} -->", f"# {escape(now.title)}", "",
                f"Situation as of **{day(now.as_of)}**.{period} Based on {basis}.", "",
                "Claims stay claims; \\~ marks what was inferred; numbers in brackets refer to the list at the end."]

    def cite(self, ids: Ids) -> str:
        return cited(self.references.to(ids))

    def highlights(self) -> list[str]:
        return [f"- {_unsure(h.inferred)}{escape(h.text)}{self.cite(h.facts)}" for h in self.now.highlights]

    def changes(self) -> list[str]:
        changes = self.now.changes
        if changes is None:
            return []
        lines = [f"Since {day(changes.since)}:", ""]
        lines += [f"- New: {escape(what)}{self.cite(ids)}" for what, ids in changes.new]
        lines += [f"- Revised: {escape(r.what)}: {escape(r.old)} → {escape(r.new)}{self.cite(r.facts)}"
                  for r in changes.revised]
        for word, entries in (("Withdrawn", changes.withdrawn), ("Now contradicted", changes.contradicted),
                              ("Now stale", changes.stale)):
            lines += [f"- {word}: {escape(what)}{self.cite(ids)}" for what, ids in entries]
        return lines if len(lines) > 2 else [f"Nothing since {day(changes.since)}."]

    def ceasefire(self) -> list[str]:
        main = self.now.ceasefire
        lines = self.truce(main)
        for other in main.others:
            lines += ["", f"### {escape(other.place or ', '.join(other.parties) or 'Another truce')}", "",
                      *self.truce(other)]
        return lines

    def truce(self, truce: CeasefireState) -> list[str]:
        if truce.status == "none":
            return ["No ceasefire reported."]
        newest = next((c.facts for c in reversed(truce.history) if c.date == truce.since), truce.facts[-1:])
        lines = [f"**{_unsure('since' in truce.inferred)}{escape(ceasefire_line(truce))}.**{self.cite(newest)}", ""]
        for name, value in (("Between", ", ".join(truce.parties)), ("Mediated by", ", ".join(truce.mediators)),
                            ("Declared", _day(truce.declared)), ("Effective", _day(truce.effective)),
                            ("Runs until", _day(truce.until)), ("Ended", _day(truce.ended))):
            if value:
                lines.append(f"- {name}: {escape(value)}")
        if truce.last_confirmed and self.now.as_of:
            lines.append(f"- Last confirmed: {day(truce.last_confirmed)} "
                         f"({distance(truce.last_confirmed, self.now.as_of)})")
        lines += [f"- Terms: {escape(text)}{self.cite(self.telling(truce, text))}" for text in truce.terms]
        lines += ["", "History:", ""]
        for change in truce.history:
            lines.append(f"- {_unsure(change.inferred)}{days(change.date, change.date_end)}: "
                         f"{ceasefire_word(change.status)}{_says(change.claimed_by)}{self.cite(change.facts)}")
        return lines

    def telling(self, truce: CeasefireState, terms: str) -> Ids:
        return tuple(i for i in truce.facts if getattr(self.now.facts.get(i), "terms", None) == terms)

    def talks(self) -> list[str]:
        if not self.now.talks:
            return []
        upcoming = self.now.next_talks
        lines = ["No further talks are scheduled.", ""]
        if upcoming:
            away = f", {distance(upcoming.start, self.now.as_of)}" if upcoming.start and self.now.as_of else ""
            lines = [f"**Next: {escape(round_name(upcoming))}, {_round_days(upcoming)}{away}.**"
                     f"{self.cite(upcoming.facts)}", ""]
        for r in self.now.talks:
            parts = [f"{_unsure('round' in r.inferred)}{escape(round_name(r))}, {_round_days(r)}: "
                     f"**{talks_word(r.status)}**"]
            for name, value in (("outcome", r.outcome), ("parties", ", ".join(r.parties)),
                                ("mediated by", ", ".join(r.mediators))):
                if value:
                    parts.append(f"{name}: {escape(value)}")
            earlier = [a for a in r.history if a.status != r.status]
            if earlier:
                told = dict.fromkeys(f"{talks_word(a.status)}{f' ({day(a.published)})' if a.published else ''}"
                                     for a in earlier)
                parts.append(f"earlier reported {', '.join(told)}")
            lines.append(f"- {'; '.join(parts)} ({origin_count(r.origins)}){self.cite(r.facts)}")
        return lines

    def casualties(self) -> list[str]:
        ledger = self.now.casualties
        if not ledger:
            return []
        rows = [row for i in ledger if not i.cumulative for row in self.claims(i)]
        whole = [row for i in ledger if i.cumulative for row in self.claims(i)]
        head = ("Date", "Place", "Outcome", "Who", "Claim", "Claimed by", "Range", "Origins", "References")
        lines = table(head, rows) if rows else []
        if whole:
            lines += ["", "Cumulative figures, never added to the above:", "", *table(head, whole)]
        totals = [t for t in self.now.totals if not t.cumulative]
        if totals:
            lines += ["", "Totals over the period, by the claims above:", ""]
            for t in totals:
                rest = len(t.incidents)
                lines.append(f"- {escape(people(t.group, t.side))} {_outcome(t.outcome)}: {amount(t.low, t.high)} "
                             f"(from {rest} {'incident' if rest == 1 else 'incidents'})")
        return lines

    def claims(self, incident: Incident) -> list[list[str]]:
        rows = []
        for at, claim in enumerate(incident.claims):
            notes = "; ".join(filter(None, ("conflicting" if incident.conflicting else "", incident.note or "",
                                            "" if incident.part_of is None else "part of a larger figure")))
            span = amount(incident.low, incident.high) + (f" ({escape(notes)})" if notes else "")
            date = _unsure("date" in incident.inferred) + days(incident.date, incident.date_end)
            lead = [date, escape(incident.place) or "not stated", _outcome(incident.outcome),
                    escape(people(incident.group, incident.side))] if at == 0 else ["", "", "", ""]
            rows.append([*lead, claim_amount(claim), f"claimed by {escape(claim.claimed_by)}" if claim.claimed_by
                         else "reported", span if at == 0 else "", str(claim.origins), self.cite(claim.facts).strip()])
        return rows

    def demands(self) -> list[str]:
        by_party: defaultdict[str, list[DemandEntry]] = defaultdict(list)
        for demand in self.now.demands:
            by_party[demand.by or "Not attributed"].append(demand)
        lines: list[str] = []
        for party in sorted(by_party, key=lambda p: (p == "Not attributed", p)):
            lines += ["", f"### {escape(party)}", ""]
            lines += [self.demand(demand) for demand in by_party[party]]
        return lines[1:]

    def demand(self, d: DemandEntry) -> str:
        parts = [f"{escape(d.text)} ({d.form}{f' to {escape(d.to)}' if d.to else ''})"]
        if d.deadline_date:
            left = f", {_left(d.deadline_date, self.now.as_of)}" if self.now.as_of else ""
            parts.append(f"deadline {_unsure('deadline_date' in d.inferred)}{day(d.deadline_date)}{left}")
        elif d.deadline:
            parts.append(f"deadline: {escape(d.deadline)}")
        voices = ", ".join(name for name in d.voices if name != d.by)
        parts.append(f"voiced {days(d.first, d.last)}{f' by {escape(voices)}' if voices else ''}")
        parts.append(f"answer: {d.answer.replace('_', ' ') if d.answer else 'none reported'}")
        return f"- {'; '.join(parts)} ({origin_count(d.origins)}){self.cite(d.facts)}"

    def threats(self) -> list[str]:
        lines = []
        for t in self.now.threats:
            condition = f" (condition: {escape(t.condition)})" if t.condition else ""
            lines.append(f"- {escape(t.by) or 'Not attributed'}{f' to {escape(t.to)}' if t.to else ''}: "
                         f"{escape(t.text)}{condition}; {days(t.first, t.last)}{self.cite(t.facts)}")
        return lines

    def quotes(self) -> list[str]:
        lines = []
        for q in key_quotes(self.now.quotes):
            role = f", {escape(q.speaker_role)}" if q.speaker_role else ""
            said = f" ({day(q.date or q.published)})" if q.date or q.published else ""
            who = _unsure("speaker" in q.inferred) + (escape(q.speaker) or "unnamed")
            lines.append(f"- “{escape(q.text)}” — {who}{role}{said}{self.cite((q.id,))}")
        return lines

    def calendar(self) -> list[str]:
        return [f"- {_unsure(e.inferred)}{days(e.date, e.date_end)}: {escape(e.text)}{self.cite(e.facts)}"
                for e in self.now.calendar]

    def timeline(self) -> list[str]:
        return [f"- {_unsure(e.inferred)}{days(e.date, e.date_end)}: {escape(e.text)}{self.cite(e.facts)}"
                for e in self.now.timeline]

    def stale(self) -> list[str]:
        return [f"- {escape(s.what)}: last confirmed {day(s.last_confirmed)}, {s.days} days ago{self.cite(s.facts)}"
                for s in self.now.stale]

    def sources(self) -> list[str]:
        rows = []
        for s in self.now.sources:
            published = _unsure(s.published_basis == "inferred") + (day(s.published) if s.published else "undated")
            rows.append([escape(s.source), escape(s.title), escape(s.outlet), published, str(s.origin), s.rating,
                         str(len(s.facts))])
        return table(("Source", "Title", "Outlet", "Published", "Origin", "Rating", "Facts"), rows) if rows else []

    def listed(self) -> list[str]:
        outlets = {s.source: s for s in self.now.sources}
        lines = []
        for number, fact in enumerate(self.references.sentences, start=1):
            entry = outlets.get(fact.source)
            told = f", {day(fact.published)}" if fact.published else ""
            outlet = f", {escape(entry.outlet)}" if entry and entry.outlet else ""
            lines.append(f"- [{number}] {escape(fact.source)}{outlet}{told}: “{escape(fact.sentence)}”")
        return lines


def key_quotes(quotes: Iterable[Quote], most: int = KEY_QUOTES) -> list[Quote]:
    """The quotes to print: full clauses of named speakers, the newest first, three of each speaker in turn."""
    ranked = sorted(quotes, key=lambda q: (
        q.speaker is None, q.form == "mixed", -(q.date or q.published or dt.date.min).toordinal(), q.source, q.start))
    seen: defaultdict[str | None, int] = defaultdict(int)
    turns = []
    for quote in ranked:
        seen[quote.speaker] += 1
        turns.append((quote.speaker is None or quote.form == "mixed", (seen[quote.speaker] - 1) // 3, quote))
    return [quote for _, _, quote in sorted(turns, key=lambda turn: turn[:2])[:most]]


def _unsure(inferred: bool) -> str:
    return "\\~" if inferred else ""


def _day(date: dt.date | None) -> str:
    return day(date) if date else ""


def _round_days(r: Round) -> str:
    return _unsure("start" in r.inferred) + days(r.start, r.end)


def _says(claimant: str | None) -> str:
    return f", claimed by {escape(claimant)}" if claimant else ""


def _outcome(outcome: str) -> str:
    return "killed or wounded" if outcome == "casualties" else outcome


def _left(deadline: dt.date, today: dt.date) -> str:
    return f"passed {distance(deadline, today)}" if deadline < today else distance(deadline, today)
