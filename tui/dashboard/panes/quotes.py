"""Every quotation, in the order of the reports."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.content import Content

from extractors.facts import Quote
from extractors.situation.model import Ids, Situation
from tui.dashboard.evidence import field_lines, source_line
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.words import block, count, day, join, text


class QuotesPane(ListPane[Quote]):
    EMPTY = "No source sets words in quotation marks and attributes them."

    def heading(self, situation: Situation) -> str:
        return f"{count(len(situation.quotes), 'quote')} · {count(len(situation.speakers), 'speaker')}"

    def columns(self) -> Sequence[Column[Quote]]:
        return (
            Column("Date", lambda q: text(day(q.date or q.published, none="–"), "$muted"), 11, needs=60,
                   key=lambda q: q.date or q.published),
            Column("Speaker", lambda q: self.styled(q.speaker, "unnamed"), 22, key=lambda q: q.speaker),
            Column("Words", lambda q: text(q.text), share=7),
            Column("Source", lambda q: text(q.source, "$muted"), share=2, needs=120, key=lambda q: q.source),
        )

    def items(self, situation: Situation) -> Sequence[Quote]:
        return situation.quotes

    def key(self, item: Quote) -> Hashable:
        return item.id

    def facts(self, item: Quote) -> Ids:
        return (item.id,)

    def searchable(self, item: Quote) -> str:
        return f"{item.text} {item.speaker} {item.speaker_role} {item.source} {item.published}"

    def detail(self, item: Quote) -> Iterable[Content]:
        who = join([self.styled(item.speaker, "unnamed"), text(item.speaker_role or "", "$muted")], ", ")
        yield Content.assemble(("“", "$quote"), block(item.text), ("”", "$quote"))
        yield from (Content(), who, source_line(item), Content())
        yield field_lines([
            ("Said", day(item.date, none="") if item.date else None), ("Cue", item.cue), ("Form", item.form),
            ("Rule", item.rule), ("Inferred", ", ".join(item.inferred)),
        ])
