"""Tolls told in the manner of agencies: chronologies, totals, losses, lists, and where the dead fell."""

import datetime as dt

import pytest

from extractors.document import Document
from extractors.dossier.resolve import resolve
from extractors.extract import extract
from extractors.facts import Casualty

WEDNESDAY = dt.date(2031, 5, 14)


def facts(text: str) -> list[Casualty]:
    """The casualties of a text published on a Wednesday."""
    document = Document("a.txt", text, published=WEDNESDAY, published_basis="metadata")
    return [fact for fact in resolve([extract(document)]) if isinstance(fact, Casualty)]


def tolls(text: str) -> list[tuple[str, int]]:
    return [(fact.outcome, fact.count) for fact in facts(text)]


def test_entries_of_a_chronology_are_of_the_year_told_last() -> None:
    text = "February 3, 2027 - A bomb kills 35 people in Lowmere.\n\n" \
        "March 6 - Gunmen kill nine pilgrims. In all, 12 die.\n\nJuly 16 - Eighty-five people are killed in Brenholt."
    assert [(fact.count, fact.date) for fact in facts(text)] == [
        (35, dt.date(2027, 2, 3)), (9, dt.date(2027, 3, 6)), (12, dt.date(2027, 3, 6)), (85, dt.date(2027, 7, 16))]


def test_a_day_after_the_year_of_the_entry_before_is_not_of_that_year() -> None:
    found = facts("June 3, 2027: A bomb killed 35 people.\n\nMarch 6: Gunmen killed nine pilgrims.")
    assert [fact.date for fact in found] == [dt.date(2027, 6, 3), dt.date(2031, 3, 6)]


@pytest.mark.parametrize(("text", "found"), [
    ("The camps hold 2,880 injured persons and 140 dead persons.", [("wounded", 2880), ("killed", 140)]),
    ("Two wounded soldiers died in hospital.", [("killed", 2)]),
    ("There are no injured persons in the camp.", []),
    ("The raiders took 251 hostage.", [("captured", 251)]),
    ("They took 12 people captive and one hostage was killed.", [("captured", 12), ("killed", 1)]),
    ("Five hostages were freed and 12 are being held hostage.", [("captured", 12)]),
    ("A mother of three was killed by a stray bullet.", [("killed", 1)]),
    ("The dead include six women and nine men, as well as a priest.", [("killed", 6), ("killed", 9), ("killed", 1)]),
    ("The company lost 12 members.", []),
    ("The Highland Front lost 12 members in a raid.", [("killed", 12)]),
])
def test_people_counted_in_other_ways(text: str, found: list[tuple[str, int]]) -> None:
    assert tolls(text) == found


@pytest.mark.parametrize(("text", "side", "group"), [
    ("Ostmark lost 14 soldiers in the battle.", "Ostmark", "military"),
    ("The army said the rebels lost 20 men.", None, "militant"),
    ("The Highland Front said it had lost two fighters.", "Highland Front", "militant"),
    ("The Highland Front has lost 25 members in raids.", "Highland Front", "militant"),
])
def test_who_loses_people_is_their_side(text: str, side: str | None, group: str) -> None:
    found = facts("Ostmark's foreign minister, Jas Holm, met envoys of the rebel Highland Front (HF). " + text)
    assert [(fact.side, fact.group) for fact in found] == [(side, group)]


def test_groups_of_a_list_may_have_fallen_in_different_places() -> None:
    found = facts("Troops killed six rebels in Lowmere Saturday and two in Port Hale Sunday.")
    assert [(fact.count, fact.place) for fact in found] == [(6, "Lowmere"), (2, "Port Hale")]


@pytest.mark.parametrize(("text", "place"), [
    ("The hospital received 18 bodies.", None),
    ("Two bombers struck in Lowmere, south of Brenholt, killing 105 pilgrims.", "Lowmere"),
    ("A feud in Belo tribal lands killed nine people.", None),
    ("Blasts tore through Lowmere, killing 63 men in one of the bloodiest months in Somalia.", "Lowmere"),
    ("Police killed nine people at a march against Kenya's disputed vote.", None),
    ("Six people were killed in northern Kenya.", "Kenya"),
])
def test_where_people_fell(text: str, place: str | None) -> None:
    assert facts(text)[0].place == place


def test_the_capital_is_that_of_the_country_that_a_text_is_about() -> None:
    found = facts("Kenyan police fired at marchers in Kenya on Tuesday. Nine people were killed in the capital.")
    assert found[0].place == "Nairobi"


def test_a_total_of_several_countries_has_no_one_place() -> None:
    found = facts("Raids go on in Kenya. Kenya mourns. Thousands have died in the three countries since 2027.")
    assert [fact.place for fact in found] == [None]


def test_the_bloodiest_day_of_a_year_is_an_incident_of_its_own_day() -> None:
    fact = facts("Blasts tore through Lowmere on Monday, killing 77 people in the bloodiest day this year.")[0]
    assert (fact.scope, fact.date) == ("incident", dt.date(2031, 5, 12))


def test_since_then_makes_a_running_total() -> None:
    found = facts("The Highland Front took up arms in spring. Since then more than 400 soldiers have been killed.")
    assert [(fact.scope, fact.date) for fact in found] == [("cumulative", None)]


def test_what_claims_lives_claims_no_facts() -> None:
    found = facts("Raids by the Highland Front have since claimed 90 lives, while some 2,000 people have fled.")
    assert [fact.claimed_by for fact in found] == [None, None]


def test_according_to_after_while_belongs_to_what_follows() -> None:
    found = facts("Nine people died, while, according to the army, 20 were hurt.")
    assert [fact.claimed_by for fact in found] == [None, "army"]


def test_figures_are_those_of_who_gives_them() -> None:
    found = facts("Nine people were killed, according to estimates from the Open Harvest Foundation.")
    assert found[0].claimed_by == "Open Harvest Foundation"


def test_a_year_between_dashes_dates_nothing_outside_them() -> None:
    found = facts("The general — jailed in 2019 over a plot — and two guards were killed.")
    assert {fact.date for fact in found} == {None}


@pytest.mark.parametrize(("text", "day"), [
    ("The death toll from Friday's raid rose to 46 on Sunday.", dt.date(2031, 5, 9)),
    ("The death toll from a raid on Friday rose to 46.", dt.date(2031, 5, 9)),
    ("The death toll rose to 46 on Sunday.", None),
    ("On Sunday the death toll climbed to 46.", None),
])
def test_a_toll_does_not_date_from_the_day_on_which_it_rose(text: str, day: dt.date | None) -> None:
    assert [fact.date for fact in facts(text)] == [day]


def test_the_dead_of_whom_some_are_named_are_parts_of_the_toll_before() -> None:
    found = facts("Thirty-two people were killed in Lowmere. The dead include 15 rebels and two nurses.")
    assert [(fact.count, fact.part_of) for fact in found] == [(32, None), (15, found[0].id), (2, found[0].id)]


@pytest.mark.parametrize(("text", "side"), [
    ("Kenya said the number of its people killed had risen to 59.", "Kenya"),
    ("Kenya said 45 of its citizens had died.", "Kenya"),
    ("Nine people were killed on the Ugandan side.", "Uganda"),
])
def test_whose_people_the_words_around_a_toll_tell(text: str, side: str) -> None:
    assert [fact.side for fact in facts("Kenya and Uganda fought on Monday. " + text)] == [side]


@pytest.mark.parametrize(("text", "place"), [
    ("Nine people died in clashes with Uganda, Kenya said.", None),
    ("Two soldiers were wounded, the health ministry in Nairobi said.", None),
    ("Nine people died in Brenholt, a hospital said.", "Brenholt"),
    ("Nine people died on the Kestrian-Varanian border.", "Kestrian-Varanian border"),
])
def test_an_opponent_and_the_seat_of_a_ministry_are_no_scene(text: str, place: str | None) -> None:
    assert [fact.place for fact in facts(text)] == [place]


def test_the_ministry_is_the_one_named_before() -> None:
    found = facts("Six people were killed, the Lowmere health ministry said. The ministry said nine were hurt.")
    assert [fact.claimed_by for fact in found] == ["Lowmere health ministry", "Lowmere health ministry"]


def test_officials_in_two_countries_are_officials() -> None:
    assert facts("Nine people were killed, officials in the two countries said.")[0].claimed_by == "officials"


@pytest.mark.parametrize(("text", "found"), [
    ("More than 3 000 troops, herders and rebels were killed.", [("killed", 3000)]),
    ("By midnight 285 (255) were killed and 672 (646) wounded.", [("killed", 285), ("wounded", 672)]),
    ("Rebels took away 27 pupils, along with three teachers.", [("captured", 27), ("captured", 3)]),
    ("Many of the injured children were sent to Lowmere.", []),
    ("The wounded clerk was evacuated along with seven other clerks.", []),
])
def test_other_ways_to_count(text: str, found: list[tuple[str, int]]) -> None:
    assert tolls(text) == found


def test_a_number_that_several_kinds_share_is_of_no_one_group() -> None:
    assert [fact.group for fact in facts("About 300 soldiers and herders were killed.")] == ["unknown"]


def test_members_of_an_armed_group_are_militants() -> None:
    assert [fact.group for fact in facts("Ten Abu Sayyaf members were killed.")] == ["militant"]


@pytest.mark.parametrize(("text", "day"), [
    ("Envoys met to discuss a weekend raid that left nine people dead.", dt.date(2031, 5, 10)),
    ("It was worse than April, when 52 people were killed, and March.", dt.date(2031, 4, 1)),
    ("Twenty were wounded, the mayor said, adding there was no fighting in the past 20 days.", None),
])
def test_the_time_that_a_clause_gives_its_toll(text: str, day: dt.date | None) -> None:
    assert [fact.date for fact in facts(text)] == [day]


@pytest.mark.parametrize(("text", "claimant"), [
    ("The Open Harvest Foundation has documented 390 civilian casualties.", "Open Harvest Foundation"),
    ("According to confirmed UN data, 19 men were killed.", "United Nations"),
    ("Local media put the death count from the raid at 15.", "local media"),
])
def test_who_counts(text: str, claimant: str) -> None:
    assert [fact.claimed_by for fact in facts(text)] == [claimant]


def test_no_place_is_carried_over_to_the_toll_of_a_week() -> None:
    found = facts("A strike hit the market in Lowmere, killing six people. In the last week 58 people were killed.")
    assert [fact.place for fact in found] == ["Lowmere", None]


@pytest.mark.parametrize(("text", "found"), [
    ("A raid left four members of one family dead.", [("killed", 4)]),
    ("Troops have been “hit (including those wounded)”, and 50 fled.", []),
    ("Some 200 troops were wounded, but most were only lightly hurt.", [("wounded", 200)]),
    ("At least 15 bodies were picked up.", [("killed", 15)]),
    ("The clinic had seen more than 50 drovers since dawn with gunshot wounds.", [("wounded", 50)]),
])
def test_more_ways_to_count(text: str, found: list[tuple[str, int]]) -> None:
    assert [toll for toll in tolls(text) if toll[0] != "displaced"] == found


@pytest.mark.parametrize(("text", "claimant"), [
    ("The council, which rarely comments on raids, gave an official count of 96 killed.", "council"),
    ("Nine soldiers were killed, said a statement by the Kenyan Defence Ministry.", "Kenya"),
    ("Nine people were killed in raids, medical staff and residents said.", "medical staff and residents"),
])
def test_who_tells(text: str, claimant: str) -> None:
    assert [fact.claimed_by for fact in facts(text)] == [claimant]


def test_bodies_are_not_of_the_group_told_before() -> None:
    found = facts("Six Kenyan soldiers were killed, while the mayor said he had found a grave with 30 bodies.")
    assert [(fact.count, fact.group, fact.side) for fact in found] == [(6, "military", "Kenya"), (30, "unknown", None)]


@pytest.mark.parametrize(("text", "place"), [
    ("Two died in raids in Central African Republic's capital Bangui.", "Bangui"),
    ("In a raid at Lowmere, 30m south of Brenholt, nine people were hacked to death.", "Lowmere"),
    ("Nine soldiers were killed, the general said at a meeting of the council in Nairobi.", None),
])
def test_where_more_people_fell(text: str, place: str | None) -> None:
    assert [fact.place for fact in facts(text)] == [place]


def test_more_of_its_soldiers_are_soldiers_of_the_claimant() -> None:
    found = facts("Kenya said that at least 23 more of its soldiers were killed.")
    assert [(fact.group, fact.side) for fact in found] == [("military", "Kenya")]


def test_hunger_kills_nowhere_that_an_attack_was_told_of() -> None:
    found = facts("A strike hit the market in Lowmere, killing six people. Seven more people died of malnutrition.")
    assert [fact.place for fact in found] == ["Lowmere", None]


def test_the_number_of_militants_counts_militants() -> None:
    assert [fact.group for fact in facts("Police put the number of fighters killed in May at 290.")] == ["militant"]


def test_the_capital_of_a_demonym_is_that_city() -> None:
    assert [fact.place for fact in facts("Nine men died in the Somali capital on Monday.")] == ["Mogadishu"]


@pytest.mark.parametrize(("text", "scopes"), [
    ("Some 86 rebels have been killed since May, the army said. On its side, 12 soldiers were killed and 121 wounded.",
     ["cumulative", "cumulative", "cumulative"]),
    ("Some 86 rebels have been killed since May, the army said. A raid on Lowmere killed 12 soldiers.",
     ["cumulative", "incident"]),
    ("Some 86 rebels have been killed since May, the army said. On Tuesday 12 soldiers were killed.",
     ["cumulative", "incident"]),
])
def test_a_running_total_goes_on_until_an_event_is_told(text: str, scopes: list[str]) -> None:
    assert [fact.scope for fact in facts(text)] == scopes
