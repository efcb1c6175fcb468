"""People, parties and bodies: whose side, which role, every spelling, how often quoted."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.content import Content

from extractors.situation.model import ActorEntry, Ids, Situation
from tui.dashboard.evidence import field_lines, heading
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.words import count, day, text


class ActorsPane(ListPane[ActorEntry]):
    EMPTY = "No source names a person, a party or a body."

    def heading(self, situation: Situation) -> str:
        return count(len(situation.actors), "actor")

    def columns(self) -> Sequence[Column[ActorEntry]]:
        return (
            Column("Name", lambda a: self.styled(a.name), share=3, key=lambda a: a.name),
            Column("Type", lambda a: text(a.type, "$muted"), 13, key=lambda a: a.type),
            Column("Side", lambda a: self.styled(a.side), share=2, key=lambda a: a.side),
            Column("Role", lambda a: text(a.role or "–", "" if a.role else "$faint"), share=3, needs=90,
                   key=lambda a: a.role),
            Column("Quotes", lambda a: text(a.quotes or "·", "" if a.quotes else "$faint"), 6, align="right",
                   key=lambda a: -a.quotes),
            Column("Last", lambda a: text(day(a.last, none="–"), "$muted"), 11, needs=70, key=lambda a: a.last),
        )

    def items(self, situation: Situation) -> Sequence[ActorEntry]:
        return situation.actors

    def key(self, item: ActorEntry) -> Hashable:
        return item.name

    def facts(self, item: ActorEntry) -> Ids:
        return item.facts

    def selected_name(self) -> str | None:
        return self.table.item.name if self.table.item else None

    def searchable(self, item: ActorEntry) -> str:
        return " ".join([super().searchable(item), *item.aliases, *item.roles])

    def detail(self, item: ActorEntry) -> Iterable[Content]:
        joined = [Content.assemble(text(alias), text(f"  {how}", "$muted")) for alias, how in item.joined]
        known = {alias for alias, _ in item.joined}
        joined += [text(alias) for alias in item.aliases if alias not in known]
        yield Content.assemble(self.styled(item.name), text(f"  {item.type}", "$muted"))
        yield Content()
        yield field_lines([
            ("Side", self.styled(item.side) if item.side else None), ("Role", item.role),
            ("Roles", "; ".join(item.roles) if len(item.roles) > 1 else None),
            ("First", day(item.first)), ("Last", day(item.last)), ("Quotes", f"{item.quotes:,}"),
        ])
        yield Content()
        if joined:
            yield from (heading(f"Also written · {len(joined)}"), *joined, Content())
        yield from self.evidence(item.facts, "Facts")
