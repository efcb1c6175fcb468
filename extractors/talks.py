"""Finds rounds and meetings."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Talks
from extractors.language.annotation import Annotated


def find(annotated: Annotated) -> Iterator[Talks]:
    """The talks of a document, in order of text, local (see facts.Fact)."""
    yield from ()
