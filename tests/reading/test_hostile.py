"""Whatever a source holds, reading it neither crashes nor hangs, and costs time in proportion to its length."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.document import Document
from extractors.reading.sources import Skipped, read
from extractors.reading.text import Raw, document
from tests.work import in_proportion

LINES = st.lists(st.one_of(
    st.text(max_size=40),
    st.sampled_from(["Read more: x", "COMMENTS", "Posts List", "May 3, 2031", "ESTRAVA (OP) – It ended.",
                     "By Ana Reyes", "[File: x/AP Photo]", "It ended.", "SKIP ADVERTISEMENT", "Story highlights",
                     "* list 1 of 2", "“", "—"]),
), max_size=30)


@given(LINES, st.one_of(st.none(), st.text(max_size=30)))
def test_furniture_is_in_order_apart_and_within_the_text(lines: list[str], title: str | None) -> None:
    found = document(Raw("\n".join(lines), title), "a", None)
    at = 0
    for piece in found.furniture:
        assert at <= piece.start < piece.end <= len(found.text)
        at = piece.end


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.binary(max_size=300), name=st.sampled_from("a.txt a.md a.html a.jsonl a.xml a.atom".split()),
       start=st.sampled_from([b"", b"---\n", b"<html><p>", b'{"text": "', b"<rss><channel><item>"]))
def test_any_bytes(tmp_path: Path, data: bytes, name: str, start: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(start + data)
    for item in read([path]):
        assert isinstance(item, Skipped) or item.text.encode()


LAUGHS = ('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "lol">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)) +
    "]><rss version='2.0'><channel><item><title>&a9;</title><description>&a9;</description></item></channel></rss>")


def test_entities_are_neither_expanded_without_end_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret of Varania")
    (tmp_path / "laughs.xml").write_text(LAUGHS)
    (tmp_path / "file.xml").write_text(
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss version="2.0"><channel><item><title>t</title>'
        "<description>It is &x; that counts.</description></item></channel></rss>")
    for item in read([tmp_path / "laughs.xml", tmp_path / "file.xml"]):
        assert isinstance(item, Skipped) or (len(item.text) < 1_000 and "secret of" not in item.text)


def test_lone_surrogates_and_odd_records(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(['{"id": "\\ud800", "text": "Two \\udfff died."}', "[" * 50_000, "17",
                               '{"id": {}, "text": 5}', '{"id": "n", "text": "Nul \\u0000 here.", "date": [1]}',
                               '{"text": "x", "date": 1e400}']))
    items = list(read([path]))
    texts = [item.text for item in items if isinstance(item, Document)]
    assert texts == ["Two \ufffd died.", "Nul \x00 here.", "x"]
    assert all(item.source.encode() for item in items)


def test_file_name_with_newline_and_escape_is_only_a_name(tmp_path: Path) -> None:
    name = "a\n\x1b[31m\udcff.txt"
    (tmp_path / name).write_text("It ended on Monday.")
    (item,) = read([tmp_path])
    assert isinstance(item, Document)
    assert item.source == "a\n\x1b[31m\ufffd.txt"


def test_very_deep_page_is_given_up_on(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div>" * 200_000 + "It ended.")
    (item,) = read([tmp_path])
    assert isinstance(item, Skipped)
    assert "nested too deeply" in item.reason


def test_one_line_of_ten_megabytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It ended on the Monday. " * 400_000)
    (item,) = read([tmp_path])
    assert isinstance(item, Document)
    assert item.furniture == ()


SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "titles": (".txt", lambda n: "A short title\nIt ended.\n" * n),
    "dates": (".txt", lambda n: "It ended.\n" + "Gold falls\nMay 3, 2031\n" * n),
    "headings": (".txt", lambda n: "It ended.\n" + "Related stories\nIt ended there again.\n" * n),
    "comments": (".txt", lambda n: "COMMENTS\nIt ended.\n" * n),
    "capitals": (".txt", lambda n: "A / " * n),
    "brackets": (".txt", lambda n: "[(" * n + "photo)"),
    "phrases": (".txt", lambda n: "SKIP ADVERTISEMENT" * n),
    "stars": (".md", lambda n: "*a **b " * n),
    "links": (".md", lambda n: "[a](b" * n),
    "bars": (".md", lambda n: ">" * n),
    "comment openings": (".md", lambda n: "<!-- " * n),
    "paragraphs": (".html", lambda n: "<p>It ended.<br>" * n),
    "lists": (".html", lambda n: "<div>" * 500 + "<li>It ended <a>there</a>" * n),
    "blockquotes": (".html", lambda n: "<blockquote>It ended.</blockquote>" * n),
    "lost ends": (".html", lambda n: "</p>" * n),
    "items": (".xml", lambda n: "<rss><channel>" + "<item><title>a</title><description>b</description></item>" * n),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length_only(tmp_path: Path, shape: str) -> None:
    suffix, make = SHAPES[shape]

    def prepare(n: int) -> Callable[[], object]:
        path = tmp_path / f"{n}{suffix}"
        path.write_text(make(n))
        return lambda: list(read([path]))

    assert in_proportion(prepare, 200)


def test_json_that_looks_like_nothing_of_ours(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "a", "text": "It ended.", "kind": "note"}))
    assert isinstance(next(read([tmp_path])), Document)
