"""The reader: evidence, facts one after another, why, copying, text marked with the mouse."""

from __future__ import annotations

from extractors.facts import Quote
from tests.dashboard.driving import dashboard, facts_of, press, screen
from tui.dashboard.copying import cite
from tui.dashboard.screens.page import PageScreen
from tui.dashboard.screens.reader import ReaderScreen
from tui.dashboard.widgets.source_text import SourceText


async def test_enter_reads_at_the_evidence_and_escape_comes_back() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "enter")
        assert isinstance(app.screen, ReaderScreen)
        fact = facts_of(app)[0]
        assert isinstance(fact, Quote)
        assert fact.text == "We [the government] will answer every shell."
        shown = screen(app)
        assert "Fact 4 of 4" in shown
        assert "“We [the government] will answer every shell.”" in shown
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board
        assert app.board.front == "quotes"


async def test_n_goes_through_the_facts_of_a_source() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "9", "enter")
        assert isinstance(app.screen, ReaderScreen)
        seen = []
        for _ in app.screen.facts:
            seen.append(facts_of(app)[0].id)
            await press(app, pilot, "n")
        assert seen == [fact.id for fact in app.screen.facts]
        assert facts_of(app)[0].id == seen[0]
        await press(app, pilot, "N")
        assert facts_of(app)[0].id == seen[-1]


async def test_reader_tells_conflicting_claims() -> None:
    async with dashboard((120, 40)) as (app, pilot):
        await press(app, pilot, "4", "enter")
        shown = screen(app)
        assert "CONFLICTING CLAIMS" in shown
        assert "≥14  Varanian defence ministry" in shown


async def test_why_names_the_rule() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "w")
        assert isinstance(app.screen, PageScreen)
        assert "quote rule" in screen(app)
        assert "same paragraph → Ilse Brandt" in screen(app)


async def test_copy_gives_words_and_markdown_gives_the_source() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "y")
        assert app.clipboard == "We [the government] will answer every shell."
        await press(app, pilot, "Y")
        assert app.clipboard == cite(facts_of(app)[0]).markdown
        assert app.clipboard == (
            "> “We \\[the government\\] will answer every shell.”\n>\n> — Ilse Brandt, border-clash.txt, 3 Mar 2031\n")


async def test_text_of_the_reader_is_selected_with_the_mouse_and_copied() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "enter")
        text = app.screen.query_one(SourceText)
        # The frame and the gutter take five cells; the sentence on the dead stands in the third line.
        await pilot.mouse_down(text, offset=(5, 3))
        await pilot.hover(text, offset=(17, 3))
        await pilot.mouse_up(text, offset=(17, 3))
        await press(app, pilot, "y")
        assert app.clipboard.startswith("At least 14")


async def test_a_click_on_evidence_brings_its_fact_to_the_front() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "9", "enter")
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        before = reader.text.scroll_offset
        for words in ("We did not fire", "Ostmark put the toll"):
            lines = screen(app).splitlines()
            row = next(row for row, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[row].index(words) + 3, row))
            await press(app, pilot)
            assert reader.fact is not None
            assert words in reader.fact.sentence
            assert reader.text.scroll_offset == before, "what is in view stays where it is"
            assert "▌" in screen(app).splitlines()[row]
