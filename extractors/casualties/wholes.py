"""Figures that go with one of a sentence before: parts of it ("The dead include two nurses"), or another such total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.casualties.vocabulary import given, word_class
from extractors.facts import Casualty, fact_id, text_digest
from extractors.language.annotation import Annotated
from extractors.rules.regexes import regex

_OF_THEM = regex(r"\bof the (?:wounded|injured|dead|killed|victims|hostages|captives)$")
_GOES_ON = "goes on with the total before"
_BACK = 3
"""Sentences back to the figure that the dead "among" whom somebody was make up."""


def with_wholes(annotated: Annotated, facts: Sequence[Casualty]) -> list[Casualty]:
    """The facts, those who are said to be among the dead or the hurt with the id of the figure that includes them."""
    out: list[Casualty] = []
    for fact in facts:
        among = given(fact, "among") or _OF_THEM.search(fact.victims or "")
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
        if other.outcome == part.outcome and other.part_of is None and not given(other, "among"):
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
        here.paragraph == before.paragraph and not here.days and \
        word_class("events", "storming", "own_event").isdisjoint(here.words) and (
            fact.place is None or "place" in fact.inferred)
