"""A source made of nothing but facts neither fills the picture nor takes hours to be put into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.dossier.dossier import Dossier
from extractors.situation import share

UNITS = [
    "{n} soldiers were killed in {a} on 3 May 2031. ", "Talks between Kenya and Uganda in {a} ended on 3 May 2031. ",
    "Kenya demanded that Uganda withdraw from {a}. ", "Kenya warned Uganda that it would bomb {a} if it refused. ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_only_the_share_of_a_source_is_compared_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    monkeypatch.setattr(share, "MOST", 6)
    names = [f"{a}a{b}o" for a in "BDKLMN" for b in "rst"]
    (tmp_path / "flood.txt").write_text("".join(unit.format(a=name, n=12 + at) for at, name in enumerate(names)))
    (tmp_path / "news.txt").write_text(unit.format(a="Sarn", n=9))
    dossier = Dossier.open([tmp_path], cache=False)
    situation = dossier.situation()
    (problem,) = dossier.problems
    assert problem.startswith("flood.txt: of its 18 facts of kind ")
    assert problem.endswith(", 6 count in the situation")
    counted = [fact for entry in situation.casualties for fact in entry.facts]
    counted += [fact for meeting in situation.talks for fact in meeting.facts]
    counted += [fact for entry in situation.demands for fact in entry.facts]
    counted += [fact for entry in situation.threats for fact in entry.facts]
    assert sum(situation.facts[fact].source == "flood.txt" for fact in counted) == 6
    assert sum(situation.facts[fact].source == "news.txt" for fact in counted) == 1
    assert len(situation.facts) == 19


def test_of_many_meetings_in_a_month_the_newest_are_compared() -> None:
    entries = {number: str(number) for number in range(share.COMPARED + 5)}
    assert list(share.newest(entries)) == list(range(share.COMPARED + 4, 4, -1))
    assert share.newest({1: "a"}) == {1: "a"}
