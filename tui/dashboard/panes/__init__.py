"""The panes, one a file. What they are called is known here, so that none is imported before it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.dashboard.pane import Pane


@dataclass(frozen=True, slots=True)
class PaneEntry:
    """A pane's name (of its module, in commands and settings) and its title, shorter where there is little room."""

    name: str
    title: str
    short: str

    def load(self) -> type[Pane]:
        """The class, `NamePane` of the module of that name."""
        found: type[Pane] = getattr(import_module(f"{__name__}.{self.name}"), f"{self.name.capitalize()}Pane")
        return found


PANES = (
    PaneEntry("overview", "Overview", "Overview"), PaneEntry("talks", "Talks", "Talks"),
    PaneEntry("ceasefire", "Ceasefire", "Truce"), PaneEntry("casualties", "Casualties", "Tolls"),
    PaneEntry("demands", "Demands", "Demands"), PaneEntry("quotes", "Quotes", "Quotes"),
    PaneEntry("timeline", "Timeline", "Time"), PaneEntry("actors", "Actors", "Actors"),
    PaneEntry("sources", "Sources", "Sources"),
)
