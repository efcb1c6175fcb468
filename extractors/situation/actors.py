"""The people and parties of a dossier: sides, roles over time, aliases and how they were joined."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from extractors.facts import ACTOR_FIELDS, ACTOR_LIST_FIELDS, KINDS, Casualty, Fact, Quote
from extractors.rules.regexes import regex
from extractors.situation.model import ActorEntry, SpeakerCount
from extractors.situation.sides import Sides
from extractors.situation.timing import by_age, voiced

_NOBODY = regex(
    r"(?:(?:the )?(?:(?:both|two|rival|warring|opposing) )?(?:sides|parties|countries|neighbours|neighbors)"
    r"|each (?:side|other)|one of)\b", re.IGNORECASE)
"""What a source calls a party or a person without telling which."""
_UNNAMED = frozenset({None, ""})
_ONE, _SEVERAL = ({kind: {item.name for item in fields(kind)}.intersection(names) for kind in KINDS}
                  for names in (ACTOR_FIELDS, ACTOR_LIST_FIELDS))
"""Of each kind of fact the fields that hold a name, and those that hold names."""


@dataclass(slots=True)
class _Seen:
    """What facts tell of one name."""

    facts: list[str] = field(default_factory=list)
    days: list[dt.date] = field(default_factory=list)
    roles: dict[str, None] = field(default_factory=dict)
    """In the order in which they were first given."""
    quotes: int = 0


def find_actors(facts: Iterable[Fact], sides: Sides) -> tuple[ActorEntry, ...]:
    """Everybody whom a fact names, those quoted and named most first."""
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for fact in by_age(facts):
        day = voiced(fact) if not isinstance(fact, Casualty) else fact.published
        for name in sorted(_named(fact)):
            entry = seen[name]
            entry.facts.append(fact.id)
            if day:
                entry.days.append(day)
            if isinstance(fact, Quote) and fact.speaker == name:
                entry.quotes += 1
                if fact.speaker_role:
                    entry.roles.setdefault(fact.speaker_role)
    out = [_entry(name, entry, sides) for name, entry in seen.items() if not _NOBODY.match(name)]
    out.sort(key=lambda a: (-a.quotes, -len(a.facts), a.name))
    return tuple(out)


def _named(fact: Fact) -> set[str]:
    names = {getattr(fact, name) for name in _ONE[type(fact)]}
    for name in _SEVERAL[type(fact)]:
        names.update(getattr(fact, name))
    return names - _UNNAMED


def _entry(name: str, seen: _Seen, sides: Sides) -> ActorEntry:
    known = sides.names.entries.get(name)
    roles = tuple(dict.fromkeys((*seen.roles, *(known.roles if known else ()))))
    side = sides.of(name)
    role = next(reversed(seen.roles), None) or next(iter(roles), None)
    return ActorEntry(
        name, known.type if known else "body", side if side != name else None, role,
        known.aliases if known else (), min(seen.days, default=None), max(seen.days, default=None), seen.quotes, roles,
        known.joined if known else (), tuple(dict.fromkeys(seen.facts)))


def count_speakers(quotes: Sequence[Quote]) -> tuple[SpeakerCount, ...]:
    """How often each named speaker is quoted, most often first, under the newest role that a source gives."""
    count = Counter(q.speaker for q in quotes if q.speaker)
    role = {q.speaker: q.speaker_role for q in by_age(quotes) if q.speaker_role}
    return tuple(SpeakerCount(name, role.get(name), n)
                 for name, n in sorted(count.items(), key=lambda item: (-item[1], item[0])))
