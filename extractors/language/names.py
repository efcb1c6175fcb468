"""Capitalised names in a sentence: runs of capitalised words, with the small words that names hold inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
_TOKEN = re.compile(
    rf"(?<![\w-])(?:(?:[A-Z]\.){{2,}}"                      # U.N.
    rf"|[A-Z]\.(?=\s)"                                       # the M. of a name
    rf"|(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh|[Aa]s|[Uu]l|[Uu]r|[Aa]z|[Aa]r|[Aa]d|d|D|O|N)[-'’][{_CAPITAL}][\w-]*"
    rf"|(?:[Aa]l|[Ee]l)\s[{_CAPITAL}][\w-]+"
    rf"|(?:Gen|Lt|Maj|Col|Capt|Sgt|Adm|Brig|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Rev|St)\.(?=\s)"
    rf"|[{_CAPITAL}][\w]*(?:[-–&][\w]+|['’](?!s\b)[A-Za-zÀ-ž]+)*(?:(?<=s)['’](?=\s(?:Party|Army|Republic|Front|Protection)))?)"
)
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
        token = Token(found.start(), found.end(), found.group())
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
