"""Columns of a table, and how they share its width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from textual.content import Content

T = TypeVar("T")

GAP = 2
"""Cells between columns."""


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


def natural(columns: Sequence[Column[T]], items: Iterable[T]) -> list[int]:
    """The cells that each column of a set width needs for the items, at most its width."""
    found = [min(len(column.title) + 1, column.width) for column in columns]
    for item in items:
        for i, column in enumerate(columns):
            if found[i] < column.width:
                found[i] = min(max(found[i], column.cell(item).cell_length), column.width)
    return found


def widths(columns: Sequence[Column[T]], total: int, fitted: Sequence[int]) -> list[tuple[int, int]]:
    """The columns that fit into `total` cells, (index, width) of each in order; `fitted` are the natural widths."""
    shown = [i for i, column in enumerate(columns) if total >= column.needs]
    room = total - sum(fitted[i] for i in shown) - GAP * max(len(shown) - 1, 0)
    shares = sum(columns[i].share for i in shown)
    result = []
    for i in shown:
        column = columns[i]
        width = fitted[i]
        if column.share:
            width = max(room * column.share // shares, 4)
            room, shares = room - width, shares - column.share
        result.append((i, width))
    return result


def cut(content: Content, width: int, align: str = "left") -> Content:
    """The content in exactly `width` cells, with an ellipsis where some is lost."""
    if content.cell_length > width:
        return content.truncate(width, ellipsis=True)
    spaces = width - content.cell_length
    return content.pad_left(spaces) if align == "right" else content.pad_right(spaces)
