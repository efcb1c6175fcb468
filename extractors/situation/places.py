"""Whether two names of places can mean one place: as the sources' own words and the gazetteer of states tell."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from extractors.dossier.held import WORDINGS
from extractors.facts import Casualty, Fact, Talks
from extractors.language.gazetteer import gazetteer
from extractors.language.gazetteer import key as as_written
from extractors.rules.regexes import regex

Relation = Literal["same", "within", "open", "apart"]
"""`within`: one lies in the other. `open`: one of the two is not known."""

_KIND = regex(
    r"\b(?:districts?|provinces?|city|town|village|governorate|oblast|region|county|state|area|subdistrict|division|"
    r"the|of)\b"
)
_MARKS = regex(r"[\W_]+")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĎĐĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽȘȚ]"
_NAME = rf"{_CAPITAL}[\w'’-]*(?:[ -](?:of |al-)?{_CAPITAL}[\w'’-]*){{0,3}}"
_WITHIN = regex(rf"(?P<inner>{_NAME})(?:,\s+|\s+\(|\s+in\s+)(?:the\s+)?(?P<outer>{_NAME})")
_CHAIN = regex(rf"(?<=,\s)(?P<inner>{_NAME}),\s+(?P<outer>{_NAME})")


@dataclass(frozen=True, slots=True)
class Places:
    """Which places lie in which, by their folded names."""

    around: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """From a place to all in which it lies."""
    known: frozenset[str] = frozenset()
    """The places that facts name."""
    states: Mapping[str, str] = field(default_factory=dict)
    """Those places that are states, by their folded names."""
    related: dict[tuple[str, str], Relation] = field(default_factory=dict, repr=False, compare=False)
    """Answers given, since two places are asked for often."""

    def relation(self, one: str | None, other: str | None) -> Relation:
        """How two places stand to one another."""
        if not one or not other:
            return "open"
        known = self.related.get((one, other))
        if known is None:
            known = self.related[one, other] = self._look_up(one, other)
        return known

    def _look_up(self, one: str, other: str) -> Relation:
        a, b = folded(one), folded(other)
        if a == b:
            return "same"
        if one.endswith(" border") or other.endswith(" border"):
            return "open"
        return "within" if b in self.around.get(a, ()) or a in self.around.get(b, ()) else "apart"

    def finest(self, named: Iterable[str]) -> str | None:
        """The place that most name; where another of them lies in it, that one."""
        count = Counter(named)
        ranked = sorted(count, key=lambda place: (-count[place], place))
        for inner in ranked[1:]:
            if folded(ranked[0]) in self.around.get(folded(inner), ()):
                return inner
        return ranked[0] if ranked else None

    def closest(self, place: str | None, sentence: str) -> str | None:
        """A place; of a country the one town or district of it that the sentence names with it, if it names one."""
        country = place and _country(place)
        if not country:
            return place
        inside = {folded(name): name for pattern in (_WITHIN, _CHAIN) for found in pattern.finditer(sentence)
                  for name in (found["inner"], found["outer"])
                  if folded(name) in self.known and folded(country) in self.around.get(folded(name), ())}
        outer = {around for name in inside for around in self.around.get(name, ())}
        inmost = [name for key, name in inside.items() if key not in outer]
        return inmost[0] if len(inmost) == 1 else place

    def country(self, place: str) -> str | None:
        """The state that a place is or lies in, by the gazetteer or by the sources' own words; null if unknown."""
        around = sorted(self.around.get(folded(place), ()))
        return _country(place) or next((self.states[name] for name in around if name in self.states), None)

    def wide(self, place: str | None) -> bool:
        """Whether a place is a whole country, or unknown: too wide to tell one incident from another."""
        return not place or _country(place) == place


@lru_cache(maxsize=WORDINGS)
def folded(place: str) -> str:
    """A place's name without case, accents, marks, and words such as "district"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", place.casefold()) if not unicodedata.combining(c))
    plain = plain.replace("ı", "i")
    short = _MARKS.sub("", _KIND.sub(" ", plain))
    return short or _MARKS.sub("", plain)


@lru_cache(maxsize=WORDINGS)
def _country(place: str) -> str | None:
    entry = gazetteer().entries.get(as_written(place))
    return entry.name if entry and entry.type == "government" and not entry.adjective else None


def learn_places(facts: Iterable[Fact]) -> Places:
    """Learns from the sources' own words which place lies in which ("Istanbul, Turkey"; "Daraya in Ostmark")."""
    parents: defaultdict[str, set[str]] = defaultdict(set)
    named = Counter(fact.place for fact in facts if isinstance(fact, (Talks, Casualty)) and fact.place)
    sentences = dict.fromkeys(f.sentence for f in facts if isinstance(f, (Talks, Casualty)) and f.place)
    known = {folded(place) for place in named}
    states: dict[str, str] = {}
    for sentence in sentences:
        for inner, outer, state in _nested(sentence):
            if state:
                states[outer] = state
            if inner != outer and (inner in known or outer in known):
                parents[inner].add(outer)
    for place in named:
        country = _country(place)
        if country and folded(country) != folded(place):
            parents[folded(place)].add(folded(country))
            states[folded(country)] = country
    return Places({place: _all_around(place, parents) for place in parents}, frozenset(known), states)


@lru_cache(maxsize=WORDINGS)
def _nested(sentence: str) -> tuple[tuple[str, str, str | None], ...]:
    """The places that a sentence puts into others, by their folded names, each with the state that the other is."""
    found = [match for pattern in (_WITHIN, _CHAIN) for match in pattern.finditer(sentence)]
    return tuple((folded(match["inner"]), folded(state or match["outer"]), state)
                 for match in found for state in (_country(match["outer"]),))


def _all_around(place: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    queue = [place]
    while queue:
        for parent in parents.get(queue.pop(), ()):
            if parent not in found and parent != place:
                found.add(parent)
                queue.append(parent)
    return frozenset(found)
