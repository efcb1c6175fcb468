"""Accounts of many sources become one round, with the newest account's status."""

from typing import Any

from extractors.situation.model import Round
from tests.situation.building import BOTH, fact, on, situation


def talks(published: str | None, status: str, place: str | None = "Sarn", **fields: Any) -> Any:
    fields.setdefault("parties", BOTH)
    return fact("talks", published, status=status, place=place, **fields)


def rounds(facts: list[Any], as_of: str) -> list[tuple[int | None, str | None, str, Any, Any]]:
    return [(r.round, r.place, r.status, r.start, r.end) for r in situation(facts, as_of).talks]


def next_of(facts: list[Any], as_of: str) -> Round | None:
    return situation(facts, as_of).next_talks


def test_accounts_of_one_place_and_days_are_one_round() -> None:
    facts = [
        talks("10-20", "scheduled", date="10-25", date_end="10-27"),
        talks("10-25", "ongoing", date="10-25"),
        talks("10-29", "failed", date="10-25"),
        talks("10-30", "ongoing", sentence="The talks in Sarn are to resume."),
        talks("10-31", "concluded", date="10-25", date_end="10-30", outcome="an interim agreement"),
    ]
    assert rounds(facts, "11-02") == [(1, "Sarn", "concluded", on("10-25"), on("10-30"))]
    told = situation(facts, "11-02").talks[0]
    assert [a.status for a in told.history] == ["scheduled", "ongoing", "failed", "ongoing", "concluded"]
    assert told.outcome == "an interim agreement"


def test_talks_reported_as_begun_and_weeks_later_as_ended_are_one_round() -> None:
    facts = [
        talks("10-02", "ongoing", date="10-02"),
        talks("10-24", "concluded", date="10-24", sentence="The first round of talks in Sarn ends.", round=1),
        talks("10-30", "concluded", date="10-30", sentence="Both sides hold talks in Sarn."),
    ]
    assert [r[3:] for r in rounds(facts, "11-02")] == [(on("10-02"), on("10-24")), (on("10-30"), on("10-30"))]


def test_the_newest_account_gives_the_status() -> None:
    facts = [talks("10-29", "failed", date="10-25"), talks("10-30", "ongoing", sentence="Talks in Sarn resumed.")]
    assert [r[2] for r in rounds(facts, "10-29")] == ["failed"]
    assert [r[2] for r in rounds(facts, "10-30")] == ["ongoing"]


def test_a_report_that_looks_back_does_not_open_a_round_again() -> None:
    facts = [talks("10-20", "concluded", date="10-18", date_end="10-19"), talks("10-29", "ongoing", date="10-18")]
    assert [r[2] for r in rounds(facts, "10-30")] == ["concluded"]


def test_talks_that_went_on_until_their_end_was_reported_end_then() -> None:
    facts = [talks("10-20", "ongoing", date="10-20"), talks("10-23", "failed")]
    assert rounds(facts, "10-24") == [(1, "Sarn", "failed", on("10-20"), on("10-23"))]


def test_a_meeting_of_nobody_known_nowhere_known_is_no_round() -> None:
    assert rounds([talks("10-20", "concluded", None, date="10-20", parties=())], "10-24") == []


def test_a_city_and_its_country_are_one_place_where_the_sources_say_so() -> None:
    facts = [talks("10-20", "concluded", "Sarn", date="10-18", sentence="They met in Sarn, Tessaly, on October 18."),
             talks("10-21", "concluded", "Tessaly", sentence="Recent talks held in Tessaly were about the border.")]
    assert rounds(facts, "10-25") == [(1, "Sarn", "concluded", on("10-18"), on("10-18"))]


def test_meetings_in_two_places_or_weeks_apart_are_two_rounds() -> None:
    facts = [talks("10-20", "concluded", "Sarn", date="10-18"), talks("10-20", "concluded", "Orlec", date="10-19"),
             talks("11-10", "failed", "Orlec")]
    assert [(r[0], r[1], r[2]) for r in rounds(facts, "11-10")] == [
        (1, "Sarn", "concluded"), (2, "Orlec", "concluded"), (3, "Orlec", "failed")]


def test_a_day_that_only_the_publication_gives_is_marked_inferred() -> None:
    r = situation([talks("11-10", "failed", "Orlec")], "11-10").talks[0]
    assert (r.start, r.inferred) == (on("11-10"), ("round", "start"))


def test_a_postponed_round_is_the_same_round_even_twice() -> None:
    facts = [talks("10-01", "scheduled", date="10-06"),
             talks("10-04", "scheduled", date="10-13", sentence="The talks were postponed to October 13."),
             talks("10-11", "scheduled", "Orlec", date="10-20", sentence="The talks were moved to Orlec, October 20.")]
    assert rounds(facts, "10-12") == [(1, "Orlec", "scheduled", on("10-20"), None)]
    found = next_of(facts, "10-12")
    assert found is not None
    assert found.start == on("10-20")
    held = [*facts, talks("10-21", "concluded", "Orlec", date="10-20")]
    assert [(r[0], r[2], r[3]) for r in rounds(held, "10-22")] == [(1, "concluded", on("10-20"))]


def test_a_venue_that_changes_on_the_day_is_the_same_round() -> None:
    facts = [talks("10-01", "scheduled", "Sarn", date="10-06"), talks("10-07", "concluded", "Orlec", date="10-06")]
    assert [(r[1], r[2]) for r in rounds(facts, "10-08")] == [("Orlec", "concluded")]


def test_a_venue_that_changes_is_the_same_round_though_the_report_gives_no_day() -> None:
    facts = [talks("10-05", "scheduled", "Sarn", date="10-06"), talks("10-06", "concluded", "Orlec")]
    assert [(r[1], r[2]) for r in rounds(facts, "10-07")] == [("Orlec", "concluded")]


def test_what_was_called_off_is_not_the_round_announced_later() -> None:
    facts = [talks("10-05", "cancelled", "Sarn"), talks("10-15", "scheduled", None, date="10-25")]
    assert [(r[1], r[2]) for r in rounds(facts, "10-16")] == [("Sarn", "cancelled"), (None, "scheduled")]


def test_two_rounds_that_one_source_plans_stay_two() -> None:
    facts = [talks("10-01", "scheduled", date="10-06", source="a", start=1),
             talks("10-01", "scheduled", date="10-20", source="a", start=2)]
    assert [r[3] for r in rounds(facts, "10-02")] == [on("10-06"), on("10-20")]


def test_next_talks_are_the_first_planned_on_or_after_the_day() -> None:
    facts = [talks("10-01", "scheduled", date="10-06"), talks("10-01", "scheduled", "Orlec", date="10-20")]
    for day, start in (("10-05", "10-06"), ("10-06", "10-06"), ("10-07", "10-20")):
        found = next_of(facts, day)
        assert found is not None
        assert found.start == on(start)
    assert next_of(facts, "10-21") is None


def test_a_cancelled_round_is_not_next() -> None:
    facts = [talks("10-01", "scheduled", date="10-06"), talks("10-04", "cancelled")]
    assert [r[2] for r in rounds(facts, "10-05")] == ["cancelled"]
    assert next_of(facts, "10-05") is None


def test_stated_numbers_hold_and_the_others_are_counted_from_them() -> None:
    facts = [talks("10-20", "concluded", "Orlec", date="10-18"),
             talks("10-27", "failed", "Sarn", date="10-25", round=2),
             talks("10-28", "scheduled", "Sarn", date="11-06")]
    found = situation(facts, "11-01").talks
    assert [(r.round, "round" in r.inferred) for r in found] == [(1, True), (2, False), (3, True)]


def test_other_parties_at_the_table_make_another_meeting() -> None:
    facts = [talks("10-20", "concluded", "Sarn", date="10-18"),
             talks("10-20", "concluded", "Sarn", date="10-18", parties=("Tessaly", "Highland Front"))]
    assert len(rounds(facts, "10-21")) == 2


def test_one_party_in_common_is_enough_on_the_same_day_in_the_same_town() -> None:
    facts = [talks("10-01", "scheduled", "Sarn", date="10-18"),
             talks("10-02", "scheduled", "Sarn", date="10-18", parties=("Ostmark", "Highland Front"))]
    assert len(rounds(facts, "10-03")) == 1


def test_a_round_that_was_due_and_of_which_nothing_is_heard_is_stale() -> None:
    facts = [talks("10-01", "scheduled", date="10-06")]
    assert situation(facts, "10-07").stale == ()
    assert [(s.days, "no word" in s.what) for s in situation(facts, "10-12").stale] == [(6, True)]


def test_copies_of_one_text_are_one_origin_of_a_round() -> None:
    from tests.situation.building import source

    text = "Delegates of the two sides met in the town of Sarn and agreed on the terms of the border regime. " * 3
    facts = [talks("10-20", "concluded", date="10-18", source=f"{n}.txt") for n in "abc"]
    facts.append(talks("10-20", "concluded", date="10-18", source="own.txt"))
    sources = [source(f"{n}.txt", "10-20", text + f" Read more in outlet {n}.") for n in "abc"]
    sources.append(source("own.txt", "10-20", "Our correspondent saw both delegations leave the hotel in haste."))
    assert situation(facts, "10-21", sources).talks[0].origins == 2


def test_a_round_is_not_stale_once_its_parties_have_met_again() -> None:
    facts = [talks("10-01", "ongoing", date="10-01"), talks("10-11", "concluded", "Orl", date="10-11")]
    assert situation(facts, "10-12").stale == ()


def test_meetings_before_those_that_sources_number_are_not_counted_with_them() -> None:
    facts = [
        talks("10-01", "concluded", date="10-01"),
        talks("10-08", "concluded", "Orl", date="10-08"),
        talks("10-20", "concluded", "Kest", date="10-20", round=2),
    ]
    assert [r[:2] for r in rounds(facts, "10-21")] == [(None, "Sarn"), (1, "Orl"), (2, "Kest")]


def test_talks_that_one_report_tells_of_and_says_to_have_failed_have_failed() -> None:
    facts = [fact("talks", "10-20", place="Sarn", status="concluded", date="10-20", parties=BOTH, source="a"),
             fact("talks", "10-20", place="Sarn", status="failed", date="10-20", parties=BOTH, source="a")]
    assert [r.status for r in situation(facts, "10-21").talks] == ["failed"]
