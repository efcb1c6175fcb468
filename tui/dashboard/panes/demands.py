"""What each side wants of the other, what was answered, and what is threatened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Sequence

from textual.content import Content

from extractors.situation.model import DemandEntry, Ids, Situation, ThreatEntry
from tui.dashboard.evidence import field_lines
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.words import ANSWERS, KINDS, Sign, count, day, distance, join, text

Entry = DemandEntry | ThreatEntry

FORMS = {
    "demand": KINDS["demand"],
    "condition": Sign("condition", "⊃", "$demand"),
    "ultimatum": Sign("ultimatum", "◷", "$threat"),
    "guarantee": Sign("guarantee", "◇", "$demand"),
}


class DemandsPane(ListPane[Entry]):
    EMPTY = "No source reports a demand, a condition, an ultimatum or a threat."

    def heading(self, situation: Situation) -> str:
        return f"{count(len(situation.demands), 'demand')} · {count(len(situation.threats), 'threat')}".capitalize()

    def columns(self) -> Sequence[Column[Entry]]:
        return (
            Column("By", lambda e: self.styled(e.by), 16, key=lambda e: e.by),
            Column("Form", lambda e: sign(e).content, 11, key=lambda e: sign(e).word),
            Column("What", lambda e: text(e.text), share=4),
            Column("Of", lambda e: self.styled(e.to), 16, needs=130, key=lambda e: e.to),
            Column("Deadline", lambda e: _deadline(e), 12, needs=72, key=_deadline_date),
            Column("Answer", lambda e: _answer(e), 15, needs=88, key=lambda e: getattr(e, "answer", None)),
            Column("Last", lambda e: text(day(e.last, none="–"), "$muted"), 11, needs=110, key=lambda e: e.last),
        )

    def items(self, situation: Situation) -> Sequence[Entry]:
        return (*situation.demands, *situation.threats)

    def key(self, item: Entry) -> Hashable:
        return (type(item).__name__, item.by, item.text)

    def facts(self, item: Entry) -> Ids:
        answer = item.answer_fact if isinstance(item, DemandEntry) else None
        return (*item.facts, answer) if answer else item.facts

    def searchable(self, item: Entry) -> str:
        return " ".join(filter(None, (super().searchable(item), item.to, getattr(item, "condition", None))))

    def detail(self, item: Entry) -> Iterable[Content]:
        if isinstance(item, DemandEntry):
            due = join([text(item.deadline or ""), day(item.deadline_date, none=""),
                        text(distance(item.deadline_date, self.situation.as_of), "$deadline")])
            extra = [("Deadline", due), ("Answer", ANSWERS[item.answer].content)]
        else:
            extra = [("If", text(item.condition) if item.condition else Content())]
        yield Content.assemble(sign(item).content, "  ", self.styled(item.by),
                               *((text(" of ", "$muted"), self.styled(item.to)) if item.to else ()))
        yield from (Content(), text(item.text, "bold"), Content())
        yield field_lines([
            *extra,
            ("First", day(item.first)), ("Last", day(item.last)),
            ("Sources", f"{item.origins:,} independent"),
        ])
        yield Content()
        yield from self.evidence(self.facts(item))


def sign(item: Entry) -> Sign:
    """Glyph and word of an entry's form."""
    return FORMS[item.form] if isinstance(item, DemandEntry) else KINDS["threat"]


def _deadline_date(item: Entry) -> dt.date | None:
    """What deadlines are sorted by: their date; those without one come last of all that have a deadline."""
    if not isinstance(item, DemandEntry):
        return None
    return item.deadline_date or (dt.date.max if item.deadline else None)


def _deadline(item: Entry) -> Content:
    if isinstance(item, DemandEntry) and (item.deadline_date or item.deadline):
        return text(day(item.deadline_date, none=item.deadline or ""), "$deadline")
    return text("–", "$faint")


def _answer(item: Entry) -> Content:
    return ANSWERS[item.answer].content if isinstance(item, DemandEntry) else text("–", "$faint")
