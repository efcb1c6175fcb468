"""Whose people they were, where the sentence says who lost them: "the Highland Front lost 20 men"."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.casualties.nouns import nouns, tells
from extractors.casualties.vocabulary import given
from extractors.facts import Casualty, Group
from extractors.language.annotation import Annotated
from extractors.language.mentions import Actor
from extractors.rules.regexes import regex

_AUXILIARY = r"(?:had\s+|have\s+|has\s+|also\s+|alone\s+|reportedly\s+|itself\s+|themselves\s+)*"
_BETWEEN = regex(rf"(?:['’]s?\s+(?!fire\b)[a-z]+)?(?:,?\s+(?:who|which|that))?\s+{_AUXILIARY}")
_PRONOUN = regex(rf"\b(?:it|they|we)\s+{_AUXILIARY}\Z", re.IGNORECASE)
_WORD = regex(rf"([\w-]+)\s+{_AUXILIARY}\Z")


class Loser(NamedTuple):
    """The side that lost people and the group that it makes of them; null and "unknown" where nothing tells."""

    side: str | None
    group: Group
    state: bool = False
    """True where it is a state's force whose state is not named."""


def loser(annotated: Annotated, fact: Casualty) -> Loser | None:
    """Who lost the people of a toll; null where the words before the verb name nobody."""
    sentence = annotated.sentence_at(fact.start)
    if not given(fact, "lost") or sentence is None:
        return None
    at = fact.matched[1][0]
    lead = sentence.text[:at - sentence.start]
    if _PRONOUN.search(lead):
        return Loser(fact.claimed_by, "unknown") if fact.claimed_by else None
    actor = _right_before(sentence.actors, at, sentence.text, sentence.start)
    if actor and actor.type in ("armed group", "government"):
        return Loser(actor.party or actor.name, "militant" if actor.type == "armed group" else "unknown")
    if actor and actor.party:
        return Loser(actor.party, "unknown")
    found = _WORD.search(lead)
    noun = nouns().get(found[1].lower()) if found else None
    group: Group = noun.group if noun else tells().get(found[1].lower(), "unknown") if found else "unknown"
    if group not in ("militant", "military", "police"):
        return None
    return Loser(None, group, state=noun is None and group == "military")


def _right_before(actors: tuple[Actor, ...], at: int, text: str, base: int) -> Actor | None:
    """The last actor before an offset, with nothing but auxiliaries between."""
    before = [actor for actor in actors if actor.end <= at]
    return before[-1] if before and _BETWEEN.fullmatch(text, before[-1].end - base, at - base) else None
