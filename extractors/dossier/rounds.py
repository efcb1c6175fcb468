"""Numbers rounds of talks across a dossier: one source may call "the second round" what others only date and place."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.facts import Fact, Talks

_SLACK = dt.timedelta(days=1)
"""Two sources may date a meeting a day apart."""


@dataclass(slots=True)
class _Meeting:
    """Statements of one meeting, its days, and the number that they state, if they agree on one."""

    start: dt.date
    end: dt.date
    facts: list[Talks]

    @property
    def number(self) -> int | None:
        stated = {fact.round for fact in self.facts if fact.round}
        return stated.pop() if len(stated) == 1 else None


def numbered(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts, with `round` filled in where the dossier's sequence gives it, and then named in `inferred`.

    Only rounds that are dated, placed and said to be between the same two parties count as a sequence, and only if all
    ordinals that sources state agree with the order of the days.
    """
    series: defaultdict[frozenset[str], list[Talks]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Talks) and fact.date and fact.place and len(fact.parties) == 2 \
                and fact.status != "cancelled" and "parties" not in fact.inferred:
            series[frozenset(fact.parties)].append(fact)
    numbers: dict[str, int] = {}
    for talks in series.values():
        if any(fact.round for fact in talks):
            numbers |= _sequence(_meetings(talks))
    return tuple(
        replace(fact, round=numbers[fact.id], inferred=(*fact.inferred, "round"))
        if isinstance(fact, Talks) and not fact.round and fact.id in numbers else fact
        for fact in facts)


def _meetings(talks: Iterable[Talks]) -> list[_Meeting]:
    """The meetings that statements tell of, in order of time: one where those of one place have days that touch."""
    meetings: list[_Meeting] = []
    last: dict[str, _Meeting] = {}
    for fact in sorted(talks, key=_first_day):
        start, place = _first_day(fact), (fact.place or "").casefold()
        end = fact.date_end or start
        known = last.get(place)
        if known and start <= known.end + _SLACK:
            known.facts.append(fact)
            known.end = max(known.end, end)
        else:
            last[place] = _Meeting(start, end, [fact])
            meetings.append(last[place])
    return meetings


def _first_day(fact: Talks) -> dt.date:
    return fact.date or dt.date.max


def _sequence(meetings: Sequence[_Meeting]) -> dict[str, int]:
    """The number of the round by fact id: counted from the stated ones, or, where those disagree, only shared within a
    meeting.
    """
    stated = {at: meeting.number for at, meeting in enumerate(meetings) if meeting.number}
    firsts = {number - at for at, number in stated.items() if number}
    numbers = dict(stated)
    if len(firsts) == 1:
        first = firsts.pop()
        numbers = {at: first + at for at in range(len(meetings)) if first + at > 0}
    return {fact.id: number for at, number in numbers.items() if number for fact in meetings[at].facts}
