"""The first screen: is there a ceasefire and does it hold, when do they talk next, how many dead, who wants what."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from extractors.situation.model import CeasefireChange, DemandEntry, Ids, Round, Situation, ThreatEntry
from tui.dashboard.pane import Pane
from tui.dashboard.panes.demands import sign
from tui.dashboard.widgets.card import Card, Line, shares
from tui.dashboard.widgets.strip import TimeStrip
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.words import (
    ANSWERS,
    CEASEFIRE,
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

NOTHING = {
    "toll": "no toll reported", "demands": "no demand reported", "changes": "nothing new", "quotes": "no quotation",
}
"""What a card without lines says."""
TRENDS = {
    "improved": ("▲", "$ceasefire-holding"), "unchanged": ("=", "$muted"), "deteriorated": ("▼", "$ceasefire-over"),
}


class OverviewPane(Pane):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "card(1)", "Next card", id="card.next", show=False),
        Binding("h,left", "card(-1)", "Previous card", id="card.previous", show=False),
    ]

    _given: tuple[int, ...] = ()
    """What the room was last shared by: setting the same again would lay the screen out again."""

    def compose(self) -> ComposeResult:
        yield TimeStrip(classes="strip")
        yield Card("at-ceasefire")
        yield Card("at-talks")
        yield Card("at-toll")
        yield Card("at-demands", 2)
        yield Card("at-changes")
        yield Card("at-quotes")

    def draw(self) -> None:
        self._styles = party_styles(self.situation)
        self._words = ""
        self._fill()

    def narrow(self, words: str) -> None:
        """On the overview the filter narrows the quotes."""
        card = self.query_one("#at-quotes", Card)
        self._words = words
        card.show(list(self._quotes(self.situation, all_of_them=bool(words))))
        self.post_message(self.Filtered(card.narrow(words, lambda line: line.content.plain), len(card.items)))

    def selected(self) -> Ids:
        card = self.screen.focused
        return card.item.facts if isinstance(card, Card) and card.item else ()

    def lead(self) -> None:
        self.screen.set_focus(self.query(Card).first())

    def _fill(self) -> None:
        situation = self.situation
        self.draw_strip()
        cards: dict[str, tuple[str, Callable[[Situation], Iterable[Line]]]] = {
            "ceasefire": ("Ceasefire", self._ceasefire), "talks": ("Talks", self._talks),
            "toll": ("Casualties", self._toll), "demands": ("Demands", self._demands),
            "changes": ("Changes" + (f" since {day(situation.changes.since, year=False)}" if situation.changes else ""),
                        self._changes),
            "quotes": (f"Newest of {count(len(situation.quotes), 'quote')}" if situation.quotes else "Quotes",
                       self._quotes),
        }
        for name, (title, lines) in cards.items():
            card = self.query_one(f"#at-{name}", Card)
            card.title = title
            card.show(list(lines(situation)) or [Line(Content.styled(NOTHING[name], "$faint"))])
        self._give_room()

    def on_resize(self) -> None:
        self._give_room()

    def _give_room(self) -> None:
        """Gives each row of cards the lines it needs, as far as there are enough."""
        if self.picture is None or not self.size.height:
            return
        classes = self.screen.classes
        tall, roomy = "-tall" in classes, bool({"-roomy", "-wide"} & classes)
        low = "-low" in classes
        narrow = low or "-narrow" in classes
        cards = list(self.query(Card))
        strip = self.query_one(TimeStrip)
        given = (tall, roomy, narrow, low, self.size.height, strip.outer_size.height,
                 *(len(card.rows) for card in cards))
        if given == self._given:
            return
        self._given = given
        frame = 2 if tall else 1
        if narrow:
            most = 3 if low else 7
            for card in cards:
                card.styles.height = min(len(card.rows), most) + frame
            return
        for card in cards:
            card.styles.clear_rule("height")
        rows = [cards[0:2], cards[2:4], cards[4:6]] if roomy else [cards[0:2], cards[2:3], cards[3:4], cards[4:6]]
        room = self.size.height - frame * len(rows) - (strip.outer_size.height if tall else 0)
        lines = shares(room, [max(len(card.rows) for card in row) for row in rows])
        heights = " ".join(str(height + frame) for height in lines)
        self.styles.grid_rows = f"auto {heights}" if tall else heights

    def _party(self, name: str | None) -> Content:
        return text(name, self._styles.get(name, "bold")) if name else text("unnamed", "$faint")

    def _parties(self, names: Iterable[str]) -> Content:
        return join(map(self._party, names), ", ")

    def _ceasefire(self, situation: Situation) -> Iterator[Line]:
        state, as_of = situation.ceasefire, situation.as_of
        sign = ceasefire_sign(state)
        yield Line(Content.styled(f"{sign.glyph} {sign.word.upper()}", f"bold {sign.style}"), facts=state.facts)
        if state.since:
            yield Line(join([text(f"since {day(state.since)}"), text(distance(state.since, as_of), "$muted")]),
                       facts=state.facts)
        if state.until:
            yield Line(join([text(f"until {day(state.until)}"), text(distance(state.until, as_of), "$deadline")]),
                       facts=state.facts)
        if situation.trend:
            arrow, style = TRENDS[situation.trend.direction]
            words = f"{arrow} {situation.trend.direction} over {count(situation.trend.days, 'day')}"
            yield Line(text(words, style), facts=tuple(id for why in situation.trend.reasons for id in why.facts))
        breaches = [change for change in state.history if change.status == "violated"
                    and not (state.since and change.date and change.date < state.since)]
        if not breaches and ceasefire_sign(state).style == "$ceasefire-holding":
            yield Line(text("no breach alleged since", "$ceasefire-holding"), facts=state.facts)
        if breaches:
            last = breaches[-1]
            by = f", says {last.claimed_by}" if last.claimed_by else ""
            when = f" {day(last.date, year=False)}" if last.date else ""
            many = f"{len(breaches)} breaches alleged, last"
            alleged = f"{many if len(breaches) > 1 else 'breach alleged'}{when}{by}"
            yield Line(text(alleged, "$ceasefire-disputed"), facts=last.facts)
        if state.mediators:
            yield Line(Content.assemble(("mediated by ", "$muted"), self._parties(state.mediators)), facts=state.facts)
        if state.last_confirmed:
            yield Line(text(f"last confirmed {day(state.last_confirmed)}", "$muted"), facts=state.facts)
        for term in state.terms:
            yield Line(text(term, "$muted"), facts=state.facts)
        for change in reversed(state.history):
            yield Line(partial(_change, change), facts=change.facts)

    def _talks(self, situation: Situation) -> Iterator[Line]:
        following, as_of = situation.next_talks, situation.as_of
        if following:
            days = distance(following.start, as_of)
            yield Line(Content.assemble(("Next  ", "$muted"), join([
                text(_when(following), "bold"), text(days, "bold $talks-scheduled"),
                text(following.place or "place not said", "bold")], ", ")), facts=following.facts)
        else:
            yield Line(Content.assemble(("Next  ", "$muted"), ("none scheduled", "$faint")))
        held = [r for r in situation.talks if r != following
                and not (r.status == "scheduled" and r.start and as_of and r.start > as_of)]
        for i, r in enumerate(reversed(held)):
            yield Line(partial(_held, r, last=i == 0), facts=r.facts)
            if i == 0:
                sign = TALKS[r.status]
                yield Line(Content.assemble("        ", join([text(sign.word, sign.style), text(r.outcome or "")])),
                           facts=r.facts)
                if r.mediators:
                    yield Line(Content.assemble(("        mediated by ", "$muted"), self._parties(r.mediators)),
                               facts=r.facts)

    def _toll(self, situation: Situation) -> Iterator[Line]:
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
                text(whose(total.side, total.group), self._styles.get(total.side or "", "")),
                text(f"  {'over a period, ' if total.cumulative else ''}{says}", "$muted")), facts=facts)

    def _demands(self, situation: Situation) -> Iterator[Line]:
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

    def _changes(self, situation: Situation) -> Iterator[Line]:
        changes = situation.changes
        if changes is None:
            return
        for what, facts in changes.contradicted:
            yield Line(Content.assemble(("≠ ", "$revised"), text(what)), facts=facts)
        for revision in changes.revised:
            lead = "" if revision.new.casefold().startswith(revision.what.casefold()) else f"{revision.what}: "
            old = text(f" (was {revision.old.removeprefix(revision.what).strip()})", "$muted")
            yield Line(Content.assemble(("~ ", "$revised"), text(f"{lead}{revision.new}"), old), facts=revision.facts)
        for glyph, style, entries in (("+", "$new", changes.new), ("−", "$withdrawn", changes.withdrawn),
                                     ("…", "$muted", changes.stale)):
            for what, facts in entries:
                yield Line(Content.assemble((f"{glyph} ", style), text(what)), facts=facts)

    def _quotes(self, situation: Situation, all_of_them: bool = False) -> Iterator[Line]:
        newest = sorted(situation.quotes, reverse=True,
                        key=lambda q: (q.published or q.date or dt.date.min, q.form != "mixed"))
        said: dict[tuple[str | None, str], list[str]] = {}
        for quote in newest:
            said.setdefault((quote.speaker, quote.text), []).append(quote.id)
        for (speaker, words), ids in list(said.items())[:None if all_of_them else 30]:
            yield Line(Content.assemble(self._party(speaker), text(f"  “{words}”")), facts=tuple(ids))

    def action_card(self, step: int) -> None:
        cards = list(self.query(Card))
        at = cards.index(self.screen.focused) if isinstance(self.screen.focused, Card) else -1
        cards[(at + step) % len(cards)].focus()

    @on(Card.Left)
    def _to_next_card(self, event: Card.Left) -> None:
        event.stop()
        cards = list(self.query(Card))
        at = cards.index(event.card) + event.step
        if 0 <= at < len(cards):
            cards[at].focus()
            cards[at].action_to_end(event.step < 0)

    @on(LineTable.Chosen)
    def _read(self, event: LineTable.Chosen) -> None:
        event.stop()
        if event.item.facts:
            self.post_message(self.Read(event.item.facts))


def _change(change: CeasefireChange) -> Content:
    when = f"{day(change.date, year=False):>6}  "
    return Content.assemble((when, "$muted"), CEASEFIRE[change.status].content)


def _held(talks: Round, last: bool) -> Content:
    name = f"Round {talks.round}" if talks.round is not None else "Meeting"
    sign = TALKS[talks.status]
    return Content.assemble(
        ("Last  " if last else "      ", "$muted"), (f"{sign.glyph} ", sign.style),
        text(name), ("" if last or talks.status == "concluded" else f" {sign.word}", sign.style),
        text(f", {talks.place or '–'} "), text(span(talks.start, talks.end, year=False), "$muted"))


def _when(talks: Round) -> str:
    if talks.start is None:
        return "date not said"
    if talks.end and talks.end != talks.start:
        return span(talks.start, talks.end, year=False)
    return day(talks.start, year=False, weekday=True)
