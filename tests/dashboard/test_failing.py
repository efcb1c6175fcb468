"""What fails in the background is told, once and in words for people, on whatever screen."""

from __future__ import annotations

import errno
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import TextArea

from extractors.dossier.corrections import Decision
from extractors.residue import Residue
from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource
from tui.dashboard.app import Dashboard
from tui.dashboard.screens.residue import ResidueScreen

FULL = OSError(errno.ENOSPC, "No space left on device", "/dossier/corrections.toml")


class FullDisk(FixtureSource):
    """A dossier on a disk that is full."""

    def decide(self, decision: Decision) -> None:
        raise FULL

    def undo(self) -> Decision | None:
        raise FULL

    def residue(self) -> Sequence[Residue]:
        raise FULL


@pytest.mark.parametrize("keys", [("6", "v"), ("u",), ("R",), ("6", "enter", "p")])
async def test_what_cannot_be_written_is_told_once(keys: tuple[str, ...]) -> None:
    async with dashboard(source=FullDisk()) as (app, pilot):
        await press(app, pilot, *keys)
        assert told(app) == [("That did not work", "corrections.toml: No space left on device")]


async def test_a_source_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = FixtureSource()
    source.folder = tmp_path / "no folder"
    source.folder.touch()
    async with dashboard(source=source) as (app, pilot):
        await press(app, pilot, "a")
        app.screen.query_one(TextArea).text = "Some report"
        await press(app, pilot, "ctrl+s")
        assert [title for title, _ in told(app)] == ["That did not work"]
        assert "added-some-report.txt" in told(app)[0][1] or "no folder" in told(app)[0][1]


async def test_the_residue_is_in_front_while_it_is_looked_for() -> None:
    found = threading.Event()

    class Slow(FixtureSource):
        def residue(self) -> Sequence[Residue]:
            found.wait(30)
            return super().residue()

    async with dashboard(source=Slow()) as (app, pilot):
        await pilot.press("R")
        assert isinstance(app.screen, ResidueScreen)
        while "looking through the sources" not in screen(app):
            await pilot._wait_for_screen()
        await pilot.press("c", "enter")
        assert isinstance(app.screen, ResidueScreen), "no key works on what is not there yet"
        found.set()
        await press(app, pilot)
        assert "1 sentence that no rule took" in screen(app)


def told(app: Dashboard) -> list[tuple[str, str]]:
    return [(notice.title, notice.message) for notice in app._notifications]
