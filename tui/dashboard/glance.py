"""The situation at a glance: what the overview's cards say, line by line, each with the facts that it rests on."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from textual.content import Content

from extractors.situation.model import CeasefireChange, DemandEntry, Ids, Revision, Round, Situation, ThreatEntry
from tui.dashboard.panes.demands import sign
from tui.dashboard.widgets.card import Line
from tui.dashboard.words import (
    ANSWERS,
    CEASEFIRE,
    CHANGES,
    OUTCOMES,
    TALKS,
    UNATTRIBUTED,
    ceasefire_sign,
    claimed,
    count,
    day,
    distance,
    extent,
    join,
    party_styles,
    span,
    text,
    whose,
)

TRENDS = {
    "improved": ("▲", "$ceasefire-holding"), "unchanged": ("=", "$muted"), "deteriorated": ("▼", "$ceasefire-over"),
}

MINOR = (": dates", ": place")
"""What is told of a round's revisions after all else that changed."""
_DAY = re.compile(rf"(?<=\d )({'|'.join(calendar.month_name[1:])})( \d{{4}})?\b")


class Glance:
    """A situation in the few lines of each card."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.styles = party_styles(situation)

    def _party(self, name: str | None) -> Content:
        return text(name, self.styles.get(name, "bold")) if name else text("unnamed", "$faint")

    def _parties(self, names: Iterable[str]) -> Content:
        return join(map(self._party, names), ", ")

    def ceasefire(self) -> Iterator[Line]:
        """Whether there is one and it holds, and its history, newest first."""
        state, as_of, trend = self.situation.ceasefire, self.situation.as_of, self.situation.trend
        sign = ceasefire_sign(state)
        yield Line(Content.styled(f"{sign.glyph} {sign.word.upper()}", f"bold {sign.style}"), facts=state.facts)
        if state.since:
            yield Line(join([text(f"since {day(state.since)}"), text(distance(state.since, as_of), "$muted")]),
                       facts=state.facts)
        if state.until:
            yield Line(join([text(f"until {day(state.until)}"), text(distance(state.until, as_of), "$deadline")]),
                       facts=state.facts)
        if trend:
            arrow, style = TRENDS[trend.direction]
            words = f"{arrow} {trend.direction} over {count(trend.days, 'day')}"
            yield Line(text(words, style), facts=tuple(id for why in trend.reasons for id in why.facts))
        breaches = [change for change in state.history if change.status == "violated"
                    and not (state.since and change.date and change.date < state.since)]
        if not breaches and ceasefire_sign(state).style == "$ceasefire-holding":
            yield Line(text("no breach alleged since", "$ceasefire-holding"), facts=state.facts)
        if breaches:
            last = breaches[-1]
            by = f", says {last.claimed_by}" if last.claimed_by else ""
            when = f" {self._near(last.date)}" if last.date else ""
            many = f"{len(breaches)} breaches alleged, last"
            alleged = f"{many if len(breaches) > 1 else 'breach alleged'}{when}{by}"
            yield Line(text(alleged, "$ceasefire-disputed"), facts=last.facts)
        if state.mediators:
            yield Line(Content.assemble(("mediated by ", "$muted"), self._parties(state.mediators)), facts=state.facts)
        if state.last_confirmed:
            yield Line(text(f"last confirmed {day(state.last_confirmed)}", "$muted"), facts=state.facts)
        for term in state.terms:
            yield Line(text(term, "$muted"), facts=state.facts)
        wide = max((len(self._near(change.date)) for change in state.history), default=0)
        for change in reversed(state.history):
            yield Line(partial(self._change, change, wide), facts=change.facts)

    def talks(self) -> Iterator[Line]:
        """The next round, and those that were held, newest first."""
        following, as_of = self.situation.next_talks, self.situation.as_of
        if following:
            days = distance(following.start, as_of)
            yield Line(Content.assemble(("Next  ", "$muted"), join([
                text(self._when(following), "bold"), text(days, "bold $talks-scheduled"),
                text(following.place or "place not said", "bold")], ", ")), facts=following.facts)
        else:
            yield Line(Content.assemble(("Next  ", "$muted"), ("none scheduled", "$faint")))
        held = [r for r in self.situation.talks if r != following
                and not (r.status == "scheduled" and r.start and as_of and r.start > as_of)]
        for i, r in enumerate(reversed(held)):
            yield Line(partial(self._held, r, last=i == 0), facts=r.facts)
            if i == 0:
                sign = TALKS[r.status]
                yield Line(Content.assemble("        ", join([text(sign.word, sign.style), text(r.outcome or "")])),
                           facts=r.facts)
                if r.mediators:
                    yield Line(Content.assemble(("        mediated by ", "$muted"), self._parties(r.mediators)),
                               facts=r.facts)

    def toll(self) -> Iterator[Line]:
        """The totals, with who says so."""
        situation = self.situation
        wide = max((len(OUTCOMES[total.outcome].word) for total in situation.totals), default=0)
        for total in situation.totals:
            incidents = [situation.casualties[i] for i in total.incidents]
            sign = OUTCOMES[total.outcome]
            named = dict.fromkeys(name for i in incidents for claim in i.claims if (name := claim.claimed_by))
            says = f"says {', '.join(named)}" if named else UNATTRIBUTED
            facts = tuple(id for incident in incidents for id in incident.facts)
            one = incidents[0].claims[0] if len(incidents) == 1 and len(incidents[0].claims) == 1 else None
            number = claimed(one) if one else extent(total.low, total.high)
            yield Line(Content.assemble(
                (f"{number:>7} ", f"bold {sign.style}"), (f"{sign.word:<{wide}}  ", sign.style),
                text(whose(total.side, total.group), self.styles.get(total.side or "", "")),
                text(f"  {'over a period, ' if total.cumulative else ''}{says}", "$muted")), facts=facts)

    def demands(self) -> Iterator[Line]:
        """What each side wants, its answer at the right; then the threats."""
        situation = self.situation
        turns: Counter[str | None] = Counter()
        in_turn = []
        for demand in situation.demands:
            in_turn.append((turns[demand.by], demand))
            turns[demand.by] += 1
        # The parties take turns: the few lines there are must tell what each side wants.
        by_turn = [demand for _, demand in sorted(in_turn, key=lambda pair: pair[0])]
        entries: list[DemandEntry | ThreatEntry] = [*by_turn, *situation.threats]
        for entry in entries:
            answer = getattr(entry, "answer", None)
            mark = ANSWERS[answer] if answer else None
            due = getattr(entry, "deadline_date", None)
            past = due and situation.as_of and due < situation.as_of
            when = f"{'expired' if past else 'due'} {distance(due, situation.as_of)}" if due else ""
            form = sign(entry)
            yield Line(Content.assemble((f"{form.glyph} ", form.style), self._party(entry.by), "  ",
                                        join([text(when, "$deadline"), text(entry.text)])),
                       Content.styled(mark.glyph, mark.style) if mark else Content(), entry.facts)

    def changes(self) -> Iterator[Line]:
        """What changed, the gravest first."""
        changes = self.situation.changes
        if changes is None:
            return
        minor = [revision for revision in changes.revised if revision.what.endswith(MINOR)]
        yield from (self._news("contradicted", *entry) for entry in changes.contradicted)
        yield from (self._revision(revision) for revision in changes.revised if revision not in minor)
        yield from (self._news("new", *entry) for entry in changes.new)
        yield from map(self._revision, minor)
        yield from (self._news("withdrawn", *entry) for entry in changes.withdrawn)
        yield from (self._news("stale", *entry) for entry in changes.stale)

    def quotes(self, most: int | None = None) -> Iterator[Line]:
        """The newest quotations, at `most` so many; the same words of one speaker once."""
        newest = sorted(self.situation.quotes, reverse=True,
                        key=lambda q: (q.published or q.date or dt.date.min, q.form != "mixed"))
        said: dict[tuple[str | None, str], list[str]] = {}
        for quote in newest:
            said.setdefault((quote.speaker, quote.text), []).append(quote.id)
        for (speaker, words), ids in list(said.items())[:most]:
            yield Line(Content.assemble(self._party(speaker), text(f"  “{words}”")), facts=tuple(ids))

    def _near(self, date: dt.date | None, **how: bool) -> str:
        """A day, with its year where that is not the as-of date's."""
        return day(date, year=not self._this_year(date), **how)

    def _this_year(self, date: dt.date | None) -> bool:
        return not (date and self.situation.as_of) or date.year == self.situation.as_of.year

    def _change(self, change: CeasefireChange, wide: int) -> Content:
        when = f"{self._near(change.date):>{wide}}  "
        return Content.assemble((when, "$muted"), CEASEFIRE[change.status].content)

    def _held(self, talks: Round, last: bool) -> Content:
        name = f"Round {talks.round}" if talks.round is not None else "Meeting"
        sign = TALKS[talks.status]
        days = span(talks.start, talks.end, year=not self._this_year(talks.start))
        return Content.assemble(
            ("Last  " if last else "      ", "$muted"), (f"{sign.glyph} ", sign.style),
            text(name), ("" if last or talks.status == "concluded" else f" {sign.word}", sign.style),
            text(f", {talks.place or '–'} "), text(days, "$muted"))

    def _when(self, talks: Round) -> str:
        if talks.start is None:
            return "date not said"
        if talks.end and talks.end != talks.start:
            return span(talks.start, talks.end, year=not self._this_year(talks.start))
        return self._near(talks.start, weekday=True)

    def _revision(self, revision: Revision) -> Line:
        lead = "" if revision.new.casefold().startswith(revision.what.casefold()) else f"{revision.what}: "
        old = f" (was {revision.old.removeprefix(revision.what).strip()})"
        return self._news("revised", f"{lead}{revision.new}", revision.facts, old)

    def _news(self, how: str, words: str, facts: Ids, old: str = "") -> Line:
        sign = CHANGES[how]
        words, old = (self._shorter(part) for part in (words, old))
        return Line(Content.assemble((f"{sign.glyph} ", sign.style), text(words), text(old, "$muted")), facts=facts)

    def _shorter(self, words: str) -> str:
        """The words with their days as the board says them: "19 Oct" for "19 October 2025" in that year."""
        year = f" {self.situation.as_of.year}" if self.situation.as_of else ""
        return _DAY.sub(lambda day: day[1][:3] + (day[2] or "").replace(year, ""), words)
