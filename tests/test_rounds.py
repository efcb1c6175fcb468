"""Rounds are numbered across sources: the ordinal that one states tells the place of the others in the sequence."""

from __future__ import annotations

import datetime as dt

from extractors.dossier.rounds import numbered
from extractors.facts import Talks

BOTH = ("Varania", "Ostmark")


def talks(place: str, day: int, number: int | None = None, *, parties: tuple[str, ...] = BOTH) -> Talks:
    return Talks(
        id=f"{place}{day}{number}", source="a", sentence="", start=0, end=0, rule="", date=dt.date(2031, 5, day),
        place=place, round=number, parties=parties, status="concluded")


def rounds(*facts: Talks) -> list[tuple[int | None, bool]]:
    return [(fact.round, "round" in fact.inferred) for fact in numbered(facts) if isinstance(fact, Talks)]


def test_one_stated_ordinal_numbers_the_rounds_around_it() -> None:
    found = rounds(talks("Lisbon", 20), talks("Oslo", 12, 2), talks("Geneva", 3), talks("Oslo", 13))
    assert found == [(3, True), (2, False), (1, True), (2, True)]


def test_without_an_ordinal_nothing_is_numbered() -> None:
    assert rounds(talks("Lisbon", 20), talks("Oslo", 12)) == [(None, False), (None, False)]


def test_ordinals_that_leave_out_a_round_number_only_their_own_meetings() -> None:
    found = rounds(talks("Lisbon", 20, 5), talks("Oslo", 12, 2), talks("Oslo", 12), talks("Geneva", 3))
    assert found == [(5, False), (2, False), (2, True), (None, False)]


def test_talks_between_others_are_no_part_of_the_sequence() -> None:
    found = rounds(talks("Oslo", 12, 2), talks("Lisbon", 20, parties=("Varania", "Norway")))
    assert found == [(2, False), (None, False)]
