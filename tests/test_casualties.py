"""What a sentence says of people killed, wounded, missing, captured or displaced."""

import pytest

from extractors.casualties import find
from extractors.document import Document
from extractors.extract import extract
from extractors.facts import Casualty
from extractors.language.annotate import annotate


def casualties(text: str) -> list[Casualty]:
    return list(find(annotate(Document("a.txt", text))))


def tolls(text: str) -> list[tuple[str, int]]:
    return [(fact.outcome, fact.count) for fact in casualties(text)]


@pytest.mark.parametrize(("text", "found"), [
    ("Gunmen killed 12 soldiers near Brenholt.", [("killed", 12)]),
    ("A rocket hit a kiosk, killing a civilian.", [("killed", 1)]),
    ("Two shepherds were shot dead and a third was wounded.", [("killed", 2), ("wounded", 1)]),
    ("Nine people died and 30 others were injured.", [("killed", 9), ("wounded", 30)]),
    ("The stampede left 19 dead and 33 wounded.", [("killed", 19), ("wounded", 33)]),
    ("The attack claimed the lives of three nurses.", [("killed", 3)]),
    ("The death toll rose to 46.", [("killed", 46)]),
    ("The ministry mourned the deaths of 11 peacekeepers.", [("killed", 11)]),
    ("One beekeeper was killed and five others badly injured.", [("killed", 1), ("wounded", 5)]),
    ("Six of the attackers were killed; five of them were foreigners.", [("killed", 6)]),
    ("Fighters took 30 passengers hostage.", [("captured", 30)]),
    ("Eight sailors were missing.", [("missing", 8)]),
    ("The war has driven 3 million from their villages.", [("displaced", 3_000_000)]),
    ("Another 12 were wounded.", [("wounded", 12)]),
    ("Both of the captives were killed.", [("killed", 2)]),
    ("Halden Orr, a village chief, was shot dead.", [("killed", 1)]),
    ("Orr and three of his guards were killed.", [("killed", 1), ("killed", 3)]),
    ("The shelling killed or wounded 40 villagers.", [("casualties", 40)]),
    ("A woman and her two daughters were hurt.", [("wounded", 1), ("wounded", 2)]),
    ("Two children from a Lowmere family were killed.", [("killed", 2)]),
    ("A bomber killed himself and four others.", [("killed", 4)]),
    ("Surveyors have counted over 70 civilian deaths and 87 injuries.", [("killed", 70), ("wounded", 87)]),
    ("Nine people were killed in Lowmere and six in Brenholt.", [("killed", 9), ("killed", 6)]),
    ("Three elders from Lowmere, Varania, are abducted and killed.", [("killed", 3)]),
    ("A local high-ranking commander was killed.", [("killed", 1)]),
    ("One of the injured later died in hospital.", [("killed", 1)]),
    ("The raid killed a family of six.", [("killed", 6)]),
    ("Dozens of others were reported missing.", [("missing", 12)]),
    ("The army said that three soldiers were killed and two wounded.", [("killed", 3), ("wounded", 2)]),
    ("Three policemen were killed while six more were wounded.", [("killed", 3), ("wounded", 6)]),
])
def test_statements_of_a_toll(text: str, found: list[tuple[str, int]]) -> None:
    assert tolls(text) == found


@pytest.mark.parametrize("text", [
    "No one was killed.", "None of the 40 passengers was hurt.", "The rebels threatened to kill 12 hostages.",
    "The dam could kill thousands of people.", "The army denied that 12 civilians were killed.",
    "If 12 soldiers were killed, the truce would end.", "Were 40 people killed?", "Forty people are feared dead.",
    "The plot would have killed dozens of people.", "Two houses were destroyed.", "Nobody was hurt.",
    "The show killed off 12 soldiers.",
    "He was sentenced to death with 11 others.", "Three police vehicles were hit.",
    "The court passed two death sentences.",
    "Two dead goats lay in the field.", "Troops captured four villages.", "There were no casualties.",
])
def test_what_is_no_toll(text: str) -> None:
    assert tolls(text) == []


def test_a_list_gives_each_its_count_group_and_side() -> None:
    soldiers, militants = casualties("Nine Ukrainian soldiers and 14 militants were killed in Lowmere.")
    assert (soldiers.count, soldiers.group, soldiers.side) == (9, "military", "Ukraine")
    assert (militants.count, militants.group, militants.side) == (14, "militant", None)
    assert soldiers.victims == "Nine Ukrainian soldiers"


def test_a_part_names_the_larger_figure() -> None:
    document = Document("a.txt", "At least 37 pilgrims, including six children and a driver, were killed.")
    whole, children, driver = (fact for fact in extract(document).facts if isinstance(fact, Casualty))
    assert (whole.count, whole.bound, whole.part_of) == (37, "at_least", None)
    assert (children.count, children.group, children.part_of) == (6, "civilian", whole.id)
    assert (driver.count, driver.part_of) == (1, whole.id)


def test_a_part_named_after_the_verb_names_the_larger_figure_too() -> None:
    text = "Seven people were killed, including five nurses, and 13 others, three of them boys, were hurt."
    document = Document("a.txt", text)
    seven, five, thirteen, three = (fact for fact in extract(document).facts if isinstance(fact, Casualty))
    assert [fact.count for fact in (seven, five, thirteen, three)] == [7, 5, 13, 3]
    assert (five.outcome, five.part_of) == ("killed", seven.id)
    assert (three.outcome, three.part_of) == ("wounded", thirteen.id)


@pytest.mark.parametrize(("text", "count", "count_max", "bound"), [
    ("Rubble killed between 30 and 45 quarrymen.", 30, 45, "range"),
    ("Up to a dozen people were killed.", 12, None, "at_most"),
    ("About 50 conscripts died.", 50, None, "about"),
    ("Scores of villagers were killed.", 20, None, "vague"),
    ("Hundreds of villagers were killed.", 100, None, "vague"),
])
def test_bounds(text: str, count: int, count_max: int | None, bound: str) -> None:
    (fact,) = casualties(text)
    assert (fact.count, fact.count_max, fact.bound) == (count, count_max, bound)


@pytest.mark.parametrize(("text", "group"), [
    ("Two police officers drowned.", "police"), ("Two army officers were killed.", "military"),
    ("Two members of the militia were killed.", "militant"), ("Two nurses were killed.", "civilian"),
    ("Two ministers were killed.", "official"), ("Two people were killed.", "unknown"),
])
def test_groups(text: str, group: str) -> None:
    (fact,) = casualties(text)
    assert fact.group == group


def test_a_number_without_a_noun_leans_on_the_figure_before_it() -> None:
    _, second = casualties("Six Ukrainian soldiers were killed and eight were wounded.")
    assert (second.outcome, second.group, second.side) == ("wounded", "military", "Ukraine")
    assert set(second.inferred) >= {"group", "side"}


def test_others_may_be_anybody() -> None:
    _, others = casualties("A soldier was killed and eight others were wounded.")
    assert others.group == "unknown"


def test_soldiers_of_the_claimant() -> None:
    (fact,) = casualties("Armenia said that two of its soldiers were killed.")
    assert fact.side == "Armenia"


@pytest.mark.parametrize("text", [
    "She mourned the death of her mother.", "The party won the count, bringing the total to nine.",
    "His father died in May.",
    "A sniper shot at the tower.", "Earnings were hurt by the sale.",
])
def test_natural_deaths_and_other_sums_are_no_tolls(text: str) -> None:
    assert tolls(text) == []


def test_a_death_in_an_attack_is_one() -> None:
    assert tolls("A shell hit the boat and the pilot died.") == [("killed", 1)]


def test_of_two_outcomes_the_worse() -> None:
    assert tolls("Three guards were abducted and later killed.") == [("killed", 3)]


def test_place_and_claimant_of_a_toll() -> None:
    (fact,) = casualties("Twelve people were killed in Lowmere, the health ministry said.")
    assert fact.place == "Lowmere"
    assert fact.claimed_by is not None


def test_a_place_named_before_is_marked_as_inferred() -> None:
    first, second = casualties("A mine killed two men in Lowmere. Six others were wounded.")
    assert first.place == second.place == "Lowmere"
    assert (first.inferred, second.inferred) == ((), ("place",))


def test_the_total_of_a_war_is_cumulative_and_has_no_date() -> None:
    (fact,) = casualties("The civil war has killed over 60,000 herders and farmers.")
    assert (fact.scope, fact.when) == ("cumulative", None)


def test_a_toll_that_replaces_an_earlier_one_names_it() -> None:
    (fact,) = casualties("The death toll climbed to 31, up from 24.")
    assert (fact.count, fact.previous) == (31, 24)


def test_a_fact_shows_the_words_that_it_rests_on() -> None:
    text = "On the hill, gunmen killed 12 soldiers."
    (fact,) = casualties(text)
    assert [text[start:end] for start, end in fact.matched] == ["12 soldiers", "killed"]
    assert fact.rule == "killed people"


@pytest.mark.parametrize(("text", "place"), [
    ("A spokesman told reporters in Brenholt that 12 soldiers were killed.", None),
    ("Twelve soldiers were killed, the envoy said in Brenholt.", None),
    ("Twelve soldiers were killed in Lowmere, the envoy said in Brenholt.", "Lowmere"),
    ("On the eve of talks in Brenholt, gunmen killed 12 soldiers.", None),
    ("In Lowmere, police said 12 people were killed.", "Lowmere"),
    ("Envoys met in Lowmere, where a shell killed two men.", "Lowmere"),
    ("Two boys hurt by the blast were flown to a clinic in Lowmere.", None),
    ("Gunmen killed 12 people in a raid on Lowmere.", "Lowmere"),
    ("A rocket killed a nurse in Varania's Lowmere district.", "Lowmere"),
    ("A rocket killed a nurse in the Red Sea port city of Lowmere.", "Lowmere"),
    ("A rocket killed a nurse in Kenya's capital, Nairobi.", "Nairobi"),
    ("In Lowmere, 55 kilometers (35 miles) east of the port Brenholt, a rocket killed a nurse.", "Lowmere"),
    ("Police said a nurse was killed in a raid that they blamed on support from neighbouring Kenya.", None),
    ("Ostmark's health ministry said 30 people were killed.", "Ostmark"),
])
def test_the_place_of_a_toll_is_never_one_of_speech_or_talks(text: str, place: str | None) -> None:
    assert casualties(text)[0].place == place


@pytest.mark.parametrize(("before", "text", "place"), [
    ("A bomb went off in Lowmere.", "Six people were killed.", "Lowmere"),
    ("Envoys met in Lowmere.", "Six people were killed by a bomb.", None),
    ("A bomb went off in Lowmere.", "In a separate attack, six people were killed.", None),
    ("A bomb went off in Lowmere.", "Six people were killed in another village.", None),
    ("A bomb went off in Lowmere on Monday.", "Six soldiers were killed in May.", None),
    ("The army accused the rebels of attacks in Lowmere.", "Six people were killed.", None),
])
def test_a_place_is_carried_over_from_the_same_incident_alone(before: str, text: str, place: str | None) -> None:
    assert casualties(f"{before} {text}")[-1].place == place


def test_the_place_of_an_incident_may_be_told_after_its_toll() -> None:
    (fact,) = casualties("Six people were killed, police said. The attack took place in Lowmere.")
    assert fact.place == "Lowmere"


@pytest.mark.parametrize("text", [
    "The war, which the Highland Front began with a raid in June 2019, has killed thousands of people.",
    "More than 900 people have been killed since February 1996.",
    "More than 900 people have been killed since October 7, 2023.",
    "Almost 900 people have died in two decades of violence.",
])
def test_a_running_total_of_years_has_no_date(text: str) -> None:
    (fact,) = casualties(text)
    assert (fact.scope, fact.when) == ("cumulative", None)


@pytest.mark.parametrize("text", [
    "Thirteen rebels died in the heaviest fighting since the truce.",
    "Raiders killed hundreds of people in the latest crime of a war that has raged for 31 months.",
    "Forty soldiers were killed in the conflict zone.",
])
def test_a_war_that_is_only_named_makes_no_running_total(text: str) -> None:
    assert [fact.scope for fact in casualties(text)] == ["incident"]


def test_an_incident_does_not_date_from_what_it_is_compared_with() -> None:
    text = "A clash on 22 April 2031 killed two soldiers in the first flare-up since a truce in February 2031."
    (fact,) = casualties(text)
    assert fact.when is not None
    assert fact.when.text == "22 April 2031"


def test_a_week_before_is_no_earlier_figure() -> None:
    text = "This week some 40 people were killed in raids, while the previous week 50 were killed."
    assert [(fact.count, fact.previous) for fact in casualties(text)] == [(40, None), (50, None)]


def test_a_comma_ends_what_including_opens() -> None:
    text = "Eighteen civilians, including members of the choir, and 16 soldiers have lost their lives in raids."
    assert [(fact.count, fact.part_of) for fact in casualties(text)] == [(18, None), (16, None)]


def test_security_personnel_of_a_government_are_military() -> None:
    (fact,) = casualties("The dead included 342 government security personnel.")
    assert (fact.count, fact.group) == (342, "military")


def test_a_state_whose_strikes_kill_is_not_the_one_at_war() -> None:
    text = "Kenyan strikes hit Lowmere. Kenyan raids followed. Ten government soldiers were killed in Kenyan strikes."
    assert [fact.side for fact in casualties(text)] == [None]


def test_a_war_s_dead_are_not_of_the_group_told_before() -> None:
    text = "Two soldiers were killed near Selm. The army ended a conflict that claimed more than 9,000 lives."
    soldiers, lives = casualties(text)
    assert (soldiers.group, lives.group, lives.scope) == ("military", "unknown", "cumulative")


def test_a_total_since_a_recent_day_has_an_interval() -> None:
    (fact,) = casualties("More than 90 people have been killed since December 4.")
    assert fact.scope == "cumulative"
    assert fact.when is not None
    assert fact.when.form == "range"


@pytest.mark.parametrize(("text", "found"), [
    ("Troops killed at least 20 militants and captured five others.", [("killed", 20), ("captured", 5)]),
    ("The brigade lost over 100 fighters killed and wounded.", [("casualties", 100)]),
    ("The ministry reported that one civilian was killed and eight were injured.", [("killed", 1), ("wounded", 8)]),
    ("The army put its losses at 19 soldiers.", [("casualties", 19)]),
    ("The attack brought to 27 the number of people killed this year.", [("killed", 27)]),
    ("The sides met to exchange the bodies of 42 soldiers.", []),
    ("Three nurses who went missing after the raid were found dead.", [("killed", 3)]),
])
def test_more_statements_of_a_toll(text: str, found: list[tuple[str, int]]) -> None:
    assert tolls(text) == found


def test_the_total_of_a_war_belongs_to_the_country_at_war() -> None:
    (fact,) = casualties("Mali's civil war drags on. Talks were held in Qatar. The war has killed 9,000 people.")
    assert fact.place == "Mali"


def test_civilians_of_one_state_did_not_die_in_the_other_where_the_text_does_not_say_so() -> None:
    here, there = casualties("Shells fell in Pakistan. Pakistan said 31 of its civilians were killed. "
                             "India said 13 of its civilians were killed.")
    assert (here.side, here.place) == ("Pakistan", "Pakistan")
    assert (there.side, there.place) == ("India", None)


def test_what_a_raid_was_on_is_a_place_unless_it_qualifies() -> None:
    assert [fact.place for fact in casualties("Six men died in a raid on Lowmere.")] == ["Lowmere"]
    assert [fact.place for fact in casualties("Six men died in a raid on Saxon pilgrims.")] == [None]


@pytest.mark.parametrize(("text", "found"), [
    ("Eighteen others were injured, five of them seriously.", [("wounded", 18), ("wounded", 5)]),
    ("Medina Hospital received 13 bodies.", [("killed", 13)]),
    ("Troops shot dead a marcher; another 40 were treated for gunshot wounds.", [("killed", 1), ("wounded", 40)]),
])
def test_the_hurt_and_the_dead_of_a_hospital(text: str, found: list[tuple[str, int]]) -> None:
    assert tolls(text) == found


def test_a_new_incident_takes_no_place_from_what_was_told_before() -> None:
    *_, crash = casualties("Gunmen killed two men in Lowmere. A bus crash left 18 dead.")
    assert (crash.count, crash.place) == (18, None)


def test_soldiers_told_of_by_another_state_may_be_its_own() -> None:
    *_, last = casualties("Two Ukrainian soldiers were killed. Russia lost 30 soldiers.")
    assert last.side != "Ukraine"


@pytest.mark.parametrize(("text", "found"), [
    ("Raiders took 30 civil servants hostage.", [("captured", 30)]),
    ("Nine died, bringing the death toll since October 7, 2023 to 3,565.", [("killed", 9), ("killed", 3565)]),
])
def test_hostages_of_two_words_and_a_toll_after_a_year(text: str, found: list[tuple[str, int]]) -> None:
    assert tolls(text) == found


def test_a_place_to_which_somebody_went_and_where_it_happened() -> None:
    fact, *_ = casualties("Fighting began on his visit to Lowmere, where rebels stormed a barracks, killing eight men.")
    assert fact.place == "Lowmere"


def test_a_force_tells_of_its_own_dead() -> None:
    (fact,) = casualties("The Kenyan army said two soldiers were killed in Lowmere.")
    assert fact.side == "Kenya"
    (lost,) = casualties("Kenya's defence ministry put its losses this week at 61 dead.")
    assert (lost.side, lost.claimed_by) == ("Kenya", "Kenya")


@pytest.mark.parametrize("deed", ["it had killed 25 marines", "its forces killed 25 marines"])
def test_a_force_that_killed_soldiers_killed_no_own_ones(deed: str) -> None:
    (fact,) = casualties(f"The Kenyan army said that {deed} in Lowmere.")
    assert (fact.side, fact.claimed_by) == (None, "Kenyan army")


def test_peacekeepers_are_nobody_elses_soldiers() -> None:
    peacekeepers, soldier = casualties(
        "Two Ghanaian peacekeepers were wounded. A rebel spokesman said one soldier was killed.")
    assert (peacekeepers.side, soldier.side) == ("Ghana", None)


@pytest.mark.parametrize(("text", "day"), [
    ("The ministry said strikes on Tuesday killed 28 people, raising the toll since May 2023 to 3,544.", "Tuesday"),
    ("Police reported heavy shelling on Tuesday that killed 28 people.", "Tuesday"),
    ("The army said late on Tuesday 28 people were killed.", None),
    ("The army told reporters on Tuesday 28 people were killed.", None),
])
def test_the_day_of_what_is_reported_is_not_that_of_the_report(text: str, day: str | None) -> None:
    when = casualties(text)[0].when
    assert (when.text if when else None) == day


def test_a_total_after_since_a_year_is_read_as_one() -> None:
    assert ("killed", 3544) in tolls("Strikes killed 28 people, raising the toll since May 2023 to 3,544 dead.")


def test_the_toll_of_a_war_does_not_date_from_its_end() -> None:
    (fact,) = casualties("The conflict over Selm killed some 30,000 people before a ceasefire was signed in May 1994.")
    assert (fact.scope, fact.when) == ("cumulative", None)


@pytest.mark.parametrize(("text", "claimant"), [
    ("Nine people were killed, the Selm Doctors' Union said.", "Selm Doctors' Union"),
    ("Nine people were killed, according to the Land and Water Data Project.", "Land and Water Data Project"),
    ("A Highland-run news agency reported that shells had killed nine people.", "Highland-run news agency"),
    ("Nine people were killed, bringing the toll of the raid on Selm to 19, said regional commander Gen. Tam Belo.",
     "Tam Belo"),
    ("The raid killed nine people, locals and media reports said.", "locals and media reports"),
    ("Ostmark and Varania accused each other of shelling the ford, killing nine people, a diplomat said.", "diplomat"),
    ("A statement by the governor of Lowmere, Tam Belo, said that nine people were killed.", "Tam Belo"),
    ("The violence in Ostmark has claimed nine lives.", None),
])
def test_a_claimant_has_the_whole_name(text: str, claimant: str | None) -> None:
    assert casualties(text)[0].claimed_by == claimant
