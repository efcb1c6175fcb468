"""What is dropped on the window, which terminals paste as paths: files are copied, folders are asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.dashboard.driving import dashboard, press, screen, settle
from tui.dashboard.app import Dashboard
from tui.dashboard.dossier_source import DossierSource
from tui.dashboard.screens.add import pasted_paths, reports_in

REPORT = "2031-03-04\n\n\"We will not leave the ridge,\" said Ilse Brandt.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier of one report; beside it, in `from`, three files and a folder to drop."""
    folder = tmp_path / "dossier"
    below = tmp_path / "from" / "more reports"
    folder.mkdir()
    below.mkdir(parents=True)
    (folder / "a.txt").write_text("2031-03-03\n\n\"We hold the ridge,\" said Ilse Brandt.\n")
    (tmp_path / "from" / "second report.txt").write_text(REPORT)
    (tmp_path / "from" / "photo.jpg").write_bytes(b"\xff\xd8")
    (below / "third.md").write_text(REPORT.replace("ridge", "valley"))
    return folder


def test_paths_are_known_however_a_terminal_writes_them(folder: Path) -> None:
    one, two = folder.parent / "from" / "second report.txt", folder / "a.txt"
    for words in (f"{one}", f"'{one}'", f"'{one}' ", str(one).replace(" ", "\\ "),
                  f"file://{str(one).replace(' ', '%20')}", f"file://localhost{str(one).replace(' ', '%20')}\n"):
        assert pasted_paths(words) == [one], words
    assert pasted_paths(f"'{one}' '{two}'") == [one, two]
    assert pasted_paths(f"{one}\n{two}\n") == [one, two]
    assert pasted_paths(f"'{folder}/'") == [folder]


@pytest.mark.parametrize(
    "words", ["", "  ", "tests", "/nowhere/at/all.txt", "It's a report", "file://", "\0", "/x" * 20_000])
def test_other_texts_are_no_paths(words: str) -> None:
    assert pasted_paths(words) == []


def test_of_a_folder_only_what_can_be_read_is_taken(folder: Path) -> None:
    dropped = folder.parent / "from"
    assert {path.name for path in reports_in(dropped)} == {"second report.txt", "third.md"}
    assert reports_in(dropped / "photo.jpg") == []


async def test_a_dropped_file_is_copied_into_the_dossier_once(folder: Path) -> None:
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        for words in (f"'{folder.parent}/from/second report.txt'", f"{folder.parent}/from/second report.txt"):
            app.board.post_message(events.Paste(words))
            await press(app, pilot)
            await settle(app, pilot)
        assert app.picture is not None
        assert [entry.source for entry in app.picture.situation.sources] == ["a.txt", "second report.txt"]
        assert notices(app) == ["second report.txt\n+1 quote", "1 file is there already"]
        app.board.post_message(events.Paste(f"{folder.parent}/from/photo.jpg"))
        await press(app, pilot)
        assert "photo.jpg: nothing of a format that is read." in notices(app)
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "second report.txt"]


async def test_what_was_added_is_told_once(folder: Path) -> None:
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        for words in (REPORT, "Zwei Soldaten sind am Montag in der Stadt getötet worden. " * 5):
            await press(app, pilot, "a")
            app.screen.query_one(TextArea).text = words
            await press(app, pilot, "ctrl+s")
            app.take_in()  # as where the files are followed: two find the file, and the second has nothing to tell
            await settle(app, pilot)
        told = [(notice.title, notice.message) for notice in app._notifications]
    assert told == [("Added", "added-2031-03-04-we-will-not.txt\n+1 quote"),
                    ("Added, but not read", "added-zwei-soldaten-sind-am-montag-in.txt: not in English")]


async def test_of_a_report_of_a_later_day_than_the_boards_that_is_told(folder: Path) -> None:
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        app.board.post_message(events.Paste(f"'{folder.parent}/from/second report.txt'"))
        await press(app, pilot)
        await settle(app, pilot)
        await press(app, pilot, "left_square_bracket")
        (folder / "third.txt").write_text(REPORT.replace("ridge", "valley"))
        await press(app, pilot, "L")
        assert notices(app)[1:] == ["third.txt\nLater than the board's 3 Mar 2031: ] goes on."]
        await press(app, pilot, "right_square_bracket", "6")
        assert "We will not leave the valley" in screen(app)


async def test_of_a_dropped_folder_the_reports_are_copied_where_that_is_wanted(folder: Path) -> None:
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        app.board.post_message(events.Paste(f"{folder.parent}/from"))
        await choose(pilot, app, "Copy 2 reports into this dossier", "enter")
        assert app.picture is not None
        assert {entry.source for entry in app.picture.situation.sources} == {"a.txt", "second report.txt", "third.md"}
        assert notices(app) == ["second report.txt, third.md\n+2 quotes"]
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "second report.txt", "third.md"]


async def test_a_dropped_folder_is_opened_in_place_of_the_dossier(folder: Path) -> None:
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        app.board.post_message(events.Paste(f"{folder.parent}/from"))
        await choose(pilot, app, "Open from in place of this dossier", "j", "enter")
    assert app.successor == [str(folder.parent / "from")]
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


async def test_without_a_folder_of_ones_own_a_dropped_folder_can_only_be_opened(folder: Path) -> None:
    async with dashboard() as (app, pilot):
        app.board.post_message(events.Paste(f"{folder.parent}/from"))
        await choose(pilot, app, "Open from in place of this dossier")
        assert "Copy" not in screen(app).replace("y Y Copy", "")
        await press(app, pilot, "escape")
        app.board.post_message(events.Paste(f"{folder}/a.txt"))
        await press(app, pilot)
        assert notices(app) == ["Open a folder of your own to add sources to it."]


async def choose(pilot: Pilot[int], app: Dashboard, words: str, *keys: str) -> None:
    """Waits for the question, in which the words stand, and answers it with keys."""
    for _ in range(50):
        await pilot.pause(0.02)
        if words in screen(app):
            break
    assert words in screen(app)
    for key in keys:
        await pilot.press(key)
    if keys:
        await settle(app, pilot)


def notices(app: Dashboard) -> list[str]:
    return [notice.message for notice in app._notifications]
