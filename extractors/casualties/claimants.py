"""Who tells a toll: whom the sentence says to have told or counted it, by the full name that the text gave before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.casualties.victims import Victims
from extractors.casualties.vocabulary import word_class
from extractors.facts import Casualty
from extractors.language.annotation import Annotated, Sentence
from extractors.language.attribution import Claimant, claimant
from extractors.rules.regexes import regex

_CLAIMED_LIVES = regex(r"\bclaim(?:s|ed|ing)?\s+(?:[\w,]+\s+){0,6}?lives\b")
"""What takes lives claims nothing else."""
_CUT_OFF = (" into", " of", " in", " on", " for", " to", " from", " with", " by")
"""No name ends so."""
_COUNTED = regex(
    r"(?:\s+(?:\([A-Z]+\)|[a-z]+))?\s+(?:ha[sd]\s+|have\s+)?(?:also\s+|so\s+far\s+)?"
    r"(?:documented|recorded|verified|registered|counted|tallied)\s+(?:the\s+)?(?:deaths?\s+of\s+|killings?\s+of\s+)?")


class Claim(NamedTuple):
    """Who tells a toll, and the words that say so; null where they only say that he counted the people."""

    by: str
    cue: str | None = None


def claim(annotated: Annotated, sentence: Sentence, start: int, people: Victims) -> Claim | None:
    """Who tells of the people whose toll begins at a document offset; null in the reporter's own voice."""
    said = claimant(annotated, sentence, start)
    if said and not _tells_nothing(sentence, said, people):
        return Claim(" ".join(said.name.split()), said.cue)
    counter = _counter(sentence, people.start)
    return Claim(counter) if counter else None


def _tells_nothing(sentence: Sentence, said: Claimant, people: Victims) -> bool:
    """True of what claims lives and no facts ("the conflict has claimed 300 lives"), and of what was misread."""
    last = said.name.lower().split()[-1]
    return (said.start < people.end and people.start < said.end) or last in word_class("speechless", "wars") \
        or said.name.endswith(_CUT_OFF) or (
            said.cue.startswith("claim") and bool(_CLAIMED_LIVES.search(sentence.text)))


def _counter(sentence: Sentence, start: int) -> str | None:
    """Who has "documented" or "recorded" the people that are named at an offset; null where nobody is said to."""
    before = [actor for actor in sentence.actors if actor.end <= start and not actor.adjective]
    if before and _COUNTED.fullmatch(sentence.text, before[-1].end - sentence.start, start - sentence.start):
        return before[-1].name
    return None


def in_full(annotated: Annotated, facts: Sequence[Casualty]) -> list[Casualty]:
    """The facts, with the full name of a claimant whom the text names in full before: "the ministry" after "the Kenyan
    health ministry said".
    """
    out: list[Casualty] = []
    for fact in facts:
        name = fact.claimed_by
        if name and name.islower():
            told = (other.claimed_by for other in reversed(out) if other.claimed_by)
            full = next((other for other in told if other.lower().endswith(f" {name}")), None) or (
                _body(annotated, fact.start, name) if name in word_class("bodies") else None)
            if full:
                fact = replace(fact, claimed_by=full, inferred=(*fact.inferred, "claimed_by"),
                               why=(*fact.why, ("claimed_by", f"“{name}” → {full}")))
        out.append(fact)
    return out


def _body(annotated: Annotated, start: int, name: str) -> str | None:
    """The last body named before an offset whose name ends with a word."""
    here = annotated.sentence_at(start)
    for sentence in reversed(annotated.sentences[:here.index] if here else ()):
        if name in sentence.words:
            for actor in reversed(sentence.actors):
                if actor.type in ("body", "organisation") and actor.name.lower().endswith(f" {name}"):
                    return actor.name
    return None
