"""Settings are read and never written; state is remembered, and put aside where it can't be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tui.settings import read_settings
from tui.state import (
    keep_last,
    keep_state,
    keep_theme,
    keep_toured,
    last_dossier,
    picked_theme,
    put_aside,
    read_state,
    toured,
)


def test_nothing_there_is_nothing_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path).theme is None
    assert read_state("d", tmp_path) == {}
    assert not toured(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_theme_picked_holds_until_the_settings_name_another(tmp_path: Path) -> None:
    keep_theme("ember", "nord", tmp_path)
    assert picked_theme("nord", tmp_path) == "ember"
    assert picked_theme("day-desk", tmp_path) is None
    keep_theme("ember", None, tmp_path)
    assert picked_theme(None, tmp_path) == "ember"
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(("words", "told"), [
    ("them = 'x'", "do you mean theme"), ("theme = 3", "theme must be"), ("keys = 3", "must be a table"),
    ("[keys]\nquit = 3", "quit must be a key"), ("theme = ", "config.toml"),
])
def test_faults_name_the_key(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "config.toml").write_text(words)
    assert told in read_settings(tmp_path).problems[0]


def test_a_state_that_cannot_be_read_is_put_aside_and_told(tmp_path: Path) -> None:
    assert put_aside(tmp_path) is None
    (tmp_path / "state.toml").write_text("toured = ")
    assert "kept as state-unread-1.toml" in str(put_aside(tmp_path))
    (tmp_path / "state.toml").write_text("again = ")
    keep_toured(tmp_path)
    assert toured(tmp_path)
    assert (tmp_path / "state-unread-1.toml").read_text() == "toured = "
    assert (tmp_path / "state-unread-2.toml").read_text() == "again = "


def test_state_is_kept_for_each_dossier_and_old_ones_go(tmp_path: Path) -> None:
    day = dt.date(2031, 3, 20)
    keep_state("first", {"front": "quotes", "looked": day, "as_of": None}, tmp_path)
    keep_last([str(tmp_path)], tmp_path)
    keep_toured(tmp_path)
    assert read_state("first", tmp_path) == {"front": "quotes", "looked": day}
    assert last_dossier(tmp_path) == (str(tmp_path),)
    assert toured(tmp_path)
    for number in range(50):
        keep_state(f"other {number}", {}, tmp_path)
    assert read_state("first", tmp_path) == {}
    assert toured(tmp_path)
