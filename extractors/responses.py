"""Finds answers to demands, offers and ultimatums."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Response
from extractors.language.annotation import Annotated


def find(annotated: Annotated) -> Iterator[Response]:
    """The responses of a document, in order of text, local (see facts.Fact)."""
    yield from ()
