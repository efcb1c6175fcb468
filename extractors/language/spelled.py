"""Armed groups that a document calls by their letters alone, and so by the name that its readers know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from extractors.facts import ACTOR_FIELDS, ACTOR_LIST_FIELDS, Fact
from extractors.language.annotation import Annotated
from extractors.language.mentions import Actor

_LONGEST = 6
"""Letters of a group's short name."""


def letters(annotated: Annotated, first: Iterable[Actor], own: Iterable[str] = ()) -> Mapping[str, str]:
    """By the full name of each armed group that the document never spells out, the letters that it uses: "PKK".

    `first` holds the first mention of each name. Names in `own` stay as they are.
    """
    text = annotated.document.text
    short = {actor.name: text[actor.start:actor.end] for actor in first
             if actor.type == "armed group" and _are_letters(text[actor.start:actor.end])}
    for name in own:
        short.pop(name, None)
    if short:
        for sentence in annotated.sentences:
            for actor in sentence.actors:
                if actor.name in short and not actor.reference and not _are_letters(text[actor.start:actor.end]):
                    del short[actor.name]
    return {name: words for name, words in short.items() if name != words}


def _are_letters(words: str) -> bool:
    return len(words) <= _LONGEST and words.isupper() and words.isalpha()


def respelled(fact: Fact, short: Mapping[str, str]) -> Fact:
    """The fact with short names for the full ones."""
    changes: dict[str, Any] = {}
    for field in ACTOR_FIELDS:
        name: str | None = getattr(fact, field, None)
        if name and name in short:
            changes[field] = short[name]
    for field in ACTOR_LIST_FIELDS:
        listed = getattr(fact, field, ())
        if not short.keys().isdisjoint(listed):
            changes[field] = tuple(short.get(name, name) for name in listed)
    return replace(fact, **changes) if changes else fact
