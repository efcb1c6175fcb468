"""Every key of every screen is told: by `?` before all others there, by the palette, and by hints as it is mapped."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui.dashboard
from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource
from tests.dashboard.test_small import SCREENS
from tui.dashboard.keys import commands, sections
from tui.dashboard.screens.page import HelpPage
from tui.dashboard.widgets.detail import Detail
from tui.settings import Settings

OURS = {name: keys for name, keys in SCREENS.items() if name != "palette"} | {
    "page": ("2", "w"), "new source": ("a",), "filter": ("slash",)}
TYPED = {"search", "question of a line", "form", "new source", "filter"}
"""Where letters and signs are typed; f1 tells the keys there, too."""


def known() -> dict[str, Binding]:
    """By action, the first of each as it is told first."""
    return {binding.id or "": binding for _, part in reversed([*sections()]) for binding in reversed(part)}


def all_bindings() -> Iterator[tuple[str, Binding]]:
    """Those of every class of the dashboard."""
    for module in pkgutil.walk_packages(tui.dashboard.__path__, "tui.dashboard."):
        for kind in vars(import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == module.name:
                for binding in vars(kind).get("BINDINGS", ()):
                    yield kind.__name__, binding


def test_every_key_has_a_name_and_stands_in_the_help() -> None:
    ids = known().keys()
    found = list(all_bindings())
    assert len(found) > 90
    assert [(kind, binding.key) for kind, binding in found if binding.id not in ids] == []


@pytest.mark.parametrize("name", OURS)
async def test_the_keys_of_a_screen_stand_first_in_its_help_and_in_its_palette(name: str, tmp_path: Path) -> None:
    source = FixtureSource()
    source.folder = tmp_path
    async with dashboard((80, 50), source) as (app, pilot):
        await press(app, pilot, *OURS[name])
        active = [active.binding for active in app.screen.active_bindings.values() if active.binding.id]
        offered = {command.title for command in commands(app, app.screen)}
        await press(app, pilot, "f1")
        assert isinstance(app.screen, HelpPage)
        lines = [paragraph.plain for paragraph in app.screen.query_one(Detail)._paragraphs]
        first = {line[2:].partition("  ")[2].strip()
                 for line in lines[:lines.index("On other screens, and in other parts of this one")]}
    told = known()
    assert len({binding.id for binding in active}) >= 2
    for binding in active:
        assert (told[binding.id or ""].tooltip or told[binding.id or ""].description) in first, binding
        assert binding.description in offered


@pytest.mark.parametrize("name", sorted(OURS.keys() - TYPED))
async def test_the_key_that_tells_them_works_on_every_screen_and_closes_what_it_opened(name: str) -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, *OURS[name])
        before = app.screen
        await press(app, pilot, "question_mark")
        assert isinstance(app.screen, HelpPage)
        await press(app, pilot, "question_mark")
        assert app.screen is before


async def test_hints_name_the_keys_as_they_are_mapped() -> None:
    keys = {"page.close": "f9", "choose.cancel": "f8", "as-of.back": "f7", "fact.next": "f6"}
    async with dashboard(settings=Settings(keys=keys)) as (app, pilot):
        await press(app, pilot, "question_mark")
        assert "f9 closes" in screen(app)
        await press(app, pilot, "f9", "T", "enter", "enter")
        assert "f6 goes to its" in screen(app)
        await press(app, pilot, "enter")
        assert "f7 and ] step" in screen(app)
        await press(app, pilot, "escape", "R", "c")
        assert "↵ takes it · f8 cancels" in screen(app)


def test_hints_name_keys_that_are_bound() -> None:
    """The key that a hint names, unless the user maps another, is one of the action's own."""
    files = Path(tui.dashboard.__file__).parent.rglob("*.py")
    named = [hint for file in files for hint in re.findall(r"{([\w.-]+)=([^}\s]+)}", file.read_text("utf-8"))]
    bindings = known() | {"action": Binding("key", "")}  # as docstrings call them
    assert len(named) > 25
    signs = {"left_square_bracket": "[", "right_square_bracket": "]", "less_than_sign": "<", "greater_than_sign": ">",
             "question_mark": "?"}
    for action, key in named:
        assert key in {signs.get(own, own) for own in bindings[action].key.split(",")}, action


@pytest.mark.parametrize(("keys", "words", "told"), [
    (("R", "c"), "esc cancels", "Residue"), (("R", "c"), "takes it", "A demand by hand"),
    (("d",), "↵ goes on", "IN FORCE"), (("4", "x"), "y yes", "rejected"), (("4", "x"), "n no", "Casualties"),
    (("T",), "goes on", "A key for each pane"), (("2", "w"), "esc closes", "Talks ·"),
    (("a",), "esc cancels", "Ceasefire"),
])
async def test_a_click_on_a_hint_does_what_its_key_does(
    keys: tuple[str, ...], words: str, told: str, tmp_path: Path
) -> None:
    source = FixtureSource()
    source.folder = tmp_path
    async with dashboard(source=source) as (app, pilot):
        await press(app, pilot, *keys)
        sheet = app.screen
        at = [(line.index(words) + 1, row) for row, line in enumerate(screen(app).splitlines()) if words in line][-1]
        await pilot.click(offset=at)
        await press(app, pilot)
        assert told in screen(app) or any(told in notice.message for notice in app._notifications)
        assert app.screen is not sheet or keys == ("T",)


async def test_the_footer_and_the_tabs_name_the_keys_as_they_are_mapped_and_keep_their_order() -> None:
    keys = {"as-of.back": "ctrl+left", "filter": "F", "pane.talks": "f2"}
    async with dashboard((90, 24), settings=Settings(keys=keys)) as (app, pilot):
        assert " 1 Overview f2 Talks 3 Truce" in screen(app)
        assert screen(app).splitlines()[-1].startswith(" ↵ Read  y Y Copy  F Filter  ^← ] As of  s Search")
        await press(app, pilot, "F")
        assert screen(app).splitlines()[-1].rstrip() == " ↵ Keep  esc No filter  f1 Keys"
