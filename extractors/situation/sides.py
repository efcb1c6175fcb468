"""For whom an actor speaks: a minister for the state, an officials' body for its government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from extractors.dossier.names import Names
from extractors.facts import Ceasefire, Talks
from extractors.language.gazetteer import gazetteer, key
from extractors.rules.regexes import regex

_MONITOR = regex(
    r"\b(?:monitor(?:s|ing)?|observers?|verification|peacekeep\w+|United Nations|UN|U\.N\.|OSCE|Red Cross|ICRC|"
    r"African Union|ECOWAS|IGAD)\b|\bUN[A-Z]{3,}\b"
)
_ARMY = regex(
    r"^Royal\s+|\s+(?:National\s+)?(?:Armed Forces|Army|Military|Defen[cs]e Forces?|Air Force|Navy)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The table of names, read as: who speaks for whom."""

    names: Names = field(default_factory=lambda: Names({}, {}, {}))
    by_hand: Mapping[str, str] = field(default_factory=dict)
    """From a canonical name to its side, as the human's sitrep.toml says."""
    known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Answers given, since a name is asked for often."""

    def of(self, name: str | None) -> str | None:
        """The party that an actor belongs to, itself where it belongs to none that is known; null for null."""
        if name is None:
            return None
        side = self.known.get(name)
        if side is None:
            side = self.known[name] = self._look_up(self.names.of(name) or name)
        return side

    def _look_up(self, canonical: str) -> str:
        if canonical in self.by_hand:
            return self.by_hand[canonical]
        entry = self.names.entries.get(canonical)
        if entry and entry.party and entry.party != canonical and entry.type != "organisation":
            canonical = self.names.of(entry.party) or entry.party
        else:
            canonical = _state(canonical) or canonical
        ruled = self.names.rules.get(canonical, canonical)
        return self.by_hand.get(ruled, ruled)

    def all_of(self, names: Iterable[str]) -> frozenset[str]:
        """The sides of several actors."""
        return frozenset(side for side in map(self.of, names) if side)

    def is_monitor(self, name: str) -> bool:
        """Whether an actor watches over truces as its office: the United Nations, observers, peacekeepers."""
        entry = self.names.entries.get(self.names.of(name) or name)
        known = (entry.party or "", *entry.roles) if entry else ()
        return any(_MONITOR.search(words) for words in (name, *known))


def parties_and_mediators(
    facts: Iterable[Talks | Ceasefire], sides: Sides
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who sits at the table and who mediates, those named most often first.

    Nobody is both. Left out are a name that few give where others agree, one whose side is named too, and those who are
    only accused of a breach.
    """
    given = tuple(facts)
    telling = [fact for fact in given if fact.status != "violated"] or given
    parties = Counter(name for fact in telling for name in fact.parties)
    mediators = Counter(name for fact in telling for name in fact.mediators)
    both = parties.keys() & mediators.keys()
    return (
        _ranked(parties, {name for name in both if mediators[name] >= parties[name]}
                | {name for name in parties if sides.of(name) != name and sides.of(name) in parties}),
        _ranked(mediators, {name for name in both if mediators[name] < parties[name]}),
    )


def _ranked(names: Counter[str], left_out: Collection[str]) -> tuple[str, ...]:
    most = max(names.values(), default=0)
    return tuple(sorted((name for name in names if name not in left_out and 3 * names[name] > most),
                        key=lambda name: (-names[name], name)))


@cache
def _state(name: str) -> str | None:
    """The state that a country's name, its seat of government, its demonym or its army's name stands for, or null."""
    known = gazetteer().entries
    entries = (known.get(key(name)), known.get(key(_ARMY.sub("", name))))
    return next((entry.name for entry in entries if entry and entry.type == "government"), None)
