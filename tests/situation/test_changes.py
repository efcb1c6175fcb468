"""What changed since a date: new, revised, withdrawn, newly contradicted, newly stale."""

from typing import Any

from extractors.situation.model import Changes
from tests.situation.building import BOTH, fact, situation


def changes(facts: list[Any], since: str, as_of: str, now: list[Any] | None = None) -> Changes:
    earlier = situation(facts, since)
    found = situation(facts if now is None else now, as_of, earlier=earlier).changes
    assert found is not None
    return found


def test_without_a_date_to_compare_with_there_are_no_changes() -> None:
    assert situation([fact("talks", "10-10", place="Sarn", status="ongoing")], "10-11").changes is None


def test_a_toll_that_rose_is_revised_and_one_newly_claimed_against_is_contradicted() -> None:
    facts = [fact("casualty", "10-10", outcome="killed", count=41, place="Sarn", date="10-10", claimed_by="Varania"),
             fact("casualty", "10-12", outcome="killed", count=47, place="Sarn", date="10-10", claimed_by="Varania"),
             fact("casualty", "10-13", outcome="killed", count=12, place="Sarn", date="10-10", claimed_by="Ostmark")]
    assert [(r.old, r.new) for r in changes(facts, "10-11", "10-12").revised] == [("41", "47")]
    assert len(changes(facts, "10-12", "10-13").contradicted) == 1


def test_a_new_round_is_new_and_one_that_ended_is_revised() -> None:
    facts = [fact("talks", "10-10", place="Sarn", status="scheduled", date="10-15", parties=BOTH),
             fact("talks", "10-16", place="Sarn", status="failed", date="10-15", parties=BOTH),
             fact("talks", "10-16", place="Orlec", status="scheduled", date="10-25", parties=BOTH)]
    found = changes(facts, "10-11", "10-16")
    assert [(r.old, r.new) for r in found.revised] == [("scheduled", "failed")]
    assert [what.split(",")[1].strip() for what, _ in found.new] == ["Orlec: scheduled"]


def test_the_ceasefires_state_is_revised_and_an_allegation_contradicts_it() -> None:
    facts = [fact("ceasefire", "10-10", status="agreed", date="10-10", parties=BOTH),
             fact("ceasefire", "10-12", status="violated", claimed_by="Ostmark", parties=("Varania",))]
    found = changes(facts, "10-11", "10-12")
    assert [what for what, _ in found.contradicted] == ["Ceasefire: a violation is alleged"]
    assert [r.what for r in found.revised] == ["Ceasefire"]


def test_what_no_source_says_any_more_is_withdrawn() -> None:
    demand = fact("demand", "10-10", by="Ostmark", text="open the Sarn crossing")
    found = changes([demand], "10-11", "10-12", now=[fact("talks", "10-12", place="Sarn", status="ongoing")])
    assert [what for what, _ in found.withdrawn] == ["Ostmark: open the Sarn crossing"]


def test_what_was_not_confirmed_for_a_while_is_newly_stale_once() -> None:
    facts = [fact("ceasefire", "10-10", status="agreed", date="10-10", parties=BOTH)]
    assert len(changes(facts, "10-12", "10-25").stale) == 1
    assert changes(facts, "10-25", "10-26").stale == ()
