"""Fuzzy search: typos and order forgiven, coverage of the query decides."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.document import Document, Furniture
from extractors.facts import Quote
from extractors.passages import passages
from extractors.query import parse
from extractors.search import Index, search
from tui.commands.search import run

QUOTES = [
    "of", "a",
    "No hope is left for the ferry line.",
    "A glimmer of hope has come out of the harbour talks.",
    "The ridge is ours and ours it stays.",
    "We will not hand over the lighthouse keepers.",
    "Café owners in Tarn say the curfew must end.",
    "They hand the ridge over, or the talks are over.",
]


def best(query: str) -> str:
    hits = search(query, QUOTES)
    return QUOTES[hits[0].index] if hits else ""


@pytest.mark.parametrize(("query", "start"), [
    ("glimer of hpoe", "A glimmer"),
    ("hope glimmer", "A glimmer"),
    ("ridge stays ours", "The ridge"),
    ("lighthose kepers", "We will"),
    ("cafe curfew", "Café"),
    ("glimm", "A glimmer"),
    ("GLIMMER OF HOPE", "A glimmer"),
    ("hand over ridge", "They hand"),
])
def test_the_best_hit(query: str, start: str) -> None:
    assert best(query).startswith(start)


def test_a_short_quote_never_wins() -> None:
    assert all(QUOTES[hit.index] not in ("of", "a") for hit in search("glimer of hpoe", QUOTES))


@pytest.mark.parametrize("query", ["", "   ", "zzzqqq", "!?", "xylophone of"])
def test_what_matches_nothing_has_no_hits(query: str) -> None:
    assert search(query, QUOTES) == []


def test_spans_are_the_words_in_the_text() -> None:
    hit = search("glimer of hpoe", QUOTES)[0]
    assert [QUOTES[hit.index][start:end] for start, end in hit.spans] == ["glimmer", "of", "hope"]


def test_texts_added_later_are_found() -> None:
    index = Index(["The bridge is open."])
    assert not index.search("orchard")
    index.add("The orchard burned.")
    assert [hit.index for hit in index.search("orchrad")] == [1]


def test_a_common_word_does_not_hide_the_rare_one() -> None:
    texts = [f"the report number {i} of the day" for i in range(25_000)] + ["the plumber of the strait"]
    assert search("the plumer of the", texts, 1)[0].index == 25_000


def test_searching_needs_no_textual() -> None:
    code = "import extractors.search, sys; sys.exit(bool({'textual', 'rich', 'rapidfuzz'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_operators_narrow_and_the_rest_are_words() -> None:
    query = parse('glimmer hope speaker:"Ilse Brandt" kind:quotes after:2031-03 before:2031-03-20 source:harbour')
    assert query.words == "glimmer hope"
    assert (query.speaker, query.kind, query.source) == ("ilse brandt", "quote", "harbour")
    assert (query.after, query.before) == (dt.date(2031, 3, 1), dt.date(2031, 3, 20))


@pytest.mark.parametrize(("line", "told"), [("after:friday", "wants a date"), ("kind:rumour", "is one of")])
def test_what_is_not_understood_is_told(line: str, told: str) -> None:
    assert told in parse(line).problems[0]


def test_operators_on_facts() -> None:
    fact = Quote(source="harbour-post.txt", published=dt.date(2031, 3, 15), sentence="“Yes,” said Ana Reis.", start=0,
                 end=21, rule="r", text="Yes,", speaker="Ana Reis")
    sides = {"Ana Reis": "Portugal"}
    assert all(parse(line).passes(fact, sides) for line in (
        "", "speaker:reis", "side:portugal", "kind:quote", "source:harbour", "after:2031-03-15", "before:2031-03"))
    assert not any(parse(line).passes(fact, sides) for line in (
        "speaker:brandt", "side:ostmark", "kind:talks", "source:ledger", "after:2031-03-16", "before:2031-02"))


def test_the_command_finds_a_quote_with_typos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITREP_CACHE", str(tmp_path / "cache"))
    words = '"A glimmer of hope has come out of the harbour talks," said Ana Reis.\n\n"Of course," said Marek Vo.\n'
    (tmp_path / "a.txt").write_text(words)
    assert run(["glimer of hpoe", str(tmp_path / "a.txt")]) == 0
    assert "Ana Reis: “A glimmer of hope" in capsys.readouterr().out.splitlines()[0]
    assert run(["xylophone", str(tmp_path / "a.txt")]) == 1
    assert run(["after:friday", str(tmp_path / "a.txt")]) == 2


def test_sentences_of_sources_are_found_where_no_fact_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The ferry left Tarn.\n\nNobody was on the pier to see it go.\n\nRead more: Pier collapses in storm\n"
    report = Document("a.txt", words, furniture=(Furniture(words.index("Read more"), len(words), "related"),))
    other = Document("b.txt", "The pier at Olm was closed.")
    dates = {"a.txt": dt.date(2031, 3, 3), "b.txt": dt.date(2031, 3, 9)}
    first, second = passages(parse("peir kind:text"), [report, other], dates)
    assert [words[hit.start:hit.end] for hit in first] == ["Nobody was on the pier to see it go."]
    assert [second[0].sentence[start:end] for start, end in second[0].spans] == ["pier"]
    later = passages(parse("pier after:2031-03-05"), [report, other], dates)
    assert [len(hits) for hits in later] == [0, 1]
    monkeypatch.setenv("SITREP_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(words)
    assert run(["kind:text peir", str(tmp_path / "a.txt")]) == 0
    assert "Nobody was on the pier" in capsys.readouterr().out
