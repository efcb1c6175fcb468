"""A sentence as tokens with the mentions that start at them, for reading phrases from left to right."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.language.annotation import Sentence
from extractors.language.mentions import Actor, Count, Day, Place
from extractors.rules.regexes import regex

_TOKEN = regex(r"[a-z\w]+(?:[-'’.&]\w+)*['’]?|[^\w\s]")
POSSESSIVE = ("'s", "’s", "s'", "s’")


class Token(NamedTuple):
    """A word or a mark; offsets are the document's."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        return self.text.endswith(POSSESSIVE)


_BEYOND = [""] * 8
"""More than anybody reads ahead of the last token, or before the first."""
_new = tuple.__new__
"""Makes a Token without the call that a NamedTuple's own constructor costs."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a sentence; counts, actors, days and places by the offset at which they start."""

    sentence: Sentence
    all: list[Token] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    """The words in lower case, and then empty ones: read right before the first and after the last, they are empty."""
    counts: dict[int, Count] = field(default_factory=dict)
    actors: dict[int, Actor] = field(default_factory=dict)
    settings: set[int] = field(default_factory=set)
    """Where the tokens of days and places start."""

    def __post_init__(self) -> None:
        base, everything, lowers = self.sentence.start, self.all, self.lower
        for found in _TOKEN.finditer(self.sentence.text):
            word, (first, last) = found.group(), found.span()
            lower = word.lower()
            everything.append(_new(Token, (word, lower, base + first, base + last)))
            lowers.append(lower)
        lowers += _BEYOND
        for mention in self.sentence.mentions:
            match mention:
                case Count():
                    self.counts[mention.start] = mention
                case Actor():
                    self.actors[mention.start] = mention
                case Day() | Place():
                    at = bisect_left(self.all, mention.start, key=lambda token: token.start)
                    while at < len(self.all) and self.all[at].start < mention.end:
                        self.settings.add(self.all[at].start)
                        at += 1
                case _:
                    pass

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, i: int) -> Token:
        return self.all[i]

    def word(self, i: int) -> str:
        """The token in lower case; empty beyond the ends."""
        return self.lower[i]

    def counted(self, i: int) -> bool:
        """True where a count starts at the token."""
        return i < len(self.all) and self.all[i].start in self.counts

    def after(self, offset: int, i: int) -> int:
        """The first token at or after an offset, from token i on."""
        while i < len(self.all) and self.all[i].start < offset:
            i += 1
        return i

    def names(self, i: int) -> int:
        """The token after a run of up to five capitalised words that starts at token i; i where there is none."""
        j = i
        while j < len(self.all) and j - i < 5 and self.all[j].capital and self.all[j].start not in self.settings:
            j += 1
        return j

    def words(self, start: int, end: int) -> str:
        """What stands between two offsets of the document."""
        return self.sentence.text[start - self.sentence.start:end - self.sentence.start]
