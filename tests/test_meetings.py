"""Meetings as reports tell of them: broken off, foretold, told in passing, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.test_talks import WAR, only, talks


@pytest.mark.parametrize(("said", "status", "when"), [
    ("Peace talks between Varania and Ostmark have been suspended since Monday.", "suspended", "2031-05-05"),
    ("Varania accused Ostmark of cutting short peace talks in Geneva on Monday.", "suspended", "2031-05-05"),
    ("A meeting between the presidents of Varania and Ostmark in Geneva will not take place as planned on Friday.",
     "cancelled", "2031-05-09"),
    ("The dispute helped scuttle a long-delayed round of talks between Varania and Ostmark on Monday.",
     "cancelled", "2031-05-05"),
])
def test_talks_come_to_a_halt_in_many_words(said: str, status: str, when: str) -> None:
    fact = only(WAR + said)
    assert (fact.status, str(fact.date)) == (status, when)


@pytest.mark.parametrize("said", [
    "The bishop called for a truce and talks between Varania and Ostmark on Monday.",
    "Two aides who know of the talks told the Harbour Ledger on Monday.",
    "Varania agreed to talks on the accord signed in May.",
    "Varania was prepared for talks on the truce, which has been in force since 2029.",
])
def test_a_day_or_place_of_something_else_makes_no_meeting(said: str) -> None:
    assert talks(WAR + said) == []


@pytest.mark.parametrize(("said", "place"), [
    ("The envoy will fly to Lima, Peru, where the talks go on.", "Lima"),
    ("An aide at the talks in Gabon's capital Libreville said so.", "Libreville"),
    ("The two sides will open talks in the Kenyan capital Monday.", "Nairobi"),
    ("Envoys of both sides would meet to discuss prisoners in the town of Kessel on Monday.", "Kessel"),
    ("She drove to the rebel-held town of Kessel for talks.", "Kessel"),
])
def test_where_talks_are_held_may_stand_in_an_aside(said: str, place: str) -> None:
    assert only(WAR + said).place == place


def test_a_meeting_of_ministers_of_two_states_is_theirs() -> None:
    fact = only("The meeting of the foreign ministers of Kenya and Uganda in Geneva lasted ten hours. Peace is near.")
    assert set(fact.parties) == {"Kenya", "Uganda"}


def test_meetings_in_months_apart_are_two() -> None:
    said = "The first round of talks was held in March. The talks will be held from 26 to 29 June."
    first, second = talks(WAR + said)
    assert (first.round, second.round) == (1, None)


def test_the_day_on_which_talks_are_to_end_is_not_theirs() -> None:
    fact = only(WAR + "Varania and Ostmark began talks on Monday. The talks, due to conclude on Friday, are in Geneva.")
    assert (str(fact.date), fact.status) == ("2031-05-05", "ongoing")


@pytest.mark.parametrize(("said", "status"), [
    ("Leaders of both sides came to Nairobi on Monday to discuss a truce.", "concluded"),
    ("The talks between Varania and Ostmark, which have long been stalled, are now to resume on Friday.", "scheduled"),
    ("The two men last met in Geneva in February last year.", "concluded"),
])
def test_people_come_to_a_place_to_talk(said: str, status: str) -> None:
    assert only(WAR + said).status == status


def test_whether_they_will_talk_is_no_meeting() -> None:
    assert talks(WAR + "The doubt is whether both can get to a table for peace talks in 2032.") == []


@pytest.mark.parametrize(("text", "place"), [
    ("Peace talks to end Kenya's long war opened in Oslo on Monday.", "Oslo"),
    ("Peace talks in the Red Sea resort were suspended on Monday.", None),
])
def test_a_place_that_only_qualifies_is_not_the_venue(text: str, place: str | None) -> None:
    (fact,) = talks(text)
    assert fact.place == place


def test_envoys_who_have_come_to_discuss_are_at_talks() -> None:
    fact = only(WAR + "Negotiating teams had arrived in Nairobi to discuss the truce.")
    assert (fact.status, fact.place) == ("ongoing", "Nairobi")


def test_talks_of_last_week_are_over() -> None:
    assert only(WAR + "The Geneva talks of last week gave hope.").status == "concluded"


def test_what_was_meant_to_begin_was_to_begin_before() -> None:
    fact = only(WAR + "Talks between Varania and Ostmark were meant to start in Geneva on Monday.")
    assert str(fact.date) == "2031-05-05"


def test_the_round_is_the_one_spoken_of() -> None:
    facts = talks(WAR + "Talks opened in Geneva on Monday. The envoy said that the round would resume on Friday.")
    assert [fact.status for fact in facts] == ["ongoing", "scheduled"]


def test_rounds_of_bargaining_are_rounds() -> None:
    fact = only(WAR + "The next round of bargaining, which is to take place in Geneva on Friday, is the third.")
    assert (fact.status, fact.place) == ("scheduled", "Geneva")


def test_who_meets_again_for_talks_meets_once() -> None:
    fact = only(WAR + "The sides agreed to meet again from 11 to 13 May in Kessel for further talks on the plans they "
                "offered last April.")
    assert (str(fact.date), fact.place) == ("2031-05-11", "Kessel")


@pytest.mark.parametrize(("said", "place"), [
    ("The first round of talks concluded on Saturday at the Palais des Arts in Geneva.", "Geneva"),
    ("The rebels will resume talks with the Kenyan government in Uganda capital Kampala on Friday.", "Kampala"),
    ("The rebels signed a deal in Kenyan-held Marash late on Monday following day-long talks.", "Marash"),
    ("Kenya would host a meeting between its premier, Oru Vask, and the UN envoy to Burundi, in Kigali.", "Kigali"),
])
def test_the_city_is_where_they_meet(said: str, place: str) -> None:
    assert only(WAR + said).place == place


@pytest.mark.parametrize(("said", "day"), [
    ("\"We propose 12 May as a date for another round of talks in Oslo,\" it said in a statement issued on Sunday.",
     "2031-05-12"),
    ("Talks between the rebels and Varania go on in Oslo and are due to end on Friday.", "None"),
])
def test_the_day_of_the_talks_is_no_other_one(said: str, day: str) -> None:
    assert str(only(WAR + said).date) == day


def test_mediators_may_be_named_with_their_offices() -> None:
    fact = only(WAR + "Talks were held in Oslo on Monday. The main mediators were Tam Belo, former president of Kenya, "
                "and Oru Vask, vice president of Uganda.")
    assert fact.mediators == ("Tam Belo", "Oru Vask")


def test_a_government_and_rebels_meet_under_the_mediation_of_another() -> None:
    fact = only(WAR + "Kenya's government and northern rebels met for U.N.-mediated talks in Oslo on Monday.")
    assert (fact.parties, fact.mediators) == (("Kenya", "rebels"), ("United Nations",))


@pytest.mark.parametrize(("said", "place", "day"), [
    ("He told of the peace meeting, held in the Ugandan capital of Kampala on 2 May.", "Kampala", "2031-05-02"),
    ("Talks were held in the Lower State capital Marash on Monday.", "Marash", "2031-05-05"),
    ("Varanian officials were in Kenya's capital Monday for talks with Ostmark.", "Nairobi", "2031-05-05"),
    ("Envoys of both sides plan to head to Oslo on Friday to try to negotiate a truce.", "Oslo", "2031-05-09"),
    ("Both sides wait for the May 20 talks planned in the Kenyan capital of Nairobi.", "Nairobi", "2031-05-20"),
])
def test_where_and_when_they_meet(said: str, place: str, day: str) -> None:
    fact = only(WAR + said)
    assert (fact.place, str(fact.date)) == (place, day)


@pytest.mark.parametrize("said", [
    "The talks in Oslo are part of efforts to end the conflict, which began in 2029.",
    "It is the ninth session of talks in Oslo since March.",
])
def test_when_the_war_began_is_no_day_of_the_talks(said: str) -> None:
    assert only(WAR + said).date is None


def test_talks_that_falter_may_stand_after_who_brokered_them() -> None:
    fact = only(WAR + "The strike came after one round of talks brokered by Tam Belo last week in Oslo faltered.")
    assert (fact.status, fact.place) == ("failed", "Oslo")


def test_who_is_somewhere_for_talks_is_talking_there_but_not_with_the_place() -> None:
    fact = only(WAR + "President Jan Orlik was in Nairobi for a second round of talks with rebel leader Anton Weiss.")
    assert (fact.status, fact.parties) == ("ongoing", ("Jan Orlik", "Anton Weiss"))


@pytest.mark.parametrize(("said", "status", "place", "day"), [
    ("The first round of talks, hosted in 2029 by Kuwait, collapsed.", "failed", "Kuwait", "2029-01-01"),
    ("They will prepare for another peace summit which he will host in Oslo on 21 May.", "scheduled", "Oslo",
     "2031-05-21"),
    ("A second round, after a pause, on 2 May in Geneva came to little.", "ongoing", "Geneva", "2031-05-02"),
    ("The aim of talks, starting Friday in the resort town of Marash, is peace.", "scheduled", "Marash", "2031-05-09"),
    ("Negotiators began talks in the Red Sea city of Ras el-Bahr on Monday.", "ongoing", "Ras el-Bahr", "2031-05-05"),
    ("Foreign Minister Tam Belo of Kenya and Foreign Minister Oru Vask of Uganda met in Oslo on Monday.", "concluded",
     "Oslo", "2031-05-05"),
])
def test_what_is_told_of_a_meeting_in_an_aside(said: str, status: str, place: str, day: str) -> None:
    fact = only(WAR + said)
    assert (fact.status, fact.place, str(fact.date)) == (status, place, day)


@pytest.mark.parametrize("said", [
    "Envoys hope for an end of the year-long impasse in their talks.",
    "The talks were called last month by Kenya.",
    "The talks ended with a pledge to keep the halt that both declared last week.",
])
def test_other_days_are_not_those_of_the_talks(said: str) -> None:
    assert talks(WAR + said) == []


@pytest.mark.parametrize(("said", "status", "place", "day"), [
    ("All was quiet since talks between the two sides broke down in the summer of 2030.", "failed", None,
     "2030-01-01"),
    ("The envoy was in the Kenyan capital this week for talks on peace.", "ongoing", "Nairobi", "2031-05-05"),
    ("They agreed to convene on 12 May in a Brussels trilateral peace meeting.", "scheduled", "Brussels", "2031-05-12"),
    ("The session will follow talks held by both sides in Oslo last week.", "concluded", "Oslo", "2031-04-28"),
])
def test_talks_told_in_other_words(said: str, status: str, place: str | None, day: str) -> None:
    fact = only(WAR + said)
    assert (fact.status, fact.place, str(fact.date)) == (status, place, day)


def test_those_whose_delegations_agree_following_talks_held_them() -> None:
    fact = only(WAR + "Kenyan and Ugandan delegations, following negotiations in Oslo on Monday, agreed to it.")
    assert set(fact.parties) == {"Kenya", "Uganda"}


def test_rounds_of_a_chronicle_have_their_day_and_place_behind_a_colon() -> None:
    first, second = talks(
        "First round: 3-5 May, 2029 at the Halden base in Kenya.\n\nSecond round: 2 June, 2029 in Oslo, Norway.\n\n"
        "Both sides spoke of peace.")
    assert [(f.round, str(f.date), f.status) for f in (first, second)] == [
        (1, "2029-05-03", "concluded"), (2, "2029-06-02", "concluded")]
    assert second.place == "Oslo"


def test_who_brings_two_together_mediates() -> None:
    fact = only(WAR + "Tam Belo, who brought both foes together to begin peace talks last week, was glad.")
    assert fact.mediators == ("Tam Belo",)


@pytest.mark.parametrize("said", [
    "The row on Monday might derail the peace talks and reverse progress.",
    "The talks initiative has been hampered since June.",
])
def test_what_only_names_talks_is_none(said: str) -> None:
    assert talks(WAR + said) == []


@pytest.mark.parametrize(("said", "found"), [
    ("The leaders agreed at a meeting on Monday to resume their stalled talks on 12 May.",
     [("concluded", "2031-05-05"), ("scheduled", "2031-05-12")]),
    ("Both sides agreed on Monday to resume talks on 12 May.", [("scheduled", "2031-05-12")]),
    ("Both sides agreed on Monday to resume talks in Oslo.", [("scheduled", "None")]),
    ("Varania will meet Ostmark next Tuesday, after Ostmark last week requested talks.", [("scheduled", "2031-05-13")]),
])
def test_what_is_agreed_has_a_day_of_its_own(said: str, found: list[tuple[str, str]]) -> None:
    assert sorted((fact.status, str(fact.date)) for fact in talks(WAR + said)) == found


def test_talks_broken_off_and_to_go_on_are_told_apart() -> None:
    facts = talks(WAR + "Talks between Varania and Ostmark were suspended on Monday but will resume on 19 May.")
    assert [(f.status, str(f.date)) for f in facts] == [("suspended", "2031-05-05"), ("scheduled", "2031-05-19")]


def test_a_day_after_face_to_face_talks_is_past() -> None:
    fact = only(WAR + "Varania and Ostmark held face-to-face talks in Geneva on Friday to discuss a swap.")
    assert (fact.status, str(fact.date)) == ("concluded", "2031-05-02")


@pytest.mark.parametrize(("said", "status", "place", "when"), [
    ("Talks between Varania and the party of the north, the Movement (MN), were adjourned on Monday.",
     "suspended", None, "2031-05-05"),
    ("A breakthrough was made on Monday in talks in Geneva on a truce agreed in March between Varania and Ostmark.",
     "concluded", "Geneva", "2031-05-05"),
    ("At a fourth round of talks, brokered by Kenya and held in Geneva on 2 May, Varania and Ostmark agreed a swap.",
     "concluded", "Geneva", "2031-05-02"),
    ("Varania and Ostmark had been holding talks in Geneva until an aide said that the negotiations had collapsed.",
     "failed", "Geneva", "None"),
    ("The clerk laid the blame for the collapse of talks on Ostmark, and for the talks' collapse in Geneva.",
     "failed", "Geneva", "None"),
])
def test_meetings_told_in_passing_keep_their_own_day_and_place(
        said: str, status: str, place: str | None, when: str) -> None:
    fact = only(WAR + said)
    assert (fact.status, fact.place, str(fact.date)) == (status, place, when)


def test_an_agreement_to_meet_is_a_meeting_to_come() -> None:
    said = "The third round of talks between Varania and Ostmark ended on Monday with an agreement to meet on 19 May."
    assert {(f.status, str(f.date)) for f in talks(WAR + said)} == {
        ("concluded", "2031-05-05"), ("scheduled", "2031-05-19")}
