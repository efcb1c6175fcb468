"""The three bars of one line: title and as-of date, the panes' tabs, and the keys that work here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tui.dashboard.words import join

SEPARATOR = "  "


class ClickBar(Widget):
    """A line of parts, each of which runs an action when it is clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions: list[tuple[int, str]] = []
        """Right edges of the parts, in cells, and their actions."""

    def line(self, parts: Iterable[tuple[Content, str]]) -> Content:
        """The parts beside one another, each with its action."""
        self._actions, line = [], Content()
        for content, action in parts:
            line = line + content
            self._actions.append((line.cell_length, action))
        return line

    async def on_click(self, event: events.Click) -> None:
        x = event.get_content_offset_capture(self).x
        for edge, action in self._actions:
            if x < edge:
                await self.app.run_action(action, self.screen.focused or self.app)
                return


class TitleBar(Widget):
    """What is shown at the left, and what frames it at the right, of which the last parts give way first."""

    left: reactive[Content] = reactive(Content(), always_update=True)
    right: reactive[Sequence[Content | str]] = reactive((), always_update=True)
    """Drawn anew whenever it is set: two contents are the same to Textual if their styles alone differ."""

    def render(self) -> Content:
        room = self.content_size.width
        parts = [part for part in self.right if part]
        while len(parts) > 1 and join(parts).cell_length + 2 + self.left.cell_length > room:
            parts.pop()
        right = join(parts).truncate(room, ellipsis=True)
        gap = 2 if right else 0
        left = self.left.truncate(max(room - right.cell_length - gap, 0), ellipsis=True)
        return left + Content(" " * (room - left.cell_length - right.cell_length)) + right


@dataclass(frozen=True, slots=True)
class Tab:
    """A pane's tab: its key, its name, what it is called (long and short), and a badge."""

    key: str
    name: str
    title: str
    short: str
    badge: str = ""


class TabBar(ClickBar):
    """The panes, the one in front marked; shortened step by step until they fit."""

    tabs: reactive[tuple[Tab, ...]] = reactive(())
    front: reactive[str] = reactive("")

    def render(self) -> Content:
        room = self.content_size.width
        steps = ((True, "title", " "), (False, "title", " "), (False, "short", ""), (False, "", " "))
        for badges, titles, pad in steps:
            line = self.line(self._parts(badges, titles, pad))
            if line.cell_length <= room:
                break
        return line

    def _parts(self, badges: bool, titles: str, pad: str) -> Iterator[tuple[Content, str]]:
        for tab in self.tabs:
            here = tab.name == self.front
            words = tab.title if here and not titles else str(getattr(tab, titles)) if titles else ""
            ground = (" reverse" if self.app.no_color else " on $tab-background") if here else ""
            yield Content.assemble(
                (f" {tab.key}", "bold $tab-foreground" + ground if here else "$key"),
                (f" {words}" if words else "", "bold $tab-foreground" + ground if here else "$muted"),
                (f" {tab.badge}" if badges and tab.badge else "", "$tab-foreground" + ground if here else "$faint"),
                (pad, f"$tab-foreground{ground}" if here else "")), f"screen.pane('{tab.name}')"


class KeyBar(ClickBar):
    """The keys that work here, from the bindings in force; those that don't fit are left to `?`, which stays."""

    groups: reactive[list[tuple[str, str, str]]] = reactive([])
    """Keys, label and action; painted anew only where another part of the screen has others."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._take)
        self._take()

    def _take(self, _: object = None) -> None:
        self.groups = self._groups()

    def render(self) -> Content:
        shown = [(Content.assemble((keys, "bold $key"), (f" {label}", "$muted"), SEPARATOR), action)
                 for keys, label, action in self.groups]
        while len(shown) > 1 and sum(part.cell_length for part, _ in shown) - len(SEPARATOR) > self.content_size.width:
            del shown[-2 if shown[-1][1] == "help" else -1]
        return self.line(shown)

    def _groups(self) -> list[tuple[str, str, str]]:
        """Keys, label and action of every binding or group of them that is to be shown."""
        groups: dict[object, tuple[list[str], str, str]] = {}
        typing = isinstance(self.screen.focused, Input)
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            # Textual knows of all letters and signs that a line takes them, but not of this one.
            if binding.show and enabled and not (typing and binding.key == "slash"):
                label = binding.group.description if binding.group else binding.description
                keys = groups.setdefault(binding.group or binding.action, ([], label, binding.action))[0]
                if binding.group or not keys:
                    keys.append(self.app.get_key_display(binding))
        return [(" ".join(keys), label, action) for keys, label, action in groups.values()]
