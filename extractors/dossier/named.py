"""Gives a fact the dossier's names for the people and parties that its own document names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractors.dossier.names import Names
from extractors.facts import ACTOR_FIELDS, ACTOR_LIST_FIELDS, Fact


def _party(name: str | None, names: Names) -> str | None:
    """The party of a person, where any source of the dossier tells it."""
    entry = names.entries.get(name) if name else None
    return names.side(entry.party) if entry and entry.type == "person" else None


Answer = tuple[str | None, str | None, str | None]
"""What a table makes of a name: the canonical name, its side, and the party of that."""
Answers = tuple[Answer, ...]


class KnownNames(dict[str, Answer]):
    """What a table of names makes of each name: all that `names_of` asks it."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names

    def __missing__(self, name: str) -> Answer:
        side = self.names.side(name)
        answer = self[name] = self.names.of(name), side, _party(side, self.names)
        return answer


def names_in(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The names of people and parties that facts hold, each once."""
    found: dict[str, None] = {}
    for fact in facts:
        for field in ACTOR_FIELDS:
            if name := getattr(fact, field, None):
                found[name] = None
        for field in ACTOR_LIST_FIELDS:
            found.update(dict.fromkeys(getattr(fact, field, ())))
    return tuple(found)


def names_of(fact: Fact, names: Names) -> dict[str, Any]:
    """Canonical names for those of a fact that are other ones. Who speaks or claims keeps the own name; all else goes
    by side (Names.side), and who demands, threatens or answers by the party that any source says is his.
    """
    changes: dict[str, Any] = {}
    for field in ACTOR_FIELDS:
        name = getattr(fact, field, None)
        if name is not None:
            known = names.of(name) if field in ("speaker", "claimed_by") else names.side(name)
            if field == "by" and (party := _party(known, names)):
                changes["why"] = (*fact.why, ("by", f"{known} speaks for {party}"))
                known = party
            if known != name:
                changes[field] = known
    for field in ACTOR_LIST_FIELDS:
        listed = getattr(fact, field, ())
        if listed:
            known_list = tuple(dict.fromkeys(names.side(name) or name for name in listed))
            if known_list != listed:
                changes[field] = known_list
    return changes
