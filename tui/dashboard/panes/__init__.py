"""The panes, one a file. What their tabs say is known here, so that none is imported before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.situation.model import Situation
    from tui.dashboard.pane import Pane


@dataclass(frozen=True, slots=True)
class PaneEntry:
    """A pane's name (of its module, in commands and settings) and its title, shorter where there is little room; and
    a few characters for its tab: a count, as a rule.
    """

    name: str
    title: str
    short: str
    badge: Callable[[Situation], str]

    def load(self) -> type[Pane]:
        """The class, `NamePane` of the module of that name."""
        found: type[Pane] = getattr(import_module(f"{__name__}.{self.name}"), f"{self.name.capitalize()}Pane")
        return found


def _number(*lists: Sized) -> str:
    number = sum(map(len, lists))
    return f"{number:,}" if number else ""


def _glyph(situation: Situation) -> str:
    from tui.dashboard.words import ceasefire_sign

    return ceasefire_sign(situation.ceasefire).glyph


PANES = (
    PaneEntry("overview", "Overview", "Overview", lambda now: ""),
    PaneEntry("talks", "Talks", "Talks", lambda now: _number(now.talks)),
    PaneEntry("ceasefire", "Ceasefire", "Truce", _glyph),
    PaneEntry("casualties", "Casualties", "Tolls", lambda now: _number(now.casualties)),
    PaneEntry("demands", "Demands", "Demands", lambda now: _number(now.demands, now.threats)),
    PaneEntry("quotes", "Quotes", "Quotes", lambda now: _number(now.quotes)),
    PaneEntry("timeline", "Timeline", "Time", lambda now: _number(now.timeline)),
    PaneEntry("actors", "Actors", "Actors", lambda now: _number(now.actors)),
    PaneEntry("sources", "Sources", "Sources", lambda now: _number(now.sources)),
)
