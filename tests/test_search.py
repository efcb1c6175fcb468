"""Fuzzy search: typos and order forgiven, coverage of the query decides."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Document, Furniture
from extractors.facts import Quote
from extractors.search.index import Index, search
from extractors.search.kept import KEPT, kept_files, open_index
from extractors.search.passages import passages
from extractors.search.query import parse
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


def test_a_common_word_does_not_hide_the_rare_one() -> None:
    texts = [f"the report number {i} of the day" for i in range(25_000)] + ["the plumber of the strait"]
    assert search("the plumer of the", texts, 1)[0].index == 25_000


VILLAGE = "the ferry harbour talks ridge lighthouse keeper market envoy bridge orchard truce said left open".split()
TEXTS = st.lists(st.lists(st.sampled_from(VILLAGE), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=60)
ASKED = st.lists(st.sampled_from([*VILLAGE, "harbuor", "lighthouze", "tru", "b", "orchrad"]), min_size=1, max_size=4)


@given(TEXTS, ASKED.map(" ".join))
def test_the_best_are_those_that_judging_every_text_gives(texts: list[str], query: str) -> None:
    index = Index(texts)
    assert index.search(query, 5) == index.search(query, 5, exhaustive=True)


def test_neighbours_are_found_among_many_texts_of_the_same_words() -> None:
    texts = [f"the truce was kept and the talks in village {i} went on" for i in range(3_000)]
    texts[2_990] = "the truce talks in village 2990 went on, and was kept the"
    assert Index(texts).search("truce tlaks village", 1)[0].index == 2_990


def test_only_the_named_texts_are_looked_through() -> None:
    index = Index(QUOTES)
    ridge = {hit.index for hit in index.search("ridge")}
    assert ridge == {4, 7}
    assert [hit.index for hit in index.search("ridge", among=[1, 7])] == [7]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr("extractors.search.kept.KEPT_FROM", 4)
    return [f"{quote} Number {i}." for i in range(400) for quote in QUOTES]


def test_a_kept_index_finds_what_the_made_one_does(many: list[str], tmp_path: Path) -> None:
    made = open_index(many, tmp_path).search("glimer of hpoe")
    (file,) = kept_files(tmp_path)
    before = file.stat().st_ino
    assert open_index(many, tmp_path).search("glimer of hpoe") == made == Index(many).search("glimer of hpoe")
    assert [path.stat().st_ino for path in kept_files(tmp_path)] == [before]


def test_other_texts_have_another_index_and_the_oldest_goes(many: list[str], tmp_path: Path) -> None:
    for more in range(5):
        assert open_index([*many, f"the plumber of house {more}"], tmp_path).search("plumber")
    assert len(kept_files(tmp_path)) == KEPT


@pytest.mark.parametrize("damage", [
    lambda content: b"", lambda content: content[:-9], lambda content: content[:400] + b"?" + content[401:],
    lambda content: content.replace(b"search 1", b"search 0"),
])
def test_a_damaged_index_is_made_anew(damage: Callable[[bytes], bytes], many: list[str], tmp_path: Path) -> None:
    made = open_index(many, tmp_path).search("glimer of hpoe")
    (file,) = kept_files(tmp_path)
    sound = file.read_bytes()
    file.write_bytes(damage(sound))
    assert open_index(many, tmp_path).search("glimer of hpoe") == made
    assert file.read_bytes() == sound


def test_where_nothing_can_be_kept_the_search_still_serves(many: list[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert open_index(many, tmp_path / "file").search("glimer of hpoe")


def test_searching_needs_no_textual() -> None:
    code = "import extractors.search.index, sys; sys.exit(bool({'textual', 'rich', 'rapidfuzz'} & sys.modules.keys()))"
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


def test_the_command_finds_a_quote_with_typos(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = '"A glimmer of hope has come out of the harbour talks," said Ana Reis.\n\n"Of course," said Marek Vo.\n'
    (tmp_path / "a.txt").write_text(words)
    assert run(["glimer of hpoe", str(tmp_path / "a.txt")]) == 0
    assert "Ana Reis: “A glimmer of hope" in capsys.readouterr().out.splitlines()[0]
    assert run(["xylophone", str(tmp_path / "a.txt")]) == 1
    assert run(["after:friday", str(tmp_path / "a.txt")]) == 2


def test_sentences_of_sources_are_found_where_no_fact_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "The ferry left Tarn.\n\nNobody was on the pier to see it go.\n\nRead more: Pier collapses in storm\n"
    report = Document("a.txt", words, furniture=(Furniture(words.index("Read more"), len(words), "related"),))
    other = Document("b.txt", "The pier at Olm was closed.")
    dates = {"a.txt": dt.date(2031, 3, 3), "b.txt": dt.date(2031, 3, 9)}
    first, second = passages(parse("peir kind:text"), [report, other], dates)
    assert [words[hit.start:hit.end] for hit in first] == ["Nobody was on the pier to see it go."]
    assert [second[0].sentence[start:end] for start, end in second[0].spans] == ["pier"]
    later = passages(parse("pier after:2031-03-05"), [report, other], dates)
    assert [len(hits) for hits in later] == [0, 1]
    (tmp_path / "a.txt").write_text(words)
    assert run(["kind:text peir", str(tmp_path / "a.txt")]) == 0
    assert "Nobody was on the pier" in capsys.readouterr().out
