"""Keeps several truces apart: by place ("a truce in the town of Sarn") and by parties (two wars, two ceasefires)."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from extractors.facts import LIVE_STATUSES, Ceasefire, Fact, Talks
from extractors.situation.ceasefire import follow
from extractors.situation.model import CeasefireState, Round
from extractors.situation.places import Places, folded
from extractors.situation.sides import Sides
from extractors.situation.timing import by_age, span_of

_SAME_DAY = 1
"""An agreement for a place, so many days from a general one, is that one."""
_CARRIED_OUT = 10
"""Word that a truce is in force in a place, so many days after a general one, is of that one."""
_ESTABLISHED = 2
"""So many facts must name a place, so many sources the same two parties, before theirs is a truce of its own."""

Key = tuple[str | None, frozenset[str]]


def find_truces(
    facts: Iterable[Ceasefire], talks: Iterable[Round], as_of: dt.date | None, sides: Sides, places: Places
) -> CeasefireState:
    """The main truce, with the others in `others`; the order of facts is of no matter."""
    given = by_age(facts)
    venues = {folded(r.place) for r in talks if r.place}
    bundles = _bundles(given, venues, sides, places)
    if not bundles:
        return CeasefireState()
    truces = {key: follow(bundle, as_of, sides) for key, bundle in bundles.items()}
    main = max(bundles, key=lambda k: (k[0] is None, len({f.source for f in bundles[k]}), len(bundles[k]), _name(k)))
    others = sorted((key for key in truces if key != main), key=_name)
    return replace(truces[main], others=tuple(
        replace(truces[key], place=truces[key].place or key[0]) for key in others))


def dated_by_talks(
    facts: Iterable[Ceasefire], talks: Sequence[Round], known: Iterable[Fact]
) -> list[Ceasefire]:
    """Ceasefires, with an agreement of no stated day dated by the talks that it was made at.

    Those are the talks that the same words speak of, if they were over before the source was published.
    """
    spans = {(f.source, f.start, f.end): f.id for f in known if isinstance(f, Talks)}
    rounds = {i: r for r in talks for i in r.facts}
    out = []
    for fact in facts:
        r = rounds.get(spans.get((fact.source, fact.start, fact.end), ""))
        end = r and (r.end or r.start)
        if fact.status == "agreed" and not fact.date and end and fact.published and end < fact.published:
            fact = replace(fact, date=end, date_basis="inferred", inferred=(*fact.inferred, "date"))
        out.append(fact)
    return out


def _name(key: Key) -> tuple[str, list[str]]:
    return key[0] or "", sorted(key[1])


def _bundles(
    facts: list[Ceasefire], venues: set[str], sides: Sides, places: Places
) -> dict[Key, list[Ceasefire]]:
    """Facts by the truce that they speak of. The first key is that of facts that name neither place nor parties."""
    local = _local(facts, venues, sides, places)
    pairs = _pairs(facts, sides)
    bundles: defaultdict[Key, list[Ceasefire]] = defaultdict(list)
    spoken: dict[frozenset[str], dt.date] = {}
    for fact in facts:
        if fact.place and folded(fact.place) in local:
            bundles[local[folded(fact.place)], frozenset()].append(fact)
            continue
        pair = _pair_of(fact, pairs, spoken, sides)
        bundles[None, pair].append(fact)
        span = span_of(fact)
        spoken[pair] = max(spoken.get(pair, dt.date.min), span.end if span else dt.date.min)
    return dict(bundles)


def _local(facts: list[Ceasefire], venues: set[str], sides: Sides, places: Places) -> dict[str, str]:
    """The places that have a truce of their own, by folded name: those for which one was agreed apart from the rest."""
    general = {span.start.toordinal() for fact in facts
               if fact.place is None and fact.status in LIVE_STATUSES and (span := span_of(fact))}
    parties = {side for fact in facts for side in sides.all_of(fact.parties)}
    local: dict[str, str] = {}
    for fact in facts:
        span = span_of(fact)
        if fact.place is None or places.wide(fact.place) or fact.status not in LIVE_STATUSES or not span:
            continue
        if folded(fact.place) in venues or _is_abroad(fact.place, parties, places):
            continue
        reach = _SAME_DAY if fact.status == "agreed" else _CARRIED_OUT
        day = span.start.toordinal()
        if general.isdisjoint(range(day - reach, day + 2)):
            local.setdefault(folded(fact.place), fact.place)
    if not general and len(local) == 1:
        return {}  # nothing to keep it apart from
    told = Counter(folded(fact.place) for fact in facts if fact.place)
    return {place: name for place, name in local.items() if told[place] >= _ESTABLISHED}


def _is_abroad(place: str, parties: Set[str], places: Places) -> bool:
    """Whether a place lies in a state that is no party: then the truce was made there, and holds elsewhere."""
    state = places.country(place)
    return state is not None and bool(parties) and state not in parties


def _pairs(facts: Iterable[Ceasefire], sides: Sides) -> list[frozenset[str]]:
    """The pairs of parties that have a truce of their own, the best attested first."""
    sources: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    live: Counter[frozenset[str]] = Counter()
    for fact in facts:
        parties = sides.all_of(fact.parties)
        if len(parties) == 2 and fact.status != "violated":
            sources[parties].add(fact.source)
            live[parties] += fact.status in LIVE_STATUSES
    ranked = sorted(sources, key=lambda p: (-len(sources[p]), sorted(p)))
    return [pair for at, pair in enumerate(ranked) if at == 0 or (len(sources[pair]) >= _ESTABLISHED and live[pair])]


def _pair_of(
    fact: Ceasefire, pairs: list[frozenset[str]], spoken: Mapping[frozenset[str], dt.date], sides: Sides
) -> frozenset[str]:
    """The pair of parties whose truce a fact means: named, or the one it fits that was last spoken of, by when each
    was.
    """
    parties = sides.all_of(fact.parties)
    if len(pairs) < 2 or not pairs:
        return pairs[0] if pairs else frozenset()
    for pair in pairs:
        if len(parties) > 1 and (pair <= parties or parties <= pair):
            return pair
    named = parties | ({side} if (side := sides.of(fact.claimed_by)) else set())
    fitting = [pair for pair in pairs if named & pair] or pairs
    return max((pair for pair in fitting if pair in spoken), key=lambda pair: spoken[pair], default=fitting[0])
