"""Every format carries the evidence, stays valid whatever the sources say, and is the same for the same situation."""

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extractors.situation.model import Situation
from tests.situation.building import BOTH, fact, situation
from tui.printable import json_pieces
from tui.reports.formats import FORMATS, render, sections
from tui.reports.text import render as render_text


def board(words: str = "open the Sarn crossing", name: str = "Ada Brandt") -> Situation:
    """A situation with something in every section; `words` and `name` stand wherever a source's text can."""
    more: dict[str, Any] = {"sentence": words}
    facts = [
        fact("ceasefire", "10-10", status="agreed", date="10-10", parties=BOTH, terms=words, until="10-30", **more),
        fact("ceasefire", "10-12", status="violated", parties=("Varania",), claimed_by=name, **more),
        fact("talks", "10-11", status="concluded", place=name, date="10-09", parties=BOTH, outcome=words, **more),
        fact("talks", "10-11", status="scheduled", place="Orlec", date="10-20", parties=BOTH, **more),
        fact("casualty", "10-12", outcome="killed", count=12, place=name, date="10-12", claimed_by=name, **more),
        fact("casualty", "10-12", outcome="killed", count=900, scope="cumulative", side=name, **more),
        fact("demand", "10-12", by=name, to="Varania", text=words, form="ultimatum", deadline="two days",
             deadline_date="10-14", **more),
        fact("threat", "10-12", by=name, text=words, condition=words, **more),
        fact("quote", "10-12", speaker=name, text=words, speaker_role=words, **more),
    ]
    return situation(facts, "10-13", title=words, earlier=situation(facts, "10-10"))


HOSTILE = [
    "<script>alert(1)</script>", "[a](http://x.example) ![b](c)", "# Not a heading", "1. not a list", "- nor this",
    "| a | b |", "--> <!-- &lt; &#60;", "`code` *bold* _it_ ~~gone~~", "=HYPERLINK(\"http://x\")", "\x1b[31mred\x1b[0m",
    "www.x.example a@b.example", "line\r\nBEGIN:VEVENT", "[1]: http://x.example", "\u202eevil", "    indented", "",
]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_situation_gives_the_same_bytes_marked_as_our_own_output(form: str) -> None:
    assert render(board(), form) == render(board(), form)
    if form != "csv":  # no source is read from CSV
        assert "sitrep-export" in render(board(), form)[:2000]


def test_long_json_comes_in_pieces_that_make_one_text() -> None:
    long = ["\u202eevil", {"line": "one\ntwo"}] * 9_000
    pieces = list(json_pieces(long))
    assert len(pieces) > 1
    assert json.loads("".join(pieces)) == long
    assert not any("\u202e" in piece for piece in pieces)


def test_markdown_has_the_sections_of_a_desks_report_in_order() -> None:
    titles = re.findall(r"^## (.+)$", render(board(), "markdown"), re.MULTILINE)
    assert titles == ["Highlights", "Trend", "What changed", "Ceasefire", "Talks", "Casualties", "Demands", "Threats",
                      "Key quotes", "Calendar", "Timeline", "Sources", "References"]


def test_every_reference_in_markdown_stands_in_the_list_with_source_and_sentence() -> None:
    text = render(board(), "markdown")
    body, _, listed = text.partition("## References")
    used = set(re.findall(r"(?<!\\)\[(\d+)\]", body))
    assert used == set(re.findall(r"^- \[(\d+)\] report-\d\d-\d\d\.txt.*“.+”$", listed, re.MULTILINE))
    assert used


def test_what_is_claimed_stays_claimed_and_what_is_inferred_is_marked() -> None:
    text = render(board(), "markdown")
    assert "claimed by Ada Brandt" in text
    undated = situation([fact("casualty", "10-12", outcome="killed", count=12, place="Sarn")], "10-13")
    assert "| \\~12 October 2031 | Sarn |" in render(undated, "markdown")


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)))
@settings(max_examples=150, deadline=None)
def test_no_source_can_make_markup_in_markdown(words: str) -> None:
    shown = {"text", "softbreak", "code_inline"}
    parser = MarkdownIt("gfm-like", {"linkify": False})
    plain = parser.parse(render(board(), "markdown"))
    hostile = parser.parse(render(board(words, words), "markdown"))
    assert not [t for t in hostile if t.type == "html_block" and "sitrep-export" not in t.content]
    inline = {child.type for token in hostile for child in token.children or ()}
    assert inline <= shown - {"code_inline"} | {"strong_open", "strong_close"}
    headings = [t.tag for t in hostile if t.type == "heading_open"]
    assert headings.count("h2") == [t.tag for t in plain if t.type == "heading_open"].count("h2")
    assert "ordered_list_open" not in {t.type for t in hostile}
    assert not any(ord(c) < 32 and c != "\n" for c in render(board(words, words), "markdown"))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.append(tag)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)))
@settings(max_examples=80, deadline=None)
def test_no_source_can_make_markup_in_the_page(words: str) -> None:
    page = _Tags()
    page.feed(render(board(words, words), "html"))
    assert set(page.seen) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "strong", "table", "tr",
        "th", "td", "div", "details", "summary", "blockquote", "cite"}
    assert len(page.comments) == 1


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = render(board(), "html")
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|<script|<link|src=", page)
    assert "<blockquote>“open the Sarn crossing”" in page


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)))
@settings(max_examples=80, deadline=None)
def test_no_cell_of_the_table_is_a_formula(words: str) -> None:
    rows = list(csv.DictReader(io.StringIO(render(board(words, words), "csv"))))
    assert {row["section"] for row in rows} >= {"ceasefire", "talks", "casualties", "demand", "threat", "quote"}
    for row in rows:
        assert not any((value or "").lstrip().startswith(("=", "+", "-", "@")) for value in row.values())


def test_json_has_the_keys_of_the_contract() -> None:
    record = json.loads(render(board(), "json"))
    assert set(record) >= {
        "title", "as_of", "period", "manifest", "sources", "ceasefire", "talks", "next_talks", "casualties", "demands",
        "threats", "totals", "quotes", "actors", "timeline", "changes", "calendar", "stale"}
    assert record["next_talks"]["place"] == "Orlec"
    assert record["quotes"]["count"] == 1
    assert set(record["changes"]) >= {"new", "revised", "withdrawn"}
    claim = record["casualties"][0]["claims"][0]
    assert set(claim) >= {"count", "count_max", "bound", "claimed_by", "origins", "facts"}


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=90)))
@settings(max_examples=80, deadline=None)
def test_the_calendar_has_an_event_for_each_thing_to_come_and_is_well_folded(words: str) -> None:
    text = render(board(words, words), "ics")
    lines = text.split("\r\n")
    assert all(len(line.encode("utf-8", "replace")) <= 75 for line in lines)
    assert not any("\n" in line or "\r" in line for line in lines)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    days = [line.rpartition(":")[2] for line in lines if line.startswith("DTSTART")]
    assert days == ["20311014", "20311020", "20311030"]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)))
@settings(max_examples=80, deadline=None)
def test_the_summary_is_plain_text_of_80_columns(words: str) -> None:
    text = render_text(board(words, words))
    assert all(c == "\n" or c.isprintable() or c == "\ufffd" for c in text)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "NEXT" not in text
    assert "Next: Round 2, Orlec, 20 October 2031, in 7 days." in render_text(board())


def test_an_empty_situation_is_a_report_too() -> None:
    nothing = situation([], "10-13", sources=[])
    assert nothing.as_of == dt.date(2031, 10, 13)
    for form in FORMATS:
        assert render(nothing, form)


def test_sections_left_out_are_missing_in_every_format_that_has_them() -> None:
    now = board()
    for form in FORMATS:
        offered = sections(now, form)
        kept = [title for title in offered if title != "Casualties"]
        assert ("Casualties" in offered) == (form != "ics")
        whole, part = render(now, form), render(now, form, kept)
        assert whole == render(now, form, offered)
        assert (part == whole) == (form == "ics")
    assert not {"casualties", "totals"} & json.loads(render(now, "json", ["Talks"])).keys()
    rows = csv.DictReader(io.StringIO(render(now, "csv", ["Talks", "Threats"])))
    assert {row["section"] for row in rows} == {"talks", "threat"}


def test_what_rests_on_facts_made_by_hand_says_so_in_every_format() -> None:
    now = board()
    made = {id: replace(one, rule="by hand") if one.kind in ("threat", "talks") else one
            for id, one in now.facts.items()}
    now = replace(now, facts=made)
    threat = next(line for line in render(now, "markdown").split("\n## ") if line.startswith("Threats"))
    assert "(made by hand) [" in threat
    assert "(made by hand)" in render_text(now)
    assert "(made by hand) <details>" in render(now, "html")
    assert "(made by hand)" in render(now, "ics")
    rows = list(csv.DictReader(io.StringIO(render(now, "csv"))))
    assert {row["section"] for row in rows if row["by_hand"]} == {"threat", "talks", "calendar"}
    by_hand = {id for id, one in made.items() if one.rule == "by hand"}
    assert set(json.loads(render(now, "json"))["manifest"]["by_hand"]) == by_hand
    assert "by hand" not in render(board(), "markdown")
