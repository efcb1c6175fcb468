"""Following files: folders, and files that other programs put anew in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

import pytest

from tui.dashboard.watching import changes

PATIENCE = 30
"""Seconds."""


@contextmanager
def followed(*paths: Path) -> Iterator[Callable[[Callable[[], object]], None]]:
    """A function that does something until it is told of, as nobody knows when the system begins to follow."""
    closing, told = Event(), SimpleQueue[None]()

    def follow() -> None:
        for burst in changes(paths, closing):
            told.put(burst)

    def tells(change: Callable[[], object]) -> None:
        for _ in range(PATIENCE * 2):
            change()
            try:
                told.get(timeout=0.5)
            except Empty:
                continue
            while True:  # What came of earlier tries.
                try:
                    told.get(timeout=0.2)
                except Empty:
                    return
        pytest.fail("not told of")

    thread = Thread(target=follow, daemon=True)
    thread.start()
    yield tells
    closing.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def put_anew(path: Path, words: str) -> None:
    """As most editors save."""
    other = path.with_suffix(".part")
    other.write_text(words)
    other.rename(path)


def test_a_file_is_followed_after_another_was_put_in_its_place(tmp_path: Path) -> None:
    theme = tmp_path / "theme.toml"
    theme.write_text("first")
    with followed(theme) as tells:
        for words in ("second", "third", "fourth"):
            tells(partial(put_anew, theme, words))


def test_folders_are_followed_to_the_bottom_and_files_beside_them(tmp_path: Path) -> None:
    folder, file = tmp_path / "dossier" / "deep", tmp_path / "elsewhere" / "report.txt"
    for path in (folder, file.parent):
        path.mkdir(parents=True)
    file.write_text("first")
    with followed(tmp_path / "dossier", file) as tells:
        tells(lambda: (folder / "new.txt").write_text("words"))
        tells(lambda: put_anew(file, "second"))
        tells(lambda: put_anew(file, "third"))
        tells(lambda: (folder / "new.txt").unlink(missing_ok=True))


def test_nothing_to_follow_ends_at_once(tmp_path: Path) -> None:
    assert list(changes([tmp_path / "not there"], Event())) == []
