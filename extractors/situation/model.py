"""The situation (SITUATION.md): what a dossier says, as of one date. Frozen; panes and reports only draw it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractors.document import PublishedBasis
from extractors.facts import (
    Answer,
    Bound,
    CeasefireStatus,
    DemandForm,
    Fact,
    Group,
    Outcome,
    Quote,
    TalksStatus,
)
from extractors.situation.remarks import Changes, Highlight, Ids, Revision, Stale, Trend


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source: what it is called, when it was published and how that is known, and how far it is relied on."""

    source: str
    title: str | None
    outlet: str | None
    published: dt.date | None
    published_basis: PublishedBasis
    origin: int
    """A number shared by copies of one text."""
    facts: Ids = ()
    rating: str = "F"
    """The analyst's reliability letter, A-F (Admiralty code)."""


@dataclass(frozen=True, slots=True)
class CeasefireChange:
    """A status that a source gives a truce, as of a day or an interval."""

    date: dt.date | None
    date_end: dt.date | None
    status: CeasefireStatus
    claimed_by: str | None
    text: str
    facts: Ids
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class CeasefireState:
    """One truce: its state now and how it came there."""

    status: str = "none"
    disputed: bool = False
    since: dt.date | None = None
    last_confirmed: dt.date | None = None
    declared: dt.date | None = None
    effective: dt.date | None = None
    until: dt.date | None = None
    ended: dt.date | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    history: tuple[CeasefireChange, ...] = ()
    others: tuple[CeasefireState, ...] = ()
    """Other truces (places, purposes) kept apart from this, the main one."""
    facts: Ids = ()
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundAccount:
    """What one source says of a round."""

    status: TalksStatus
    date: dt.date | None
    source: str
    published: dt.date | None
    fact: str
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """A meeting: its days and who takes part, how it stands, and every account of it."""

    round: int | None
    place: str | None
    start: dt.date | None
    end: dt.date | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    status: TalksStatus
    outcome: str | None
    facts: Ids
    history: tuple[RoundAccount, ...] = ()
    origins: int = 1
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one claimant says of an incident's toll: its newest figure."""

    count: int
    count_max: int | None
    bound: Bound
    claimed_by: str | None
    """Null in the reporters' own voice."""
    origins: int
    facts: Ids
    group: Group = "unknown"
    """Whom the claimant says the victims were; claimants may differ."""
    published: dt.date | None = None
    """When it was last stated."""
    previous: int | None = None
    """The figure that it replaced."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One entry of the claims ledger: one incident and outcome."""

    date: dt.date | None
    date_end: dt.date | None
    place: str | None
    outcome: Outcome
    side: str | None
    group: Group
    low: int
    high: int
    conflicting: bool
    claims: tuple[Claim, ...]
    cumulative: bool = False
    part_of: str | None = None
    revised_from: int | None = None
    note: str | None = None
    """Why a drop or a jump is flagged, or which other entries the figure already holds."""
    counted: bool = True
    """False where totals leave it out, since other entries hold the same people."""
    origins: int = 1
    facts: Ids = ()
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemandEntry:
    """A demand, however often it was made, and the answer to it."""

    by: str | None
    """The party."""
    to: str | None
    text: str
    form: DemandForm
    deadline: str | None
    deadline_date: dt.date | None
    first: dt.date | None
    last: dt.date | None
    origins: int
    answer: Answer | None
    """That of the newest response; null: none reported."""
    answer_fact: str | None
    """The response whose sentence gives the answer."""
    facts: Ids
    inferred: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    """Who voiced it for the party, in order."""


@dataclass(frozen=True, slots=True)
class ThreatEntry:
    """A threat, however often it was made."""

    by: str | None
    """The party."""
    to: str | None
    text: str
    condition: str | None
    first: dt.date | None
    last: dt.date | None
    origins: int
    facts: Ids
    voices: tuple[str, ...] = ()
    """Who voiced it for the party, in order."""


@dataclass(frozen=True, slots=True)
class Total:
    """What one side lost in all incidents together, of one group and outcome: `low` to `high`."""

    side: str | None
    group: Group
    outcome: Outcome
    low: int
    high: int
    incidents: tuple[int, ...]
    """Indexes into `Situation.casualties`."""
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How many quotes there are of one speaker."""

    name: str
    role: str | None
    count: int


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A person, party or body: what it is called, its part, and when it acts or is spoken of."""

    name: str
    type: str
    side: str | None
    role: str | None
    aliases: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    quotes: int
    roles: tuple[str, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    """How each alias was joined: (alias, a few words)."""
    facts: Ids = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event, past or to come, for the timeline and the calendar."""

    date: dt.date
    date_end: dt.date | None
    kind: str
    text: str
    facts: Ids
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the situation was made from: the version of the program, digests of its rules and of its inputs."""

    version: str
    rules: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a conflict and its talks stand as of a day (SITUATION.md)."""

    title: str
    as_of: dt.date | None
    period: tuple[dt.date, dt.date] | None
    manifest: Manifest
    sources: tuple[SourceEntry, ...] = ()
    ceasefire: CeasefireState = field(default_factory=CeasefireState)
    talks: tuple[Round, ...] = ()
    next_talks: Round | None = None
    casualties: tuple[Incident, ...] = ()
    demands: tuple[DemandEntry, ...] = ()
    threats: tuple[ThreatEntry, ...] = ()
    totals: tuple[Total, ...] = ()
    quotes: Sequence[Quote] = ()
    speakers: tuple[SpeakerCount, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    timeline: tuple[Event, ...] = ()
    changes: Changes | None = None
    calendar: tuple[Event, ...] = ()
    stale: tuple[Stale, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    """At most five."""
    trend: Trend | None = None
    """Null where there is too little to compare."""
    facts: Mapping[str, Fact] = field(default_factory=dict, repr=False)
    """Every fact by id; what an id in the situation stands for."""


__all__ = [
    "ActorEntry", "CeasefireChange", "CeasefireState", "Changes", "Claim", "DemandEntry", "Event",
    "Highlight", "Ids", "Incident", "Manifest", "Revision", "Round", "RoundAccount", "Situation", "SourceEntry",
    "SpeakerCount", "Stale", "ThreatEntry", "Total", "Trend",
]
