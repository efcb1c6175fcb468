"""The people of one document: each under the fullest spelling of the name, with the role and party it gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.language.mentions import Actor
from extractors.language.vocabulary import any_of
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_REACH = 60
"""Characters within which the words beside a name tell whose its bearer is."""
_OFFICES = any_of(lexicon()["offices"])
_FOR = " (?:for|of|from|with|at) (?:the )?"
_THE = r",\s+(?:the |a |an |who is (?:the |a )?)?"
APPOSITION = regex(
    rf"{_THE}(?:[a-z][\w-]*['’]s? )?((?:(?:[\w'’-]+|(?:[A-Z]\.){{2,}}) ){{0,4}}?)"
    rf"({_OFFICES}(?: {_OFFICES})?)")
"""After a name and a comma, the role of its bearer; whose role that is isn't part of it."""
_SPEAKS_FOR = regex(rf"\b((?:[a-z-]+ )?{_OFFICES}){_FOR}$")
_OF_ITS = regex(r"(?:['’]s?(?: [\w-]+){1,4})?, ")
_IS_OF = regex(rf"{_THE}(?:[\w-]+ ){{0,4}}{_OFFICES}{_FOR}")
_ITS = regex(r",\s+(?:the |a |an |former )?")
_OFFICE = regex(rf"(?:['’]s?)?\s(?:[\w.-]+ ){{0,3}}{_OFFICES}")
_AGAINST = regex(r"\b(?:rebel|guerrilla|insurgent|separatist)\b")
"""Of whom a state is not the party: "Kenyan rebel leader X"."""
_OWN_OFFICE = regex(
    r"(?:['’]s)?\s+(?:[a-z][\w-]*\s+){0,3}(?:minister|president|premier|leader|chief(?: of staff)?|commander|spokesman|"
    r"spokeswoman|spokesperson|negotiator|envoy|ambassador),?\s+")
"""Between a party and a person of it: "Kenya's home minister, X", "Kenyan chief of staff X"."""


@dataclass(slots=True)
class People:
    """Full names by surname and by full name; roles and parties by full name."""

    full: dict[str, str] = field(default_factory=dict)
    first: dict[str, str | None] = field(default_factory=dict)
    """Full names by their first word; null where two people share it."""
    roles: dict[str, str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, role: str | None = None, party: str | None = None) -> str:
        """Registers a person under the longest spelling known; returns the full name."""
        words = name.split()
        known = self.full.get(name) or self.full.get(words[-1])
        if known and known != name:
            a, b = set(known.casefold().split()), set(name.casefold().split())
            if not (a <= b or b <= a or (len(words) > 1 and words[0] == known.split()[0])):
                known = None
        full = known if known and len(known) >= len(name) else name
        bare = words[-1].removeprefix("al-").removeprefix("el-")  # "Khaled al-Yamani" is Yamani too
        for spelling in (name, words[-1], bare, *((known,) if known else ())):
            self.full[spelling] = full
        if len(words) > 1 and (other := self.first.setdefault(words[0], full)) and other.split()[-1] != words[-1]:
            self.first[words[0]] = None
        if role and full not in self.roles:
            self.roles[full] = role
        if party and full not in self.parties:
            self.parties[full] = party
        return full

    def find(self, name: str) -> str | None:
        """The full name of whom a spelling means; null where nobody is known by it."""
        found = self.full.get(name) or self.first.get(name)
        if not found:
            return None
        while self.full.get(found, found) != found:
            found = self.full[found]
        return self.first.get(found) or found

    def words(self) -> frozenset[str]:
        """The words that people bear as names."""
        return frozenset(word.removeprefix("al-") for name in self.full for word in name.split())

    def described(self, actor: Actor) -> Actor:
        """A mention of a person with the full name, role and party that the whole document gives."""
        full = self.find(actor.name) or actor.name
        return _known_as(actor, full, actor.role or self.roles.get(full), actor.party or self.parties.get(full))


def _known_as(actor: Actor, name: str, role: str | None, party: str | None) -> Actor:
    """The mention of a person with these; itself, where it has them."""
    if (name, role, party) == (actor.name, actor.role, actor.party):
        return actor
    return Actor(actor.start, actor.end, name, "person", role, party=party)


def with_parties(text: str, named: Sequence[Actor], common: Sequence[Actor]) -> list[Actor]:
    """The actors with names, in order, people among them given the party of the body that they speak for ("Kenyan army
    spokesman X"; `common` holds the bodies), or that words beside the name tell ("X, a spokesman for Kenya").
    """
    owners = {body.end + 1: body.party or body.name for body in common if body.party or not body.name.islower()}
    roles: dict[str, str] = {}
    parties: dict[str, str] = {}
    for i, actor in enumerate(named):
        if actor.type != "person" or actor.party:
            continue
        title = actor.start - len(actor.role or "") - 1  # where a title in lower case begins
        party = owners.get(actor.start) or owners.get(title)
        before, after = named[i - 1] if i else None, named[i + 1] if i + 1 < len(named) else None
        if party is None and before and before.type != "person" and \
                _OF_ITS.fullmatch(text, before.end, actor.start) and (
                    led := _SPEAKS_FOR.search(text, max(0, before.start - _REACH), before.start)):
            party = before.name
            roles.setdefault(actor.name, led[1])
        if party is None and before and before.type != "person" and actor.start - before.end < _REACH and \
                _OWN_OFFICE.fullmatch(text, before.end, actor.start) and not (
                    before.type == "government" and _AGAINST.search(text, before.end, actor.start)):
            party = before.name
        if party is None and after and after.type != "person" and after.start - actor.end < _REACH and (
                _IS_OF.fullmatch(text, actor.end, after.start) or (
                    _ITS.fullmatch(text, actor.end, after.start) and _OFFICE.match(text, after.end))):
            party = after.name
        if party:
            parties.setdefault(actor.name, party)
    return [_known_as(actor, actor.name, actor.role or roles.get(actor.name), actor.party or parties.get(actor.name))
            if actor.type == "person" else actor for actor in named]
