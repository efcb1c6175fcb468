"""The people of one document: each under the fullest spelling of the name, with the role and party it gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.language.mentions import Actor


@dataclass(slots=True)
class People:
    """Full names by surname and by full name; roles and parties by full name."""

    full: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, role: str | None = None, party: str | None = None) -> str:
        """Registers a person under the longest spelling known; returns the full name."""
        words = name.split()
        known = self.full.get(name) or self.full.get(words[-1])
        if known and known != name:
            a, b = set(known.split()), set(words)
            if not (a <= b or b <= a or (len(words) > 1 and words[0] == known.split()[0])):
                known = None
        full = known if known and len(known) >= len(name) else name
        for spelling in (name, words[-1], *((known,) if known else ())):
            self.full[spelling] = full
        if role and full not in self.roles:
            self.roles[full] = role
        if party and full not in self.parties:
            self.parties[full] = party
        return full

    def find(self, name: str) -> str | None:
        """The full name of whom a spelling means; null where nobody is known by it."""
        found = self.full.get(name)
        while found and self.full.get(found, found) != found:
            found = self.full[found]
        return found

    def words(self) -> frozenset[str]:
        """The words that people bear as names."""
        return frozenset(word.removeprefix("al-") for name in self.full for word in name.split())

    def described(self, actor: Actor) -> Actor:
        """A mention of a person with the full name, role and party that the whole document gives."""
        full = self.find(actor.name) or actor.name
        return Actor(actor.start, actor.end, full, "person", actor.role or self.roles.get(full),
                     party=actor.party or self.parties.get(full))


def with_parties_of_bodies(named: Sequence[Actor], common: Sequence[Actor]) -> list[Actor]:
    """The actors, with people given the party of the body that they speak for ("Kenyan army spokesman X")."""
    owners = {body.end + 1: body.party or body.name for body in common}
    parties = {}
    for actor in named:
        if actor.type == "person" and not actor.party:
            title = actor.start - len(actor.role or "") - 1  # where a title in lower case begins
            party = owners.get(actor.start) or owners.get(title)
            if party:
                parties[actor.name] = party
    return [replace(actor, party=parties[actor.name]) if actor.name in parties and actor.type == "person" else actor
            for actor in named]
