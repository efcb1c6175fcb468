"""What is painted, and what is not: a key costs what it changes, however much the dossier holds."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from extractors.facts import Quote
from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource
from tui.dashboard.app import Dashboard
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


def drawn(table: LineTable[Quote]) -> list[int]:
    """Grows by the row whenever one is drawn."""
    seen: list[int] = []
    draw = table._draw_row

    def count(row: int, width: int) -> object:
        seen.append(row)
        return draw(row, width)

    table._draw_row = count  # type: ignore[assignment, method-assign]
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
        assert "Sentence 6." in screen(app)
        detail.scroll_end(animate=False)
        await press(app, pilot)
        assert f"Sentence {detail.scroll_offset.y}." in screen(app)
        assert len(asked) < 200
