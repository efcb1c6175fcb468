"""What is painted, and what is not: a key costs what it changes, however much the dossier holds."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rich.console import RenderableType
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from extractors.facts import Quote
from tests.dashboard.driving import dashboard, press, screen, until
from tests.dashboard.fixture import FixtureSource
from tui.dashboard.app import Dashboard
from tui.dashboard.pane import Pane
from tui.dashboard.panes import PANES
from tui.dashboard.panes.quotes import QuotesPane
from tui.dashboard.widgets.detail import Detail
from tui.dashboard.widgets.table import LineTable

MANY = tuple(Quote(id=f"q{i}", source="geneva.txt", sentence=f"Words {i}.", start=0, end=5, rule="rule",
                   text=f"Words {i}.", speaker="Ilse Brandt") for i in range(10_000))


def many() -> FixtureSource:
    return FixtureSource(quotes=MANY, facts={quote.id: quote for quote in MANY})


def layouts(app: Dashboard) -> list[None]:
    """Grows by one whenever the board is laid out."""
    seen: list[None] = []
    app.board.screen_layout_refresh_signal.subscribe(app.board, lambda _: seen.append(None))
    return seen


def rows_painted(app: Dashboard) -> list[int]:
    """Grows by the line of the screen whenever a part of it is painted."""
    seen: list[int] = []
    paint = app._display

    def note(screen: Screen[Any], renderable: RenderableType | None) -> None:
        seen.extend(range(app.size.height) if isinstance(renderable, LayoutUpdate) else
                    (line for line, _, _ in renderable.spans) if isinstance(renderable, ChopsUpdate) else ())
        paint(screen, renderable)

    app._display = note  # type: ignore[method-assign]
    return seen


def drawn(table: LineTable[Quote]) -> list[int]:
    """Grows by the row whenever one is drawn."""
    seen: list[int] = []
    draw = table._draw_row

    def count(row: int) -> Sequence[Segment]:
        seen.append(row)
        return draw(row)

    table._draw_row = count  # type: ignore[method-assign]
    return seen


async def test_a_step_of_the_cursor_draws_two_rows_and_lays_nothing_out() -> None:
    async with dashboard((120, 40), many()) as (app, pilot):
        await press(app, pilot, "6")
        laid_out, rows = layouts(app), drawn(app.board.query_one("#pane-quotes LineTable", LineTable))
        await press(app, pilot, "j")
        assert rows == [0, 1]
        await press(app, pilot, "j")
        assert rows == [0, 1, 2]  # row 1 without the cursor is known from the beginning
        assert not laid_out
        assert "Words 2." in screen(app)


async def test_the_last_of_many_rows_is_reached_by_drawing_a_screenful() -> None:
    async with dashboard((120, 40), many()) as (app, pilot):
        await press(app, pilot, "6")
        laid_out, rows = layouts(app), drawn(app.board.query_one("#pane-quotes LineTable", LineTable))
        await press(app, pilot, "G")
        assert len(rows) < 40
        assert "10,000/10,000" in screen(app)
        assert not laid_out


async def test_a_detail_asks_only_for_the_paragraphs_that_come_into_view() -> None:
    asked: list[int] = []

    def paragraphs() -> Iterator[Content]:
        for number in range(10_000):
            asked.append(number)
            yield Content(f"Sentence {number}.")

    async with dashboard() as (app, pilot):
        await press(app, pilot, "6")
        detail = app.board.query_one("#pane-quotes Detail", Detail)
        detail.show(paragraphs())
        assert len(asked) < 100
        await press(app, pilot, "J", "J")
        assert f"Sentence {2 * (detail.size.height // 2)}." in screen(app)
        detail.scroll_end(animate=False)
        await press(app, pilot)
        assert f"Sentence {detail.scroll_offset.y}." in screen(app)
        assert len(asked) < 200


async def test_a_pane_comes_to_the_front_in_one_layout_and_comes_back_as_it_was_drawn() -> None:
    async with dashboard((120, 40), many()) as (app, pilot):
        laid_out = layouts(app)
        await press(app, pilot, "6")
        assert len(laid_out) == 1
        rows = drawn(app.board.query_one("#pane-quotes LineTable", LineTable))
        await press(app, pilot, "1", "6")
        assert len(laid_out) == 3
        assert set(rows) <= {0}  # the cursor's row, as the focus comes and goes
        assert "Words 12." in screen(app)


async def rested(app: Dashboard, pilot: Pilot[int]) -> None:
    """Waits until the panes that are not in front are ready."""
    await until(lambda: all(map(app.board._is_ready, (pane.name for pane in PANES))))
    await pilot.pause()


async def test_panes_are_made_while_nothing_happens_and_opened_as_if_they_had_been_open() -> None:
    async with dashboard((120, 40), many(), ahead=True) as (app, pilot):
        laid_out = layouts(app)
        await rested(app, pilot)
        assert [pane.id for pane in app.board.query(Pane) if pane.display] == ["pane-overview"]
        table = app.board.query_one("#pane-quotes LineTable", LineTable)
        assert len(table.rows) == len(MANY)
        assert not table.size
        laid_out.clear()
        rows = drawn(table)
        await press(app, pilot, "6")
        assert len(laid_out) == 1
        assert set(rows) == {0}  # the cursor's row, as the focus came
        assert app.focused is table
        assert "Words 12." in screen(app)


async def test_a_pane_that_was_got_ready_looks_as_one_that_was_not() -> None:
    for size in ((80, 24), (120, 40), (50, 15)):
        screens = []
        for ahead in (True, False):
            async with dashboard(size, ahead=ahead) as (app, pilot):
                if ahead:
                    await rested(app, pilot)
                for key in "23456789":
                    await press(app, pilot, key)
                    screens.append(screen(app))
        assert screens[:8] == screens[8:]


async def test_what_changed_is_drawn_in_panes_out_of_sight_while_nothing_happens() -> None:
    source = many()
    async with dashboard((120, 40), source, ahead=True) as (app, pilot):
        await press(app, pilot, "6", *["pagedown"] * 3, "1")
        table = app.board.query_one("#pane-quotes LineTable", LineTable)
        chosen, seen = table.item, table.scroll_offset.y
        more = tuple(replace(quote, id=f"n{i}", text=f"New words {i}.") for i, quote in enumerate(MANY[:500]))
        source.changes["quotes"] = more + MANY
        app.redraw()
        await press(app, pilot)
        await rested(app, pilot)
        assert len(table.rows) == len(more + MANY)
        rows = drawn(table)
        await press(app, pilot, "6")
        assert table.item is chosen
        assert table.scroll_offset.y == seen + len(more)
        assert set(rows) <= {table.cursor}


async def test_a_pane_that_is_opened_before_it_was_made_ready_is_made_once() -> None:
    async with dashboard((120, 40), many(), ahead=True) as (app, pilot):
        await press(app, pilot, "6", "7", "9")
        await until(lambda: len(app.board.query(Pane)) >= len(PANES))
        await press(app, pilot, "6", "j")
        assert len(app.board.query(Pane)) == len(PANES)
        assert "Words 1." in screen(app)


async def test_the_bar_at_the_side_is_dragged_and_clicked() -> None:
    async with dashboard((120, 40), many()) as (app, pilot):
        await press(app, pilot, "6")
        table = app.board.query_one("#pane-quotes LineTable", LineTable)
        bar, bottom = table.outer_size.width - 2, table.outer_size.height - 2
        await pilot.mouse_down(table, offset=(bar, 1))
        await pilot.hover(table, offset=(bar, bottom // 2))
        middle = table.scroll_offset.y
        await pilot.hover(table, offset=(bar, bottom))
        await pilot.mouse_up(table, offset=(bar, bottom))
        assert 4000 < middle < 6000
        assert table.scroll_offset.y == table.max_scroll_y
        assert "Words 9999." in screen(app)
        await pilot.click(table, offset=(bar, 1))
        assert table.scroll_offset.y == 0
        assert table.cursor == 0


async def test_what_the_filter_looks_into_is_ready_before_the_first_letter_and_read_once() -> None:
    async with dashboard((120, 40), many()) as (app, pilot):
        await press(app, pilot, "6")
        pane = app.board.query_one(QuotesPane)
        read: list[str] = []
        searchable = pane.searchable

        def count(item: Quote) -> str:
            read.append(item.id)
            return searchable(item)

        pane.searchable = count  # type: ignore[method-assign]
        await press(app, pilot, "slash")
        await until(lambda: len(read) >= len(MANY))
        await press(app, pilot, *"99", "backspace", "8")
        assert "299 of 10,000" in screen(app)
        assert len(read) == len(MANY)


async def test_a_pane_that_is_opened_while_it_is_made_ahead_is_made_once() -> None:
    async with dashboard((120, 40), many()) as (app, _):
        ahead, opened = await asyncio.gather(app.board._make("talks"), app.board._make("talks"))
        assert ahead is opened


async def test_what_went_is_painted_over_though_another_is_asked_for_its_place_meanwhile() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "1")
        note = Static("Here for a while.")
        await app.board.mount(note)
        await press(app, pilot)
        row, out_of_sight, painted = note.region.y, app.board.query_one("#pane-quotes LineTable"), rows_painted(app)
        note.display = False
        app.board._compositor.update_widgets({out_of_sight})
        assert not out_of_sight.size
        await press(app, pilot)
        assert row in painted
