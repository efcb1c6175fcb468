"""Finds numbers of people killed, wounded, missing, captured or displaced."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Casualty
from extractors.language.annotation import Annotated


def find(annotated: Annotated) -> Iterator[Casualty]:
    """The casualties of a document, in order of text, local (see facts.Fact)."""
    yield from ()
