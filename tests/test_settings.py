"""Settings and state: kept atomically where the environment says, strict about what they hold, kind about faults."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tui.settings import keep_last, keep_state, keep_theme, keep_toured, last_dossier, read_settings, read_state, toured


def test_nothing_there_is_nothing_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path).theme is None
    assert read_state("d", tmp_path) == {}
    assert not toured(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_keeping_a_theme_leaves_the_rest_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "nord"\n[keys]\nsearch = "f"\n')
    keep_theme("ember", tmp_path)
    settings = read_settings(tmp_path)
    assert (settings.theme, settings.keys) == ("ember", {"search": "f"})


@pytest.mark.parametrize(("words", "told"), [
    ("them = 'x'", "do you mean theme"), ("theme = 3", "theme must be"), ("keys = 3", "must be a table"),
    ("[keys]\nquit = 3", "quit must be a key"), ("theme = ", "config.toml"),
])
def test_faults_name_the_key(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "config.toml").write_text(words)
    assert told in read_settings(tmp_path).problems[0]


def test_a_file_that_cannot_be_read_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("theme = ")
    with pytest.raises(OSError, match="not overwritten"):
        keep_theme("ember", tmp_path)
    assert (tmp_path / "config.toml").read_text() == "theme = "


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
