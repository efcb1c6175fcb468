"""What can be mentioned in a sentence: days, counts, actors, places and quotations, each with its offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.facts import Bound
from extractors.language.when import When

ActorType = Literal["person", "government", "armed group", "organisation", "body"]


@dataclass(frozen=True, slots=True)
class Day:
    """A date expression."""

    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something, with the words that bound it ("at least", "dozens of") inside its span."""

    start: int
    end: int
    count: int
    count_max: int | None = None
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, party or body. `name` is its fullest name in the document; the dossier joins names across documents.

    `adjective` where the word only qualifies ("Pakistani"), `place` where the word can name a place too ("Kabul").
    `reference` where it is a pronoun or a bare role ("he", "the minister", "the group") that the document resolved.
    `party` is whose a person is ("Kenyan Foreign Minister X"), or the state a group rules ("the X regime in Nairobi").
    """

    start: int
    end: int
    name: str
    type: ActorType
    role: str | None = None
    adjective: bool = False
    place: str | None = None
    reference: bool = False
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is no actor: a town, district, province, border crossing."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks (or what passes for one). `start`, `end` with the marks, `text` between them."""

    start: int
    end: int
    text_start: int
    text_end: int
    post: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a kind of fact has read as one thing, so that its rules can speak of it (`<victims>`)."""

    start: int
    end: int


Mention = Day | Count | Actor | Place | Phrase
