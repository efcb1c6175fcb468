"""The rounds of talks: when, where, who, what came of each, and what every source said of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.content import Content

from extractors.situation.model import Ids, Round, RoundAccount, Situation
from tui.dashboard.evidence import field_lines, heading
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.words import TALKS, count, day, distance, join, span, text


class TalksPane(ListPane[Round]):
    EMPTY = "No source speaks of a round or a meeting with a place, a date or a number."

    def heading(self, situation: Situation) -> str:
        words = f"Talks · {count(len(situation.talks), 'meeting')}"
        if situation.next_talks:
            words += f" · next {distance(situation.next_talks.start, situation.as_of) or 'undated'}"
        return words

    def columns(self) -> Sequence[Column[Round]]:
        return (
            Column("№", lambda r: text("" if r.round is None else r.round, "bold"), 3, align="right",
                   key=lambda r: r.round),
            Column("Date", lambda r: text(("~" if "start" in r.inferred else "") + span(r.start, r.end)), 18,
                   key=lambda r: r.start),
            Column("Place", lambda r: text(r.place or "–"), share=2, key=lambda r: r.place),
            Column("Status", lambda r: TALKS[r.status].content, 11, key=lambda r: r.status),
            Column("Outcome", lambda r: text(r.outcome or "–", "" if r.outcome else "$faint"), share=4, needs=66,
                   key=lambda r: r.outcome),
            Column("Parties", lambda r: join((self.styled(p) for p in r.parties), ", "), share=3, needs=110,
                   key=lambda r: r.parties or None),
        )

    def items(self, situation: Situation) -> Sequence[Round]:
        return situation.talks

    def key(self, item: Round) -> Hashable:
        return (item.round, item.place, item.start)

    def facts(self, item: Round) -> Ids:
        return item.facts

    def searchable(self, item: Round) -> str:
        return " ".join([super().searchable(item), *item.parties, *item.mediators])

    def detail(self, item: Round) -> Iterable[Content]:
        name = f"Round {item.round}" if item.round is not None else "Meeting"
        when = join([span(item.start, item.end), distance(item.start, self.situation.as_of)])
        yield Content.assemble(text(name, "bold"), "  ", TALKS[item.status].content)
        yield Content()
        yield field_lines([
            ("When", when), ("Where", item.place),
            ("Parties", join((self.styled(p) for p in item.parties), ", ")),
            ("Mediators", join((self.styled(m) for m in item.mediators), ", ")),
            ("Outcome", item.outcome),
            ("Sources", f"{item.origins:,} independent"),
            ("Inferred", ", ".join(item.inferred)),
        ])
        yield Content()
        if len(item.history) > 1:
            yield heading("As reported")
            yield from map(_account, item.history)
            yield Content()
        yield from self.evidence(item.facts)


def _account(account: RoundAccount) -> Content:
    return Content.assemble(f"{day(account.published, none='undated'):<12} ", TALKS[account.status].content, "  ",
                            text(account.source, "$muted"))
