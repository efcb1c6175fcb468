"""Work grows with the text alone, and what takes too long all the same is given up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.articles import articles
from extractors.document import Dateline, Document, Furniture
from extractors.dossier.dossier import Dossier
from extractors.dossier.parts import extracted
from extractors.extract import extract
from extractors.language import patience
from extractors.language.annotate import annotate
from extractors.reading.walk import Skipped
from extractors.residue import residue
from extractors.rules.files import user_rules
from tests.work import in_proportion

UNITS = [
    "talks ceasefire killed demand that warned ", "Twelve soldiers were killed in Sarn. ", "General Ana Reyes said. ",
    "“We will go,” he said. ", "He said on Friday that it said that ", "Varania and Ostmark and ", "if they, as they, ",
    "12 of the 13 of the ", "in Port Hale, near Sarn, ", "A.B. ", "must not, unless ", "war in Sarn over Port Hale ",
    "Foreign Minister {a} {b} said Varania would strike the rebels if they refused. ", "“a” ‘b’ (", "said, ", "“",
    "The government rejected the rebel proposal. ", "The {a} Front rejected the {b} offer. ", "“We {a} go,” he said. ",
    "{n} people were killed and {n} wounded, {n} of them {a}. ", "A truce mediated by {a} {b} was agreed in {c}. ",
    "talks in {a} on 3 May 2031 between {b} and {c} ended. ", "U.N. envoy {a} {b} met the {c} Liberation Army. ",
    "{a} {b}'s minister. ", "A deal between {a} and {b} has no time limit. ", "3 May 20{n}, Monday, 4 June. ",
    "The army must leave the valley at once. ",
]


def source(unit: str, size: int) -> Document:
    """A text of one thing over and over, with other names and numbers each time where the unit has room for them."""
    out: list[str] = []
    length = number = 0
    while length < size:
        a, b, c = (name(3 * number + i) for i in range(3))
        out.append(unit.format(a=a, b=b, c=c, n=number % 90 + 10))
        length += len(out[-1])
        number += 1
    return Document("a.txt", "".join(out))


def name(number: int) -> str:
    """A name for each number, different up to some ten thousand."""
    return "Bdfgklmnprstv"[number % 13] + "aeiou"[number // 13 % 5] + "".join(
        "lmnrs"[number // 65 // 15**i % 5] + "aio"[number // 65 // 15**i // 5 % 3] for i in range(2))


def all_of(document: Document) -> Callable[[], object]:
    """All that is asked of one document: its facts and its residue."""
    return lambda: list(residue(annotate(document), extract(document).facts))


@pytest.mark.parametrize("unit", UNITS)
def test_a_source_of_one_thing_over_and_over_takes_work_in_proportion(unit: str) -> None:
    assert in_proportion(lambda size: all_of(source(unit, size)), 4_000, most=1.1)


@pytest.mark.parametrize("unit", [
    "Foreign Minister {a} {b} of Kenya told his Ugandan counterpart that the rebels must leave. ",
    "Foreign Minister {a} {b} said the rebels must leave Congo. ",
])
def test_many_people_of_a_dated_source_take_work_in_proportion(unit: str) -> None:
    line = "KINSHASA, 3 May - "

    def dated(size: int) -> Document:
        return Document("a.txt", line + source(unit, size).text, furniture=(Furniture(0, len(line), "dateline"),),
                        dateline=Dateline(0, len(line), "KINSHASA"))

    assert in_proportion(lambda size: all_of(dated(size)), 6_000, most=1.02)


def test_long_news_takes_work_in_proportion() -> None:
    text = "".join(article.text for article in articles(9))
    assert in_proportion(lambda size: all_of(Document("a.txt", text[:size])), 6_000, most=1.05)


def test_a_source_that_takes_too_long_is_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.0)
    monkeypatch.setattr(patience, "SECONDS_A_MILLION", 0.0)
    given_up = extracted(Document("long.txt", "Twelve soldiers were killed in Sarn."), ())
    assert given_up == Skipped("long.txt", "gave up on it after 0 s")


def test_broken_rules_of_the_user_are_told_of_and_ours_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "a.txt").write_text("Twelve soldiers were killed in Sarn on 3 May 2031, the army said.")
    texts = {
        "casualties.toml": '[[rule]]\nname = "x"\npattern = "<nothing> here"\n', "talks.toml": "[[rule]\n",
        "threats.toml": '[[rule]]\nname = "y"\npattern = "or else"\n', "weather.toml": "", "demands.toml": "rule = 7\n",
        "quotes.toml": '[words]\nsay = "x"\n', "responses.toml": "\x00",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    token = user_rules.set(tuple(sorted(tmp_path.glob("*.toml"))))
    try:
        dossier = Dossier.open([folder], cache=False)
    finally:
        user_rules.reset(token)
    assert [fact.kind for fact in dossier.facts()] == ["casualty"]
    told = "\n".join(dossier.problems)
    for name in texts:
        assert f"{tmp_path / name}: " in told
    assert "unknown class <nothing>" in told
    assert "line 1" in told
    assert "gives must hold voice, one of party, speaker" in told
