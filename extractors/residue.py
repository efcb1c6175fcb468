"""Sentences that look as if they held a fact and that no rule took, with the nearest rule: misses made visible."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from extractors.document import Document
from extractors.extract import FINDERS
from extractors.facts import Fact
from extractors.language.annotate import annotate
from extractors.language.annotation import Annotated, Sentence
from extractors.language.gazetteer import Party
from extractors.rules.rulebook import rulebook

KINDS_OF_SIGN = {
    "toll": ("casualty", "casualties"), "quotation": ("quote", "quotes"), "demand": ("demand", "demands"),
    "threat": ("threat", "threats"),
}
"""For each sign the kind of fact that would answer it, and the rule file of that kind."""

MIN_QUOTED = 4
"""Words; shorter quotations are more often names and terms than statements."""


@dataclass(frozen=True, slots=True)
class Residue:
    """A sentence that no rule took: where it is, its text (white space collapsed), what in it looks like a fact, and
    the rule that came nearest.
    """

    source: str
    start: int
    end: int
    sentence: str
    signs: tuple[str, ...]
    nearest: str | None


def residue_of(document: Document, parties: tuple[Party, ...] = ()) -> Iterator[Residue]:
    """The residue of a document, read as `extract` reads it: with the parties that the dossier names."""
    annotated = annotate(document, parties)
    return residue(annotated, [fact for find in FINDERS.values() for fact in find(annotated)])


def residue(annotated: Annotated, facts: Collection[Fact]) -> Iterator[Residue]:
    """The residue of a document, in order of text, given the facts that were found in it."""
    taken = {kind: _Taken(fact for fact in facts if fact.kind == kind) for kind, _ in KINDS_OF_SIGN.values()}
    for sentence in annotated.sentences:
        signs = tuple(sign for sign in _signs(annotated, sentence)
                      if not taken[KINDS_OF_SIGN[sign][0]].touches(sentence))
        if signs:
            yield Residue(annotated.document.source, sentence.start, sentence.end, " ".join(sentence.text.split()),
                          signs, nearest_rule(KINDS_OF_SIGN[signs[0]][1], sentence))


class _Taken:
    """The stretches from which facts were taken, for looking up sentence by sentence."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        spans = sorted((fact.start, fact.end) for fact in facts)
        self.starts = [start for start, _ in spans]
        self.reached = list(accumulate((end for _, end in spans), max))

    def touches(self, sentence: Sentence) -> bool:
        before = bisect_left(self.starts, sentence.end)
        return before > 0 and self.reached[before - 1] > sentence.start


@cache
def _sign_words() -> dict[str, frozenset[str]]:
    return {sign: frozenset(words) for sign, words in rulebook("residue").words.items() if sign in KINDS_OF_SIGN}


def _signs(annotated: Annotated, sentence: Sentence) -> Iterator[str]:
    for sign, words in _sign_words().items():
        if not words.isdisjoint(sentence.words) and (sign != "toll" or sentence.counts):
            yield sign
    first = bisect_left(annotated.quotations, sentence.start, key=lambda quotation: quotation.start)
    past = bisect_left(annotated.quotations, sentence.end, first, key=lambda quotation: quotation.start)
    if any(len(annotated.document.text[quotation.text_start:quotation.text_end].split()) >= MIN_QUOTED
           for quotation in annotated.quotations[first:past]):
        yield "quotation"


def nearest_rule(name: str, sentence: Sentence) -> str | None:
    """The rule of a file most of whose needed words the sentence has; null where it has none of any rule's."""
    best, share = None, 0.0
    for rule in rulebook(name).rules:
        for compiled in rule.compiled:
            met = sum(not cue.isdisjoint(sentence.words) for cue in compiled.cues) / len(compiled.cues)
            if met > share:
                best, share = rule.name, met
    return best
