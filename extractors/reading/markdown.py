"""Markdown → reading text: front matter is metadata, headings are furniture, marks of emphasis and links go.

The reading text is what a reader of the rendered page sees, a paragraph a line, so that a rule never meets an asterisk
or an address inside a sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from extractors.document import Furniture
from extractors.reading.calendar import parse_date
from extractors.reading.text import Raw
from extractors.rules.regexes import regex

MAX_FRONT_MATTER = 20_000

_FRONT = regex(r"\A(---|\+\+\+)[ \t]*\n")
_ENTRY = regex(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
_FENCE = regex(r" {0,3}(```|~~~)")
_HEADING = regex(r" {0,3}(#{1,6})(?:\s+|$)")
_UNDERLINE = regex(r" {0,3}(?:=+|-+)\s*$")
_RULE = regex(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_BULLET = regex(r"(?:>\s?)+|\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+")
_INLINE = (
    (regex(r"<!--.*?-->|<!--.*$"), ""),
    (regex(r"!\[([^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,200}\")?\)"), ""),
    (regex(r"\[([^\[\]]{1,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,200}\")?\)"), r"\1"),
    (regex(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (regex(r"</?[A-Za-z][\w-]{0,20}(?:\s[^<>]{0,500})?/?>"), ""),
    (regex(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (regex(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (regex(r"`([^`\n]{1,500})`"), r"\1"),
    (regex(r"\\([\\`*_{}\[\]()#+\-.!>~|])"), r"\1"),
)


def read_markdown(text: str) -> Raw:
    """The reading text of a Markdown file and the metadata of its front matter (YAML's plain entries, or TOML)."""
    front, body = _front_matter(text)
    lines: list[str] = []
    furniture: list[Furniture] = []
    length = 0
    for kind, line in _paragraphs(body):
        if kind:
            furniture.append(Furniture(length, length + len(line), "headline" if kind == 1 else "subheading"))
        lines.append(line)
        length += len(line) + 1

    def entry(*keys: str) -> str | None:
        return next((str(front[key]).strip() for key in keys if front.get(key)), None)

    date = next((found for key in ("published", "date", "pubdate", "datepublished") if (found := parse_date(
        str(front.get(key, ""))))), None)
    return Raw("\n".join(lines), entry("title", "headline"), entry("outlet", "source", "publisher", "site"),
               entry("url", "link", "canonical"), date, tuple(furniture))


def _front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    opening = _FRONT.match(text)
    if not opening:
        return {}, text
    closing = regex(rf"^{re.escape(opening[1])}[ \t]*$", re.MULTILINE).search(
        text, opening.end(), opening.end() + MAX_FRONT_MATTER)
    if not closing:
        return {}, text
    block, body = text[opening.end():closing.start()], text[closing.end():]
    if opening[1] == "+++":
        try:
            return {key.lower(): value for key, value in tomllib.loads(block).items()}, body
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, body
    entries = {}
    for line in block.split("\n"):
        if found := _ENTRY.match(line):
            entries[found[1].lower()] = found[2].strip().strip("\"'")
    return entries, body


def _paragraphs(body: str) -> list[tuple[int, str]]:
    """(level of heading or 0, text) of each paragraph, list item and heading, in order. Code is left out."""
    out: list[tuple[int, str]] = []
    open_paragraph = False
    fence = ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if found and (not fence or found[1] == fence):
            fence = "" if fence else found[1]
            open_paragraph = False
            continue
        if fence:
            continue
        if open_paragraph and _UNDERLINE.match(line) and not out[-1][0]:
            out[-1] = (1 if "=" in line else 2, out[-1][1])
            open_paragraph = False
            continue
        heading = _HEADING.match(line)
        starts_item = _BULLET.match(line)
        words = "" if _RULE.match(line) else _plain(line[heading.end():].rstrip("# ") if heading else line)
        if not words:
            open_paragraph = False
        elif heading:
            out.append((len(heading[1]), words))
            open_paragraph = False
        elif open_paragraph and not starts_item:
            out[-1] = (0, f"{out[-1][1]} {words}")
        else:
            out.append((0, words))
            open_paragraph = True
    return out


def _plain(line: str) -> str:
    """A line without its marks: bullets and quotation bars, emphasis, links, images, tags."""
    while found := _BULLET.match(line):
        line = line[found.end():]
    for pattern, by in _INLINE:
        line = pattern.sub(by, line)
    return " ".join(line.split())
