"""Finds warnings that force or another sanction will follow."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Threat
from extractors.language.annotation import Annotated


def find(annotated: Annotated) -> Iterator[Threat]:
    """The threats of a document, in order of text, local (see facts.Fact)."""
    yield from ()
