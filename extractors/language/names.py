"""Capitalised names in a sentence: runs of capitalised words, with the small words that names hold inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
_TOKEN = re.compile(
    # The class comes first, so that the search can skip to it; what may stand before it is looked at after.
    rf"[{_CAPITAL}](?<!\w.)(?:"
    r"(?:\.[A-Z])+\.?(?!\w)"                                # U.N.
    r"|\.(?=\s)"                                            # the M. of a name
    r"|(?:en|t|aj|ol|apt|gt|dm|rig|r|rs|s|rof|ep|ev|ov|mb)\.(?=\s)"   # Gen., Lt., Mr.
    rf"|l\s[{_CAPITAL}][\w-]+"                              # Al Bashir
    r"|[\w]*(?:[-–&][\w]+|['’](?!s\b)[A-Za-zÀ-ž]+)*"
    r"(?:(?<=s)['’](?=\s(?:Party|Army|Republic|Front|Protection)))?)"
)
_PREFIX = re.compile(r"(?<![\w-])(?:al|el|an|ash|as|ul|ur|az|ar|ad)-$|(?<![\w-])(?:al|el) $")
_PARTICLES = frozenset("de del della di da dos du van von der den bin ibn bint ben al el la le e i y ul".split())
_OF = frozenset(("of", "for", "of the", "and", "for the", "in the", "on", "in", "to the"))


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised word: document offsets, the word, and what stands between it and the next one of its run."""

    start: int
    end: int
    text: str
    glue: str = ""


def runs(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Yields the runs of capitalised words in `text[start:end]`: words with a space, a name's particle ("de", "bin")
    or "of", "for", "and" between them (the glue says which).
    """
    run: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        first = found.start()
        if text[first - 1:first] == "-" or text[first - 3:first] in ("al ", "el "):
            prefix = _PREFIX.search(text, max(start, first - 5), first)
            if not prefix and text[first - 1] == "-":
                continue
            first = prefix.start() if prefix else first
        token = Token(first, found.end(), text[first:found.end()])
        if run:
            glue = text[run[-1].end:token.start]
            small = glue.strip()
            joined = (not small and glue in (" ", "\n", "  ")) or \
                (glue.startswith(" ") and glue.endswith(" ") and (small in _PARTICLES or small in _OF))
            if not joined:
                yield run
                run = []
            else:
                run[-1] = Token(run[-1].start, run[-1].end, run[-1].text, small or " ")
        run.append(token)
    if run:
        yield run
