"""Finds quotations and who said them."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Quote
from extractors.language.annotation import Annotated


def find(annotated: Annotated) -> Iterator[Quote]:
    """The quotes of a document, in order of text, local (see facts.Fact)."""
    yield from ()
