"""Sentences that look as if they held a fact and that no rule took, with the nearest rule: misses made visible."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from extractors.facts import Fact
from extractors.language.annotation import Annotated, Sentence
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


def residue(annotated: Annotated, facts: Collection[Fact]) -> Iterator[Residue]:
    """The residue of a document, in order of text, given the facts that were found in it."""
    taken = {kind: [(f.start, f.end) for f in facts if f.kind == kind] for kind, _ in KINDS_OF_SIGN.values()}
    for sentence in annotated.sentences:
        signs = tuple(sign for sign in _signs(annotated, sentence)
                      if not any(start < sentence.end and sentence.start < end
                                 for start, end in taken[KINDS_OF_SIGN[sign][0]]))
        if signs:
            yield Residue(annotated.document.source, sentence.start, sentence.end, " ".join(sentence.text.split()),
                          signs, nearest_rule(KINDS_OF_SIGN[signs[0]][1], sentence))


@cache
def _sign_words() -> dict[str, frozenset[str]]:
    return {sign: frozenset(words) for sign, words in rulebook("residue").words.items() if sign in KINDS_OF_SIGN}


def _signs(annotated: Annotated, sentence: Sentence) -> Iterator[str]:
    for sign, words in _sign_words().items():
        if not words.isdisjoint(sentence.words) and (sign != "toll" or sentence.counts):
            yield sign
    if any(sentence.start <= quotation.start < sentence.end
           and len(annotated.document.text[quotation.text_start:quotation.text_end].split()) >= MIN_QUOTED
           for quotation in annotated.quotations):
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
