"""Joins the names of all documents: one canonical name for a person or party, and how each spelling came to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from extractors.language.gazetteer import gazetteer
from extractors.language.mentions import Actor

SAME_SPELLING = 82
"""Likeness (0-100) from which two given names beside one surname are spellings of one."""
SAME_SURNAME = 85
"""The same for two surnames after one given name."""


class Named(Protocol):
    """A document's names; an Extraction is one."""

    @property
    def source(self) -> str: ...
    @property
    def names(self) -> tuple[Actor, ...]: ...


class JoinedName(NamedTuple):
    """A person or party of the dossier under its canonical name."""

    name: str
    type: str
    aliases: tuple[str, ...]
    """Other spellings in the sources, in alphabetical order."""
    joined: tuple[tuple[str, str], ...]
    """How each alias was joined: (alias, a few words)."""
    roles: tuple[str, ...] = ()
    """Roles that the sources give, most frequent first."""
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The table of names. `canonical` maps every local name to its canonical one."""

    canonical: Mapping[str, str]
    entries: Mapping[str, JoinedName]
    rules: Mapping[str, str]
    """From a group to the state that the dossier says it rules ("the X regime in Y")."""
    surnames: Mapping[str, str] = field(default_factory=dict)
    """From a surname to the one person of the dossier who bears it."""

    def of(self, name: str | None) -> str | None:
        """The canonical name of a person or party; a surname that no document explains is that of the one person who
        bears it, any other name that is not in the table stays as it is.
        """
        if name is None or name in self.entries:
            return name
        return self.canonical.get(name) or self.surnames.get(name, name)

    def side(self, name: str | None) -> str | None:
        """The canonical name, or the state that the group rules."""
        name = self.of(name)
        return None if name is None else self.rules.get(name, name)


def join(
    documents: Iterable[Named],
    *,
    aliases: Mapping[str, str] | None = None,
    apart: Collection[frozenset[str]] = (),
) -> Names:
    """Joins the names of documents. `aliases` (alias → name, from sitrep.toml and merges by hand) come before all;
    names that stand together in `apart` are never joined. The order of documents does not matter.
    """
    people: Counter[str] = Counter()
    others: defaultdict[str, Counter[str]] = defaultdict(Counter)
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    parties: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for actor in document.names:
            if actor.type == "person":
                people[actor.name] += 1
                if actor.role:
                    roles[actor.name][actor.role] += 1
            else:
                others[actor.name][actor.type] += 1
            if actor.party:
                parties[actor.name][actor.party] += 1
    for name in [name for name in people if others.get(name, Counter()).total() > people[name]]:
        del people[name]  # one document took a state for a person
    by_hand = dict(aliases or {})
    canonical, how = _people(people, by_hand, apart)
    for short, name in _letters(others).items():
        canonical[short], how[short] = name, "letters of the name"
    for alias, name in by_hand.items():
        canonical[alias] = name
        how[alias] = "said so by hand"
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name in {*people, *others, *by_hand}:
        members[canonical.get(name, name)].append(name)
    entries = {}
    for name, spellings in sorted(members.items()):
        role_count: Counter[str] = Counter()
        party_count: Counter[str] = Counter()
        for spelling in spellings:
            role_count += roles[spelling]
            party_count += parties[spelling]
        types: Counter[str] = Counter({"person": sum(people[s] for s in spellings)})
        for spelling in spellings:
            types += others.get(spelling, Counter())
        kind = min(types, key=lambda t: (-types[t], t)) if types else "body"
        rest = tuple(sorted(s for s in spellings if s != name))
        entries[name] = JoinedName(
            name, kind, rest, tuple((s, how[s]) for s in rest if s in how),
            tuple(role for role, _ in sorted(role_count.items(), key=lambda item: (-item[1], item[0]))),
            min(party_count, key=lambda p: (-party_count[p], p)) if party_count else None)
    rules = {name: entry.party for name, entry in entries.items()
             if entry.type in ("armed group", "body") and entry.party}
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for name, entry in entries.items():
        if entry.type == "person" and " " in name:
            bearers[name.split()[-1]].append(name)
    surnames = {surname: names[0] for surname, names in bearers.items() if len(names) == 1}
    return Names(canonical, entries, rules, surnames)


def _letters(others: Collection[str]) -> dict[str, str]:
    """From the letters by which some documents know an armed group to the full name by which another does."""
    known = gazetteer().entries
    entries = {name: entry for name in others if name.isupper() and (entry := known.get(name))}
    return {name: entry.name for name, entry in entries.items()
            if entry.type == "armed group" and entry.name != name and entry.name in others}


def _people(
    counts: Counter[str], by_hand: Mapping[str, str], apart: Collection[frozenset[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """Canonical names of people: those of one surname whose given names agree are one."""
    canonical: dict[str, str] = {}
    how: dict[str, str] = {}
    by_surname: defaultdict[str, list[str]] = defaultdict(list)
    alike = _surnames_alike(counts)
    for name in counts:
        if name not in by_hand:
            surname = _plain(name.split()[-1])
            by_surname[alike.get(surname, surname)].append(name)
    for names in by_surname.values():
        if len(names) == 1:
            continue
        groups: list[list[str]] = []
        ordered = sorted(names, key=lambda n: (-len(n.split()), -counts[n], n))
        for name in ordered:
            fits = [g for g in groups if all(_same_person(name, other) for other in g[:4])
                    and not any(frozenset((name, other)) in apart for other in g)]
            if len(fits) == 1 or (fits and len(name.split()) > 1):
                fits[0].append(name)
            else:
                groups.append([name])
        for group in groups:
            full = [n for n in group if len(n.split()) > 1] or group
            best = min(full, key=lambda n: (-counts[n], len(n), n))
            for name in group:
                if name != best:
                    canonical[name] = best
                    how[name] = "surname alone" if len(name.split()) == 1 else "spelling of the same name"
    return canonical, how


def _surnames_alike(counts: Counter[str]) -> dict[str, str]:
    """Surnames that are spellings of one, as people of one given name bear them; from each to the one to go by."""
    by_given: defaultdict[str, set[str]] = defaultdict(set)
    for name in counts:
        words = name.split()
        given, surname = _plain(words[0]), _plain(words[-1])
        if " " in name and len(given) > 2:
            by_given[given].add(surname)
    alike: dict[str, str] = {}
    for surnames in by_given.values():
        ordered = sorted(surnames)
        for i, surname in enumerate(ordered):
            for other in ordered[i + 1:]:
                if likeness(surname, other) >= SAME_SURNAME:
                    alike.setdefault(other, alike.get(surname, surname))
    return alike


def _plain(text: str) -> str:
    import unicodedata

    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in text if c.isalnum())


def _same_person(a: str, b: str) -> bool:
    """True where the given names beside one surname agree: one holds the other, initials, or spelled alike."""
    first, second = ([_plain(w) for w in name.split()[:-1]] for name in (a, b))
    if not first or not second:
        return True
    if _agree(first[0], second[0]):
        return True
    return set(first) <= set(second) or set(second) <= set(first)


def _agree(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    return a == b or likeness(a, b) >= SAME_SPELLING


def likeness(a: str, b: str) -> float:
    """The share of their letters that two names have in common, in order, 0-100: rapidfuzz's ratio, without the 10 ms
    that it takes to import.

    Bit-parallel, after Hyyrö (2004): a bit of `open_` is a letter of `a` that no letter of `b` has taken.
    """
    at: dict[str, int] = {}
    for i, letter in enumerate(a):
        at[letter] = at.get(letter, 0) | 1 << i
    every = open_ = (1 << len(a)) - 1
    for letter in b:
        taken = open_ & at.get(letter, 0)
        open_ = (open_ + taken | open_ - taken) & every
    return 200 * (len(a) - open_.bit_count()) / (len(a) + len(b) or 1)
