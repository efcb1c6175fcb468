"""Finds places that are no actors: towns, districts, provinces, crossings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.language.annotation import Sentence
from extractors.language.mentions import Place


def find(text: str, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """The places of the sentences, in order."""
    return iter(())
