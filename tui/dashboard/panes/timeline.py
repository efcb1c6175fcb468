"""All dated events in order, past and to come."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.app import ComposeResult
from textual.content import Content

from extractors.situation.model import Event, Ids, Situation
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.strip import TimeStrip
from tui.dashboard.words import EVENTS, OTHER_KIND, count, distance, join, span, text


class TimelinePane(ListPane[Event]):
    EMPTY = "No source dates an event."

    def compose(self) -> ComposeResult:
        yield TimeStrip(classes="strip")
        yield from super().compose()

    def draw(self) -> None:
        super().draw()
        self.draw_strip()

    def heading(self, situation: Situation) -> str:
        to_come = len(situation.calendar)
        return f"Timeline · {count(len(situation.timeline), 'event')}" + (f" · {to_come} to come" if to_come else "")

    def columns(self) -> Sequence[Column[Event]]:
        return (
            Column("Date", lambda e: text(("~" if e.inferred else "") + span(e.date, e.date_end), self._tense(e)), 18,
                   key=lambda e: e.date),
            Column("Kind", lambda e: EVENTS.get(e.kind, OTHER_KIND).content, 11, key=lambda e: e.kind),
            Column("Event", lambda e: text(_words(e)), share=1),
            Column("", lambda e: text(distance(e.date, self.situation.as_of), "$muted"), 12, needs=90, align="right"),
        )

    def items(self, situation: Situation) -> Sequence[Event]:
        return situation.timeline

    def key(self, item: Event) -> Hashable:
        return (item.date, item.kind, item.text)

    def facts(self, item: Event) -> Ids:
        return item.facts

    def detail(self, item: Event) -> Iterable[Content]:
        when = join([span(item.date, item.date_end), distance(item.date, self.situation.as_of)])
        yield Content.assemble(EVENTS.get(item.kind, OTHER_KIND).content, "  ", when)
        yield from (Content(), text(item.text, "bold"), Content())
        yield from self.evidence(item.facts)

    def _tense(self, item: Event) -> str:
        as_of = self.situation.as_of
        return "$talks-scheduled" if as_of and item.date > as_of else ""


def _words(item: Event) -> str:
    """An event in words, without the kind that stands beside them."""
    return item.text.removeprefix("Deadline: ") if item.kind == "deadline" else item.text
