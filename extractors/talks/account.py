"""What one sentence says of a round or meeting, and when two such accounts are of the same one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from extractors.facts import Talks, TalksStatus
from extractors.language.annotation import Annotated, Sentence
from extractors.language.gazetteer import gazetteer
from extractors.language.when import When
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match

_BOTH = regex(
    r"\b(?:(?:[Tt]he|[Bb]oth|[Tt]heir)\s+(?:two\s+)?(?:warring\s+|rival\s+)?|(?:[Tt]he\s+two|[Bb]oth)\s+[\w-]+\s+)(?:sides?|parties|countries|leaders|men|foes|"
    r"rivals|governments|delegations|neighbou?rs|presidents|ministers|states|teams|factions|officers|generals|"
    r"commanders|chiefs|envoys)\b"
    r"|\b[Dd]elegat|\b[Nn]egotiators")
_VENUE = regex(
    r"\b(?:Palace|Hotel|House|Headquarters|headquarters|Centre|Center|Hall|Castle|Villa|Embassy|Base|Resort)\b")
_PAST = frozenset(("concluded", "failed"))


@dataclass(slots=True)
class Account:
    """What one sentence says of a round or meeting, before the rest of the document adds to it.

    `order` is its ordinal or word of sequence ("second", "next"), `fresh` where that makes it a new round; `strong`
    where its words alone say that it is about the conflict; `weak` where no verb gives its status, and
    `mentioned` where nothing does ("at the talks"); `people` where it is told as people who meet;
    `definite` where it can refer back ("the talks"), `earlier` where it is one before those ("previous rounds").
    """

    sentence: Sentence
    match: Match
    span: tuple[int, int]
    status: str
    place: str | None = None
    when: When | None = None
    round: int | None = None
    order: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    outcome: str | None = None
    strong: bool = False
    fresh: bool = False
    weak: bool = False
    mentioned: bool = False
    people: bool = False
    definite: bool = False
    earlier: bool = False
    inferred: tuple[str, ...] = ()
    why: list[tuple[str, str]] = field(default_factory=list)

    @property
    def both(self) -> bool:
        """True where the sentence speaks of two sides without their names."""
        return bool(_BOTH.search(self.sentence.text))

    @property
    def anchored(self) -> bool:
        """True where the sentence itself gives a place, a date or an ordinal."""
        return bool(self.place or self.when or self.round)

    def apart(self, other: Account) -> bool:
        """True where place, day or number tell two accounts apart."""
        if self.place and other.place and not _same_place(self.place, other.place):
            return True
        if self.round and other.round and self.round != other.round:
            return True
        return bool(self.when and other.when and not _same_when(self.when, other.when))

    def differs(self, other: Account) -> bool:
        """True where two accounts can't be of one round."""
        if self.apart(other):
            return True
        apart = self.parties and other.parties and set(self.parties).isdisjoint(other.parties)
        if apart and (self.people or other.people):
            return True
        return self._before(other) or other._before(self)

    def meant_by(self, later: Account) -> bool:
        """True where a later account that doesn't differ speaks of the same round, and not just of a like one."""
        if self.round and later.round:
            return True
        if self.place and later.place and self.earlier == later.earlier:
            return True
        if self.when and later.when and self.when.form == later.when.form:
            return True
        return later.definite and not self.people

    def _before(self, other: Account) -> bool:
        if other.status != "scheduled" or self.status == "scheduled":
            return False
        return other.fresh or not other.definite or self.status in _PAST or bool(self.when and other.when)

    def absorb(self, other: Account) -> None:
        """Takes from another account of the same round what this one lacks."""
        self.place = self.place or other.place
        self.when = self.when or other.when
        self.round = self.round or other.round
        self.order = self.order or other.order
        self.parties = self.parties if len(self.parties) > 1 else other.parties or self.parties
        self.mediators = self.mediators or other.mediators
        self.outcome = self.outcome or other.outcome
        self.strong = self.strong or other.strong

    def fact(self, annotated: Annotated) -> Talks:
        """The fact of this account."""
        sentence = self.sentence
        return Talks(
            source=annotated.document.source, sentence=" ".join(sentence.text.split()), start=sentence.start,
            end=sentence.end, rule=self.match.rule.name, when=self.when, matched=(self.span,), why=tuple(self.why),
            inferred=self.inferred,
            round=self.round, place=self.place, parties=self.parties, mediators=self.mediators,
            status=cast(TalksStatus, self.status), outcome=self.outcome)


def present(sentence: Sentence, start: int, end: int) -> When:
    """The day of the report, for what document offsets tell in the simple present."""
    return When(start, end, sentence.text[start - sentence.start:end - sentence.start], "offset", tense="present")


def is_venue(place: str) -> bool:
    """True of a house within a city ("Halden Palace")."""
    return bool(_VENUE.search(place))


def _same_place(one: str, other: str) -> bool:
    if is_venue(one) != is_venue(other):
        return True
    if one.casefold() in other.casefold() or other.casefold() in one.casefold():
        return True
    states = [entry and entry.name for entry in map(gazetteer().entries.get, (one, other))]
    return states[0] is not None and states[0] == states[1] and states[0] in (one, other)


def _month(when: When) -> int | None:
    return when.month or (when.first.month if when.first else None)


def _same_when(one: When, other: When) -> bool:
    """True where two expressions can mean the same day; those of unlike form can, as long as no calendar is known."""
    months = _month(one), _month(other)
    if None not in months and months[0] != months[1]:
        return False
    if one.form != other.form:
        return True
    if one.form in ("range", "unusual", "anchored"):
        return one.text.casefold() == other.text.casefold()
    return all((getattr(one, name) or 0) == (getattr(other, name) or 0)
               for name in ("month", "day", "weekday", "shift", "days")) and one.part == other.part
