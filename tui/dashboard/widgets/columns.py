"""Columns of a table, and how they share its width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from textual.content import Content

T = TypeVar("T")

GAP = 2
"""Cells between columns."""
LEAST = 4
"""Cells of a column that gives way."""
BARE = -1
"""In place of a width: nothing is in the column."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: `width` in cells, or a `share` of what the others leave; dropped below a table of `needs` cells."""

    title: str
    cell: Callable[[T], Content]
    width: int = 0
    share: int = 0
    needs: int = 0
    align: Literal["left", "right"] = "left"
    key: Callable[[T], Any] | None = None
    """What to sort by, null for a column that has no order."""


def natural(columns: Sequence[Column[T]], items: Sequence[T], looked_at: int) -> list[int]:
    """The cells that each column of a set width needs for the first `looked_at` items, at most its width.

    Of a column that has nothing to sort by in any item it is BARE: there is nothing in it.
    """
    found = [min(len(column.title) + 1, column.width) for column in columns]
    for item in items[:looked_at]:
        for i, column in enumerate(columns):
            if found[i] < column.width:
                found[i] = min(max(found[i], column.cell(item).cell_length), column.width)
    return [BARE if items and column.key and all(column.key(item) is None for item in items) else width
            for column, width in zip(columns, found, strict=True)]


def widths(columns: Sequence[Column[T]], total: int, fitted: Sequence[int]) -> list[tuple[int, int]]:
    """The columns that fit into `total` cells, (index, width) of each in order; `fitted` are the natural widths.

    Bare columns are left out; where there is too little room, the widest give way.
    """
    shown = {i: fitted[i] for i, column in enumerate(columns) if total >= column.needs and fitted[i] != BARE}
    shares = sum(columns[i].share for i in shown)
    room = total - sum(shown.values()) - GAP * max(len(shown) - 1, 0)
    while room < LEAST * shares and max(shown.values(), default=0) > LEAST:
        widest = max(shown, key=lambda i: shown[i])
        shown[widest], room = shown[widest] - 1, room + 1
    for i in shown:
        if share := columns[i].share:
            shown[i] = max(room * share // shares, LEAST)
            room, shares = room - shown[i], shares - share
    return list(shown.items())


def cut(content: Content, width: int, align: str = "left") -> Content:
    """The content in exactly `width` cells, with an ellipsis where some is lost."""
    if content.cell_length > width:
        return content.truncate(width, ellipsis=True)
    spaces = width - content.cell_length
    return content.pad_left(spaces) if align == "right" else content.pad_right(spaces)
