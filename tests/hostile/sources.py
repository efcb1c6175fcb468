"""A dossier that means harm: whatever a page, a feed or a file name can hold, in sentences that give facts."""

from __future__ import annotations

import json
from pathlib import Path

import tomli_w

PAYLOADS = (
    "\x1b[31m\x1b]0;owned\x07", "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\", "\x9b2J\x9d0;x\x9c",
    "\x00\x08\x7f",
    "\u202egnol\u202c\u2066x\u2069", "\u200b\u200d\ufeff\U000e0041", "[@click=app.quit]x[/]", "[red]x[/", "[/]", "\\[",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='http://evil.example'>x</a>",
    "[x](http://evil.example)", "![x](http://evil.example/x.png)", "<http://evil.example>", "`x`", "| x |", "# x",
    "&lt;b&gt;", "=cmd|'/C calc'!A1", "+1+1", "@SUM(A1)", "-2+3", "{x} %s %n $(id) `id`", "../../../etc/passwd",
    "\r\nX: y",
    "\u2028\u2029\x85", "http://evil.example/x", "www.evil.example", "é\u0301\u0301\u0301", "日本語 ﷽",
    "'; drop table source; --",
)

NAME = "a\n\x1b[31m\u202e<b>=x.txt"

_STORY = (
    "{0} Twelve soldiers were killed in {0} on 3 May 2031, General Ana {0} Reyes said. “We {0} will not stop,” he "
    "said. Varania and Ostmark agreed to a ceasefire {0} in Sarn on 4 May 2031. Varania demanded that Ostmark {0} "
    "withdraw. “{0} closed and will stay closed {0},” the army said. Talks in {0} Oslo between Varania and Ostmark "
    "ended on 5 May 2031. Ostmark warned that it would strike {0} if Varania refused.\n\n"
)
_PAGE = (
    "<html><head><title>{0}</title><meta name='author' content='{0}'></head><body><article>{1}</article></body></html>")
_FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Varania Post</title><item><title>{0}</title>"
    "<link>javascript:alert(1)</link><description>{1}</description></item></channel></rss>")
_LAUGHS = ("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a0 'Two soldiers died. '>" + "".join(
    f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "<!ENTITY out SYSTEM 'http://127.0.0.1:9/x'>"
    "]><rss version='2.0'><channel><item><title>&a11;</title><description>&out;&a11;</description></item></channel>"
    "</rss>")


def stories() -> str:
    """Every payload in the places of a story from which facts take their words."""
    return "".join(_STORY.format(payload) for payload in PAYLOADS)


def write(folder: Path) -> Path:
    """Makes the dossier in a new folder; returns it."""
    folder.mkdir()
    story = stories()
    plain = _STORY.format("")

    def put(name: str, data: str | bytes) -> None:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))

    put("story.txt", f"{PAYLOADS[0]} Truce\n\n{PAYLOADS[1]} | 3 May 2031\n\n{story}")
    put("story.md", f"---\ntitle: {PAYLOADS[9]}\n---\n# {PAYLOADS[10]}\n\n{story}")
    put(NAME, plain)
    records = [{"id": payload, "title": payload, "outlet": payload, "url": f"javascript:{payload}",
                "published": "2031-05-06", "text": _STORY.format(payload)} for payload in (*PAYLOADS, "\ud800")]
    put("records.jsonl", "\n".join([*map(json.dumps, records), "{", "[" * 100_000, '{"id": {}, "text": [1]}', "\x00"]))
    put("page.html", _PAGE.format(PAYLOADS[10], story))
    put("deep.html", "<div>" * 100_000 + plain)
    put("bomb.html", "<table><tr><td>" * 400 + f"<p>{plain}</p>" + "<p><b><i>" * 20_000)
    put("entities.html", _PAGE.format("&#27;[31m", "&#x1b;[2J &#xd800; &#0; " + plain))
    put("feed.xml", _FEED.format("&#27;[31m", "<![CDATA[" + story.replace("]]>", "") + "]]>"))
    put("broken.xml", _FEED.format("x", plain)[:150] + "<item><<>&&&")
    put("laughs.xml", _LAUGHS)
    put("mixed.txt", plain.encode() + "“Nous” é ".encode("cp1252") + plain.encode("utf-16-le") + b"\xff\xfe\xed\xa0")
    put("utf16.txt", plain.encode("utf-16"))
    put("nul.txt", "\x00".join(plain))
    put("marks.txt", plain + "“‘\"'" * 2_000 + plain)
    put("brackets.txt", plain + "([{" * 4_000 + plain)
    put("words.txt", plain + "talks ceasefire killed demand that warned " * 300)
    put("name.exe.txt", b"MZ\x90\x00" * 1_000)
    both = "".join(PAYLOADS)
    put("sitrep.toml", tomli_w.dumps({"title": both, "watch": [both, "closed"], "party": [
        {"name": both, "aliases": ["Ostmark"], "side": both}], "outlet": [{"name": both, "aliases": ["A Post"]}]}))
    put("corrections.toml", tomli_w.dumps({"decision": [
        {"act": "merge", "name": both, "other": "Ana Reyes"}, {"act": "rate", "source": both, "letter": "B"},
        {"act": "verify", "kind": "talks", "source": both, "sentence": both, "gist": both, "fact": both}]}))
    (folder / "out.txt").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    return folder
