"""What a search finds: a fact, or a sentence of a source; in the shape in which both are listed and opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from extractors.facts import Fact, Quote
from extractors.search.passages import Passage
from extractors.situation.model import Ids
from tui.dashboard.copying import Citation, cite
from tui.dashboard.evidence import described, field_lines, source_line
from tui.dashboard.widgets.table import MATCH
from tui.dashboard.words import KINDS, Sign, day, text

TEXT = Sign("source text", "¶", "$muted")
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: its kind's sign, date, who speaks, words, source, and where in words and name the query's words stand."""

    sign: Sign
    date: dt.date | None
    who: str
    words: str
    source: str
    spans: Spans = ()
    who_spans: Spans = ()
    fact: Fact | None = None
    place: tuple[int, int] | None = None
    """The stretch of the source, for what is no fact."""

    @property
    def ids(self) -> Ids:
        """The fact's id, if it is one."""
        return (self.fact.id,) if self.fact else ()

    @property
    def citation(self) -> Citation:
        """The words as they are copied and cited; those of no fact as they stand in the source."""
        if self.fact:
            return cite(self.fact)
        return Citation(" ".join(self.words.split()), TEXT.word, self.source, self.place[0] if self.place else 0,
                        self.date)

    @property
    def detail(self) -> Content:
        """All there is to say."""
        if self.fact:
            return Content("\n").join([described(self.fact), source_line(self.fact)])
        where = field_lines([("source", self.source), ("published", day(self.date))])
        return Content("\n\n").join([self.sign.content, marked(self.words, "", self.spans), where])


def of_fact(fact: Fact, spans: Spans = ()) -> Found:
    """A fact; `spans` are those in `searchable(fact)`."""
    words = words_of(fact)
    end = len(words)
    return Found(
        KINDS[fact.kind], fact.published, who_of(fact) or "–", words, fact.source,
        [span for span in spans if span[1] <= end],
        [(first - end - 1, last - end - 1) for first, last in spans if first > end], fact)


def of_passage(passage: Passage) -> Found:
    """A sentence of a source."""
    return Found(TEXT, passage.published, "–", passage.sentence, passage.source, passage.spans,
                 place=(passage.start, passage.end))


def searchable(fact: Fact) -> str:
    """What of a fact is searched: its words, then who speaks."""
    return f"{words_of(fact)} {who_of(fact) or ''}"


def words_of(fact: Fact) -> str:
    """A quotation's words, of other facts the sentence."""
    return fact.text if isinstance(fact, Quote) else fact.sentence


def who_of(fact: Fact) -> str | None:
    """Who speaks, asks, claims or is concerned."""
    return next((name for key in ("speaker", "by", "claimed_by", "side") if (name := getattr(fact, key, None))), None)


def from_match(content: Content, spans: Spans, room: int) -> Content:
    """The content, without some of its beginning where a match would end beyond `room` cells: it begins shortly before
    the first match, or where all the rest has room.
    """
    if max((end for _, end in spans), default=0) <= room:
        return content
    latest = min(min(start for start, _ in spans) - room // 3, content.cell_length - room)
    begin = content.plain.find(" ", latest) + 1 if latest > 0 else 0
    return Content.styled("…", "$faint") + content[begin:] if begin else content


def marked(words: str, style: str, spans: Spans) -> Content:
    """The words with the spans marked, where they are drawn as they stand (control characters are not)."""
    content = text(words, style)
    if len(content.plain) == len(words):
        for start, end in spans:
            content = content.stylize(MATCH, start, end)
    return content
