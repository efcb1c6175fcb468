"""What the lines of a reading text are, while it is found out."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.document import Dateline, Furniture, FurnitureKind
from extractors.reading.dateline import DateLine
from extractors.reading.lines import Line

MAX_HEADLINE = 200
MAX_DECK = 300
"""Characters of a headline and of the deck below it."""


@dataclass(slots=True)
class Layout:
    """What the lines of a reading text are. `kinds` runs beside `lines`; null is the article."""

    lines: list[Line]
    kinds: list[FurnitureKind | None]
    headlines: list[str] = field(default_factory=list)
    date_lines: list[DateLine] = field(default_factory=list)
    dateline: Dateline | None = None
    inside: list[Furniture] = field(default_factory=list)
    """Furniture within a paragraph of the article."""
