"""Capitalised names in a sentence: runs of capitalised words, with the small words that names hold inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.rules.regexes import regex

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
_TOKEN = regex(
    # The class comes first, so that the search can skip to it; what may stand before it is looked at after.
    rf"[{_CAPITAL}](?<!\w.)(?:"
    r"(?:\.[A-Z])+\.?(?!\w)"                                # U.N.
    r"|\.(?=\s)"                                            # the M. of a name
    r"|(?:en|t|aj|ol|apt|gt|dm|rig|r|rs|s|rof|ep|ev|ov|mb)\.(?=\s)"   # Gen., Lt., Mr.
    rf"|l\s[{_CAPITAL}][\w-]+"                              # Al Bashir
    r"|[\w]*(?:[-–&][\w]+|['’](?!s\b)[A-Za-zÀ-ž]+)*"
    rf"(?:(?:(?<=\bLord)|(?<=\bPeople))['’]s(?=\s[{_CAPITAL}]))?"
    r"(?:(?<=s)['’](?=\s(?:Party|Army|Republic|Front|Protection|Union|Association|Council|Committee|Network|Syndicate"
    r"|Federation|Movement|Congress|League|Alliance|Guild|Club|Rights|Defen[cs]e)\b))?)"
)
_ONLY_QUALIFIES = regex(
    r"-(?:[a-z]+(?:ed|ing|er)|led|born|held|run|wing|style|era|made|wide|long|old|stricken|friendly|torn)$")
"""The end of a word that is no name itself ("Selm-based", "Right-winger")."""
_PREFIX = regex(r"(?<![\w-])(?:al|el|an|ash|as|ul|ur|az|ar|ad)-$|(?<![\w-])(?:al|el) $")
_PARTICLES = frozenset("de del della di da dos du van von der den bin ibn bint ben al el la le e i y ul".split())
_OF = frozenset(("of", "for", "of the", "and", "for the", "in the", "on", "in", "to the"))
_GLUE = {" ": " ", "\n": " ", "  ": " "} | {f" {words} ": words for words in _PARTICLES | _OF}
"""What may stand between two words of a run, and how the first one's glue tells it."""
_LONGEST_GLUE = max(map(len, _GLUE)) + 1
_LEADS = ("-", "al ", "el ")
"""The ends of what may be a name's article ("al-", "al ")."""


class Token(NamedTuple):
    """A capitalised word: document offsets, the word, and what stands between it and the next one of its run.

    A tuple, as one is made for every capital, and a frozen dataclass takes three times as long.
    """

    start: int
    end: int
    text: str
    glue: str = ""


_new = tuple.__new__
"""Makes a Token without the call that a NamedTuple's own constructor costs."""


def runs(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Yields the runs of capitalised words in `text[start:end]`: words with a space, a name's particle ("de", "bin")
    or "of", "for", "and" between them (the glue says which).
    """
    run: list[Token] = []
    at, stop, word = 0, 0, ""
    for found in _TOKEN.finditer(text, start, end):
        first, last = found.span()
        if text.endswith(_LEADS, 0, first):
            prefix = _PREFIX.search(text, max(start, first - 5), first)
            if not prefix and text[first - 1] == "-":
                continue
            first = prefix.start() if prefix else first
        if word:
            glue = _GLUE.get(text[stop:first]) if first - stop < _LONGEST_GLUE else None
            run.append(_new(Token, (at, stop, word, glue or "")))
            if glue is None:
                yield run
                run = []
        at, stop, word = first, last, text[first:last]
        if "-" in word and (cut := _ONLY_QUALIFIES.search(word)):
            word = word[:cut.start()]
            stop = first + len(word)
    if word:
        run.append(_new(Token, (at, stop, word, "")))
        yield run
