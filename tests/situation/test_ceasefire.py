"""A ceasefire is a history: what changes it, what only disputes it, and what is no word about it at all."""

from typing import Any

import pytest

from tests.situation.building import BOTH, fact, on, situation


def truce(published: str | None, status: str, **fields: Any) -> Any:
    fields.setdefault("parties", BOTH)
    return fact("ceasefire", published, status=status, **fields)


def test_without_facts_there_is_no_ceasefire() -> None:
    ceasefire = situation([fact("talks", "10-10", place="Sarn", status="ongoing")], "10-12").ceasefire
    assert (ceasefire.status, ceasefire.disputed, ceasefire.since) == ("none", False, None)


def test_an_agreement_is_in_force_once_it_takes_effect() -> None:
    facts = [truce("10-15", "agreed", date="10-15", effective="10-18")]
    assert situation(facts, "10-16").ceasefire.status == "agreed"
    later = situation(facts, "10-20").ceasefire
    assert (later.status, later.since, later.declared, later.effective) == (
        "in_force", on("10-18"), on("10-15"), on("10-18"))


def test_a_limited_truce_lapses_when_nobody_extends_it() -> None:
    facts = [truce("10-15", "agreed", date="10-15", sentence="Both sides agreed to a 48-hour truce.")]
    assert situation(facts, "10-17").ceasefire.status == "agreed"
    lapsed = situation(facts, "10-18").ceasefire
    assert (lapsed.status, lapsed.since, lapsed.ended) == ("ended", on("10-17"), on("10-17"))
    assert lapsed.history[-1].inferred


@pytest.mark.parametrize(("sentence", "last"), [
    ("Both sides agreed to a 48-hour truce.", "10-17"),
    ("Both sides agreed to a thirty-day truce.", "11-14"),
    ("Both sides agreed to a truce of forty-five days.", "11-29"),
    ("Both sides agreed to a truce for a week.", "10-22"),
    ("Both sides agreed to a one week extension.", "10-22"),
])
def test_a_truce_lasts_as_long_as_is_said(sentence: str, last: str) -> None:
    ceasefire = situation([truce("10-15", "agreed", date="10-15", sentence=sentence)], "10-16").ceasefire
    assert ceasefire.until == on(last)


def test_a_truce_that_is_extended_does_not_lapse() -> None:
    facts = [truce("10-15", "agreed", date="10-15", until="10-17"), truce("10-17", "extended", date="10-17")]
    ceasefire = situation(facts, "10-25").ceasefire
    assert (ceasefire.status, ceasefire.since, ceasefire.until) == ("extended", on("10-17"), None)


def test_a_truce_said_to_have_no_end_date_does_not_lapse() -> None:
    facts = [truce("10-13", "agreed", date="10-13"), truce("10-15", "extended", date="10-15", until="10-18"),
             truce("10-18", "in_force", date="10-18", sentence="There is no expiry date to the truce.")]
    ceasefire = situation(facts, "10-25").ceasefire
    assert (ceasefire.status, ceasefire.until) == ("extended", None)


def test_a_truce_still_spoken_of_as_holding_has_not_lapsed() -> None:
    facts = [truce("10-15", "agreed", date="10-15", until="10-17"), truce("10-20", "in_force")]
    assert situation(facts, "10-25").ceasefire.status == "in_force"


def test_an_alleged_violation_disputes_the_truce_and_does_not_end_it() -> None:
    facts = [truce("10-15", "agreed", date="10-15"),
             truce("10-19", "violated", parties=("Varania",), claimed_by="Ostmark")]
    ceasefire = situation(facts, "10-20").ceasefire
    assert (ceasefire.status, ceasefire.disputed, ceasefire.since) == ("in_force", True, on("10-15"))


def test_the_accuser_saying_that_it_holds_settles_the_dispute_and_the_accused_does_not() -> None:
    facts = [truce("10-15", "agreed", date="10-15"),
             truce("10-19", "violated", parties=("Varania",), claimed_by="Ostmark")]
    assert situation([*facts, truce("10-21", "in_force", claimed_by="Varania")], "10-22").ceasefire.disputed
    assert not situation([*facts, truce("10-21", "in_force", claimed_by="Ostmark")], "10-22").ceasefire.disputed


def test_the_report_of_a_violation_does_not_itself_settle_it() -> None:
    facts = [truce("10-15", "agreed", date="10-15"),
             truce("10-19", "violated", source="a.txt", date="10-18", parties=("Varania",), claimed_by="Ostmark"),
             truce("10-19", "in_force", source="a.txt", sentence="The truce has otherwise held.")]
    assert situation(facts, "10-20").ceasefire.disputed
    assert not situation([*facts, truce("10-21", "in_force", source="b.txt")], "10-22").ceasefire.disputed


def test_a_truce_reported_as_holding_has_held_since_it_took_effect() -> None:
    facts = [truce("10-15", "agreed", date="10-15", effective="10-17"), truce("10-25", "in_force")]
    assert situation(facts, "10-26").ceasefire.since == on("10-17")


def test_a_party_ends_it_and_an_outsider_does_not() -> None:
    agreed = truce("10-15", "agreed", date="10-15")
    ended = situation([agreed, truce("10-20", "ended", claimed_by="Ostmark")], "10-20").ceasefire
    assert (ended.status, ended.since, ended.disputed) == ("ended", on("10-20"), False)
    outsider = situation([agreed, truce("10-20", "ended", claimed_by="Professor Lind")], "10-20").ceasefire
    assert (outsider.status, outsider.disputed) == ("agreed", True)
    monitor = situation([agreed, truce("10-20", "ended", claimed_by="United Nations monitors")], "10-20").ceasefire
    assert monitor.status == "ended"


def test_a_collapse_of_talks_changes_nothing() -> None:
    facts = [truce("10-15", "agreed", date="10-15"),
             fact("talks", "10-20", place="Sarn", status="failed", parties=BOTH)]
    assert situation(facts, "10-21").ceasefire.status == "agreed"


def test_a_restatement_confirms_and_moves_no_date() -> None:
    facts = [truce("10-15", "agreed", date="10-15"), truce("10-17", "agreed"), truce("10-24", "in_force")]
    ceasefire = situation(facts, "10-30").ceasefire
    assert (ceasefire.status, ceasefire.since, ceasefire.last_confirmed) == ("in_force", on("10-15"), on("10-24"))
    assert [s.days for s in situation(facts, "11-05").stale] == [12]


def test_word_that_it_holds_moves_no_date_and_word_that_it_starts_does() -> None:
    agreed = truce("10-15", "agreed", date="10-15")
    assert situation([agreed, truce("10-16", "in_force", date="10-16")], "10-25").ceasefire.since == on("10-16")
    assert situation([agreed, truce("10-20", "in_force", date="10-20")], "10-25").ceasefire.since == on("10-15")
    begun = truce("10-20", "in_force", date="10-20", sentence="The ceasefire took effect at noon on 20 October.")
    assert situation([agreed, begun], "10-25").ceasefire.since == on("10-20")


def test_a_truce_announced_for_certain_days_takes_effect_and_lapses_with_them() -> None:
    facts = [truce("10-10", "agreed", date="10-18", date_end="10-20")]
    assert situation(facts, "10-15").ceasefire.status == "agreed"
    assert (situation(facts, "10-19").ceasefire.status, situation(facts, "10-19").ceasefire.since) == (
        "in_force", on("10-18"))
    assert (situation(facts, "10-22").ceasefire.status, situation(facts, "10-22").ceasefire.since) == (
        "ended", on("10-20"))


def test_the_place_abroad_where_it_was_made_has_no_truce_of_its_own() -> None:
    facts = [truce("10-15", "agreed", date="10-15"), truce("10-20", "agreed", date="10-20", place="Nairobi")]
    ceasefire = situation(facts, "10-21").ceasefire
    assert (ceasefire.since, ceasefire.others) == (on("10-20"), ())


def test_an_agreement_made_at_talks_has_their_day_where_it_has_none_of_its_own() -> None:
    words = "Both sides agreed to a ceasefire at the talks in Sarn."
    facts = [fact("talks", "10-20", place="Sarn", status="concluded", date="10-18", date_end="10-19", parties=BOTH),
             fact("talks", "10-30", place="Sarn", status="concluded", parties=BOTH, sentence=words),
             truce("10-30", "agreed", sentence=words)]
    ceasefire = situation(facts, "11-01").ceasefire
    assert (ceasefire.since, ceasefire.inferred) == (on("10-19"), ("since",))


def test_a_truce_that_one_side_accepts_and_the_other_refuses_is_rejected() -> None:
    facts = [truce("10-11", "agreed", date="10-11", parties=("Varania",)),
             truce("10-18", "rejected", date="10-18", parties=("Ostmark",), claimed_by="Ostmark")]
    assert situation(facts, "10-20").ceasefire.status == "rejected"
    held = [*facts[:1], truce("10-12", "in_force"), facts[1]]
    assert situation(held, "10-20").ceasefire.status == "in_force"


def test_what_is_over_cannot_be_extended_it_was_agreed_anew() -> None:
    facts = [truce("10-15", "agreed", date="10-15"), truce("10-20", "ended", date="10-20"),
             truce("10-29", "extended", date="10-29", effective="10-30", sentence="They renewed their truce.")]
    ceasefire = situation(facts, "10-31").ceasefire
    assert (ceasefire.status, ceasefire.since, ceasefire.declared) == ("in_force", on("10-30"), on("10-29"))
    again = truce("10-31", "extended", date="10-30", sentence="The renewed truce took effect on 30 October.")
    ceasefire = situation([*facts, again], "10-31").ceasefire
    assert (ceasefire.status, ceasefire.since, ceasefire.effective) == ("in_force", on("10-30"), on("10-30"))


def test_a_new_agreement_begins_anew_and_both_stay_in_the_history() -> None:
    facts = [truce("10-31", "agreed", date="10-17"), truce("10-31", "agreed", date="10-19", source="b"),
             truce("10-31", "agreed", date="10-30", source="c", mediators=("Tessaly",)),
             truce("11-01", "violated", claimed_by="Ostmark", parties=("Varania",)), truce("11-01", "in_force")]
    ceasefire = situation(facts, "11-02").ceasefire
    assert (ceasefire.status, ceasefire.disputed, ceasefire.since) == ("in_force", True, on("10-30"))
    assert [(c.status, c.date) for c in ceasefire.history] == [
        ("agreed", on("10-17")), ("agreed", on("10-19")), ("agreed", on("10-30")), ("in_force", on("11-01")),
        ("violated", on("11-01"))]
    assert ceasefire.mediators == ("Tessaly",)


def test_a_source_without_a_date_tells_what_no_dated_one_denies() -> None:
    undated = [truce(None, "in_force"), truce(None, "violated", parties=("Varania",), claimed_by="Ostmark")]
    agreed = truce("10-15", "agreed", date="10-15")
    ceasefire = situation([agreed, *undated], "10-20").ceasefire
    assert (ceasefire.status, ceasefire.disputed, ceasefire.since) == ("in_force", True, on("10-15"))
    over = situation([agreed, truce("10-18", "ended", date="10-18"), *undated], "10-20").ceasefire
    assert (over.status, over.disputed) == ("ended", False)
    alone = situation(undated, "10-20").ceasefire
    assert (alone.status, alone.disputed, alone.since, alone.inferred) == ("in_force", True, None, ("status",))


def test_days_that_an_agreement_is_to_hold_are_not_the_day_it_was_made() -> None:
    facts = [truce("10-15", "agreed", date="10-13", date_end="10-19", sentence="A pause over the feast this week.")]
    ceasefire = situation(facts, "10-16").ceasefire
    assert (ceasefire.since, ceasefire.until) == (on("10-15"), on("10-19"))


def test_a_truce_reported_as_broken_after_its_time_ended_on_that_day() -> None:
    facts = [truce("10-15", "agreed", date="10-15", until="10-19"), truce("10-22", "ended", date="10-22")]
    assert situation(facts, "10-21").ceasefire.since == on("10-19")
    assert situation(facts, "10-23").ceasefire.since == on("10-22")


def test_a_place_where_the_truce_broke_down_has_no_truce_of_its_own() -> None:
    facts = [truce("10-15", "agreed", date="10-15"), truce("10-20", "ended", date="10-20", place="Orlec")]
    ceasefire = situation(facts, "10-21").ceasefire
    assert (ceasefire.status, ceasefire.others) == ("ended", ())


def test_truces_of_places_are_kept_apart_from_the_main_one() -> None:
    facts = [truce("10-15", "agreed", date="10-15"), truce("10-16", "in_force"),
             truce("10-20", "agreed", date="10-20", place="Orlec", sentence="A truce for Orlec was agreed."),
             truce("10-22", "ended", date="10-22", place="Orlec", sentence="The truce in Orlec is over.")]
    ceasefire = situation(facts, "10-25").ceasefire
    assert (ceasefire.status, ceasefire.place) == ("in_force", None)
    assert [(other.place, other.status) for other in ceasefire.others] == [("Orlec", "ended")]


def test_a_general_truce_that_takes_effect_in_a_place_is_not_a_truce_of_its_own() -> None:
    facts = [truce("10-15", "agreed", date="10-15"), truce("10-19", "in_force", date="10-19", place="Orlec")]
    ceasefire = situation(facts, "10-20").ceasefire
    assert (ceasefire.status, ceasefire.others) == ("in_force", ())


def test_two_wars_have_two_truces() -> None:
    facts = [truce("10-15", "agreed", date="10-15"), truce("10-16", "in_force"), truce("10-17", "in_force")]
    other = ("Ostmark", "Highland Front")
    facts += [truce("10-16", "agreed", date="10-16", parties=other, source="x"),
              truce("10-18", "ended", date="10-18", parties=other, source="y")]
    ceasefire = situation(facts, "10-20").ceasefire
    assert (ceasefire.status, ceasefire.parties) == ("in_force", BOTH)
    assert [other.status for other in ceasefire.others] == ["ended"]


def test_calls_and_proposals_come_before_a_truce_and_never_undo_one() -> None:
    call = truce("10-10", "called_for", parties=(), claimed_by="United Nations")
    proposal = truce("10-12", "proposed", claimed_by="Tessaly")
    refusal = truce("10-13", "rejected", claimed_by="Varania")
    assert situation([call], "10-11").ceasefire.status == "called_for"
    assert situation([call, proposal], "10-12").ceasefire.status == "proposed"
    assert situation([call, proposal, refusal], "10-14").ceasefire.status == "rejected"
    agreed = truce("10-15", "agreed", date="10-15")
    late_call = truce("10-18", "called_for", parties=())
    assert situation([call, proposal, refusal, agreed, late_call], "10-19").ceasefire.status == "agreed"


def test_who_speaks_of_the_agreement_that_stands_agrees_to_nothing_new() -> None:
    facts = [truce("09-01", "in_force", date="09-01"),
             truce("10-24", "agreed", sentence="Troops will stay beyond the deadline in the ceasefire agreement.")]
    ceasefire = situation(facts, "10-25").ceasefire
    assert (ceasefire.status, ceasefire.since) == ("in_force", on("09-01"))
