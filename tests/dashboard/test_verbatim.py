"""Any text of a source is drawn as it is: no markup is read, no control reaches the terminal, no column breaks."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from extractors.facts import Quote
from tests.dashboard.driving import dashboard, screen, settle
from tests.dashboard.fixture import FixtureSource, facts, situation
from tui.dashboard.panes import PANES
from tui.printable import one_line, printable, printable_offsets

HOSTILE = ["[/]", "[b", "[@click=quit]x[/]", "\\[", "$killed", "\x1b[31mred", "\x9b2J", "\u202egnal", "👩\u200d🚀",
           "日本語",            "a\x00b", "é\u0301", "{x}", "%s", "\ud800", "[link=x]y", "\t", "\r\n", "&lt;"]


@given(st.text(st.characters(), max_size=60))
@example("\x1b]52;c;aGk=\x07")
def test_printable_holds_no_controls_and_keeps_the_rest(text: str) -> None:
    shown = printable(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200d\ufe0f]", shown)
    assert [c for c in shown if c.isalnum()] == [c for c in text if c.isalnum()]
    assert "\n" not in one_line(text)


@given(st.text(st.sampled_from("ab\t\u200d\x1b\n日"), max_size=30))
def test_offsets_lead_to_the_same_characters(text: str) -> None:
    shown, offsets = printable_offsets(text)
    for i, character in enumerate(text):
        if character in "ab日":
            assert shown[offsets[i] if offsets else i] == character


def test_hostile_text_is_verbatim_in_every_pane() -> None:
    asyncio.run(_every_pane(HOSTILE))


@settings(max_examples=2, deadline=None)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=20), min_size=1, max_size=3))
def test_any_text_draws_in_every_pane(texts: list[str]) -> None:
    asyncio.run(_every_pane(texts))


async def _every_pane(texts: list[str]) -> None:
    """Puts the texts into every field that a source can fill, and looks at each pane and the reader."""
    async with dashboard((100, 40), _hostile(texts)) as (app, pilot):
        for pane in PANES:
            app.board.front = pane.name
            await settle(app, pilot)
            assert all(cell_len(line) <= 100 and "\x1b" not in line for line in screen(app).splitlines())
        app.board.front = "quotes"
        await settle(app, pilot)
        shown = re.sub(r"\s+", "", screen(app))
        for text in texts:
            assert re.sub(r"\s+", "", one_line(text))[:12] in shown
        await pilot.press("enter")
        await settle(app, pilot)


def _hostile(texts: list[str]) -> FixtureSource:
    picture = situation()
    quotes = tuple(
        Quote(id=f"h{i}", source="geneva.txt", sentence=text, start=0, end=5, rule=text, text=text, speaker=text,
              speaker_role=text, cue=text)
        for i, text in enumerate(texts))
    words = " ".join(texts)
    return FixtureSource(
        title=words, quotes=quotes, facts={**facts(), **{quote.id: quote for quote in quotes}},
        demands=tuple(replace(entry, text=words, by=words, to=words, deadline=words) for entry in picture.demands),
        talks=tuple(replace(entry, place=words, outcome=words, parties=(words,)) for entry in picture.talks),
        casualties=tuple(replace(entry, place=words, side=words, note=words) for entry in picture.casualties),
        timeline=tuple(replace(entry, text=words) for entry in picture.timeline),
        actors=tuple(replace(entry, name=words, role=words, aliases=(words,)) for entry in picture.actors),
        sources=tuple(replace(entry, title=words, outlet=words) for entry in picture.sources),
        ceasefire=replace(picture.ceasefire, terms=(words,), place=words, mediators=(words,)))
