"""The state of a ceasefire as a history: a state machine over dated facts, each change with its evidence.

States are those of FACTS.md, and `none`. Declared, effective and ended dates are kept apart after ETH/PRIO. What
changes a live truce is a new agreement, an extension, a suspension, its expiry, or the word of a party, a mediator or a
monitor that it is over; an alleged violation makes it disputed, and a collapse of talks is no fact about it at all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extractors.facts import LIVE_STATUSES, TERM_SEPARATOR, Ceasefire, CeasefireStatus
from extractors.rules.regexes import regex
from extractors.situation.ceasefire_events import ORDER, Event, events
from extractors.situation.duration import lasting
from extractors.situation.model import CeasefireChange, CeasefireState
from extractors.situation.sides import Sides, parties_and_mediators
from extractors.situation.timing import DAY, age_key, by_age, span_of

_TACIT = dt.timedelta(days=14)
"""A truce of which word comes so soon after its time ran out was tacitly prolonged."""
_START = regex(
    r"\b(?:in\s?to (?:effect|force)|t(?:akes?|ook|aking) (?:effect|hold)|begins?|began|started)\b", re.IGNORECASE)
_STARTING = dt.timedelta(days=2)
"""Word that a truce is in force, so soon after it was agreed, is of its start; later it is of its holding."""
_RENEWED = dt.timedelta(days=7)
"""An agreement reported without a date, so long after the last, is a new one and no restatement."""


_STANDING = regex(
    r"\b(?:the|their|its|this)\s+(?:[\w-]+\s+){0,2}(?:ceasefire|cease-fire|truce)\s+(?:agreement|deal|accord|pact)\b")
"""The agreement that stands, and not another one: "the deadline in the ceasefire agreement"."""


_OPEN_ENDED = regex(
    r"\b(?:no\s+(?:expiry|expiration|end)\s+date|no\s+(?:deadline|time\s+limit)|open-ended|indefinite(?:ly)?|permanent)\b",
    re.IGNORECASE)
"""What is said of a truce that is to run on: the day on which it was to end no longer counts."""


@dataclass(slots=True)
class _Machine:
    """A truce on its way through time."""

    sides: Sides
    status: str = "none"
    since: dt.date | None = None
    declared: dt.date | None = None
    effective: dt.date | None = None
    until: dt.date | None = None
    ended: dt.date | None = None
    confirmed: dt.date | None = None
    alleged: dt.date | None = None
    """Day of the newest alleged violation that nobody has since called past."""
    accusers: set[str | None] = field(default_factory=set)
    alleged_in: set[str] = field(default_factory=set)
    """The sources that allege it: that it holds apart from that, as they may say, settles nothing."""
    segment: list[Ceasefire] = field(default_factory=list)
    """The facts of the truce that stands, since it was declared."""
    history: list[CeasefireChange] = field(default_factory=list)
    renewed: dt.date | None = None
    """When a truce that was over was last agreed anew."""
    chapter: int = 0
    """Where in the history the truce that stands begins."""
    inferred: set[str] = field(default_factory=set)

    def step(self, event: Event) -> None:
        """Takes one fact in."""
        status = event.fact.status
        self.lapse(event.day, still=status in ("in_force", "extended", "violated", "ended", "suspended"))
        if status in LIVE_STATUSES:
            self.hold(event, status)
        elif status == "violated":
            self.allege(event)
        elif status in ("ended", "suspended"):
            self.stop(event, status)
        elif status == "rejected" and self.status == "agreed" and self.since and event.day - self.since <= _TACIT \
                and not (self.effective and self.effective <= event.day):
            self.move(event, status)  # one side had agreed to it, and the other doesn't
        elif self.status in LIVE_STATUSES or self.status == "suspended":
            self.note(event)
        elif status == "rejected" or ORDER[status] >= ORDER.get(self.status, -1) or (
            self.status == "ended" and status == "proposed"
        ):
            self.move(event, status)
        else:
            self.note(event)

    def hold(self, event: Event, status: CeasefireStatus) -> None:
        """An agreement, an extension, or word that the truce holds."""
        fact, day = event.fact, event.day
        live = self.status in LIVE_STATUSES
        if status == "extended" and self.status in ("none", "ended"):
            status, self.renewed = "agreed", day  # what is over can't be extended: it was renewed
        elif status == "extended" and self.renewed and day - self.renewed <= _RENEWED:
            status = "in_force"  # the same renewal, told again
        starts = status == "in_force" and fact.date is not None and event.solid and (
            not live or self.since is None or day - self.since <= _STARTING or bool(_START.search(fact.sentence)))
        begins = fact.effective or (day if starts else None)
        if not live or (status == "agreed" and self.is_new(event)):
            self.segment, self.alleged, self.ended, self.until, self.effective = [], None, None, None, None
            self.accusers.clear()
            self.alleged_in.clear()
            self.declared = day if status != "in_force" else None
            self.chapter = len(self.history)
            self.move(event, status, listed=status)
        elif status == "extended" and (event.solid or self.status != "extended" or self.is_new(event)) and not (
            self.status == "extended" and self.since == day
        ):
            self.alleged = None
            self.accusers.clear()
            self.alleged_in.clear()
            self.move(event, status)
        elif status == "in_force" and self.status == "agreed":
            since = self.held_since(day)
            self.move(event, status)
            self.since = day if starts else since
            self.calm(event)
        else:
            self.calm(event)
            self.note(event)
        if begins and (self.effective is None or fact.effective):
            self.effective = begins
        open_ended = status == "extended" or _OPEN_ENDED.search(fact.sentence)
        self.until = fact.until or lasting(fact, self.effective or day) or (None if open_ended else self.until)
        self.segment.append(fact)
        self.confirm(event)

    def held_since(self, day: dt.date) -> dt.date | None:
        """Since when a truce that was agreed holds, as of a day: since it took effect, if it has."""
        return self.effective if self.effective and self.effective <= day else self.since

    def is_new(self, event: Event) -> bool:
        """Whether an agreement, reported while a truce is live, is another one than that."""
        last = self.declared or self.since
        if last is None:
            return True
        if not event.solid and _STANDING.search(event.fact.sentence):
            return False
        return event.day - last > (DAY if event.solid else _RENEWED)

    def calm(self, event: Event) -> None:
        """A later word that the truce holds, from the accuser or from no one party, settles what was alleged."""
        spoken_for = self.sides.of(event.fact.claimed_by)
        if self.alleged and event.day > self.alleged and event.fact.source not in self.alleged_in and (
                spoken_for is None or spoken_for in self.accusers):
            self.alleged = None
            self.accusers.clear()
            self.alleged_in.clear()

    def allege(self, event: Event) -> None:
        """An alleged violation: a truce that nobody has ended is in force, and disputed."""
        if self.status == "ended":
            self.note(event)
            return
        if self.status not in LIVE_STATUSES and self.status != "suspended":
            self.inferred.add("status")
            self.move(event, "in_force", listed="violated")
            self.since = None
        else:
            if self.status == "agreed":
                self.status, self.since = "in_force", self.held_since(event.day)
            self.note(event)
        self.alleged = max(event.day, self.alleged or event.day)
        self.accusers.add(self.sides.of(event.fact.claimed_by))
        self.alleged_in.add(event.fact.source)
        self.segment.append(event.fact)

    def stop(self, event: Event, status: CeasefireStatus) -> None:
        """Word that the truce is over or suspended; that of an outsider is noted and makes it disputed."""
        if self.status == status or (self.status == "ended" and status == "suspended"):
            self.note(event)
            return
        if self.status in LIVE_STATUSES and not self.may_end(event.fact):
            self.alleged = max(event.day, self.alleged or event.day)
            self.note(event)
            return
        self.move(event, status)
        self.alleged = None
        self.accusers.clear()
        self.alleged_in.clear()
        if status == "ended":
            self.ended = event.day
        self.segment.append(event.fact)

    def may_end(self, fact: Ceasefire) -> bool:
        """Whether a fact's claimant can end the truce: the reporters, a party, a mediator or a monitor; else not."""
        if fact.claimed_by is None:
            return True
        named = {name for known in (*self.segment, fact) for name in (*known.parties, *known.mediators)}
        sides = {self.sides.of(name) for name in named}
        return not named or self.sides.of(fact.claimed_by) in sides or self.sides.is_monitor(fact.claimed_by)

    def lapse(self, today: dt.date, *, still: bool = False) -> None:
        """Ends a truce whose time has run out before `today`; one that is `still` spoken of as live runs on."""
        if self.until is None or today <= self.until or self.status not in LIVE_STATUSES:
            return
        if still and today - self.until <= _TACIT:
            self.until = None
            return
        newest = max(self.segment, key=age_key)
        self.status, self.since, self.ended, self.alleged = "ended", self.until, self.until, None
        self.inferred.add("status")
        self.history.append(CeasefireChange(
            self.until, None, "ended", None, "Its time ran out, and no source reports that it was extended.",
            (newest.id,), inferred=True))

    def move(self, event: Event, status: CeasefireStatus, *, listed: CeasefireStatus | None = None) -> None:
        self.status, self.since = status, event.day
        self.note(event, listed or status)

    def note(self, event: Event, status: CeasefireStatus | None = None) -> None:
        """Enters a fact in the history, with the entry that already says the same, where there is one."""
        fact, listed = event.fact, status or event.fact.status
        for at in range(len(self.history) - 1, self.chapter - 1, -1):
            entry = self.history[at]
            if entry.status != listed or entry.date is None:
                continue
            near = abs((entry.date - event.day).days) <= 1
            same_voice = listed != "violated" or entry.claimed_by == fact.claimed_by
            if same_voice and (near or (listed in LIVE_STATUSES and not (event.solid and listed == "extended"))):
                self.history[at] = replace(entry, facts=tuple(dict.fromkeys((*entry.facts, fact.id))))
                return
        self.history.append(CeasefireChange(
            event.day, fact.date_end, listed, fact.claimed_by, fact.sentence, (fact.id,), inferred=event.inferred))

    def hear(self, fact: Ceasefire) -> None:
        """Takes in a fact of no known day. It never decides what is newest, so it tells only what nothing dated denies:
        that an agreed truce is in force, that one is disputed, or how things stand where no dated fact says.
        """
        live, status = self.status in LIVE_STATUSES, fact.status
        if status in LIVE_STATUSES and self.status not in (*LIVE_STATUSES, "ended", "suspended"):
            self.status, self.since = status, None
            self.inferred.add("status")
        elif status == "in_force" and self.status == "agreed":
            self.status = "in_force"
            self.inferred.add("status")
        elif status == "violated" and (live or self.status == "none"):
            self.status = "in_force" if self.status in ("none", "agreed") else self.status
            self.alleged = self.alleged or self.since or dt.date.min
            self.accusers.add(self.sides.of(fact.claimed_by))
        elif self.status == "none":
            self.status = status
            self.inferred.add("status")
        same = [at for at, entry in enumerate(self.history) if entry.date is None
                and (entry.status, entry.claimed_by) == (status, fact.claimed_by)]
        if same:
            entry = self.history[same[0]]
            self.history[same[0]] = replace(entry, facts=(*entry.facts, fact.id))
        else:
            self.history.append(CeasefireChange(
                None, None, status, fact.claimed_by, fact.sentence, (fact.id,), inferred=True))
        self.segment.append(fact)

    def confirm(self, event: Event) -> None:
        """A truce is confirmed on the day that a source says it holds."""
        said = event.fact.published or event.day
        self.confirmed = max(said, self.confirmed or said)


def follow(facts: Iterable[Ceasefire], as_of: dt.date | None, sides: Sides) -> CeasefireState:
    """The state of one truce as of a day, from the facts about it."""
    machine = _Machine(sides)
    given = tuple(facts)
    for event in events(given, as_of):
        machine.step(event)
    if as_of is not None:
        machine.lapse(as_of)
        if machine.status == "agreed" and machine.effective and machine.since and \
                machine.since <= machine.effective <= as_of:
            machine.status, machine.since = "in_force", machine.effective
    for fact in by_age(given):
        if span_of(fact) is None:
            machine.hear(fact)
    if not given:
        return CeasefireState()
    parties, mediators = parties_and_mediators(machine.segment or given, sides)
    inferred = set(machine.inferred)
    if machine.since and any(entry.inferred for entry in machine.history if entry.date == machine.since):
        inferred.add("since")
    return CeasefireState(
        machine.status, machine.alleged is not None and machine.status in LIVE_STATUSES, machine.since,
        machine.confirmed, machine.declared, machine.effective, machine.until, machine.ended,
        next((fact.place for fact in machine.segment if fact.place), None), parties, mediators,
        _terms(machine.segment), tuple(sorted(machine.history, key=lambda entry: entry.date or dt.date.max)),
        (), tuple(dict.fromkeys(i for entry in machine.history for i in entry.facts)), tuple(sorted(inferred)),
    )


def _terms(facts: Iterable[Ceasefire]) -> tuple[str, ...]:
    """What sources say of the terms, newest first, each once."""
    newest = sorted(facts, key=age_key, reverse=True)
    return tuple(dict.fromkeys(term for f in newest if f.terms for term in f.terms.split(TERM_SEPARATOR)))
