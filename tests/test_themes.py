"""Themes: ours are complete and legible, a user's bad file is told and the rest work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands.themes import run
from tui.data import data_folder
from tui.themes import DEFAULTS, ThemeError, contrast, hard_to_read, read_theme, read_themes

MINIMAL = '[colors]\nprimary = "#3366cc"\nforeground = "#dddddd"\nbackground = "#111111"\n'


def test_ours_are_at_least_eight_and_legible() -> None:
    themes, errors = read_themes([data_folder("themes")])
    assert not errors
    assert len(themes) >= 8
    assert sum(theme.ansi for theme in themes.values()) >= 2
    assert {name: bad for name, theme in themes.items() if (bad := hard_to_read(theme))} == {}


def test_a_small_theme_gets_every_name(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINIMAL + '[names]\nkilled = "#f00"\n')
    theme = read_theme(tmp_path / "mine.toml")
    assert theme.names.keys() == DEFAULTS.keys()
    assert theme.names["killed"] == "#ff0000"
    assert theme.names["party-a"] == "#3366cc"
    assert contrast(theme.names["faint"], "#111111") < contrast(theme.names["muted"], "#111111")


@pytest.mark.parametrize(("words", "told"), [
    ('[colors]\nprimary = "#fff"', "lacks"),
    (MINIMAL + "accent = 3", "accent must be"),
    (MINIMAL.replace("#3366cc", "blueish"), "blueish"),
    (MINIMAL + '[names]\nkiled = "#f00"', "do you mean killed"),
    (MINIMAL + '[names]\nkilled = "wounded"\nwounded = "killed"', "refers to itself"),
    ("not toml", "mine.toml"),
])
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "mine.toml").write_text(words)
    with pytest.raises(ThemeError, match=told):
        read_theme(tmp_path / "mine.toml")


def test_the_rest_work_beside_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("no")
    (tmp_path / "nord.toml").write_text(MINIMAL)
    themes, errors = read_themes([data_folder("themes"), tmp_path])
    assert themes["nord"].path == tmp_path / "nord.toml"
    assert len(errors) == 1


def test_black_on_white_has_the_contrast_that_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_themes_and_settings_need_no_textual() -> None:
    code = "import tui.themes, tui.settings, sys; sys.exit(bool({'textual', 'rich'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_the_command_lists_shows_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert "okabe-ito" in capsys.readouterr().out
    assert run(["show", "nord"]) == 0
    assert "ceasefire-holding    #a3be8c" in capsys.readouterr().out
    assert run(["check"]) == 0
    (tmp_path / "grey.toml").write_text(MINIMAL.replace("#dddddd", "#222222"))
    assert run(["check", str(tmp_path / "grey.toml")]) == 1
    assert "grey: foreground: contrast 1.2, below 4.5" in capsys.readouterr().out
    assert run(["show", "grey"]) == 2
