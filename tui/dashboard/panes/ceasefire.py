"""The ceasefire: its state now, how it came there, and every change with who says so."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.content import Content

from extractors.situation.model import CeasefireChange, CeasefireState, Ids, Situation
from tui.dashboard.evidence import field_lines, heading
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.words import CEASEFIRE, ceasefire_sign, day, distance, join, span, text


class CeasefirePane(ListPane[CeasefireChange]):
    EMPTY = "No source speaks of a ceasefire."

    def heading(self, situation: Situation) -> str:
        state = situation.ceasefire
        words = f"Ceasefire · {ceasefire_sign(state).word}"
        return words + (f" · since {day(state.since)}" if state.since else "")

    def columns(self) -> Sequence[Column[CeasefireChange]]:
        return (
            Column("Date", lambda c: text(("~" if c.inferred else "") + span(c.date, c.date_end)), 18,
                   key=lambda c: c.date),
            Column("Status", lambda c: CEASEFIRE[c.status].content, 20, key=lambda c: c.status),
            Column("Says", lambda c: self.styled(c.claimed_by), 20, key=lambda c: c.claimed_by),
            Column("What", lambda c: text(c.text), share=5, needs=60),
        )

    def items(self, situation: Situation) -> Sequence[CeasefireChange]:
        return situation.ceasefire.history

    def key(self, item: CeasefireChange) -> Hashable:
        return item.facts

    def facts(self, item: CeasefireChange) -> Ids:
        return item.facts

    def detail(self, item: CeasefireChange) -> Iterable[Content]:
        state = self.situation.ceasefire
        yield from (heading("Now"), self._state(state), Content(), heading("This change"))
        yield Content.assemble(CEASEFIRE[item.status].content, "  ", text(span(item.date, item.date_end), "$muted"))
        yield Content.assemble(text("says ", "$muted"), self.styled(item.claimed_by, "the source itself"))
        yield Content()
        yield from self.evidence(item.facts)
        yield from map(self._other, state.others)

    def _state(self, state: CeasefireState) -> Content:
        as_of = self.situation.as_of
        sign = ceasefire_sign(state)
        return Content("\n").join([
            Content.styled(f"{sign.glyph} {sign.word.upper()}", f"bold {sign.style}"),
            field_lines([
                ("Since", join([day(state.since), distance(state.since, as_of)]) if state.since else None),
                ("Confirmed", join([day(state.last_confirmed), distance(state.last_confirmed, as_of)])
                 if state.last_confirmed else None),
                ("Until", join([day(state.until), distance(state.until, as_of)]) if state.until else None),
                ("Where", state.place),
                ("Parties", join((self.styled(p) for p in state.parties), ", ")),
                ("Mediators", join((self.styled(m) for m in state.mediators), ", ")),
                *((f"Terms{'' if i == 0 else ' ' * i}", text(term)) for i, term in enumerate(state.terms)),
            ]),
        ])

    def _other(self, state: CeasefireState) -> Content:
        where = state.place or ", ".join(state.parties) or "elsewhere"
        return Content("\n").join([heading(f"Another truce · {where}"), self._state(state)])
