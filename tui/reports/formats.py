"""The formats of an export, by name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module

from extractors.situation.model import Situation

FORMATS = ("markdown", "json", "csv", "html", "ics")
"""Each is a module of that name beside this one, with `render(situation) -> text`."""


IN_SECTIONS = frozenset({"markdown", "html"})
"""Formats of which some sections may be left out; the others are data and always whole."""


def render(situation: Situation, form: str, titles: Collection[str] | None = None) -> str:
    """The situation in a format, ending in a newline; the same bytes for the same situation.

    `titles` names the sections that are wanted (see outline), in formats that have such; null wants all.
    """
    renderer: Callable[..., str] = import_module(f"tui.reports.{form}").render
    return renderer(situation, titles) if form in IN_SECTIONS else renderer(situation)
