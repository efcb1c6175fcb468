"""The three bars of one line: title and as-of date, the panes' tabs, and the keys that work here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.keys import key_to_character
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
                await self.app.run_action(action, self.namespace(action))
                return

    def namespace(self, action: str) -> DOMNode:
        """What does an action that names nothing that does it."""
        return self.app


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


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys and their actions under one label; a click on a key does what it does, one on the label what the first does.
    """

    label: str
    keys: tuple[tuple[str, str], ...] = ()

    def parts(self) -> Iterator[tuple[Content, str]]:
        """Each key, then the label, with the action that it stands for."""
        for key, action in self.keys:
            yield Content.styled(f"{key} ", "bold $key"), action
        yield Content.styled(f"{self.label}{SEPARATOR}", "$muted"), self.keys[0][1]

    @property
    def width(self) -> int:
        """Cells, with the space behind."""
        return sum(part.cell_length for part, _ in self.parts())


class KeyBar(ClickBar):
    """The keys that work here, from the bindings in force; those that don't fit are left to `?`, which stays."""

    groups: reactive[list[Keys]] = reactive([])
    """Painted anew only where another part of the screen has others."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._take)
        self._take()

    def _take(self, _: object = None) -> None:
        self.groups = self._groups()

    def render(self) -> Content:
        shown = list(self.groups)
        while len(shown) > 1 and sum(group.width for group in shown) - len(SEPARATOR) > self.content_size.width:
            del shown[-2 if shown[-1].keys[0][1] == "help" else -1]
        return self.line(part for group in shown for part in group.parts())

    def namespace(self, action: str) -> DOMNode:
        """Of the parts whose keys work now, the one that a key of this action leads to."""
        active = self.screen.active_bindings.values()
        return next((entry.node for entry in active if entry.binding.action == action), self.app)

    def _groups(self) -> list[Keys]:
        """Every binding or group of them that is to be shown."""
        groups: dict[object, Keys] = {}
        typing = isinstance(self.screen.focused, Input)
        for binding in self._in_order():
            # Textual knows of letters and signs that a line takes them, but not of all, nor of those the user mapped.
            if not (typing and (binding.key == "slash" or (key_to_character(binding.key) or "\n").isprintable())):
                label = binding.group.description if binding.group else binding.description
                group = groups.get(binding.group or binding.action, Keys(label))
                if binding.group or not group.keys:
                    group = replace(group, keys=(*group.keys, (self.app.get_key_display(binding), binding.action)))
                groups[binding.group or binding.action] = group
        return list(groups.values())

    def _in_order(self) -> list[Binding]:
        """The bindings that are to be shown and work, in the order in which they are written: those that the user
        mapped come last otherwise, and would be the first to go where there is little room.
        """
        shown = [entry for entry in self.screen.active_bindings.values() if entry.binding.show and entry.enabled]
        ids = {node: [binding.id for _, binding in node._bindings] for node in dict.fromkeys(e.node for e in shown)}
        ranks = {(node, id): (i, j) for i, (node, all_ids) in enumerate(ids.items()) for j, id in enumerate(all_ids)}
        shown.sort(key=lambda entry: ranks.get((entry.node, entry.binding.id), (len(ids), 0)))
        return [entry.binding for entry in shown]
