"""The formats of an export, by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from extractors.situation.model import Situation

FORMATS = ("markdown", "json", "csv", "html", "ics")
"""Each is a module of that name beside this one, with `render(situation) -> text`."""


def render(situation: Situation, form: str) -> str:
    """The situation in a format, ending in a newline; the same bytes for the same situation."""
    renderer: Callable[[Situation], str] = import_module(f"tui.reports.{form}").render
    return renderer(situation)
