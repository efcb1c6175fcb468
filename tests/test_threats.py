"""A sentence in, the threats in it out: who warns whom of what, and what would trigger it."""

import pytest

from extractors.document import Document
from extractors.extract import extract
from extractors.facts import Threat


def threats(text: str) -> list[Threat]:
    facts = extract(Document("a.txt", text), ["threat"]).facts
    return [fact for fact in facts if isinstance(fact, Threat)]


def threat(text: str) -> Threat:
    (found,) = threats(text)
    return found


@pytest.mark.parametrize(("text", "by", "act"), [
    ("The rebels vowed to crush the militia.", "rebels", "crush the militia"),
    ("The rebels threatened to march on the capital, saying the truce was dead.", "rebels", "march on the capital"),
    ("\"We will not halt our raids,\" rebel commander Idris Malo said.", "Idris Malo", "We will not halt our raids"),
    ("President Ilya Maron warned of severe retaliation.", "Ilya Maron", "severe retaliation"),
])
def test_who_threatens_what(text: str, by: str, act: str) -> None:
    found = threat(text)
    assert (found.by, found.text) == (by, act)


@pytest.mark.parametrize(("text", "condition", "act"), [
    ("President Ilya Maron warned that if the raids went on, his army would strike the camps.",
     "if the raids went on", "his army would strike the camps"),
    ("\"We will hit back if they cross the river,\" President Ilya Maron said.",
     "if they cross the river", "We will hit back"),
    ("\"Any raid on our villages will be met with a crushing response,\" President Ilya Maron said.",
     "Any raid on our villages", "will be met with a crushing response"),
    ("The rebels said they would quit the talks unless the shelling stopped.",
     "unless the shelling stopped", "they would quit the talks"),
])
def test_the_trigger_stands_apart_from_the_act(text: str, condition: str, act: str) -> None:
    found = threat(text)
    assert (found.condition, found.text) == (condition, act)


def test_an_or_else_is_a_threat_beside_the_demand() -> None:
    found = threat("President Ilya Maron said the rebels must leave the town or face a crushing assault.")
    assert (found.by, found.text) == ("Ilya Maron", "face a crushing assault")


def test_what_is_warned_through_a_third_party_is_the_threat_of_who_will_act() -> None:
    found = threat("Kenya warned the rebels that the African Union would strike their camps.")
    assert (found.by, found.text) == ("African Union", "the African Union would strike their camps")


@pytest.mark.parametrize("text", [
    "Analysts warned that the truce might fail.",
    "The fighting threatens to wreck the talks.",
    "The embassy warned of a plot against its staff.",
    "The storm will strike the coast on Friday.",
    "The rebels will attack within days, the army said.",
    "The government said it would respond to the offer within days.",
])
def test_what_is_no_threat_gives_none(text: str) -> None:
    assert threats(text) == []


@pytest.mark.parametrize(("text", "by", "to", "act"), [
    ("Kenya's home minister, Ilya Maron, said that security forces would deal firmly with the kidnappers.",
     "Kenya", "kidnappers", "security forces would deal firmly with the kidnappers"),
    ("General Ilya Maron warned the rebels that troops stand ready to storm the town.",
     "Ilya Maron", "rebels", "troops stand ready to storm the town"),
    ("Kenya will not yield to Uganda, Foreign Minister Ilya Maron said. \"You will be crushed,\" Maron told reporters.",
     "Kenya", "Uganda", "You will be crushed"),
])
def test_what_a_states_own_forces_will_do_is_its_threat(text: str, by: str, to: str, act: str) -> None:
    found = threat(text)
    assert (found.by, found.to, found.text) == (by, to, act)


def test_who_leaves_talks_threatens_nobody_by_name() -> None:
    found = threat("Kenya warned that it would walk away from the talks unless Uganda made an offer.")
    assert (found.text, found.condition) == ("it would walk away from the talks", "unless Uganda made an offer")


def test_that_a_war_will_not_resume_is_no_threat() -> None:
    assert threats("The rebels want guarantees that the war will not resume.") == []


@pytest.mark.parametrize(("text", "by", "act", "condition"), [
    ("The army said failure to withdraw would trigger the collapse of the accord.", "army",
     "would trigger the collapse of the accord", "failure to withdraw"),
    ("The rebels said they would defend themselves if attacked.", "rebels", "they would defend themselves",
     "if attacked"),
    ("Kenya warned that if the rebels stayed away it would abolish their haven.", "Kenya",
     "it would abolish their haven", "if the rebels stayed away"),
    ("Should both sides fail to agree, Kenya said it may occupy the town by force.", "Kenya",
     "it may occupy the town by force", "Should both sides fail to agree"),
    ("President Ilya Maron said he would not move forward with the accord if the raids went on.", "Ilya Maron",
     "he would not move forward with the accord", "if the raids went on"),
])
def test_threats_are_told_in_many_ways(text: str, by: str, act: str, condition: str) -> None:
    found = threat(text)
    assert (found.by, found.text, found.condition) == (by, act, condition)


@pytest.mark.parametrize("text", [
    "President Ilya Maron said that threatened air strikes would be a crime.",
    "Kenya said it had been forced to attack the camps.",
    "The two armies spoke of ending a standoff that has threatened to become a war.",
    "The rebels said they would defend their record in court.",
])
def test_what_is_past_or_only_named_a_threat_is_none(text: str) -> None:
    assert threats(text) == []


def test_a_threat_ends_where_something_else_is_told() -> None:
    assert threat("The army vowed to crush the rebels and gave them until Friday to leave.").text == "crush the rebels"
    assert "once" not in (threat("\"We will hit back at once,\" rebel commander Idris Malo said.").condition or "")


def test_the_order_tells_whom_the_threat_is_aimed_at() -> None:
    found = threat("\"The rebels should go, otherwise the army would strike,\" President Ilya Maron said.")
    assert found.to == "rebels"


def test_the_place_that_envoys_will_leave_is_not_threatened() -> None:
    found = threat("Kenya warned that it would be forced to leave Oslo unless the talks began.")
    assert (found.text, found.to) == ("it would be forced to leave Oslo", None)


@pytest.mark.parametrize(("text", "by", "act"), [
    ("The air strikes will resume if the rebels keep the guns, the United Nations said.", "United Nations",
     "The air strikes will resume"),
    ("A threat by the United Nations to remove its monitors if they were shot at was in vain.", "United Nations",
     "remove its monitors"),
    ("\"We left. If they come, air strikes will resume,\" said Tam Belo, a spokesman in Nairobi.", "Tam Belo",
     "air strikes will resume"),
])
def test_organisations_and_their_spokesmen_threaten_too(text: str, by: str, act: str) -> None:
    found = threat(text)
    assert (found.by, found.text) == (by, act)


def test_others_whom_a_speaker_calls_they_make_no_threat_of_his() -> None:
    assert threats("\"If nothing happens, they will shoot me,\" the captive, Tam Belo, said.") == []


def test_what_must_come_first_is_the_trigger_of_a_war_that_goes_on() -> None:
    found = threat("The Highland Front said it would not stop its raids until Kenya left the valley.")
    assert (found.text, found.condition) == ("it would not stop its raids", "until Kenya left the valley")


@pytest.mark.parametrize("text", [
    "\"I am not saying we will destroy Kenya,\" rebel commander Idris Malo said.",
    "Kenya told the rebels to avoid steps that they would regret.",
    "The United Nations warned of war unless talks resumed.",
])
def test_what_is_denied_or_foretold_is_no_threat(text: str) -> None:
    assert threats(text) == []


def test_who_is_told_is_threatened_and_not_whom_he_would_face() -> None:
    found = threat("Rwanda ordered the warring factions in Kenya to disarm or face a Ugandan military campaign.")
    assert found.to == "warring factions"


def test_a_strike_hits_whom_it_is_aimed_at() -> None:
    assert threat("The Highland Front vowed to unleash thunder and fury on Kenya.").to == "Kenya"


def test_a_warning_brought_along_is_of_who_brings_it() -> None:
    found = threat("Kenya went into the talks with a stark warning that strikes were inevitable if Uganda held out.")
    assert (found.by, found.condition) == ("Kenya", "if Uganda held out")


def test_a_video_speaks_for_whoever_released_it() -> None:
    text = "The Highland Front released a new video. The video warned that any raid would be met with force."
    assert threat(text).by == "Highland Front"


def test_a_condition_that_opens_a_paragraph_begins_there() -> None:
    found = threat(
        "The mediators left with General Sarn.\n\nIf the talks fail there will be “open war”, Ilya Maron warned.")
    assert found.condition == "If the talks fail"
    assert found.text == "there will be “open war”"
    assert found.to is None


def test_a_second_verb_is_threatened_without_the_first() -> None:
    (found,) = threats("The rebels said they were leaving the talks and would strike the port at any cost.")
    assert (found.by, found.text) == ("rebels", "would strike the port at any cost")


def test_what_is_done_only_if_something_else_is_done_is_no_threat() -> None:
    assert threats("The rebels said they would quit the valley only if the army left the port.") == []


@pytest.mark.parametrize("text", [
    "The Kenyan striker Tam Belo said his side would fight to the end.",
    "Health Minister Tam Belo said Kenya would launch a campaign against malaria.",
    "President Tam Belo said the army would cease fire at noon.",
    "The minister did not say how Kenya would retaliate.",
])
def test_words_of_war_that_threaten_nobody(text: str) -> None:
    assert threats(text) == []
