"""A stretch of text as tokens: words, names, days, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from extractors.language.mentions import Actor, Day, Quotation
from extractors.rules.regexes import regex
from extractors.rules.rulebook import rulebook

_TOKEN = regex(
    r"(?=\S)(?:"  # so that white space is passed over at once
    r"(?P<word>[ap]\.m\.|[a-z]\w*(?:[-'’&](?!s\b)\w+)*)"
    r"|(?P<capital>(?:[^\W\d_]\.){2,}|"
    r"(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rep|Sen|Gov|Rev|[A-Z])\.(?=\s)"
    r"|[A-Z]\w*(?:[-'’&](?!s\b)\w+)*)"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?=\s))|(?P<number>\d\w*(?:[-.,]\w+)*)|(?P<mark>[^\w\s])"
    r"|(?P<other>[^\W_]\w*(?:[-'’&](?!s\b)\w+)*))"
)
Kind = Literal["word", "capital", "number", "mark", "possessive", "quotation", "day", "actor"]


class Token(NamedTuple):
    """A word (`text` in lower case), a mention or a quotation of a stretch; `start`, `end` are document offsets.

    A tuple, as one is made for every word near a quotation, and a frozen dataclass takes three times as long.
    """

    kind: Kind
    start: int
    end: int
    text: str
    actor: Actor | None = None


_new = tuple.__new__
"""Makes a Token without the call that a NamedTuple's own constructor costs."""


def tokenize(
    text: str, start: int, end: int, mentions: Iterable[Actor | Day], quotations: Sequence[Quotation]
) -> list[Token]:
    """The tokens of `text[start:end]`; a quotation is one token, and nothing is read inside it."""
    solid: list[Token] = [Token("quotation", q.start, q.end, "") for q in quotations]
    for mention in mentions:
        if not any(q.start < mention.end and mention.start < q.end for q in quotations):
            actor = mention if isinstance(mention, Actor) else None
            kind: Kind = "day" if actor is None else "capital" if actor.adjective else "actor"
            solid.append(Token(kind, mention.start, mention.end, text[mention.start:mention.end].lower(), actor))
    solid.sort(key=lambda token: token.start)
    out: list[Token] = []
    at = start
    for token in solid:
        if token.end <= at:
            continue
        _words(text, at, max(at, token.start), out)
        out.append(token)
        at = token.end
    _words(text, at, end, out)
    return out


def _words(text: str, start: int, end: int, out: list[Token]) -> None:
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        kind: Any = found.lastgroup
        if kind != "mark" and not word.islower():
            kind = "number" if kind == "number" else "capital"  # "Belo", and "al-Belo" too
            word = word.lower()
        elif kind == "other":
            kind = "word"
        first, last = found.span()
        out.append(_new(Token, (kind, first, last, word, None)))


@cache
def word_class(*names: str) -> frozenset[str]:
    """The words of a class from quotes.toml, or of several together."""
    return frozenset(word for name in names for word in rulebook("quotes").words[name])
