"""The formats of an export, by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from typing import Any

from extractors.situation.model import Situation
from tui.reports.outline import outline

FORMATS = ("markdown", "json", "csv", "html", "ics")
"""Each is a module of that name beside this one, with `render(situation, titles)`, which yields the text in pieces."""


REPORTS = ("markdown", "html")
"""Those that have all sections; what the others have is the `SECTIONS` of their module."""


def sections(situation: Situation, form: str) -> list[str]:
    """The titles of the sections that an export in a format has, and that may be left out; of a calendar none."""
    titles = [section.title for section in outline(situation) if not section.under]
    return titles if form in REPORTS else [title for title in titles if title in _module(form).SECTIONS]


def render(situation: Situation, form: str, titles: Collection[str] | None = None) -> str:
    """The situation in a format, ending in a newline; the same bytes for the same situation.

    `titles` names the sections that are wanted; null wants all.
    """
    return "".join(rendered(situation, form, titles))


def rendered(situation: Situation, form: str, titles: Collection[str] | None = None) -> Iterator[str]:
    """The same in pieces, for what is too long to be held as a whole."""
    renderer: Callable[[Situation, Collection[str] | None], Iterator[str]] = _module(form).render
    return renderer(situation, titles)


def _module(form: str) -> Any:
    return import_module(f"tui.reports.{form}")
