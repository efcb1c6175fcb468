"""The claims ledger: one entry for each incident and outcome, one claim for each claimant, nothing counted twice."""

from typing import Any

from extractors.dossier.names import JoinedName, Names
from tests.situation.building import fact, situation, source


def toll(published: str | None, count: int, **fields: Any) -> Any:
    fields.setdefault("outcome", "killed")
    return fact("casualty", published, count=count, **fields)


def entries(facts: list[Any], as_of: str = "12-01") -> list[tuple[Any, ...]]:
    return [(e.place, e.group, e.low, e.high, e.conflicting) for e in situation(facts, as_of).casualties]


def test_a_repeated_toll_is_one_toll() -> None:
    facts = [toll("10-12", 23, group="military", side="Ostmark", date="10-12", place="Sarn", source=s) for s in "abc"]
    found = situation(facts, "10-13")
    assert [(e.low, e.high, len(e.claims)) for e in found.casualties] == [(23, 23, 1)]
    assert [(t.low, t.high) for t in found.totals] == [(23, 23)]


def test_sides_and_groups_of_one_sentence_are_entries_of_their_own() -> None:
    words = "Twenty-three Ostmark soldiers and nine Varanian soldiers were killed."
    facts = [toll("10-12", 23, group="military", side="Ostmark", source="a", sentence=words),
             toll("10-12", 9, group="military", side="Varania", source="a", sentence=words)]
    assert entries(facts) == [(None, "military", 23, 23, False), (None, "military", 9, 9, False)]


def test_claimants_stand_side_by_side() -> None:
    facts = [toll("10-12", 400, bound="at_least", place="Sarn", date="10-12", claimed_by="Varania"),
             toll("10-12", 30, bound="at_least", place="Sarn", date="10-12", claimed_by="Tessaly Press")]
    assert entries(facts) == [("Sarn", "unknown", 30, 400, True)]
    assert [c.claimed_by for c in situation(facts, "10-13").casualties[0].claims] == ["Tessaly Press", "Varania"]


def test_a_claimants_newer_figure_replaces_its_older_one() -> None:
    facts = [toll("10-12", 24, place="Sarn", date="10-12", claimed_by="Varania"),
             toll("10-14", 31, place="Sarn", date="10-12", claimed_by="Varania")]
    entry = situation(facts, "10-15").casualties[0]
    assert (entry.low, entry.high, entry.revised_from, len(entry.claims)) == (31, 31, 24, 1)


def test_a_figure_that_names_the_one_it_replaces_finds_its_incident() -> None:
    facts = [toll("10-12", 24, date="10-12", group="civilian"),
             toll("10-20", 31, previous=24, group="civilian", sentence="The toll rose to 31, up from 24.")]
    assert entries(facts) == [(None, "civilian", 31, 31, False)]


def test_a_toll_that_is_said_to_have_risen_is_that_of_the_day_before() -> None:
    facts = [toll("10-12", 12, place="Kenya", group="civilian", claimed_by="Ostmark"),
             toll("10-13", 15, place="Kenya", sentence="The death toll in Kenya rises to 15.")]
    assert entries(facts) == [("Kenya", "civilian", 12, 15, True)]


def test_a_ministry_revises_what_its_state_said() -> None:
    names = Names({}, {"health ministry": JoinedName("health ministry", "body", (), (), (), "Varania")}, {})
    facts = [toll("10-12", 26, group="civilian", claimed_by="Varania", place="Sarn"),
             toll("10-13", 31, group="civilian", claimed_by="health ministry", sentence="The death toll rose to 31.")]
    entry = situation(facts, "10-14", names=names).casualties[0]
    assert [(c.count, c.claimed_by, c.previous) for c in entry.claims] == [(31, "health ministry", 26)]


def test_a_toll_that_falls_is_flagged_and_so_is_one_that_jumps() -> None:
    fell = [toll("10-12", 31, place="Sarn", date="10-12"), toll("10-14", 28, place="Sarn", date="10-12")]
    assert situation(fell, "10-15").casualties[0].note == "fell from 31 to 28 in reports"
    rose = [toll("10-12", 12, place="Sarn", date="10-12"), toll("10-14", 80, place="Sarn", date="10-12")]
    assert situation(rose, "10-15").casualties[0].note == "jumped from 12 to 80 in reports"


def test_the_dead_whom_two_claimants_call_by_different_names_are_one_conflicting_entry() -> None:
    facts = [toll("10-15", 15, bound="at_least", group="militant", place="Sarn", date="10-15", claimed_by="Ostmark"),
             toll("10-15", 12, group="civilian", place="Sarn", date="10-15", claimed_by="Varania"),
             toll("10-17", 40, place="Sarn", date="10-15")]
    assert entries(facts) == [("Sarn", "unknown", 12, 40, True)]


def test_a_country_gives_way_to_its_town_where_the_sentence_names_it() -> None:
    facts = [toll("10-15", 12, place="Sarn", date="10-15", claimed_by="Varania", sentence="12 died in Sarn, Kenya."),
             toll("10-17", 40, place="Kenya", date="10-15", sentence="The toll in Sarn, Kenya, rose to 40.")]
    assert entries(facts) == [("Sarn", "unknown", 12, 40, True)]


def test_a_claimants_correction_finds_its_incident_though_it_names_no_place() -> None:
    facts = [toll("10-04", 24, place="Sarn", date="10-03", claimed_by="hospital", group="civilian"),
             toll("10-28", 22, date="10-03", claimed_by="hospital")]
    entry = situation(facts, "10-28").casualties[0]
    assert (entry.low, entry.high, entry.note) == (22, 22, "fell from 24 to 22, says hospital")


def test_claims_that_one_source_sets_side_by_side_are_of_one_incident() -> None:
    facts = [toll("10-02", 11, group="military", side="Ostmark", date="10-02", source="a", claimed_by="Ostmark"),
             toll("10-02", 25, group="military", date="10-02", source="a", claimed_by="Varania")]
    assert entries(facts) == [(None, "military", 11, 25, True)]


def test_incidents_of_one_day_in_two_places_are_two() -> None:
    facts = [toll("10-10", 11, group="military", side="Ostmark", place="Sarn"),
             toll("10-10", 9, group="military", side="Ostmark", place="Orlec")]
    assert [e[0] for e in entries(facts)] == ["Orlec", "Sarn"]


def test_daily_strikes_on_one_town_are_incidents_of_their_own() -> None:
    facts = [toll(day, n, place="Sarn", date=day, group="civilian") for day, n in (("10-10", 6), ("10-11", 9))]
    assert [e[2] for e in entries(facts)] == [6, 9]


def test_a_report_that_gives_no_day_belongs_to_the_incident_of_the_day_before() -> None:
    facts = [toll("10-11", 6, place="Sarn", date="10-10"), toll("10-12", 6, place="Sarn")]
    assert entries(facts) == [("Sarn", "unknown", 6, 6, False)]


def test_parts_counted_one_by_one_in_a_sentence_are_added_up() -> None:
    words = "A shell killed nine children and a woman in Sarn."
    facts = [toll("10-25", n, group="civilian", place="Sarn", source="a", sentence=words, victims=v)
             for n, v in ((9, "children"), (1, "woman"))]
    assert entries(facts) == [("Sarn", "civilian", 10, 10, False)]


def test_a_part_of_a_larger_figure_is_shown_and_not_added() -> None:
    whole = toll("10-25", 13, group="civilian", place="Sarn", id="whole")
    part = toll("10-25", 11, group="civilian", place="Sarn", part_of="whole", victims="children")
    found = situation([whole, part], "10-26")
    assert [(e.low, e.part_of) for e in found.casualties] == [(13, None), (11, "whole")]
    assert [(t.low, t.high) for t in found.totals] == [(13, 13)]


def test_a_sum_over_groups_is_not_added_to_them() -> None:
    facts = [toll("10-08", 11, group="military", place="Sarn", source="a"),
             toll("10-08", 19, group="militant", place="Sarn", source="a"),
             toll("10-10", 30, place="Sarn", date="10-07")]
    found = situation(facts, "10-11")
    assert sorted((e.low, e.counted) for e in found.casualties) == [(11, True), (19, True), (30, False)]
    assert sorted(t.low for t in found.totals) == [11, 19]


def test_a_group_that_is_part_of_the_whole_toll_is_not_added_to_it() -> None:
    facts = [toll("10-08", 30, place="Sarn", source="a"), toll("10-09", 11, group="military", place="Sarn", source="b")]
    assert [(t.low, t.high) for t in situation(facts, "10-11").totals] == [(30, 30)]


def test_cumulative_figures_stand_apart_and_the_newest_counts() -> None:
    facts = [toll("10-10", 900, scope="cumulative", group="civilian", claimed_by="Varania"),
             toll("10-20", 1000, scope="cumulative", group="civilian", claimed_by="Varania"),
             toll("10-10", 5, place="Sarn")]
    found = situation(facts, "10-21")
    assert [(e.low, e.cumulative) for e in found.casualties] == [(5, False), (1000, True)]
    assert [(t.low, t.cumulative) for t in found.totals] == [(5, False), (1000, True)]


def test_a_vague_figure_neither_widens_nor_contradicts_a_firm_one() -> None:
    facts = [toll("10-21", 12, bound="vague", place="Sarn", date="10-21"),
             toll("10-22", 18, place="Sarn", date="10-21")]
    assert entries(facts) == [("Sarn", "unknown", 18, 18, False)]


def test_a_report_that_cites_another_has_its_origin() -> None:
    facts = [toll("10-12", 23, place="Sarn", date="10-12", source="a"),
             toll("10-12", 23, place="Sarn", date="10-12", source="b",
                  sentence="23 people died in Sarn, according to The Sarn Herald."),
             toll("10-12", 23, place="Sarn", date="10-12", source="c")]
    sources = [source("a", "10-12", "one", "Sarn Herald"), source("b", "10-12", "two", "Orlec Post"),
               source("c", "10-12", "three", "Border Gazette")]
    assert situation(facts, "10-13", sources).casualties[0].claims[0].origins == 2


def test_one_agency_in_ten_outlets_is_one_origin() -> None:
    facts = [toll("10-12", 23, place="Sarn", date="10-12", source=f"{n}") for n in range(10)]
    sources = [source(f"{n}", "10-12", f"text {n}", f"Norwire via Outlet {n}") for n in range(10)]
    assert situation(facts, "10-13", sources).casualties[0].claims[0].origins == 1


def test_a_toll_that_rises_days_later_is_that_of_the_last_incident_there() -> None:
    first = [toll("10-12", 30, place="Sarn"), toll("10-13", 4, place="Lowmere")]
    rises = toll("10-16", 80, place="Sarn", sentence="The death toll from the clashes in Sarn rises to 80.")
    assert ("Sarn", "unknown", 80, 80, False) in entries([*first, rises])
    assert len(entries([*first, rises])) == 2
    less = toll("10-16", 12, place="Sarn", sentence="The death toll in Sarn rises to 12.")
    assert len(entries([*first, less])) == 3  # of another incident
    late = toll("10-25", 80, place="Sarn", sentence="The death toll in Sarn rises to 80.")
    assert len(entries([*first, late])) == 3


def test_a_toll_that_rises_in_a_part_of_a_city_is_that_of_the_city() -> None:
    facts = [toll("10-12", 20, place="Sarn"),
             toll("10-13", 29, place="Basta", sentence="The toll in the Basta quarter of Sarn rises to 29.")]
    assert len(entries(facts)) == 1


def test_a_running_toll_that_fits_no_incident_is_shown_and_not_added() -> None:
    facts = [toll("10-10", 24, group="military", side="Ostmark", claimed_by="Ostmark"),
             toll("10-12", 81, sentence="The toll from the fighting has risen to 81.", claimed_by="officials")]
    found = situation(facts, "10-13")
    assert sorted((e.low, e.counted) for e in found.casualties) == [(24, True), (81, False)]
    assert [(t.low, t.high) for t in found.totals] == [(24, 24)]


def test_a_party_s_own_number_rises_within_a_week() -> None:
    facts = [toll("10-10", 46, date="10-08", side="Varania", claimed_by="Varania"),
             toll("10-12", 59, side="Varania", claimed_by="Varania", sentence="The number of its dead rose to 59."),
             toll("10-14", 62, claimed_by="Varania", sentence="Varania said that 62 people were killed.")]
    assert entries(facts) == [(None, "unknown", 62, 62, False)]


def test_two_states_that_count_their_own_people_contradict_nobody() -> None:
    facts = [toll("10-10", 46, claimed_by="Kenya", source="a"),
             toll("10-10", 35, side="Uganda", claimed_by="Uganda", source="a", group="civilian")]
    assert sorted(e[2:] for e in entries(facts)) == [(35, 35, False), (46, 46, False)]


def test_a_reporters_sum_of_two_claims_is_nobody_s_claim() -> None:
    words = "Another 41 people were killed, Varania said, bringing the total to 100."
    facts = [toll("10-10", 35, date="10-08", side="Varania", claimed_by="Varania"),
             *(toll("10-12", n, claimed_by="Varania", source="b", sentence=words, victims=v)
               for n, v in ((41, "Another 41 people"), (100, "100")))]
    assert sorted((e.low, e.counted) for e in situation(facts, "10-13").casualties) == [(41, True), (100, False)]


def test_the_dead_of_a_day_are_not_added_to_those_of_the_days_around_it() -> None:
    facts = [toll("10-10", 6, group="militant", date="10-09"),
             toll("10-14", 43, group="militant", date="10-08", date_end="10-14")]
    found = situation(facts, "10-15")
    assert [(t.low, t.high) for t in found.totals] == [(43, 43)]


def test_reporters_own_older_and_lower_number_is_out_of_date() -> None:
    facts = [toll("10-10", 9, date="10-10", place="Sarn"),
             toll("10-11", 22, date="10-10", place="Sarn", claimed_by="Varania")]
    assert entries(facts) == [("Sarn", "unknown", 22, 22, False)]


def test_displaced_are_counted_anew_and_never_added() -> None:
    facts = [toll("10-10", 13_000, outcome="displaced", place="Sarn", date="10-10"),
             toll("10-14", 62_000, outcome="displaced", place="Orlec", date="10-14")]
    assert [(t.low, t.high) for t in situation(facts, "10-15").totals] == [(62_000, 62_000)]


def test_what_two_parties_say_of_each_other_s_attacks_is_no_conflict() -> None:
    words = "Kenya said that Ugandan shells killed five villagers, while Uganda said that Kenyan drones killed three."
    facts = [toll("10-10", n, group="civilian", claimed_by=who, source="a", sentence=words)
             for n, who in ((5, "Kenya"), (3, "Uganda"))]
    assert sorted(e[2:] for e in entries(facts)) == [(3, 3, False), (5, 5, False)]


def test_one_number_given_twice_in_a_report_is_one_toll() -> None:
    facts = [toll("10-12", 24, group="civilian", date="10-11", source="a", claimed_by="Varania", sentence="24 died."),
             toll("10-12", 24, place="Sarn", date="10-11", source="a", claimed_by="hospital", sentence="24 bodies.")]
    assert [(t.low, t.high) for t in situation(facts, "10-13").totals] == [(24, 24)]
