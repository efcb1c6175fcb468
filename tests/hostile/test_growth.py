"""Time grows with the text alone: for every rule on strings made against it, and for whole sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from benchmarks.articles import articles
from extractors.document import Document
from extractors.dossier.dossier import Dossier
from extractors.dossier.parts import extracted
from extractors.extract import extract
from extractors.language import patience
from extractors.language.sentences import MAX_SENTENCE
from extractors.reading.walk import Skipped
from extractors.rules.files import user_rules
from extractors.rules.own import RULE_FILES, own_rules
from extractors.rules.pattern import COUNT, GPE, NUMBER_BASE, PERSON, Compiled
from extractors.rules.rulebook import rulebook
from tests.growth import is_linear, seconds

OWN = """
[[rule]]
name = "all gaps"
pattern = "troops … [the …] (of|in … the) …12 {victims: <words>} …,20 <words> were … gone"
gives = { outcome = "killed" }
fires = ["Troops of the army and all men were by then gone."]
"""
COSTLY = """
[[rule]]
name = "many gaps"
pattern = "lorries … … … … … … … … … gone"
gives = { voice = "party", takes = "after" }
"""


def against(compiled: Compiled) -> Iterator[str]:
    """Strings that lead a pattern on and never let it end: its own words, mentions and gaps over and over."""
    words = [" " + min(cue, key=lambda word: (len(word), word)) for cue in compiled.cues]
    count, person, place = (f" {kind}{chr(NUMBER_BASE)}" for kind in (COUNT, PERSON, GPE))
    yield "".join(words)
    yield words[0] + " a"
    yield words[0] + " a" * 40
    yield "".join(word + count + person + " the," for word in words)
    yield words[-1] + place + " Aa Bb of the Cc"


def grows(compiled: Compiled) -> list[str]:
    """Of the strings against a pattern those on which it takes more than linear time."""

    def search(unit: str, size: int) -> Callable[[], object]:
        text = (unit * size)[:size]
        return lambda: sum(1 for _ in compiled.regex.finditer(text))

    return [unit for unit in against(compiled) if not is_linear(partial(search, unit), MAX_SENTENCE // 4)]


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_rule_takes_linear_time(name: str) -> None:
    patterns = [(rule.name, compiled) for rule in rulebook(name).rules for compiled in rule.compiled]
    assert not [(rule, unit) for rule, compiled in patterns for unit in grows(compiled)]


@pytest.mark.parametrize("name", RULE_FILES)
def test_there_is_one_way_only_to_cut_marks_and_hyphens_into_words(name: str) -> None:
    """Found by fuzzing: a page's code, where each mark inside a word could end it, took seconds a sentence."""
    code = ' "a"-"b":-(c-d)' * 60
    for rule in rulebook(name).rules:
        for compiled in rule.compiled:
            text = "".join(f" {min(cue)}" for cue in compiled.cues[:1]) + code
            assert seconds(partial(compiled.regex.findall, text)) < 0.5, rule.name


def test_a_rule_of_the_user_takes_linear_time(tmp_path: Path) -> None:
    (tmp_path / "casualties.toml").write_text(OWN)
    (rule,) = own_rules(tmp_path / "casualties.toml")
    assert not grows(rule.compiled[0])


UNITS = [
    "talks ceasefire killed demand that warned ", "Twelve soldiers were killed in Sarn. ", "General Ana Reyes said. ",
    "“We will go,” he said. ", "He said on Friday that it said that ", "Varania and Ostmark and ", "if they, as they, ",
    "12 of the 13 of the ", "in Port Hale, near Sarn, ", "A.B. ", "must not, unless ", "war in Sarn over Port Hale ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_source_of_one_thing_over_and_over_takes_linear_time(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        document = Document("a.txt", unit * (size // len(unit)))
        return lambda: extract(document)

    prepare(100)()
    assert is_linear(prepare, 6_000)


def test_long_news_takes_linear_time() -> None:
    text = "".join(article.text for article in articles(100))

    def prepare(size: int) -> Callable[[], object]:
        return lambda: extract(Document("a.txt", text[:size]))

    prepare(3_000)()
    assert is_linear(prepare, 60_000, most=1.6)


def test_a_source_that_takes_too_long_is_given_up_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SECONDS", 1.0)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "threats.toml").write_text(COSTLY)
    token = user_rules.set((tmp_path / "rules" / "threats.toml",))
    try:
        given_up = extracted(Document("long.txt", ("Gone were the lorries " + "a b c d e " * 20 + "f.\n") * 9), ())
    finally:
        user_rules.reset(token)
    assert given_up == Skipped("long.txt", "gave up on it after 1 s")


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
