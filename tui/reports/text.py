"""The situation as plain text, for pipes and terminals that draw nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from extractors.situation.model import Situation
from tui.reports.outline import Line, Section, Table, basis, outline

WIDTH = 80
_LEFT_OUT = {"Timeline", "Sources"}


def render(situation: Situation) -> str:
    """The summary, wrapped at 80 columns, without the timeline and the sources; no control characters."""
    lines = [_plain(situation.title).upper(), *_wrapped(basis(situation))]
    for section in outline(situation):
        if section.title not in _LEFT_OUT:
            lines += _section(section)
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield ""
    title = _plain(section.title)
    yield f"  {title}" if section.under else title.upper()
    for block in section.blocks:
        if isinstance(block, Table):
            for cells, _ in block.rows:
                yield from _wrapped(" · ".join(cell for cell in cells[:-1] if cell), "- " if cells[0] else "    ")
        else:
            yield from _wrapped(_joined(block), "- " if block.bullet else "")


def _joined(line: Line) -> str:
    return f"{line.lead} {line.text}".strip()


def _wrapped(text: str, lead: str = "") -> list[str]:
    return textwrap.wrap(_plain(text), WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)) or [""]


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
