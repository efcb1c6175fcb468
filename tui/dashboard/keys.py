"""All keys in one place: what they're called in `[keys]` and `?`, and the check on what the user maps them to."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.keys import KEY_DISPLAY_ALIASES, Keys, format_key, key_to_character
from textual.screen import Screen
from textual.style import Style

from tui.dashboard.words import SIGNS, Sign

KEEP = "quit"
"""The action that must always have a key; ctrl+q is its twin."""
WIDE = len("tab shift+tab")
"""Cells of the column of keys."""
TOGETHER = (
    ("Board", "Facts", "Lists"), ("Reader", "Facts"), ("Search", "Facts", "Lists"), ("Residue", "Lists"),
    ("Export", "Lists"), ("Pages",), ("Questions",), ("Tour",))
"""Parts whose keys work at the same time."""
_NAMING = re.compile(r"\{([\w.-]+)=([^}]+)\}")
_NAMED = {key.value for key in Keys} | set(KEY_DISPLAY_ALIASES) | {"slash"}


def sections() -> Iterator[tuple[str, list[Binding]]]:
    """Every part of the dashboard that has keys, with its bindings, in the order that `?` shows them."""
    from tui.dashboard.app import Dashboard
    from tui.dashboard.pane import Pane
    from tui.dashboard.panes.overview import OverviewPane
    from tui.dashboard.screens.add import AddSource
    from tui.dashboard.screens.adding import AddingScreen
    from tui.dashboard.screens.board import BoardScreen
    from tui.dashboard.screens.by_hand import FactForm, Field
    from tui.dashboard.screens.citing import CitingScreen
    from tui.dashboard.screens.export import ExportScreen, Sections
    from tui.dashboard.screens.facts import FactScreen
    from tui.dashboard.screens.page import PageScreen
    from tui.dashboard.screens.prompts import Answer, Choose, Confirm, LinePrompt
    from tui.dashboard.screens.reader import ReaderScreen
    from tui.dashboard.screens.residue import ResidueScreen
    from tui.dashboard.screens.search import QueryLine, SearchScreen
    from tui.dashboard.screens.sheet import Sheet
    from tui.dashboard.screens.themes import ThemePicker
    from tui.dashboard.screens.tour import TourScreen
    from tui.dashboard.widgets.filter_line import FilterLine, Words
    from tui.dashboard.widgets.source_text import SourceText
    from tui.dashboard.widgets.table import LineTable

    for title, kinds in (
        ("Board", (BoardScreen, AddingScreen, Pane, Dashboard)), ("Facts", (CitingScreen, FactScreen)),
        ("Lists", (LineTable, OverviewPane, FilterLine, Words)),
        ("Reader", (ReaderScreen, SourceText)), ("Search", (QueryLine, SearchScreen)), ("Residue", (ResidueScreen,)),
        ("Export", (ExportScreen, Sections)), ("Pages", (PageScreen,)),
        ("Questions", (Sheet, LinePrompt, Answer, Choose, Confirm)), ("A fact by hand", (FactForm, Field)),
        ("A new source", (AddSource,)), ("Themes", (ThemePicker,)), ("Tour", (TourScreen,)),
    ):
        yield title, [binding for kind in kinds for binding in kind.BINDINGS if isinstance(binding, Binding)]


def checked(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The user's keys that can be used, and what is wrong with the others.

    Textual passes over unknown actions, and unbinds an action whose key has a bad name.
    """
    actions = {binding.id for _, bindings in sections() for binding in bindings if binding.id}
    good: dict[str, str] = {}
    problems = []
    for action, wanted in keys.items():
        bad = [key for key in wanted.split(",") if not _is_key(key.strip())]
        if action not in actions:
            near = difflib.get_close_matches(action, actions, 1)
            problems.append(f"[keys] unknown action {action}" + (f"; do you mean {near[0]}?" if near else ""))
        elif bad:
            problems.append(f"[keys] {action}: {bad[0]!r} is no key; write it like j, ctrl+s or f5")
        else:
            good[action] = ",".join(key.strip() for key in wanted.split(","))
    problems += _clashes(good)
    taken = {key for action, wanted in good.items() if action != KEEP for key in wanted.split(",")}
    if "q" in taken and KEEP not in good:
        good[KEEP] = "ctrl+q"
        problems.append("[keys] q does something else now; ctrl+q quits")
    return good, problems


def _clashes(good: Mapping[str, str]) -> Iterator[str]:
    """Keys new to an action that something else beside it has, too, which would win or lose by chance."""
    parts = dict(sections())
    theirs = {action: _short(keys) for action, keys in good.items()}
    told = set()
    for titles in TOGETHER:
        ours = {binding.id or "": _short(binding.key) for title in titles for binding in parts[title]}
        for other in ours:
            for action in ours.keys() & theirs.keys():
                both = (theirs[action] - ours[action]) & theirs.get(other, ours[other])
                if both and other != action and (action, other) not in told:
                    told.add((action, other))
                    yield f"[keys] {action}: {min(both)} is also {other}; give that another key"


def _short(keys: str) -> set[str]:
    return {"/" if key == "slash" else key_to_character(key) or key for key in keys.split(",")}


def shown(key: str) -> str:
    """A key as people write it: "↵", "/", "g", "shift+tab"."""
    special = {"enter": "↵", "escape": "esc", "slash": "/", "pagedown": "pgdn", "pageup": "pgup"}
    if key in special:
        return special[key]
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, format_key(name)])


def keyed(app: App[Any], words: str) -> str:
    """The words with each "{action=key}" as the first key of the action, which is another where the user mapped it."""
    return _NAMING.sub(lambda found: shown(app._keymap.get(found[1], found[2]).split(",")[0]), words)


def clickable(app: App[Any], hint: str) -> Content:
    """A sheet's hint, whose parts do on a click what the keys do that they name."""
    parts = []
    for part in hint.split(" · "):
        named = _NAMING.search(part)
        does = Style.from_meta({"@click": f"screen.do('{named[1]}')"}) if named else ""
        parts.append(Content.styled(keyed(app, part), does))
    return Content(" · ").join(parts)


def help_page(keymap: Mapping[str, str], here: Collection[str | None]) -> Content:
    """All keys with what they do, by part, those first whose actions work `here`; as the user has mapped them. Then the
    signs.
    """
    lines: list[Content] = []
    elsewhere: list[Content] = []
    told: set[str | None] = set()
    for title, bindings in sections():
        new = [binding for binding in bindings if binding.id not in told]
        told.update(binding.id for binding in new)
        for there, into in ((True, lines), (False, elsewhere)):
            if wanted := [binding for binding in new if (binding.id in here) is there]:
                into.append(Content.styled(title.upper(), "bold $muted"))
                into += (_line(binding, keymap) for binding in wanted)
                into.append(Content())
    if lines:
        lines += [Content.styled("On other screens, and in other parts of this one", "bold"), Content()]
    lines += [*elsewhere, *_signs(), Content()]
    lines.append(Content.styled("Keys are changed under [keys] in config.toml: action = \"key\". Actions:", "$muted"))
    names = [binding.id for _, bindings in sections() for binding in bindings if binding.id]
    lines.append(Content.styled(", ".join(dict.fromkeys(names)), "$muted"))
    return Content("\n").join(lines)


def _line(binding: Binding, keymap: Mapping[str, str]) -> Content:
    keys = " ".join(shown(key) for key in keymap.get(binding.id or "", binding.key).split(","))
    return Content.assemble((f"  {keys:<{WIDE}}  ", "bold $key"), binding.tooltip or binding.description)


def _signs() -> Iterator[Content]:
    """What the glyphs mean."""
    yield Content.styled("SIGNS", "bold $muted")
    words: dict[str, dict[str, Sign]] = {}
    for sign in SIGNS:
        words.setdefault(sign.glyph, {})[sign.word] = sign
    for glyph, known in words.items():
        first = next(iter(known.values()))
        yield Content.assemble((f"  {glyph:<{WIDE}}  ", first.style), ", ".join(known))


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Everything that has a key on a screen, for the palette, under the same words."""
    told = set()
    for _, binding, enabled, tooltip in screen.active_bindings.values():
        if enabled and binding.id and binding.id not in told:
            told.add(binding.id)
            words = tooltip or binding.tooltip or f"Key {app.get_key_display(binding)}"
            yield SystemCommand(binding.description, words, _runner(app, binding.action))


def _runner(app: App[Any], action: str) -> Callable[[], Any]:
    async def run() -> None:
        await app.run_action(action, app.screen.focused or app.screen)

    return run


def _is_key(key: str) -> bool:
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if not name or not set(modifiers) <= {"ctrl", "alt", "shift", "super"}:
        return False
    return name in _NAMED or (len(name) == 1 and name.isprintable()) or key_to_character(name) is not None
