"""Finds what is said of a ceasefire."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Ceasefire
from extractors.language.annotation import Annotated


def find(annotated: Annotated) -> Iterator[Ceasefire]:
    """The ceasefires of a document, in order of text, local (see facts.Fact)."""
    yield from ()
