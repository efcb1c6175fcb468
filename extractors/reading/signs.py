"""Signs of furniture: words that mark a line as the page's and not the article's. Data in rules/furniture.toml."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, cast, get_args

from extractors.document import FurnitureKind
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

MAX_SIGN = 90
"""Characters; of a longer line only so much of the beginning and of the end is looked at."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_NUMBERS = regex(r"\d+(?:,\d{3})*")
_LEAD = regex(r"^[^\w#(\[©]+")
_TRAIL = regex(r"[\W_]+$")
_WORD = regex(r"\b[^\W\d_][\w.'’-]*|[&/]")
_SMALL = frozenset("a an and at by for from in of on the to with via de la le al el bin ibn und van von & / "
                   "reporting additional editing edited writing written "
                   "compiled contributed with staff agencies inputs".split())


class SignError(ValueError):
    """A file of signs that can't be used; the message names the sign and the fault."""


class Sign(NamedTuple):
    """One sign. A line bears it where it is, starts or ends with one of the phrases, and the conditions hold."""

    name: str
    kind: FurnitureKind
    whole: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    inside: tuple[str, ...]
    words: int | None
    names: bool
    follows: str | None
    fires: tuple[str, ...]
    silent: tuple[str, ...]


Phrases = tuple[tuple[str, ...], tuple[tuple[str, Sign], ...]]
"""Phrases, for one quick look whether any of them fits; and each with its sign."""


class Signs(NamedTuple):
    """All signs, arranged so that a line is looked up and not searched."""

    all: tuple[Sign, ...]
    whole: Mapping[str, Sign]
    starts: Mapping[str, Phrases]
    """By first letter, longer phrases first."""
    ends: Phrases
    inside: tuple[tuple[str, Sign], ...]

    def of(self, line: str) -> Sign | None:
        """The sign that a line bears, or null."""
        head = plain(line[:MAX_SIGN])
        if not head:
            return None
        if len(line) < MAX_SIGN and (sign := self.whole.get(_TRAIL.sub("", head))):
            return sign
        phrases, pairs = self.starts.get(head[0], ((), ()))
        if phrases and head.startswith(phrases):
            for phrase, sign in pairs:
                if head.startswith(phrase) and _fits(sign, line, len(phrase)):
                    return sign
        tail = line[-MAX_SIGN:].casefold()
        if tail.endswith(self.ends[0]):
            for phrase, sign in self.ends[1]:
                if tail.endswith(phrase) and _fits(sign, line, 0):
                    return sign
        return None


    def kind_of(self, line: str) -> FurnitureKind | None:
        """The kind of furniture that a line is, or holds within it; null for a line of the article."""
        sign = self.of(line)
        return sign.kind if sign else next((sign.kind for phrase, sign in self.inside if phrase in line), None)


def plain(line: str) -> str:
    """A line as signs are written: lower case, plain quotation marks, numbers as #, no bullet or symbol before it."""
    text = (line if line.isascii() else line.translate(_QUOTES)).casefold()
    return " ".join(_LEAD.sub("", _NUMBERS.sub("#", text)).split())


def is_names(text: str) -> bool:
    """True where the words are names and the small words between them, as in a credit, and not a sentence."""
    words = _WORD.findall(text)
    return bool(words) and all(word[0].isupper() or word.lower() in _SMALL for word in words)


def _fits(sign: Sign, line: str, at: int) -> bool:
    if sign.words is not None and line.count(" ") >= sign.words:
        return False
    return not sign.names or is_names(line[at:])


@cache
def signs() -> Signs:
    """The signs of rules/furniture.toml, read once."""
    return read_signs(rule_data("furniture"))


def read_signs(data: Mapping[str, Any]) -> Signs:
    """Signs as furniture.toml has them. Raises SignError."""
    found = tuple(_sign(entry) for entry in data.get("sign", []))
    starts: dict[str, list[tuple[str, Sign]]] = defaultdict(list)
    for sign in found:
        for phrase in sign.starts:
            starts[phrase[0]].append((phrase, sign))
    return Signs(
        found, {phrase: sign for sign in found for phrase in sign.whole},
        {letter: _phrases(sorted(pairs, key=lambda pair: -len(pair[0]))) for letter, pairs in starts.items()},
        _phrases([(phrase, sign) for sign in found for phrase in sign.ends]),
        tuple((phrase, sign) for sign in found for phrase in sign.inside),
    )


def _phrases(pairs: list[tuple[str, Sign]]) -> Phrases:
    return tuple(phrase for phrase, _ in pairs), tuple(pairs)


_KEYS = {"name", "kind", "is", "starts", "ends", "inside", "words", "names", "follows", "note", "fires", "silent"}


def _sign(entry: Mapping[str, Any]) -> Sign:
    name = str(entry.get("name", "?"))
    if unknown := set(entry) - _KEYS:
        raise SignError(f"sign “{name}”: unknown key {sorted(unknown)[0]}")
    if entry.get("kind") not in get_args(FurnitureKind):
        raise SignError(f"sign “{name}”: unknown kind {entry.get('kind')}")

    def phrases(key: str) -> tuple[str, ...]:
        return tuple(entry.get(key, ()))

    return Sign(
        name, cast(FurnitureKind, entry["kind"]), phrases("is"), phrases("starts"), phrases("ends"), phrases("inside"),
        entry.get("words"), bool(entry.get("names")), entry.get("follows"), phrases("fires"), phrases("silent"),
    )
