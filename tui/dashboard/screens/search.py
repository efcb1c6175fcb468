"""Search over all quotes, facts and speakers: typos forgiven, operators understood, hits marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from extractors.facts import Fact, Quote
from extractors.query import parse
from extractors.search import Index
from extractors.situation.model import Ids, Situation
from tui.dashboard.evidence import described, source_line
from tui.dashboard.screens.facts import FactScreen
from tui.dashboard.widgets.bars import KeyBar
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.table import MATCH, LineTable
from tui.dashboard.words import KINDS, day, party_styles, text

LIMIT = 500
"""Hits that are shown; the title says where there are more."""
HISTORY = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that matches, and where in its words."""

    fact: Fact
    spans: tuple[tuple[int, int], ...] = ()


class SearchScreen(FactScreen[Ids]):
    """The search. Returns the fact that was chosen; Esc goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="search.back"),
        Binding("ctrl+r", "earlier", "Earlier search", id="search.earlier"),
        Binding("slash,s", "edit", "Edit", id="search.edit", show=False),
    ]
    AUTO_FOCUS = "Input"
    HELP_LINE = "operators: speaker:  kind:  side:  source:  after:  before:"

    input = getters.query_one(Input)
    table = getters.query_one("LineTable", LineTable)

    @dataclass
    class Results(Message):
        """A search is done; null total: there were no words, all is shown."""

        line: str
        found: Sequence[Found]
        total: int
        problems: tuple[str, ...]

    def __init__(self, situation: Situation, history: list[str] | None = None) -> None:
        """`history` holds earlier searches, newest first; this one is added to it."""
        super().__init__()
        self._situation = situation
        self._history = history if history is not None else []
        self._earlier = -1
        self._styles = party_styles(situation)
        self._sides = {actor.name: actor.side for actor in situation.actors}
        self._facts = sorted(situation.facts.values(), key=_newest_quotes_first)
        self._index: Index | None = None
        self._making = Lock()

    def compose(self) -> ComposeResult:
        with Horizontal(id="search-line"):
            yield Static("search", id="search-sign")
            yield Input(placeholder="words of a quote or a fact, or a name", compact=True)
        yield LineTable(self._columns(), key=lambda found: found.fact.id, id="hits")
        yield VerticalScroll(Static(markup=False, id="hit"), id="hit-box", can_focus=False)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.query_one("#hit-box").border_subtitle = Content(self.HELP_LINE)
        self._search("")

    def selected(self) -> Ids:
        """The fact under the cursor."""
        return (self.table.item.fact.id,) if self.table.item else ()

    def _columns(self) -> tuple[Column[Found], ...]:
        return (
            Column("", lambda f: Content.styled(KINDS[f.fact.kind].glyph, KINDS[f.fact.kind].style), 1),
            Column("Date", lambda f: text(day(f.fact.published, none="–"), "$muted"), 11, needs=60,
                   key=lambda f: f.fact.published),
            Column("Who", lambda f: _marked(_who(f.fact), self._styles.get(_who(f.fact), ""), f.spans,
                                            len(_words(f.fact)) + 1), share=2, key=lambda f: _who(f.fact)),
            Column("Words", lambda f: _marked(_words(f.fact), "", f.spans, 0), share=7),
            Column("Source", lambda f: text(f.fact.source, "$muted"), share=2, needs=110, key=lambda f: f.fact.source),
        )

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _search(self, line: str) -> None:
        worker, query = get_current_worker(), parse(line)
        facts = self._facts
        passing = [i for i, fact in enumerate(facts) if query.passes(fact, self._sides)]
        if query.words:
            allowed = set(passing)
            hits = [hit for hit in self._ready_index().search(query.words, len(facts)) if hit.index in allowed]
            found = [Found(facts[hit.index], hit.spans) for hit in hits]
        else:
            found = [Found(facts[i]) for i in passing]
        if not worker.is_cancelled:
            self.post_message(self.Results(line, found[:LIMIT], len(found), query.problems))
        self._ready_index()

    def _ready_index(self) -> Index:
        """The index, made by the first thread that needs it: 100,000 facts take some two seconds."""
        with self._making:
            if self._index is None:
                self._index = Index(f"{_words(fact)} {_who(fact)}" for fact in self._facts)
            return self._index

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(Input.Submitted)
    def _to_hits(self) -> None:
        self._remember()
        if self.table.item is not None:
            self.dismiss(self.selected())

    @on(Results)
    def _show(self, event: Results) -> None:
        if event.line != self.input.value:
            return
        shown = f"{len(event.found):,} of {event.total:,}" if event.total > len(event.found) else f"{event.total:,}"
        words = f"{shown} {'fact' if event.total == 1 else 'facts'}"
        self.table.border_title = Content("; ".join(event.problems) or words)
        self.table.show(event.found)
        self.table.cursor = 0

    @on(LineTable.Highlighted)
    def _detail(self, event: LineTable.Highlighted) -> None:
        found = event.item
        self.query_one("#hit", Static).update(
            Content("\n").join([described(found.fact), source_line(found.fact)]) if found else
            Content.styled("Nothing found. Fewer or other words may help.", "$muted"))

    @on(LineTable.Chosen)
    def _chosen(self, event: LineTable.Chosen) -> None:
        self._remember()
        self.dismiss((event.item.fact.id,))

    def on_key(self, event: object) -> None:
        """While typing, the arrows move through the hits."""
        key = getattr(event, "key", "")
        if self.input.has_focus and key in ("down", "up"):
            self.table.action_move(1 if key == "down" else -1)

    def action_edit(self) -> None:
        self.input.focus()

    def action_back(self) -> None:
        self._remember()
        self.dismiss(())

    def action_earlier(self) -> None:
        if self._history:
            self._earlier = (self._earlier + 1) % len(self._history)
            self.input.value = self._history[self._earlier]

    def _remember(self) -> None:
        line = self.input.value.strip()
        if line:
            self._history[:] = [line, *(other for other in self._history if other != line)][:HISTORY]


def _newest_quotes_first(fact: Fact) -> tuple[bool, int, str, int]:
    return (fact.kind != "quote", -(fact.published or dt.date.min).toordinal(), fact.source, fact.start)


def _words(fact: Fact) -> str:
    return fact.text if isinstance(fact, Quote) else fact.sentence


def _who(fact: Fact) -> str:
    return next((name for key in ("speaker", "by", "claimed_by", "side") if (name := getattr(fact, key, None))), "–")


def _marked(words: str, style: str, spans: Sequence[tuple[int, int]], offset: int) -> Content:
    """The words with the spans marked that lie in them, where they begin at `offset` of what was searched."""
    content = text(words, style)
    if len(content.plain) != len(words):
        return content
    for start, end in spans:
        if offset <= start and end <= offset + len(words):
            content = content.stylize(MATCH, start - offset, end - offset)
    return content
