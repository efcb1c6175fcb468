"""Rounds and meetings: a sentence or a short report in, what is held, planned or broken off out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from extractors.document import Document
from extractors.dossier.resolve import resolve
from extractors.extract import extract
from extractors.facts import Talks
from extractors.language.annotate import annotate
from extractors.language.opponents import sides
from extractors.language.sentences import MAX_SENTENCE
from extractors.talks import find
from tests.work import in_proportion

WAR = "Varania's army fights Ostmark's army in the Kessel valley. "
PUBLISHED = dt.date(2031, 5, 7)  # a Wednesday


def talks(text: str, published: dt.date = PUBLISHED) -> list[Talks]:
    document = Document("report", text, published=published, published_basis="metadata")
    return [fact for fact in resolve([extract(document, ["talks"])]) if isinstance(fact, Talks)]


def only(text: str) -> Talks:
    (fact,) = talks(text)
    return fact


@pytest.mark.parametrize(("said", "status"), [
    ("Talks between Varania and Ostmark will begin in Geneva on 12 May.", "scheduled"),
    ("Talks between Varania and Ostmark are under way in Geneva.", "ongoing"),
    ("Talks between Varania and Ostmark began in Geneva on Monday.", "ongoing"),
    ("Talks between Varania and Ostmark have resumed in Geneva.", "ongoing"),
    ("Talks between Varania and Ostmark were held in Geneva on Monday.", "concluded"),
    ("Talks between Varania and Ostmark in Geneva ended on Monday without agreement.", "failed"),
    ("Talks between Varania and Ostmark in Geneva collapsed on Monday.", "failed"),
    ("Talks between Varania and Ostmark in Geneva have failed to produce a deal.", "failed"),
    ("Talks between Varania and Ostmark in Geneva were suspended on Monday.", "suspended"),
    ("Talks between Varania and Ostmark in Geneva were called off on Monday.", "cancelled"),
    ("Talks between Varania and Ostmark in Geneva were postponed until 20 May.", "scheduled"),
])
def test_the_verb_tells_how_the_talks_stand(said: str, status: str) -> None:
    fact = only(said)
    assert (fact.status, fact.place, fact.parties) == (status, "Geneva", ("Varania", "Ostmark"))


@pytest.mark.parametrize("said", [
    "There will be no talks with Ostmark in Geneva.",
    "Varania has refused to meet Ostmark's envoys in Geneva.",
    "Varania will not hold talks with Ostmark in Geneva on 12 May.",
    "If peace talks in Geneva fail, Varania will attack.",
    "Hopes of peace talks in Geneva are fading.",
    "The minister held a news conference in Geneva on Monday.",
    "Ministers opened trade talks in Geneva on Monday.",
    "A new round of shelling began in Kessel on Monday.",
    "The two leaders held talks by phone.",
])
def test_what_did_not_take_place_or_is_no_meeting_gives_nothing(said: str) -> None:
    assert talks(WAR + said) == []


def test_place_date_and_ordinal_are_those_of_the_meeting_and_not_of_the_report() -> None:
    fact = only(WAR + "The ministry in Lisbon said on Friday that a third round of talks would open in Oslo on 12 May.")
    assert (fact.place, fact.date, fact.round, fact.status) == ("Oslo", dt.date(2031, 5, 12), 3, "scheduled")


def test_an_interval_has_both_its_ends() -> None:
    fact = only(WAR + "Peace talks were held in Oslo from 1 to 3 May.")
    assert (fact.date, fact.date_end) == (dt.date(2031, 5, 1), dt.date(2031, 5, 3))


def test_the_first_talks_in_years_are_not_the_first_round() -> None:
    assert only(WAR + "The first peace talks in six years began in Oslo on Monday.").round is None


def test_talks_about_a_country_are_not_held_there() -> None:
    assert only("The Syria peace talks will resume on 12 May.").place is None


def test_one_who_meets_two_in_two_cities_holds_two_meetings() -> None:
    first, second = talks("U.N. envoy Lena Moor met President Jan Orlik in Oslo on Monday and rebel leader Anton Weiss "
                          "in Lisbon on Tuesday.")
    assert {(fact.place, fact.date, fact.parties[-1]) for fact in (first, second)} == {
        ("Oslo", dt.date(2031, 5, 5), "Jan Orlik"), ("Lisbon", dt.date(2031, 5, 6), "Anton Weiss")}


def test_mediators_are_those_named_as_such() -> None:
    fact = only(WAR + "Talks between Varania and Ostmark, mediated by Qatar and Norway, began in Doha on Monday.")
    assert (fact.parties, fact.mediators, fact.place) == (("Varania", "Ostmark"), ("Qatar", "Norway"), "Doha")


def test_two_states_in_one_word_are_the_parties() -> None:
    assert only("The Kenya-Uganda talks in Oslo collapsed.").parties == ("Kenya", "Uganda")


def test_there_is_the_place_named_last_and_a_palace_is_in_its_city() -> None:
    facts = talks(WAR + "Envoys flew to Oslo. Peace talks will open there on 12 May.")
    assert [fact.place for fact in facts] == ["Oslo"]
    facts = talks(WAR + "The two sides met in Oslo on Monday. The talks at Halden Palace ended without a deal.")
    assert [fact.place for fact in facts] == ["Oslo", "Oslo"]


def test_previous_rounds_are_not_this_one() -> None:
    facts = talks(WAR + "Talks between Varania and Ostmark began in Oslo on Monday. The previous talks in Oslo failed.")
    assert [(fact.status, fact.date) for fact in facts] == [("ongoing", dt.date(2031, 5, 5)), ("failed", None)]


def test_the_two_sides_are_those_of_the_document() -> None:
    fact = only("Fighting between Varania and Ostmark went on. The two sides will meet in Oslo on 12 May.")
    assert sorted(fact.parties) == ["Ostmark", "Varania"]


def test_later_sentences_add_to_a_round_and_a_new_round_stays_apart() -> None:
    facts = talks("The second round of talks between Varania and Ostmark began in Oslo on Monday. The Oslo talks "
                  "collapsed a day later. Another round will take place in Lisbon on 12 May.")
    assert [(fact.place, fact.round, fact.status) for fact in facts] == [
        ("Oslo", 2, "ongoing"), ("Oslo", 2, "failed"), ("Lisbon", None, "scheduled")]
    assert facts[-1].inferred == ("parties",)
    assert all(sorted(fact.parties) == ["Ostmark", "Varania"] for fact in facts)


def test_a_report_in_the_present_tense_is_of_its_own_day() -> None:
    fact = only("Peace talks between Varania and Ostmark begin in Oslo.")
    assert (fact.date, fact.date_basis, fact.status) == (PUBLISHED, "resolved", "ongoing")


def test_what_came_of_it_is_told_in_the_words_of_the_source() -> None:
    fact = only("Talks between Varania and Ostmark in Oslo ended with a joint statement on prisoners.")
    assert fact.outcome == "ended with a joint statement on prisoners"


@pytest.mark.parametrize("piece", [
    "Talks in Oslo began on Monday. ", "talks ", "round of ", "between Varania and ", "met Weiss in Oslo and ",
])
def test_time_grows_with_the_text_only(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        annotated = annotate(Document("long", "Peace talks in Oslo collapsed. " + piece * (size // len(piece))))
        return lambda: list(find(annotated))

    assert in_proportion(prepare, MAX_SENTENCE)


def test_two_meetings_told_in_one_breath_are_two() -> None:
    first, second = talks(
        WAR + "Delegations of Varania and Ostmark held talks in Geneva on 1 May and in Oslo on 5 May.")
    assert (first.place, first.date) == ("Geneva", dt.date(2031, 5, 1))
    assert (second.place, second.date) == ("Oslo", dt.date(2031, 5, 5))
    assert first.parties == second.parties == ("Varania", "Ostmark")


def test_the_capital_of_a_state_is_a_place() -> None:
    assert only("Talks between Varania and Ostmark will open in the Kenyan capital on 12 May.").place == "Nairobi"


def test_a_town_keeps_its_whole_name_where_it_begins_like_a_state() -> None:
    fact = only("He left after talks between Varania and Ostmark in the town of Mali Brod broke up without a deal.")
    assert (fact.status, fact.place) == ("failed", "Mali Brod")


def test_a_venue_is_no_side_of_the_conflict() -> None:
    fact = only("Kenya accused the Highland Front of raids. Kenya said the Highland Front had shelled a village. The "
                "Highland Front blamed Kenya. Talks will open in Lusaka, Zambia, on 12 May. Zambia is to the south.")
    assert "Zambia" not in fact.parties


def test_of_three_in_a_list_no_two_are_the_two_sides() -> None:
    said = "Kenya, Uganda and Rwanda agreed on a ceasefire. Leaders of Kenya, Uganda and Rwanda held talks."
    assert sides(annotate(Document("report", said))) == ()
    assert set(sides(annotate(Document("report", said.replace("Kenya, ", ""))))) == {"Uganda", "Rwanda"}


@pytest.mark.parametrize(("said", "place"), [
    ("The first round of talks between Varania and Ostmark was held at a naval base in Kessel on 1 May.", "Kessel"),
    ("A third round of talks between Varania and Ostmark is planned for Oslo on 12 May.", "Oslo"),
    ("Kenya hosted the last talks between Varania and Ostmark in 2029.", "Kenya"),
    ("Varania and Ostmark signed a deal in Geneva after three days of talks.", "Geneva"),
])
def test_the_venue_is_found_where_the_sentence_tells_it(said: str, place: str) -> None:
    assert only(WAR + said).place == place


@pytest.mark.parametrize(("said", "outcome"), [
    ("The talks between Varania and Ostmark in Geneva ended at 5:36 p.m. on Monday.", None),
    ("Talks between Varania and Ostmark were held in Geneva on Monday.", None),
    ("Talks between Varania and Ostmark in Geneva ended with a joint statement.", "ended with a joint statement"),
])
def test_an_outcome_is_more_than_the_time_of_the_end(said: str, outcome: str | None) -> None:
    assert only(said).outcome == outcome


def test_talks_that_broke_down_after_they_were_held_failed() -> None:
    fact = only(WAR + "Envoys of Varania and Ostmark held talks in Geneva on 1 May, which broke down after a day.")
    assert (fact.status, fact.place) == ("failed", "Geneva")


def test_a_suspension_until_a_day_is_not_of_that_day() -> None:
    assert only("Envoy Lena Moor suspended talks between Varania and Ostmark in Geneva until 20 May.").date is None


def test_after_more_than_some_hours_of_talks_they_are_over() -> None:
    said = "Varania and Ostmark agreed on a truce after more than 16 hours of talks in Geneva."
    assert only(WAR + said).status == "concluded"


@pytest.mark.parametrize(("said", "place", "day"), [
    ("Delegations from Varania and Ostmark meet in Geneva for talks on the roads in Kessel.", "Geneva", "2031-05-07"),
    ("Envoys of Varania and Ostmark meet in Oslo, Norway, to discuss the border.", "Oslo", "2031-05-07"),
    ("Talks between Varania and Ostmark on the roads in Kessel begin in Geneva.", "Geneva", "2031-05-07"),
    ("Five days of talks between Varania and Ostmark in Geneva end with a joint statement.", "Geneva", "2031-05-03"),
])
def test_a_report_in_the_present_tense_is_of_its_own_day_and_place(said: str, place: str, day: str) -> None:
    fact = only(WAR + said)
    assert (fact.place, fact.date) == (place, dt.date.fromisoformat(day))


@pytest.mark.parametrize("said", [
    "Varania and Ostmark signed a deal in Geneva on Monday after six days of talks.",
    "Six days of talks between Varania and Ostmark in Geneva ended on Monday.",
])
def test_so_many_days_of_talks_end_on_the_day_that_is_told(said: str) -> None:
    fact = only(WAR + said)
    assert (fact.date, fact.date_end) == (dt.date(2031, 4, 30), dt.date(2031, 5, 5))


def test_talks_on_a_day_after_the_report_are_to_come_whatever_the_verb() -> None:
    fact = only(WAR + "The envoy proposes direct talks with Ostmark in Geneva on 15 May.")
    assert (fact.status, fact.date) == ("scheduled", dt.date(2031, 5, 15))


def test_a_party_that_stays_away_calls_talks_off_but_one_person_does_not() -> None:
    said = "says that it will not attend the talks with Varania in Geneva"
    assert only(f"The Highland Front {said}.").status == "cancelled"
    assert not talks(f"The Highland Front {said} unless the shelling stops.")
    assert not talks("President Jan Orlik will not attend the talks with Ostmark in Geneva.")


def test_calls_by_telephone_are_no_talks() -> None:
    assert not talks("The generals of Varania and Ostmark hold talks by telephone on Monday.")


def test_suspended_talks_are_of_the_day_they_were_held() -> None:
    fact = only("Talks between Varania and Ostmark, which began in Geneva on Monday, were suspended on Tuesday.")
    assert (fact.status, fact.date) == ("suspended", dt.date(2031, 5, 5))


def test_a_day_of_something_else_is_not_that_of_the_talks() -> None:
    said = "The talks between Varania and Ostmark in Geneva are to settle how the truce of 1 May is watched."
    assert only(WAR + said).date is None


def test_those_who_serve_as_mediators_are_mediators() -> None:
    fact = only("Talks between Varania and Ostmark began in Geneva on Monday, with Kenya and Uganda as mediators.")
    assert fact.mediators == ("Kenya", "Uganda")


def test_the_day_of_a_truce_is_no_day_of_the_talks_about_it() -> None:
    text = WAR + "The second round of talks in Geneva is to settle how the truce of 1 May will be watched."
    assert all(fact.date != dt.date(2031, 5, 1) for fact in talks(text))


def test_the_two_countries_are_states_and_not_the_group_that_they_fight_over() -> None:
    text = ("Kenya shelled the hills. Kenya accuses Uganda of backing the Highland Front (HF). Uganda denies it. "
            "The HF and the Highland Front are one. Delegations of the two countries met in Geneva on Monday.")
    assert only(text).parties == ("Kenya", "Uganda")


def test_a_bracket_before_a_comma_does_not_part_talks_from_their_verb() -> None:
    fact = only("Talks between Varania and Ostmark in Geneva (Switzerland), which began on Monday, collapsed.")
    assert (fact.status, fact.place) == ("failed", "Geneva")


def test_talks_with_somebody_are_those_of_the_subject_of_the_sentence() -> None:
    (fact,) = talks(
        "US envoy Tam Belo said a truce between Kenya and Uganda was near after talks with leader Jan Orlik in Oslo.")
    assert (fact.place, fact.parties) == ("Oslo", ("Tam Belo", "Jan Orlik"))


def test_the_rebels_are_the_group_that_the_text_calls_so() -> None:
    text = (
        "The Kenyan government and Highland Front (HF) rebels agreed to a truce. The Highland Front said so. "
        "Kenya thanked the Highland Front rebels. The two sides will meet in Oslo on 6 May. The rebels want land, the "
        "rebels said, and the rebels fight on. The rebels of the north are few.")
    (fact,) = talks(text)
    assert set(fact.parties) == {"Kenya", "Highland Front"}


def test_a_host_is_no_party() -> None:
    (fact,) = talks("Japan and Norway have offered to host a further round of peace talks in Oslo on 6 May.")
    assert fact.parties == ()


@pytest.mark.parametrize("text", [
    "Envoys of both sides demanded that the Highland Front begin talks within three months.",
    "The truce is safe, he told a meeting of the Nordic council in Oslo on Monday.",
])
def test_what_is_asked_for_or_only_listens_is_no_meeting(text: str) -> None:
    assert talks(text) == []



def test_talks_after_whose_hosting_somebody_spoke_are_over() -> None:
    fact = only("President Tam Belo spoke of a truce after hosting talks between Kenya and Uganda in Oslo on Monday.")
    assert (fact.status, set(fact.parties)) == ("concluded", {"Kenya", "Uganda"})


def test_a_round_has_not_the_year_in_which_the_first_was_held() -> None:
    assert only("It is the ninth round since 2012 of peace talks between Kenya and Uganda.").date is None


def test_mediators_who_are_told_something_are_not_those_named_next() -> None:
    text = ("“The movement informed the mediators of its approval,” senior Highland Front official Tam Belo said. "
            "Peace talks between Kenya and the Highland Front in Oslo broke down in April.")
    assert only(text).mediators == ()


@pytest.mark.parametrize(("text", "parties"), [
    ("Belo and Vask meet in Oslo for talks on a ceasefire.", ("Belo", "Vask")),
    ("Kenya's Tam Belo and Uganda's Oru Vask met in Oslo for talks on a ceasefire.", ("Tam Belo", "Oru Vask")),
])
def test_people_of_whom_nothing_else_is_told_may_meet(text: str, parties: tuple[str, ...]) -> None:
    assert only(text).parties == parties


def test_talks_with_a_government_in_another_state_are_held_there() -> None:
    fact = only("The rebels will not attend the peace talks with the Kenyan government in Oslo on 9 May.")
    assert fact.place == "Oslo"


@pytest.mark.parametrize("text", [
    "He talks of a ceasefire in Oslo all the time.",
    "The coach gave pep talks in Oslo on Monday, and hoped for a truce.",
])
def test_not_every_talk_is_talks(text: str) -> None:
    assert talks(text) == []


def test_representatives_of_several_states_meet() -> None:
    fact = only("Kenyan diplomats meet representatives of France, Germany and Uganda in Oslo, Norway, to talk peace.")
    assert (fact.place, fact.parties) == ("Oslo", ("Kenya", "France", "Germany", "Uganda"))


def test_a_cabinet_meets_on_its_own() -> None:
    assert talks("Officials say that the Kenyan cabinet will meet on Tuesday to approve a truce with the rebels.") == []


def test_talks_beside_a_city_are_placed_by_it() -> None:
    assert only("Three days of peace talks south of Lisbon broke up on Monday.").place == "Lisbon"
