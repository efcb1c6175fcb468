"""The facts of all sources, put together into one picture as of one date (SITUATION.md). Pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from extractors.dossier.names import Names, join
from extractors.dossier.published import resolve_published
from extractors.extraction import Extraction
from extractors.facts import Casualty, Ceasefire, Demand, Fact, Quote, Response, Talks, Threat
from extractors.situation.actors import count_speakers, find_actors
from extractors.situation.changes import compare
from extractors.situation.demands import demand_board, threat_board
from extractors.situation.highlights import find_highlights
from extractors.situation.ledger import build_ledger
from extractors.situation.manifest import make_manifest
from extractors.situation.model import Manifest, Situation, SourceEntry
from extractors.situation.origins import Copies, Origins, find_origins
from extractors.situation.places import learn_places
from extractors.situation.rounds import find_rounds, next_round, with_parties
from extractors.situation.share import shared
from extractors.situation.sides import Sides
from extractors.situation.stale import find_stale
from extractors.situation.timeline import build_calendar, build_timeline, covered
from extractors.situation.timing import by_age
from extractors.situation.totals import add_up
from extractors.situation.trend import find_trend
from extractors.situation.truces import dated_by_talks, find_truces


def default_as_of(sources: Iterable[Extraction]) -> dt.date | None:
    """The date that a picture is true for if none is asked: the newest publication by metadata or dateline; where
    there is none the newest that is inferred.
    """
    published = resolve_published(sources).values()
    stated = [p.date for p in published if p.date and p.basis in ("metadata", "dateline")]
    return max(stated, default=None) or max((p.date for p in published if p.date), default=None)


def assess(
    facts: Iterable[Fact],
    sources: Iterable[Extraction],
    as_of: dt.date | None,
    *,
    title: str = "Situation",
    names: Names | None = None,
    sides: Mapping[str, str] | None = None,
    ratings: Mapping[str, str] | None = None,
    manifest: Manifest | None = None,
    copies: Copies | None = None,
    earlier: Situation | None = None,
) -> Situation:
    """The situation as of a date, from final facts (dossier/resolve.py); the order of facts and sources doesn't matter.

    `facts` and `sources` are those known by `as_of`; later ones are left out here too. `names` is the table by which
    the facts' names were joined, `sides` the human's word on who belongs to whom, `ratings` the analyst's letters by
    source, `copies` what was found of copies as of other dates. With `earlier`, the picture as of an earlier date, the
    situation tells what changed since.
    """
    known = [f for f in by_age(facts) if as_of is None or f.published is None or f.published <= as_of]
    present = _present(sources, as_of)
    table = Sides(names or join(present), sides or {})
    origins = find_origins(present, copies)
    kinds = _by_kind(shared(known))
    places = learn_places(known)
    talks = find_rounds(with_parties(kinds[Talks], kinds[Ceasefire]), table, places, origins)
    ceasefire = find_truces(dated_by_talks(kinds[Ceasefire], talks, known), talks, as_of, table, places)
    upcoming = next_round(talks, as_of)
    ledger = build_ledger(kinds[Casualty], table, places, origins)
    totals = add_up(ledger)
    demands = demand_board(kinds[Demand], kinds[Response], table, origins)
    threats = threat_board(kinds[Threat], table, origins)
    timeline = build_timeline(ceasefire, talks, ledger, demands, threats)
    quotes = tuple(kinds[Quote])
    situation = Situation(
        title=title, as_of=as_of,
        period=covered(timeline, [day for s in present if (day := s.published)], as_of),
        manifest=manifest or make_manifest(present),
        sources=_entries(present, known, origins, ratings or {}),
        ceasefire=ceasefire, talks=talks, next_talks=upcoming, casualties=ledger, demands=demands, threats=threats,
        totals=totals, quotes=quotes, speakers=count_speakers(quotes), actors=find_actors(known, table),
        timeline=timeline, calendar=build_calendar(as_of, ceasefire, talks, demands),
        stale=find_stale(as_of, ceasefire, talks, demands),
        highlights=find_highlights(as_of, ceasefire, talks, upcoming, ledger, totals, demands),
        trend=find_trend(as_of, ceasefire, talks, ledger), facts={f.id: f for f in known},
    )
    if earlier is not None and earlier.as_of is not None:
        return replace(situation, changes=compare(earlier, situation, earlier.as_of))
    return situation


def _present(sources: Iterable[Extraction], as_of: dt.date | None) -> list[Extraction]:
    """The sources of a picture in order of publication, with the dates that the dossier infers."""
    given = {source.source: source for source in sources}
    published = resolve_published((given[name] for name in sorted(given)), as_of)
    dated = [replace(given[name], published=p.date, published_basis=p.basis) for name, p in published.items()]
    return sorted(dated, key=lambda s: (s.published or dt.date.max, s.source))


def _by_kind(facts: Iterable[Fact]) -> defaultdict[type, list]:  # type: ignore[type-arg]
    kinds: defaultdict[type, list] = defaultdict(list)  # type: ignore[type-arg]
    for fact in facts:
        kinds[type(fact)].append(fact)
    return kinds


def _entries(
    sources: Iterable[Extraction], facts: Iterable[Fact], origins: Origins, ratings: Mapping[str, str]
) -> tuple[SourceEntry, ...]:
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for fact in facts:
        ids[fact.source].append(fact.id)
    return tuple(SourceEntry(
        s.source, s.title, s.outlet, s.published, s.published_basis, origins.of_source[s.source],
        tuple(ids[s.source]), ratings.get(s.source, "F")) for s in sources)
