"""The sources: what was read, when each was published and how that is known, copies of one text, what was skipped."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.content import Content

from extractors.situation.model import Ids, Situation, SourceEntry
from tui.dashboard.board import Skip
from tui.dashboard.evidence import field_lines, heading
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.words import KINDS, day, text

Entry = SourceEntry | Skip
BASIS = {"metadata": "", "dateline": "", "inferred": "~", "unknown": ""}


class SourcesPane(ListPane[Entry]):
    EMPTY = (
        "There is nothing here to read yet.\n\nPut reports into the folder (.txt, .md, .html, .jsonl, RSS or Atom), "
        "drop a file on this window, or press {source.add=a} and paste a report.")

    def heading(self, situation: Situation) -> str:
        assert self.picture is not None
        words = f"Sources · {len(situation.sources):,} read"
        return words + (f" · {len(self.picture.skipped)} skipped" if self.picture.skipped else "")

    def columns(self) -> Sequence[Column[Entry]]:
        return (
            Column("Published", _published, 12, key=lambda e: getattr(e, "published", None)),
            Column("Outlet", lambda e: text(getattr(e, "outlet", None) or "–", "$muted"), 20, needs=90,
                   key=lambda e: getattr(e, "outlet", None)),
            Column("Title", _title, share=5, key=lambda e: _title(e).plain),
            Column("File", lambda e: text(e.source, "$muted"), share=3, needs=100, key=lambda e: e.source),
            Column("Facts", lambda e: text(_facts(e) or "·", "" if _facts(e) else "$faint"), 5, align="right",
                   key=lambda e: -_facts(e)),
            Column("Rated", lambda e: text(getattr(e, "rating", "–"), "$muted"), 5, needs=100,
                   key=lambda e: getattr(e, "rating", None)),
        )

    def items(self, situation: Situation) -> Sequence[Entry]:
        assert self.picture is not None
        return (*situation.sources, *self.picture.skipped)

    def key(self, item: Entry) -> Hashable:
        return item.source

    def facts(self, item: Entry) -> Ids:
        return item.facts if isinstance(item, SourceEntry) else ()

    def source(self, item: Entry) -> str | None:
        return item.source

    def detail(self, item: Entry) -> Iterable[Content]:
        if not isinstance(item, SourceEntry):
            yield from (text("Not read", "bold $withdrawn"), Content(), text(item.source), Content(),
                        text(item.reason))
            return
        copies = [e.source for e in self.situation.sources if e.origin == item.origin and e is not item]
        kinds: dict[str, int] = {}
        for id in item.facts:
            if fact := self.situation.facts.get(id):
                kinds[fact.kind] = kinds.get(fact.kind, 0) + 1
        yield from (text(item.title or item.source, "bold"), Content())
        yield field_lines([
            ("Outlet", item.outlet), ("File", item.source),
            ("Published", f"{day(item.published)} ({item.published_basis})"),
            ("Rated", f"{item.rating} (Admiralty code)"),
            ("Copies", ", ".join(copies)),
        ])
        yield from (Content(), heading(f"Facts · {len(item.facts)}"))
        for kind, number in kinds.items():
            yield Content.assemble(KINDS[kind].content, f"  {number}")


def _published(item: Entry) -> Content:
    if not isinstance(item, SourceEntry):
        return text("skipped", "$withdrawn")
    return text(BASIS[item.published_basis] + day(item.published), "" if item.published else "$faint")


def _title(item: Entry) -> Content:
    return text((item.title or item.source) if isinstance(item, SourceEntry) else f"{item.source}: {item.reason}")


def _facts(item: Entry) -> int:
    return len(item.facts) if isinstance(item, SourceEntry) else 0
