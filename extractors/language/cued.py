"""Patterns that are tried only in sentences with a word for them: most searches would find nothing for want of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.language.annotation import Sentence
from extractors.rules.regexes import regex


class Cued(NamedTuple):
    """A pattern, and words of which each text that it matches holds one."""

    pattern: re.Pattern[str]
    cues: frozenset[str]

    def search(self, sentence: Sentence, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match between two offsets of a text, where that is part of the sentence."""
        return None if self.cues.isdisjoint(sentence.words) else self.pattern.search(text, start, end)


def cued(words: str, source: str, flags: re.RegexFlag | int = 0) -> Cued:
    """The pattern of a regex; `words` are its cues, in lower case, parted by spaces."""
    return Cued(regex(source, flags), frozenset(words.split()))
