"""Facts that the analyst makes by hand of a sentence that no rule took: found again in its source, and made anew."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Document
from extractors.dossier.corrections import LEAST_LIKENESS, Addition, Applied
from extractors.dossier.named import names_of
from extractors.dossier.names import Names
from extractors.dossier.published import resolve_published
from extractors.dossier.values import with_required, with_values
from extractors.extraction import Extraction
from extractors.facts import Fact, text_digest

BY_HAND = "by hand"
"""The name that stands where other facts have that of their rule."""


@dataclass(slots=True)
class Added:
    """The facts made by hand; additions whose sentence is gone; and for people, those whose values don't fit."""

    facts: list[Fact] = field(default_factory=list)
    lost: list[Addition] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def told(self, applied: Applied) -> Applied:
        """What was applied to all facts, with what is to be known of these."""
        return replace(applied, by_hand=frozenset(fact.id for fact in self.facts),
                       lost=(*applied.lost, *self.lost), problems=(*applied.problems, *self.problems))


def addition(document: Document, kind: str, sentence: str, values: Mapping[str, str]) -> Addition:
    """An addition about a sentence of a document. Raises ValueError where a value is missing or doesn't fit."""
    given = {name: value for name, value in values.items() if value.strip()}
    made = Addition(kind, document.source, text_digest(document.text), " ".join(sentence.split()), given)
    fact(made, document)
    return made


def add(
    additions: Iterable[Addition], extractions: Sequence[Extraction], as_of: dt.date | None,
    names: Callable[[dt.date | None], Names], document: Callable[[str], Document | None],
) -> Added:
    """Makes the facts of the sources up to an as-of date (all, where null), under the dossier's names."""
    added = Added()
    wanted = tuple(additions)
    if not wanted:
        return added
    published, known = resolve_published(extractions, as_of), names(as_of)
    by_name = {extraction.source: extraction.source for extraction in extractions}
    by_text = {extraction.digest: extraction.source for extraction in extractions}
    for one in wanted:
        source = by_name.get(one.source) or by_text.get(one.text)
        if source and source not in published:
            continue
        text = document(source) if source else None
        try:
            made = fact(one, text, published[text.source].date) if text else None
        except ValueError as fault:
            added.problems.append(f"a fact by hand of {one.source} can't be made: {fault}")
        else:
            added.facts += [replace(made, **names_of(made, known))] if made else []
            added.lost += [] if made else [one]
    return added


def fact(addition: Addition, document: Document, published: dt.date | None = None) -> Fact | None:
    """The fact where its sentence stands in the document, or one most like it; null where there is none.

    Its id rests on the words alone, so that it is the same in an edited or renamed source. Raises ValueError.
    """
    place = _place(addition.sentence, document)
    if place is None:
        return None
    start, end = place
    key = "\0".join((BY_HAND, addition.kind, addition.sentence, repr(sorted(addition.values.items()))))
    made = with_required(
        addition.kind, addition.values, id=hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        source=document.source, published=published, sentence=" ".join(document.text[start:end].split()),
        start=start, end=end, rule=BY_HAND)
    return with_values(made, addition.values)


def _place(sentence: str, document: Document) -> tuple[int, int] | None:
    from extractors.language.sentences import split

    spans = {(start, end): " ".join(document.text[start:end].split()) for start, end, _ in split(document)}
    for span, words in spans.items():
        if words == sentence:
            return span
    from rapidfuzz import fuzz, process

    best = process.extractOne(sentence, spans, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return best[2] if best else None
