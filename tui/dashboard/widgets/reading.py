"""A source's text as it is read: the evidence of its facts marked by kind, the fact in front most of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from extractors.document import Document
from extractors.facts import Fact
from tui.dashboard.widgets.source_text import Mark, SourceText
from tui.dashboard.words import KINDS, join


class Reading(SourceText):
    """A document with its facts, one of which may be in front; the text is at it whenever the room changes."""

    def __init__(self, document: Document, facts: Sequence[Fact], *, id: str) -> None:
        """`facts` are all of the document, in order of text."""
        super().__init__(document.text, id=id)
        self.document = document
        self.facts = facts
        self.fact: Fact | None = None
        """The fact in front."""
        self._span: tuple[int, int] | None = None

    def on_mount(self) -> None:
        if not self.border_subtitle:
            self.border_subtitle = self._legend()

    def bring(self, fact: Fact | None, span: tuple[int, int] | None = None) -> None:
        """Brings a fact to the front, or without one a stretch of the text."""
        self.fact, self._span = fact, (fact.start, fact.end) if fact else span
        self.marks = list(self._marks())
        self._go()

    def _wrap(self) -> None:
        super()._wrap()
        self._go()

    def _go(self) -> None:
        if self._span and self._lines:
            self.show_offset(self._span[0])

    def _marks(self) -> Iterator[Mark]:
        fact = self.fact
        yield from (Mark(f.start, f.end, "$furniture") for f in self.document.furniture)
        yield from (Mark(other.start, other.end, KINDS[other.kind].style, KINDS[other.kind].glyph)
                    for other in self.facts if other is not fact)
        if fact is not None:
            sign = KINDS[fact.kind]
            yield Mark(fact.start, fact.end, f"{sign.style} on $evidence", sign.glyph, current=True)
            yield from (Mark(start, end, f"bold underline {sign.style} on $evidence") for start, end in fact.matched)
        elif self._span:
            yield Mark(*self._span, "bold $key on $evidence", current=True)

    def _legend(self) -> Content:
        kinds = {fact.kind for fact in self.facts}
        parts = [KINDS[kind].content for kind in KINDS if kind in kinds]
        if self.document.furniture:
            parts.append(Content.styled("page furniture", "$furniture"))
        return join(parts, "  ")
