"""How columns share the width of a table."""

from __future__ import annotations

from textual.content import Content

from tui.dashboard.widgets.columns import BARE, Column, natural, widths

Pair = tuple[str, str | None]
COLUMNS: tuple[Column[Pair], ...] = (
    Column("Name", lambda pair: Content(pair[0]), 20, key=lambda pair: pair[0]),
    Column("Side", lambda pair: Content(pair[1] or "–"), 10, key=lambda pair: pair[1]),
    Column("Words", lambda pair: Content("words"), share=1),
)


def test_a_column_is_as_wide_as_it_needs_and_the_rest_is_shared() -> None:
    fitted = natural(COLUMNS, [("Ada Brandt", "Orlec"), ("Io", None)], 100)
    assert widths(COLUMNS, 60, fitted) == [(0, 10), (1, 5), (2, 41)]


def test_a_column_with_nothing_in_it_is_left_out() -> None:
    fitted = natural(COLUMNS, [("Ada Brandt", None), ("Io", None)], 100)
    assert fitted == [10, BARE, 0]
    assert widths(COLUMNS, 60, fitted) == [(0, 10), (2, 48)]
    assert natural(COLUMNS, [], 100) == [5, 5, 0]


def test_with_too_little_room_the_widest_give_way_and_with_none_nothing_breaks() -> None:
    fitted = natural(COLUMNS, [("Ada Brandt of Orlec", "Orlec")], 100)
    assert widths(COLUMNS, 24, fitted) == [(0, 11), (1, 5), (2, 4)]
    for total in range(-2, 20):
        assert all(width >= 0 for _, width in widths(COLUMNS, total, fitted))
