"""The seven kinds of fact (FACTS.md), frozen, with the evidence each rests on."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, ClassVar, Literal, Self

from extractors.language.when import Basis, When

Outcome = Literal["killed", "wounded", "missing", "captured", "displaced", "casualties"]
Bound = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
Group = Literal["military", "police", "militant", "civilian", "official", "unknown"]
TalksStatus = Literal["scheduled", "ongoing", "concluded", "failed", "suspended", "cancelled"]
CeasefireStatus = Literal[
    "called_for", "proposed", "agreed", "in_force", "extended", "violated", "suspended", "ended", "rejected"
]
LIVE_STATUSES: frozenset[CeasefireStatus] = frozenset(("agreed", "in_force", "extended"))
"""Of a ceasefire that holds, or is to."""
DemandForm = Literal["demand", "condition", "ultimatum", "guarantee"]
QuoteForm = Literal["direct", "mixed", "post"]
Answer = Literal["accepted", "partly", "rejected", "countered", "not_discussed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every kind shares. A fact is local as long as its document alone is known: `when` is unresolved, names
    are those of the document, `published` is null. `dossier.resolve` gives the final one.
    """

    kind: ClassVar[str] = ""

    id: str = ""
    source: str
    published: dt.date | None = None
    sentence: str
    """The evidence, verbatim, white space collapsed."""
    start: int
    end: int
    """`text[start:end]` of the reading text is the evidence."""
    rule: str
    date: dt.date | None = None
    date_end: dt.date | None = None
    date_basis: Basis | None = None
    claimed_by: str | None = None

    when: When | None = None
    """The date expression that dates the fact, before the publication date resolves it."""
    matched: tuple[tuple[int, int], ...] = ()
    """Offsets of the words that the rule took, for the reader's highlight and for `--why`."""
    why: tuple[tuple[str, str], ...] = ()
    """How attributes were found: (attribute, a few words), as in ("speaker", "pronoun 'he' → Khawaja Asif")."""
    inferred: tuple[str, ...] = ()
    """Names of the attributes that were inferred, not stated; marked `~` wherever shown."""

    def identified(self, id: str) -> Self:
        """This fact, given its id in place: for whoever has just found it, as nobody else holds it yet."""
        object.__setattr__(self, "id", id)  # a copy takes as long as finding the fact
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """Words in quotation marks (or an embedded post) that the source attributes to someone."""

    kind: ClassVar[str] = "quote"

    text: str
    speaker: str | None = None
    speaker_role: str | None = None
    cue: str | None = None
    form: QuoteForm = "direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty(Fact):
    """A number of people killed, wounded, missing, captured or displaced."""

    kind: ClassVar[str] = "casualty"

    outcome: Outcome
    count: int
    count_max: int | None = None
    bound: Bound = "exact"
    victims: str | None = None
    group: Group = "unknown"
    side: str | None = None
    place: str | None = None
    scope: Literal["incident", "cumulative"] = "incident"
    part_of: str | None = None
    previous: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks(Fact):
    """A round or meeting about the conflict."""

    kind: ClassVar[str] = "talks"

    round: int | None = None
    place: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    status: TalksStatus = "scheduled"
    outcome: str | None = None


TERM_SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceasefire(Fact):
    """A status of a ceasefire that the source asserts."""

    kind: ClassVar[str] = "ceasefire"

    status: CeasefireStatus
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    place: str | None = None
    effective: dt.date | None = None
    until: dt.date | None = None
    terms: str | None = None
    """Several are parted by TERM_SEPARATOR."""

    effective_when: When | None = None
    until_when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Fact):
    """What one party asks of another."""

    kind: ClassVar[str] = "demand"

    by: str | None = None
    to: str | None = None
    text: str
    form: DemandForm = "demand"
    deadline: str | None = None
    deadline_date: dt.date | None = None

    deadline_when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat(Fact):
    """A warning that force or another sanction will follow."""

    kind: ClassVar[str] = "threat"

    by: str | None = None
    to: str | None = None
    text: str
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Fact):
    """An answer to a demand, an offer or an ultimatum."""

    kind: ClassVar[str] = "response"

    by: str | None = None
    to: str | None = None
    answer: Answer
    text: str


KINDS: tuple[type[Fact], ...] = (Quote, Casualty, Talks, Ceasefire, Demand, Threat, Response)
KIND_NAMES: tuple[str, ...] = tuple(kind.kind for kind in KINDS)

ACTOR_FIELDS = ("claimed_by", "speaker", "side", "by", "to")
ACTOR_LIST_FIELDS = ("parties", "mediators")

_PRIVATE = {"when", "matched", "why", "effective_when", "until_when", "deadline_when"}


def fact_id(text_digest: str, source: str, kind: str, start: int, end: int, ordinal: int) -> str:
    """A stable id: 16 hexadecimal digits from the document's text digest, source name, kind, span and ordinal."""
    key = f"{text_digest}\0{source}\0{kind}\0{start}\0{end}\0{ordinal}"
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@lru_cache(maxsize=2)
def text_digest(text: str) -> str:
    """Digest of a reading text, hexadecimal; kept for the next fact of the same text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def to_record(fact: Fact, *, why: bool = False) -> dict[str, Any]:
    """The JSON object of FACTS.md for a fact: keys in order, dates as ISO 8601 strings, tuples as lists.

    With `why`, also `matched` and `why`.
    """
    record: dict[str, Any] = {"id": fact.id, "kind": fact.kind}
    for field in fields(fact):
        name = field.name
        if name in record or (name in _PRIVATE and not (why and name in ("matched", "why"))):
            continue
        value = getattr(fact, name)
        if isinstance(value, dt.date):
            value = value.isoformat()
        elif isinstance(value, tuple):
            value = [list(item) if isinstance(item, tuple) else item for item in value]
        record[name] = value
    return record
