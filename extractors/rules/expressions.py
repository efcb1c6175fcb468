"""The date expressions of dates.toml: word classes, and patterns over them compiled to one symbol a word.

A sentence's date words become a short string of symbols, one a word, so a pattern is a short regular expression
without repeats and matching is linear. The file itself says what a pattern may hold.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from extractors.rules.bytecode import prepared
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex
from extractors.rules.shape import RuleError
from extractors.rules.trie import trie

FIGURE_CLASSES = ("small", "ordinal", "figure", "year", "figures", "unusual")
"""What is written in figures: 1 to 31, 2nd, another number, a year, 2031-04-02, and 02-Apr-31."""

_FIGURE_UNIONS = {"day": ("small", "ordinal"), "number": ("small", "figure", "number-word")}
_MARKS = ",-/("
_FIGURES = (
    r"(?=\d)(?:"
    r"(?P<figures>(?<![\w/.-])(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-\d{4})(?![\w/-]))"
    r"|(?P<unusual>(?<![\w/.-])\d{1,2}[-.](?:[A-Z][a-z]{2,8}|\d{1,2})[-.](?:\d{4}|\d\d)(?![\w/.-]))"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?P<ordinal>st|nd|rd|th)?(?!-?[A-Za-z]|[%\w])))"
)
_TOKEN = regex(r"\s*(?:([\w-]*\w)|(.))")


class Example(NamedTuple):
    """A text, and the day or interval ("first..last") that it must give; null where it must give none."""

    text: str
    date: str | None = None


class Expression(NamedTuple):
    """A rule of dates.toml, compiled."""

    name: str
    form: str
    source: str
    firsts: frozenset[str]
    """Symbols that it can begin with."""
    after: re.Pattern[str] | None
    never_after: re.Pattern[str] | None
    ends_clause: bool
    """Whether no more words of its clause may follow."""
    adjacent: bool
    """Whether a range must be of two days, one after the other."""
    days: int | None
    examples: tuple[Example, ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """Matches the symbols of its words. Made when a text first needs it: most texts need few."""
        return regex(self.source)


class Start(NamedTuple):
    """The expressions that can begin with one symbol, in order."""

    source: str
    expressions: tuple[Expression, ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """Matches wherever one of them does."""
        return regex(self.source)


class Grammar(NamedTuple):
    """All expressions and their words. A symbol is one character for one word class."""

    words: Mapping[str, tuple[str, int]]
    """From a word, as written, to its class and value."""
    token: re.Pattern[str]
    """Any of the words, or what is written in figures: in the group `figures`, `unusual`, or `number` (`ordinal`)."""
    symbols: Mapping[str, str]
    """From a class to its symbol."""
    starting: Mapping[str, Start]
    """From a symbol to what can begin with it."""
    cues: frozenset[str]
    """Lower-case words of which a sentence with an expression holds one, unless it holds a unit and a relation, or a
    year in figures.
    """
    units: frozenset[str]
    relations: frozenset[str]
    published: dt.date
    expressions: tuple[Expression, ...]


def _spellings(word: str) -> Iterable[str]:
    return {word, word.upper()} if word[0].isupper() else {word, word.capitalize(), word.upper()}


class _Reader:
    """Reads one pattern, as a recursive descent over its tokens."""

    def __init__(self, name: str, pattern: str, classes: Mapping[str, str]) -> None:
        self.name = name
        self.classes = classes
        self.tokens = [word or mark for word, mark in _TOKEN.findall(pattern)]
        self.at = 0

    def read(self) -> tuple[str, frozenset[str]]:
        body, firsts, _ = self.branches("")
        if self.at < len(self.tokens):
            raise RuleError(f"dates.toml: rule {self.name!r}: unexpected {self.tokens[self.at]!r}")
        return body, firsts

    def branches(self, closing: str) -> tuple[str, frozenset[str], bool]:
        """A regex, its first symbols, and whether it can be empty."""
        bodies, firsts, empty = [], frozenset[str](), False
        while True:
            body, first, bare = self.row(closing + "|" if closing else "")
            bodies.append(body)
            firsts, empty = firsts | first, empty or bare
            if closing and self.at < len(self.tokens) and self.tokens[self.at] == "|":
                self.at += 1
                continue
            break
        if closing:
            if self.at >= len(self.tokens):
                raise RuleError(f"dates.toml: rule {self.name!r}: missing {closing!r}")
            self.at += 1
        return "|".join(bodies), firsts, empty

    def row(self, stops: str) -> tuple[str, frozenset[str], bool]:
        out, firsts, empty = [], frozenset[str](), True
        while self.at < len(self.tokens) and self.tokens[self.at] not in (stops or "])"):
            token = self.tokens[self.at]
            self.at += 1
            if token == "[":
                body, first, _ = self.branches("]")
                body, bare = f"(?:{body})?", True
            elif token == "(" and self.tokens[self.at] != "]":
                body, first, bare = self.branches(")")
                body = f"(?:{body})"
            elif token in _MARKS:
                body, first, bare = re.escape(token), frozenset(token), False
            elif token in self.classes:
                symbols = self.classes[token]
                body, first, bare = f"[{symbols}]", frozenset(symbols), False
            else:
                raise RuleError(f"dates.toml: rule {self.name!r}: unknown class {token!r}")
            out.append(body)
            firsts, empty = (firsts | first if empty else firsts), empty and bare
        return "".join(out), firsts, empty


def _lead(words: list[str]) -> re.Pattern[str]:
    body = "|".join(re.escape(word) for word in words)
    return regex(rf"(?:^|[\s\"“‘'(—-])(?:{body})[\s-]{{1,3}}\Z|\(\Z", re.IGNORECASE)


def _example(entry: Any) -> Example:
    return Example(entry) if isinstance(entry, str) else Example(entry["text"], entry["date"])


def read_grammar(data: Mapping[str, Any]) -> Grammar:
    """Compiles what a file such as dates.toml holds. Raises RuleError."""
    names = [*FIGURE_CLASSES, *data["classes"]]
    symbols = {name: chr(0x41 + i) for i, name in enumerate(names)}
    words = {
        spelling: (name, value)
        for name, entries in data["classes"].items() for word, value in entries.items() for spelling in _spellings(word)
    }
    classes = {name: re.escape(symbol) for name, symbol in symbols.items()}
    for name, parts in (*_FIGURE_UNIONS.items(), *data["unions"].items()):
        classes[name] = "".join(classes[part] for part in parts)
    leads = {name: _lead(entries) for name, entries in data["leads"].items()}
    expressions = []
    for rule in data["rule"]:
        body, firsts = _Reader(rule["name"], rule["pattern"], classes).read()
        expressions.append(Expression(
            rule["name"], "" if rule.get("swallow") else rule["form"], body, firsts,
            after=leads.get(rule.get("after")), never_after=leads.get(rule.get("never-after")),
            ends_clause=rule.get("ends-clause", False), adjacent=rule.get("adjacent", False),
            days=rule.get("gives", {}).get("days"),
            examples=tuple(_example(entry) for entry in (*rule.get("fires", []), *rule.get("silent", []))),
        ))
    starting = {}
    for symbol in symbols.values():
        if those := tuple(expression for expression in expressions if symbol in expression.firsts):
            starting[symbol] = Start("|".join(each.source for each in those), those)
    cues = {
        key: frozenset(word.lower() for word, (name, _) in words.items() if name in chosen)
        for key, chosen in data["cues"].items()}
    token = regex(rf"\b(?=[^\W_])(?:(?:{trie(words)})\b|{_FIGURES})")
    return Grammar(words, token, symbols, starting, **cues, published=data["published"], expressions=tuple(expressions))


@cache
def date_grammar() -> Grammar:
    """The grammar of our own dates.toml."""
    return prepared("dates.grammar", lambda: read_grammar(rule_data("dates")))
