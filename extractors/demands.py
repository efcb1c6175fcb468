"""Finds what one party asks of another."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Demand
from extractors.language.annotation import Annotated


def find(annotated: Annotated) -> Iterator[Demand]:
    """The demands of a document, in order of text, local (see facts.Fact)."""
    yield from ()
