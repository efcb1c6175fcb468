"""The country whose war a document is about: the one that it names with its war, or of which it speaks the most."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from extractors.casualties.vocabulary import any_word
from extractors.language.annotation import Annotated
from extractors.rules.kept import kept
from extractors.rules.regexes import regex

MARGIN = 2
"""How much oftener than any other country a text must name the one whose war it is about."""
_ON_WHOSE_PART = regex(r"[-–][a-z]")
"""After a state that only qualifies what others do: "Kenyan-brokered"."""
_STRIKES = regex(r"\s(?:air\s?)?(?:strikes?|raids?|attacks?|shelling|fire|bombardment|drones?|missiles?)\b")
_WITHIN = regex(r"\b(?:in|across|throughout|inside|within)\s+(?:[a-z-]+\s+){0,2}$")


@lru_cache(maxsize=4)
def country(annotated: Annotated, least: int = 1) -> str | None:
    """The country whose war a document is about, where it says so at least so often, or the one that it speaks of by
    far the most; null where it speaks of several.
    """
    return _at_war(annotated, least) or _dominant(annotated)


def _at_war(annotated: Annotated, least: int) -> str | None:
    """The country whose war the document names, or within which it says most often that something happens; or null."""
    names: Counter[str] = Counter()
    for sentence in annotated.sentences:
        for actor in sentence.actors:
            if actor.type == "government" and (actor.place == actor.name or actor.adjective):
                left, right = actor.start - sentence.start, actor.end - sentence.start
                if _war().match(sentence.text, right):
                    names[actor.name] += 2
                elif not actor.adjective and _WITHIN.search(sentence.text, max(0, left - 30), left):
                    names[actor.name] += 1
    ranked = names.most_common(2)
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _dominant(annotated: Annotated) -> str | None:
    """The country of which most sentences speak, by far; null where it speaks of none, or of several."""
    names = Counter(name for sentence in annotated.sentences for name in {
        actor.name for actor in sentence.actors if actor.type == "government" and (actor.place or actor.adjective)
        and not _ON_WHOSE_PART.match(sentence.text, actor.end - sentence.start)
        and not (actor.adjective and _STRIKES.match(sentence.text, actor.end - sentence.start))})
    ranked = names.most_common(2)
    if not ranked or ranked[0][1] < MARGIN or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return None
    return ranked[0][0]


@kept
def _war() -> re.Pattern[str]:
    return regex(rf"(?:['’]s)?\s+(?:[\w-]+\s+){{0,2}}(?:{any_word('wars')}|warring)\b", re.IGNORECASE)
