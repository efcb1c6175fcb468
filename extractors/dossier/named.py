"""Gives a fact the dossier's names for the people and parties that its own document names."""

from __future__ import annotations

from typing import Any

from extractors.dossier.names import Names
from extractors.facts import ACTOR_FIELDS, ACTOR_LIST_FIELDS, Fact


def names_of(fact: Fact, names: Names) -> dict[str, Any]:
    """Canonical names for those of a fact that are other ones. Who speaks or claims keeps the own name; all else goes
    by side (Names.side).
    """
    changes: dict[str, Any] = {}
    for field in ACTOR_FIELDS:
        name = getattr(fact, field, None)
        if name is not None:
            known = names.of(name) if field in ("speaker", "claimed_by") else names.side(name)
            if known != name:
                changes[field] = known
    for field in ACTOR_LIST_FIELDS:
        listed = getattr(fact, field, ())
        if listed:
            known_list = tuple(dict.fromkeys(names.side(name) or name for name in listed))
            if known_list != listed:
                changes[field] = known_list
    return changes
