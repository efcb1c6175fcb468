"""What changes on disk while the dashboard is open: sources, and the user's own rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.dossier.gather import Cancelled
from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import on, situation
from tui.dashboard.app import Dashboard
from tui.dashboard.dossier_source import DossierSource
from tui.dashboard.news import news

RULE = '[[rule]]\nname = "felled"\npattern = "{cue: felled} <victims>"\ngives = { outcome = "killed" }\n'


async def test_a_mended_rule_file_is_read_anew(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text("2031-03-03\n\nGunfire felled nine soldiers in Sarn on Monday, he said.\n")
    rules = tmp_path / "config" / "rules"
    rules.mkdir(parents=True)
    async with dashboard(source=DossierSource([str(folder)])) as (app, pilot):
        await press(app, pilot, "4", "L")
        assert "No source gives a number of people" in screen(app)
        assert notices(app) == ["No source gives anything else than before."]
        (rules / "casualties.toml").write_text(RULE.replace("<victims>", "<nobody>"))
        await press(app, pilot, "L")
        assert "unknown class <nobody>" in notices(app)[-1]
        (rules / "casualties.toml").write_text(RULE)
        await press(app, pilot, "L")
        assert notices(app)[-1] == "a.txt\n+1 toll"
        assert "9  † killed" in screen(app)


def test_reading_stops_when_the_program_ends(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text("2031-03-03\n\nNine soldiers were killed in Sarn on Monday, he said.\n")
    read: list[int] = []
    with pytest.raises(Cancelled):
        DossierSource([str(tmp_path)]).open(lambda done, _: read.append(done), lambda: 1 in read)
    assert max(read) == 1


def notices(app: Dashboard) -> list[str]:
    return [notice.message for notice in app._notifications]


def test_news_tell_what_is_other_on_the_board() -> None:
    before, after = situation(on(3, 8)), situation()
    assert news(["a", "b", "c", "d", "e"], before, after) == (
        "a, b, c and 2 more\n"
        "ceasefire: none reported → in force, disputed, +2 meetings, +1 toll, +1 demand, +1 threat, +3 quotes")
    assert news(["a"], after, after) == "a"
    assert news(["a"], after, replace(after, quotes=after.quotes[:-1])) == "a\n−1 quote"
