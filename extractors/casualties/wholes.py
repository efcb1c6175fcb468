"""Parts of a figure that a sentence before gives ("The dead include two nurses"), and claimants named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.casualties.vocabulary import word_class
from extractors.facts import Casualty, fact_id, text_digest
from extractors.language.annotation import Annotated, Sentence
from extractors.rules.kept import kept
from extractors.rules.regexes import regex

_AMONG = frozenset({"people among the dead", "people among the wounded"})
_OF_THEM = regex(r"\bof the (?:wounded|injured|dead|killed|victims|hostages|captives)$")
_COUNTED = regex(
    r"(?:\s+(?:\([A-Z]+\)|[a-z]+))?\s+(?:ha[sd]\s+|have\s+)?(?:also\s+|so\s+far\s+)?"
    r"(?:documented|recorded|verified|registered|counted|tallied)\s+(?:the\s+)?(?:deaths?\s+of\s+|killings?\s+of\s+)?")
_BODIES = frozenset({"ministry", "agency", "department", "committee", "commission", "council", "office"})
_ARMS = ("gunmen", "attackers", "bomber", "bomb", "bombs", "rocket", "rockets", "mine")
_GOES_ON = "goes on with the total before"
_BACK = 3
"""Sentences back to the figure that the dead "among" whom somebody was make up."""


def counted_by(sentence: Sentence, start: int) -> str | None:
    """Who has "documented" or "recorded" the people that are named at an offset; null where nobody is said to."""
    before = [actor for actor in sentence.actors if actor.end <= start and not actor.adjective]
    if before and _COUNTED.fullmatch(sentence.text, before[-1].end - sentence.start, start - sentence.start):
        return before[-1].name
    return None


def with_wholes(annotated: Annotated, facts: Sequence[Casualty]) -> list[Casualty]:
    """The facts, those who are said to be among the dead or the hurt with the id of the figure that includes them."""
    out: list[Casualty] = []
    for fact in facts:
        among = fact.rule in _AMONG or _OF_THEM.search(fact.victims or "")
        whole = _whole(annotated, fact, out) if among and fact.part_of is None else None
        if whole is not None:
            ordinal = sum(other.start == out[whole].start for other in out[:whole])
            first = out[whole]
            digest = text_digest(annotated.document.text)
            fact = replace(fact, part_of=fact_id(digest, first.source, first.kind, first.start, first.end, ordinal))
        out.append(fact)
    return out


def _whole(annotated: Annotated, part: Casualty, before: Sequence[Casualty]) -> int | None:
    """Where the figure stands that includes a part: the last before it of the same outcome, which is no part and no
    smaller than all that is counted of it.
    """
    here = annotated.sentence_at(part.start)
    for at in range(len(before) - 1, -1, -1):
        other = before[at]
        there = annotated.sentence_at(other.start)
        if here is None or there is None or here.index - there.index > _BACK:
            return None
        if other.outcome == part.outcome and other.part_of is None and other.rule not in _AMONG:
            return at if other.count > part.count and other.scope == part.scope else None
    return None


def going_on(annotated: Annotated, facts: Sequence[Casualty]) -> list[Casualty]:
    """The facts, those running totals that go on with one of the sentence before in the paragraph, and tell of no event
    and no day of their own: "Some 86 rebels have been killed since May. On the other side, 12 soldiers died."
    """
    out: list[Casualty] = []
    for fact in facts:
        last = out[-1] if out else None
        if last and (last.scope, fact.scope) == ("cumulative", "incident") and fact.when is None \
                and fact.part_of is None and _goes_on(annotated, fact, last):
            where = last.place if "place" in fact.inferred else fact.place
            fact = replace(fact, scope="cumulative", place=where, why=(*fact.why, ("scope", _GOES_ON)))
        out.append(fact)
    return out


def _goes_on(annotated: Annotated, fact: Casualty, last: Casualty) -> bool:
    if fact.start == last.start:
        return last.why[-1:] == (("scope", _GOES_ON),)
    here, before = annotated.sentence_at(fact.start), annotated.sentence_at(last.start)
    return here is not None and before is not None and here.index == before.index + 1 and \
        here.paragraph == before.paragraph and not here.days and _events().isdisjoint(here.words) and (
            fact.place is None or "place" in fact.inferred)


@kept
def _events() -> frozenset[str]:
    """Words of an event of its own: of attacks and what is done in them."""
    return word_class("events", "storming").union(_ARMS, ("when",))


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
                _body(annotated, fact.start, name) if name in _BODIES else None)
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
