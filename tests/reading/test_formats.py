"""Each format gives its reading text and metadata; nothing that belongs to the page comes along."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.reading.own_output import EXPORT_MARK
from extractors.reading.sources import Skipped, read

BODY = "Two soldiers were killed near the river on Monday, the army of Varania said."
MORE = "The Highland Front denied that its fighters had crossed the line agreed in May."


def only(path: Path) -> Document:
    (item,) = read([path])
    assert isinstance(item, Document), item
    return item


def reason(path: Path) -> str:
    (item,) = read([path])
    assert isinstance(item, Skipped), item
    return item.reason


def article(document: Document) -> str:
    kept, at = "", 0
    for piece in document.furniture:
        kept += document.text[at:piece.start]
        at = piece.end
    return " ".join((kept + document.text[at:]).split())


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Two die at river | The Varania Post</title>
<meta property="og:title" content="Two die at river"><meta property="og:site_name" content="The Varania Post">
<meta property="article:published_time" content="2031-05-03T23:30:00+05:00">
<link rel="canonical" href="https://post.example/1"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Two die at river</h1><figure><img src=x><figcaption>A patrol in May</figcaption></figure>
<p>{BODY}</p><div class="related-links"><p><a href="/2">Market blast kills 31 people in Ostmark</a></p></div>
<h2>Ostmark reacts</h2><p>{MORE}<br>The line is <b>closed</b>, both sides say.</p>
<p><a href="/3">Read our explainer of the war</a></p><script>var x = "400 killed";</script></article>
<aside><p>Gold falls; at least 9 dead in a storm that hit the coast of Ostmark on Tuesday.</p></aside>
<footer><p>All rights reserved.</p></footer></body></html>"""


def test_page(tmp_path: Path) -> None:
    found = only(written(tmp_path, "a.html", PAGE))
    assert article(found) == f"{BODY} {MORE} The line is closed, both sides say."
    assert (found.title, found.outlet, found.url) == ("Two die at river", "The Varania Post", "https://post.example/1")
    assert (found.published, found.published_basis) == (dt.date(2031, 5, 3), "metadata")


def test_metadata_of_a_page_from_linked_data(tmp_path: Path) -> None:
    linked = {"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "Two die", "datePublished":
              "2031-05-03", "publisher": {"name": "The Varania Post"}}]}
    page = f'<script type="application/ld+json">{json.dumps(linked)}</script><p>{BODY}</p><p>{MORE}</p>'
    found = only(written(tmp_path, "a.htm", page))
    assert (found.title, found.outlet, found.published) == ("Two die", "The Varania Post", dt.date(2031, 5, 3))


def test_page_without_paragraphs(tmp_path: Path) -> None:
    found = only(written(tmp_path, "a.html", f"<html><body><div>{BODY}<br><br>{MORE}</div></body></html>"))
    assert found.text == f"{BODY}\n{MORE}"


def test_charset_that_a_page_declares(tmp_path: Path) -> None:
    page = f'<html><meta charset="iso-8859-9"><body><p>{BODY} Türkiye mediates, Şahin said.</p></body></html>'
    assert "Türkiye mediates, Şahin" in only(written(tmp_path, "a.html", page.encode("iso-8859-9"))).text


def test_markdown(tmp_path: Path) -> None:
    found = only(written(tmp_path, "a.md", f"""---
title: "Two die at river"
outlet: The Varania Post
date: 2031-05-03
---

# Two die at river

The army of **Varania** said that [two soldiers](https://post.example/1) were *killed*,
it gave no names.

## Ostmark reacts

- {MORE}
"""))
    assert found.text.split("\n")[1] == "The army of Varania said that two soldiers were killed, it gave no names."
    assert article(found).endswith(MORE)
    assert "Ostmark reacts" not in article(found)
    assert (found.title, found.outlet) == ("Two die at river", "The Varania Post")
    assert found.published == dt.date(2031, 5, 3)


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Varania Wire</title>
<item><title>Two die</title><guid>w-1</guid><pubDate>Sat, 03 May 2031 22:00:00 -0500</pubDate>
<link>https://wire.example/1</link>
<description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;
&lt;script&gt;400 killed&lt;/script&gt;</description></item>
<item><title>Nothing</title><guid>w-2</guid></item></channel></rss>"""


def test_feed(tmp_path: Path) -> None:
    entry, empty = read([written(tmp_path, "wire.xml", RSS)])
    assert isinstance(entry, Document)
    assert (entry.source, entry.title, entry.outlet) == ("wire.xml#w-1", "Two die", "Varania Wire")
    assert entry.published == dt.date(2031, 5, 3)
    assert entry.text == f"{BODY}\n{MORE}"
    assert empty == Skipped("wire.xml#w-2", "the entry has no text")


def test_records(tmp_path: Path) -> None:
    lines = [{"id": "a", "date": "2031-05-03", "source": "The Varania Post", "body": f"  {BODY}\r\n"},
             {"text": MORE}, {"id": "a", "content": MORE}, {"id": "b"}]
    items = list(read([written(tmp_path, "r.jsonl", "\n".join(map(json.dumps, lines)) + "\n{not json\n")]))
    documents = [item for item in items if isinstance(item, Document)]
    assert [document.source for document in documents] == ["r.jsonl#a", "r.jsonl#2", "r.jsonl#a~2"]
    assert documents[0].text == f"  {BODY}\r\n"
    assert (documents[0].outlet, documents[0].published) == ("The Varania Post", dt.date(2031, 5, 3))
    assert [item.source for item in items if isinstance(item, Skipped)] == ["r.jsonl#b", "r.jsonl#5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = f"{BODY} “The line is closed,” said Général Moro – it was late."
    assert only(written(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_one_bad_byte_does_not_turn_utf8_into_gibberish(tmp_path: Path) -> None:
    data = f"{BODY} “The line is closed,” he said – “for good.” {MORE} “We’ll see,” “perhaps,” “no.”".encode()
    assert "“for good.”" in only(written(tmp_path, "a.txt", data * 3 + b"\xff")).text


def test_text_is_untouched_but_for_newlines(tmp_path: Path) -> None:
    text = f"\n  {BODY}\t \r\n\r\n{MORE}\r"
    assert only(written(tmp_path, "a.txt", text)).text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_folder_is_read_recursively_in_a_stable_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "a.txt", "b/c.txt"):
        written(tmp_path, name, BODY)
    names = [item.source for item in read([tmp_path])]
    assert names == ["a.txt", "z.txt", "b/c.txt"]


def test_one_file_given_twice_is_read_once_and_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        written(tmp_path, f"{folder}/a.txt", BODY)
    one, two = tmp_path / "one", tmp_path / "two"
    assert [item.source for item in read([one, one / "a.txt", two])] == ["a.txt", "two/a.txt"]


def test_what_is_skipped_says_why(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    written(outside, "secret.txt", BODY)
    folder = tmp_path / "dossier"
    folder.mkdir()
    written(folder, "good.txt", BODY)
    written(folder, "empty.txt", "")
    written(folder, "blank.txt", " \n\n")
    written(folder, "binary.txt", bytes(range(256)) * 20)
    written(folder, "a.pdf", b"%PDF-1.7")
    written(folder, ".hidden.txt", BODY)
    written(folder, ".corrections.toml.0j2n.tmp", BODY)
    written(folder, "own.md", f"<!-- {EXPORT_MARK} 1 -->\n# Situation\n{BODY}")
    written(folder, "sitrep.toml", "")
    written(folder, "facts.jsonl", json.dumps({
        "kind": "quote", "source": "a", "sentence": BODY, "rule": "r", "start": 0, "end": 1, "text": BODY}))
    written(folder, "german.txt", "Die Regierung von Ostmark hat am Montag erklärt, dass sie den Waffenstillstand "
            "nicht verlängern wird, und forderte die andere Seite auf, die Truppen bis Freitag abzuziehen, "
            "sonst werde sie wieder angreifen, sagte ein Sprecher. "
            "Der Minister war am Abend für eine Stellungnahme nicht zu erreichen.")
    written(folder, "greek.txt", "Η κυβέρνηση ανακοίνωσε ότι η εκεχειρία τελείωσε.")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    os.symlink(outside / "secret.txt", folder / "link.txt")
    os.symlink(outside, folder / "linked")
    os.mkfifo(folder / "pipe.txt")
    items = list(read([folder]))
    assert [item.source for item in items if isinstance(item, Document)] == ["good.txt"]
    reasons = {item.source: item.reason for item in items if isinstance(item, Skipped)}
    assert reasons["empty.txt"] == reasons["blank.txt"] == "empty"
    assert reasons["binary.txt"] == "not a text file"
    assert reasons["a.pdf"].startswith("not a format that is read")
    assert reasons[".hidden.txt"] == "hidden"
    assert ".corrections.toml.0j2n.tmp" not in reasons  # what a killed program left
    assert reasons["own.md"] == reasons["facts.jsonl#1"]
    assert reasons["german.txt"] == reasons["greek.txt"] == "not in English"
    assert reasons["huge.txt"].startswith("larger than 20 MB")
    assert reasons["link.txt"] == reasons["linked"] == "a link that leads outside the folder"
    assert reasons["pipe.txt"] == "not a regular file"
    assert "sitrep.toml" not in reasons


def test_a_few_control_bytes_are_no_text(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "a.txt", b"\0\1\2")) == "not a text file"


def test_a_file_under_a_name_that_tells_no_format_is_read_where_it_is_named(tmp_path: Path) -> None:
    assert only(written(tmp_path, "article", PAGE)).outlet == "The Varania Post"
    assert only(written(tmp_path, "note.text", BODY)).text == BODY
    assert reason(written(tmp_path, "paper.pdf", b"%PDF-1.7 and more")) == "not a text file"


def test_export_as_json_is_known_for_our_own(tmp_path: Path) -> None:
    exported = json.dumps({"made_by": EXPORT_MARK, "title": "x"}, indent=1)
    assert reason(written(tmp_path, "e.json", exported)) == "an export of sitrep itself; its sources are what to read"


def test_missing_and_forbidden(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.txt") == "no such file or folder"


@pytest.mark.parametrize(("text", "name"), [
    (BODY, "-"), (json.dumps({"id": "x", "text": BODY}), "-#x"), (PAGE, "-"), (RSS, "-#w-1")])
def test_standard_input(text: str, name: str) -> None:
    run = subprocess.run([sys.executable, "-c", "from extractors.reading.sources import read\n"
                          "item = next(read(['-']))\nprint(item.source, item.text)"],
                         input=text, capture_output=True, text=True, check=True)
    assert run.stdout.startswith(f"{name} ")
    assert BODY in run.stdout
