"""The reader: a source's text with its evidence marked, one fact at a time in front."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.reactive import var

from extractors.document import Document
from extractors.facts import Fact
from extractors.situation.model import Ids, Situation
from tui.dashboard.evidence import described, other_claims
from tui.dashboard.screens.facts import FactScreen
from tui.dashboard.widgets.bars import KeyBar, TitleBar
from tui.dashboard.widgets.detail import Detail
from tui.dashboard.widgets.source_text import Mark, SourceText
from tui.dashboard.words import KINDS, day, join, text

FACTS = Binding.Group("Fact", compact=True)


class ReaderScreen(FactScreen[None]):
    """One source. `n` and `N` go through its facts; `>` and `<` through the sources of the entry one came from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next_fact(1)", "Next fact", id="fact.next", group=FACTS),
        Binding("N", "next_fact(-1)", "Previous fact", id="fact.previous", group=FACTS),
        Binding("greater_than_sign", "elsewhere(1)", "Elsewhere", id="fact.elsewhere",
                tooltip="The same in the next source that reports it"),
        Binding("less_than_sign", "elsewhere(-1)", "Previous source", id="fact.elsewhere-back", show=False),
        Binding("escape", "app.pop_screen", "Back", id="reader.back"),
    ]

    at: var[int] = var(-1, init=False)
    """Index of the fact in front, among those of the source in order of text; -1 for none."""

    text = getters.query_one(SourceText)

    def __init__(self, document: Document, situation: Situation, entry: Sequence[Fact] = (),
                 span: tuple[int, int] | None = None) -> None:
        """`entry` holds the facts of the entry that was chosen, which may stand in several sources; `span` is a
        stretch to begin at where no fact was chosen.
        """
        super().__init__()
        self.source = document.source
        self._document = document
        self._situation = situation
        self._entry = list(entry)
        self._span = span
        self.facts = sorted((fact for fact in situation.facts.values() if fact.source == document.source),
                            key=lambda fact: (fact.start, fact.end))

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with Container(id="reading"):
            yield SourceText(self._document.text, id="source-text")
            yield Detail(id="fact-box")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        document = self._document
        title = self.query_one(TitleBar)
        title.left = text(document.title or document.source, "bold")
        title.right = join([text(document.outlet or ""), text(day(self._published())), text(document.source, "$muted")])
        self.text.border_subtitle = self._legend()
        self.text.focus()
        first = self._entry[0].id if self._entry else None
        self.set_reactive(ReaderScreen.at, next((i for i, fact in enumerate(self.facts) if fact.id == first), -1))
        self.call_after_refresh(self._show)

    def selected(self) -> Ids:
        """The fact in front."""
        return (self.facts[self.at].id,) if 0 <= self.at < len(self.facts) else ()

    def watch_at(self) -> None:
        self._show()

    def _show(self) -> None:
        current = self.facts[self.at] if 0 <= self.at < len(self.facts) else None
        self.text.border_title = Content(
            f"Fact {self.at + 1} of {len(self.facts)}" if current else f"{len(self.facts)} facts")
        self.text.marks = self._marks(current)
        box = self.query_one(Detail)
        if current is None:
            words = "n goes to the first fact." if self.facts else "No fact was found here."
            box.show([Content.styled(words, "$muted")])
            if self._span:
                self.text.show_offset(self._span[0])
            return
        self.text.show_offset(current.start)
        others = other_claims(self._situation, current)
        elsewhere = len({fact.source for fact in self._entry} - {self.source})
        more = Content.styled(f"also in {elsewhere} more: >", "$muted") if elsewhere else Content()
        box.show([Content("\n\n").join(part for part in (described(current), others, more) if part)])

    def _marks(self, current: Fact | None) -> list[Mark]:
        marks = [Mark(f.start, f.end, "$furniture") for f in self._document.furniture]
        marks += [Mark(fact.start, fact.end, KINDS[fact.kind].style, KINDS[fact.kind].glyph)
                  for fact in self.facts if fact is not current]
        if current is None and self._span:
            marks.append(Mark(*self._span, "bold $key on $evidence", current=True))
        if current is not None:
            sign = KINDS[current.kind]
            marks.append(Mark(current.start, current.end, f"{sign.style} on $evidence", sign.glyph, current=True))
            marks += [Mark(start, end, f"bold underline {sign.style} on $evidence") for start, end in current.matched]
        return marks

    def _legend(self) -> Content:
        kinds = dict.fromkeys(fact.kind for fact in self.facts)
        parts = [KINDS[kind].content for kind in KINDS if kind in kinds]
        if self._document.furniture:
            parts.append(Content.styled("page furniture", "$furniture"))
        return join(parts, "  ")

    def _published(self) -> dt.date | None:
        entry = next((e for e in self._situation.sources if e.source == self.source), None)
        return entry.published if entry else self._document.published

    def action_next_fact(self, step: int) -> None:
        if self.facts:
            self.at = (self.at + step) % len(self.facts) if self.at >= 0 or step > 0 else len(self.facts) - 1

    def action_elsewhere(self, step: int) -> None:
        """The next fact of the entry that stands in another source, in a reader of its own in place of this."""
        sources = list(dict.fromkeys(fact.source for fact in self._entry))
        if len(sources) < 2 or self.source not in sources:
            self.notify("No other source of this is known.")
            return
        wanted = sources[(sources.index(self.source) + step) % len(sources)]
        entry = [fact for fact in self._entry if fact.source == wanted]
        rest = [fact for fact in self._entry if fact.source != wanted]
        ids = tuple(fact.id for fact in entry + rest)
        self.app.pop_screen()
        self.dashboard.read(ids)
