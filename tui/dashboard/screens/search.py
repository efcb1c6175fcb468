"""Search over quotes, facts, speakers and the sources' own text: typos forgiven, operators understood, hits marked."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from threading import RLock
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker, get_current_worker

from extractors.document import Document
from extractors.facts import Fact
from extractors.search.index import Index
from extractors.search.kept import open_index
from extractors.search.passages import Passage, passages
from extractors.search.query import TEXT, Query, parse
from extractors.situation.model import Ids, Situation
from tui.dashboard.copying import Citation
from tui.dashboard.found import Found, Spans, from_match, marked, of_fact, of_passage, searchable
from tui.dashboard.keys import keyed
from tui.dashboard.screens.facts import FactScreen
from tui.dashboard.screens.prompts import Choose
from tui.dashboard.widgets.bars import KeyBar
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.detail import Detail
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.widgets.too_small import TooSmall
from tui.dashboard.words import count, day, party_styles, text

LIMIT = 500
"""Hits that are shown; the title says where there are more."""
FEW = 10
"""With fewer facts than this the sources' text is searched, too."""
HISTORY = 20
WORDS = 3
"""The column of the words."""
TOLD_EVERY = 0.2
"""Seconds between two looks at what the sources' text has given so far."""

NOTHING = "Nothing found. Fewer or other words may help."
NO_FACTS = "No source gives a fact yet."
Documents = Callable[[Collection[str]], Iterator[Document]]


class QueryLine(Input):
    """The line that is searched for, whose Enter is among the keys that are told."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Read", id="search.read")]


class SearchScreen(FactScreen[Found]):
    """The search. Returns what was chosen; Esc goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="search.back"),
        Binding("ctrl+r", "earlier", "Earlier", id="search.earlier", tooltip="The search before this one"),
        Binding("ctrl+s,S", "save", "Save", id="search.save", tooltip="Save the search for this dossier, or forget it"),
        Binding("ctrl+o,O", "recall", "Saved", id="search.recall", tooltip="Choose one of the saved searches"),
        Binding("tab,shift+tab", "turn", "Hits", id="search.turn", tooltip="From the line to the hits, and back"),
        Binding("slash,s", "edit", "Edit", id="search.edit", show=False),
    ]
    AUTO_FOCUS = "Input"
    HELP_LINE = "speaker: kind: side: source: after: before: · kind:text for the sources"

    input = getters.query_one(Input)
    table = getters.query_one("LineTable", LineTable)

    @dataclass
    class Results(Message):
        """What a line has found so far. `reading` says how many sources of how many are still to be read."""

        line: str
        found: Sequence[Found]
        total: int | None
        """How many there are; None where they are too many to have been counted."""
        problems: tuple[str, ...]
        reading: str = ""

    def __init__(self, situation: Situation, documents: Documents, history: list[str] | None = None,
                 saved: list[str] | None = None) -> None:
        """`history` holds earlier searches, newest first, and `saved` the saved ones; both are kept up to date."""
        super().__init__()
        self._situation = situation
        self._documents = documents
        self._history = history if history is not None else []
        self._saved = saved if saved is not None else []
        self._earlier = -1
        self._shown = ""
        """The line whose hits are listed: as more of them come, the cursor stays where it is."""
        self._styles = party_styles(situation)
        self._sides = {actor.name: actor.side for actor in situation.actors}
        self._published = {entry.source: entry.published for entry in situation.sources}
        self._listed: list[Fact] | None = None
        self._index: Index | None = None
        self._making = RLock()

    def compose(self) -> ComposeResult:
        with Horizontal(id="search-line"):
            yield Static("search", id="search-sign")
            yield QueryLine(placeholder="words of a quote, a fact or a source, or a name", compact=True)
        yield LineTable(self._columns(), key=lambda found: (found.ids, found.source, found.place), id="hits")
        yield Detail(id="hit-box")
        yield KeyBar(id="keys")
        yield TooSmall()

    def on_mount(self) -> None:
        self.query_one(Detail).border_subtitle = Content(self.HELP_LINE)
        self.watch(self.table, "highlighted", self._detail, init=False)
        self._search("")

    def selected(self) -> Ids:
        """The fact under the cursor."""
        return self.table.item.ids if self.table.item else ()

    def citation(self) -> Citation | None:
        return self.table.item.citation if self.table.item else None

    def _columns(self) -> tuple[Column[Found], ...]:
        return (
            Column("", lambda f: Content.styled(f.sign.glyph, f.sign.style), 1),
            Column("Date", lambda f: text(day(f.date, none="–"), "$muted"), 11, needs=60, key=lambda f: f.date),
            Column("Who", lambda f: marked(f.who, self._styles.get(f.who, ""), f.who_spans), 18, key=lambda f: f.who),
            Column("Words", self._words, share=7),
            Column("Source", lambda f: text(f.source, "$muted"), share=2, needs=110, key=lambda f: f.source),
        )

    def _words(self, found: Found) -> Content:
        room = dict(self.table.room)[WORDS]
        return from_match(marked(found.words, "", found.spans), found.spans, room)

    # Searching, in the worker's thread

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _search(self, line: str) -> None:
        worker, query = get_current_worker(), parse(line)
        hits = self._among_facts(query)
        if worker.is_cancelled:
            return
        found = [of_fact(self._facts[index], spans) for index, spans in hits[:LIMIT]]
        few = len(found) < FEW and not (query.kind or query.speaker or query.side)
        if query.words and (few or query.kind == TEXT):
            self._among_texts(worker, line, query, found)
        else:
            counted = len(hits) <= LIMIT or not query.words
            self.post_message(self.Results(line, found, len(hits) if counted else None, query.problems))
        self._ready_index()

    @property
    def _facts(self) -> list[Fact]:
        """All facts, in the order in which they are listed."""
        with self._making:
            if self._listed is None:
                self._listed = sorted(self._situation.facts.values(), key=_newest_quotes_first)
            return self._listed

    def _among_facts(self, query: Query) -> list[tuple[int, Spans]]:
        """Indexes of the facts that match, best first, and where; for words not many more than can be shown."""
        facts = self._facts
        passing = [i for i, fact in enumerate(facts) if query.passes(fact, self._sides)] if query.narrow else None
        if not query.words:
            return [(i, ()) for i in (range(len(facts)) if passing is None else passing)]
        hits = self._ready_index().search(query.words, LIMIT + 1, passing) if passing != [] else []
        return [(hit.index, hit.spans) for hit in hits]

    def _among_texts(self, worker: Worker[None], line: str, query: Query, facts: list[Found]) -> None:
        """Reads the sources one by one, and tells now and then what they gave; best first."""
        sources = {source for source, date in self._published.items() if query.passes_source(source, date)}
        taken = [(fact.source, fact.start, fact.end) for found in facts if (fact := found.fact)]
        passed: list[Passage] = []

        def tell(reading: str = "") -> None:
            best = sorted(passed, key=lambda passage: -passage.score)[:LIMIT]
            self.post_message(self.Results(line, [*facts, *map(of_passage, best)], len(facts) + len(passed),
                                           query.problems, reading))

        told = time.monotonic()
        tell(f"reading {count(len(sources), 'source')}")
        for done, batch in enumerate(passages(query, self._documents(sources), self._published), start=1):
            if worker.is_cancelled:
                return
            passed += (hit for hit in batch if not any(
                source == hit.source and start < hit.end and hit.start < end for source, start, end in taken))
            if time.monotonic() - told > TOLD_EVERY:
                told = time.monotonic()
                tell(f"read {done:,} of {count(len(sources), 'source')}")
        tell()

    def _ready_index(self) -> Index:
        """The index, opened or made by the first thread that needs it: of 100,000 facts that takes a second once."""
        with self._making:
            if self._index is None:
                self._index = open_index([searchable(fact) for fact in self._facts])
            return self._index

    # Results and keys

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(Input.Submitted)
    def _take_first(self) -> None:
        self._take(self.table.item)

    @on(LineTable.Chosen)
    def _chosen(self, event: LineTable.Chosen) -> None:
        self._take(event.item)

    def _take(self, found: Found | None) -> None:
        self._remember()
        if found is not None:
            self.dismiss(found)

    @on(Results)
    def _show(self, event: Results) -> None:
        if event.line != self.input.value:
            return
        shown = f"{len(event.found):,}"
        if event.total != len(event.found):
            shown += f" of >{LIMIT:,}" if event.total is None else f" of {event.total:,}"
        words = [f"{shown} {'hit' if event.total == 1 else 'hits'}", event.reading,
                 "saved" if event.line.strip() in self._saved else ""]
        self.table.border_title = Content("; ".join(event.problems) or " · ".join(filter(None, words)))
        same, self._shown = event.line == self._shown, event.line
        self.table.show(event.found)
        if not (same and self.table.cursor):
            self.table.cursor = 0

    def _detail(self, found: Found | None) -> None:
        self.table.note(self.table.whereabouts)
        self.query_one(Detail).show([
            found.detail if found else Content.styled(NOTHING if self._situation.facts else NO_FACTS, "$muted")])

    def on_key(self, event: object) -> None:
        """While typing, the arrows move through the hits."""
        key = getattr(event, "key", "")
        if self.input.has_focus and key in ("down", "up"):
            self.table.action_move(1 if key == "down" else -1)

    def action_edit(self) -> None:
        self.input.focus()

    def action_turn(self) -> None:
        """To the hits, where letters are keys; and back to the line."""
        (self.table if self.input.has_focus else self.input).focus()

    def action_back(self) -> None:
        self._remember()
        self.dismiss(None)

    def action_earlier(self) -> None:
        if self._history:
            self._earlier = (self._earlier + 1) % len(self._history)
            self.input.value = self._history[self._earlier]

    def action_save(self) -> None:
        """Saves the search, or forgets it where it was saved."""
        line = self.input.value.strip()
        if not line:
            self.notify("Type a search first; this key then saves it.", severity="warning")
        elif line in self._saved:
            self._saved.remove(line)
            self.notify(line, title="Forgotten", markup=False)
        else:
            self._saved.append(line)
            self.notify(line, title="Saved", markup=False)

    def action_recall(self) -> None:
        def take(line: str | None) -> None:
            if line is not None:
                self.input.value = line
                self.input.focus()

        if self._saved:
            self.app.push_screen(Choose("Saved searches", [(line, text(line)) for line in self._saved]), take)
        else:
            words = "No search is saved yet; {search.save=ctrl+s} saves the one that is typed."
            self.notify(keyed(self.app, words), severity="warning", markup=False)

    def _remember(self) -> None:
        line = self.input.value.strip()
        if line:
            self._history[:] = [line, *(other for other in self._history if other != line)][:HISTORY]


def _newest_quotes_first(fact: Fact) -> tuple[bool, int, str, int]:
    return (fact.kind != "quote", -(fact.published or dt.date.min).toordinal(), fact.source, fact.start)
