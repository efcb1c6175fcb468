"""The reader: a source's text with its evidence marked, one fact in front; and beside it what contradicts that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.reactive import var

from extractors.document import Document
from extractors.facts import Fact
from extractors.situation.model import Ids, Situation
from tui.dashboard.contradictions import claimant, contradicting, side_by_side, stance
from tui.dashboard.evidence import described
from tui.dashboard.keys import keyed
from tui.dashboard.screens.facts import FactScreen
from tui.dashboard.widgets.bars import KeyBar, TitleBar
from tui.dashboard.widgets.detail import Detail
from tui.dashboard.widgets.reading import Reading
from tui.dashboard.widgets.source_text import SourceText
from tui.dashboard.widgets.too_small import TooSmall
from tui.dashboard.words import count, day, join, text

FACTS = Binding.Group("Fact", compact=True)
AGAINST = Binding.Group("Against", compact=True)
ABREAST = 100
"""Columns from which two texts stand side by side; with fewer one stands below the other."""


class ReaderScreen(FactScreen[None]):
    """One source. `n` and `N` go through its facts; `>` and `<` through the sources of the entry one came from; `d` and
    `D` through the claims against the fact in front, each in its own text beside this one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next_fact(1)", "Next fact", id="fact.next", group=FACTS),
        Binding("N", "next_fact(-1)", "Previous fact", id="fact.previous", group=FACTS),
        Binding("d", "against(1)", "Against", id="fact.against", group=AGAINST,
                tooltip="Read what contradicts the fact, side by side; again for the next"),
        Binding("D", "against(-1)", "Against", id="fact.against-back", group=AGAINST,
                tooltip="The claim before that contradicts the fact"),
        Binding("greater_than_sign", "elsewhere(1)", "Elsewhere", id="fact.elsewhere",
                tooltip="The same in the next source that reports it"),
        Binding("less_than_sign", "elsewhere(-1)", "Previous source", id="fact.elsewhere-back", show=False),
        Binding("escape", "back", "Back", id="reader.back"),
    ]

    at: var[int] = var(-1, init=False)
    """Index of the fact in front, among those of the source in order of text; -1 for none."""

    text = getters.query_one("#source-text", Reading)

    def __init__(self, document: Document, situation: Situation, entry: Sequence[Fact] = (),
                 span: tuple[int, int] | None = None) -> None:
        """`entry` holds the facts of the entry that was chosen, which may stand in several sources; `span` is a
        stretch to begin at where no fact was chosen, though one may stand there.
        """
        super().__init__()
        self.source = document.source
        self._document = document
        self._situation = situation
        self._entry = list(entry)
        self._span = span
        self._against = 0
        """Index of the contradicting claim that is beside, or will be next."""
        self.facts = self._facts_of(document.source)

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with Container(id="reading"):
            yield Reading(self._document, self.facts, id="source-text")
            yield Detail(id="fact-box")
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        title = self.query_one(TitleBar)
        title.left = text(self._document.title or self.source, "bold")
        title.right = self._published(self._document)
        self.text.focus()
        self.set_reactive(ReaderScreen.at, next((i for i, fact in enumerate(self.facts) if self._begins_at(fact)), -1))
        self._show()

    def _begins_at(self, fact: Fact) -> bool:
        if self._span:
            return fact.start <= self._span[0] < fact.end
        return bool(self._entry) and fact.id == self._entry[0].id

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= ABREAST, "-abreast")

    @property
    def fact(self) -> Fact | None:
        """The fact in front."""
        return self.facts[self.at] if 0 <= self.at < len(self.facts) else None

    @property
    def beside(self) -> Reading | None:
        """The text beside, where one is open."""
        return next(iter(self.query("#beside").results(Reading)), None)

    def selected(self) -> Ids:
        """The fact in front, in the text that has the focus."""
        fact = self.focused.fact if isinstance(self.focused, Reading) else self.fact
        return (fact.id,) if fact else ()

    def place(self) -> tuple[str, int]:
        reading = self.focused if isinstance(self.focused, Reading) else self.text
        at = reading.fact.start if reading.fact else self._span[0] if self._span else 0
        return reading.document.source, at

    def watch_at(self) -> None:
        self._show()
        if self.beside:
            self._against = -1
            self.action_against(1)

    def _show(self) -> None:
        fact = self.fact
        self.text.bring(fact, self._span)
        where = f"Fact {self.at + 1} of {len(self.facts)}" if fact else f"{len(self.facts)} facts"
        box = self.query_one(Detail)
        if fact is None:
            self.text.border_title = Content(where)
            words = "{fact.next=n} goes to the first fact." if self.facts else "No fact was found here."
            box.show([Content.styled(keyed(self.app, words), "$muted")])
            return
        others = contradicting(self._situation, fact)
        self.text.border_title = join([where, Content.styled("≠ ", "$revised") + _said(fact)] if others else [where])
        elsewhere = len({fact.source for fact in self._entry} - {self.source})
        there = keyed(self.app, f"also in {count(elsewhere, 'other source')}: {{fact.elsewhere=>}}")
        more = Content.styled(there, "$muted") if elsewhere else Content()
        parts = (described(fact), side_by_side(fact, others), more)
        box.show([Content("\n\n").join(part for part in parts if part)])

    def _published(self, document: Document) -> Sequence[Content]:
        """Where and when a source was published."""
        entry = next((e for e in self._situation.sources if e.source == document.source), None)
        published: dt.date | None = entry.published if entry else document.published
        return text(document.outlet or ""), text(day(published)), text(document.source, "$muted")

    def _facts_of(self, source: str) -> list[Fact]:
        facts = (fact for fact in self._situation.facts.values() if fact.source == source)
        return sorted(facts, key=lambda fact: (fact.start, fact.end))

    def action_next_fact(self, step: int) -> None:
        if self.facts:
            self.at = (self.at + step) % len(self.facts) if self.at >= 0 or step > 0 else len(self.facts) - 1

    @on(SourceText.Pointed)
    def _to_fact(self, event: SourceText.Pointed) -> None:
        """A click on evidence brings its fact to the front."""
        hit = [i for i, fact in enumerate(self.facts) if fact.start <= event.offset < fact.end]
        if hit and event.view is self.text:
            self.at = hit[(hit.index(self.at) + 1) % len(hit)] if self.at in hit else hit[0]

    # The text beside

    def action_against(self, step: int) -> None:
        """Opens the text of a claim against the fact in front beside it; where one is open, that of the next."""
        others = contradicting(self._situation, self.fact) if self.fact else []
        if not others:
            self._close_beside()
            self.notify("No source contradicts this.")
            return
        self._against = (self._against + step if self.beside else 0) % len(others)
        self._read_beside(others[self._against], f"{self._against + 1}/{len(others)}")

    @work(exclusive=True, exit_on_error=False, group="reader")
    async def _read_beside(self, fact: Fact, where: str) -> None:
        read = self.run_worker(partial(self.dashboard.source.document, fact.source), thread=True, exit_on_error=False)
        document = await read.wait()
        if document is None:
            self.notify(f"{fact.source} cannot be read any more.", markup=False)
            return
        reading = Reading(document, self._facts_of(document.source), id="beside")
        reading.border_title = join([f"Against {where}", _said(fact)])
        reading.border_subtitle = join(self._published(document))
        reading.bring(fact)
        await self.query("#beside").remove()
        self.add_class("-beside")
        self.query_one("#reading").mount(reading, before="#fact-box")
        # To focus it asks where it is; asked before all is laid out, Textual tells nobody of the new sizes.
        self.call_after_refresh(reading.focus)

    def _close_beside(self) -> None:
        self.query("#beside").remove()
        self.remove_class("-beside")
        self.text.focus()

    def action_back(self) -> None:
        """Closes the text beside; without one, the reader."""
        if self.beside:
            self._close_beside()
        else:
            self.app.pop_screen()

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


def _said(fact: Fact) -> Content:
    """What a fact claims, and who says so."""
    return Content.assemble(text(stance(fact), "bold"), text(f", says {claimant(fact)}"))
