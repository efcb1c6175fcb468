"""A pattern compiled: its regex over the tagged sentence, and the words without which it has no chance there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from extractors.rules.regexes import regex

_IGNORE_CASE = int(re.IGNORECASE)
"""As a number, which is looked up in half the time."""
_WORD = regex(r"\w+")


class Need(NamedTuple):
    """Words of which a sentence must hold one `alone` or some `together`; without any of `telling` it holds neither."""

    alone: frozenset[str]
    together: tuple[frozenset[str], ...]
    telling: frozenset[str]


class Compiled(NamedTuple):
    """`source` of the regex over the tagged sentence; `captures` maps its groups to names. `cues` are word sets,
    of each of which a sentence must hold a word, one after the other, for the pattern to have a chance; `needs` tells
    more closely which words.
    """

    source: str
    captures: Mapping[str, str]
    cues: tuple[frozenset[str], ...]
    needs: tuple[Need, ...]
    written: str
    """The pattern as its rule has it."""
    cased: bool = False
    """Whether capitals count in it, so that it is matched against the text as it is; else against the folded one."""

    def has_cues(self, words: Iterable[str]) -> bool:
        """Whether words of all cues stand one after the other among those of a sentence, lower case, in order, which
        meet the needs. Half the searches for a pattern that the needs let pass find nothing for want of that.
        """
        if len(self.cues) == 1:
            return True
        rest = iter(words)
        for cue in self.cues:
            for word in rest:
                if word in cue:
                    break
            else:
                return False
        return True

    @property
    def regex(self) -> re.Pattern[str]:
        """Made when a sentence first needs it: to compile all patterns takes half a second.

        One in lower case compiles in less than half the time of one that ignores case.
        """
        return regex(self.source, _IGNORE_CASE if self.cased else 0)


@cache
def ranked(frequent: tuple[str, ...]) -> Mapping[str, int]:
    """From a frequent word to its rank, 1 the most frequent."""
    return {word: rank for rank, word in enumerate(frequent, 1)}


def first_word(text: str) -> str:
    """The first word of an entry as sentences index it: lower case, between hyphens, points and apostrophes."""
    found = _WORD.search(text.lower())
    return found.group() if found else text.lower()


@cache
def first_words(entries: frozenset[str]) -> frozenset[str]:
    """The first words of entries."""
    return frozenset(map(first_word, entries))


@cache
def need(entries: frozenset[str], frequent: tuple[str, ...]) -> Need:
    """What a sentence must hold for one of the entries to stand in it, as sentences index words."""
    ranks = ranked(frequent)
    indexed = [frozenset(_WORD.findall(entry.lower()) or [entry.lower()]) for entry in entries]
    alone = frozenset(word for words in indexed if len(words) == 1 for word in words)
    together = tuple(words for words in indexed if len(words) > 1 and words.isdisjoint(alone))
    rarest = (max(sorted(words), key=lambda word: (word not in ranks, len(word))) for words in together)
    return Need(alone, together, alone | frozenset(rarest))
