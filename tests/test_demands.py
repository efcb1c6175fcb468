"""A sentence in, the demands in it out: by whom, of whom, what, in which form, until when."""

import pytest

from extractors.document import Document
from extractors.extract import extract
from extractors.facts import Demand


def demands(text: str) -> list[Demand]:
    facts = extract(Document("a.txt", text), ["demand"]).facts
    return [fact for fact in facts if isinstance(fact, Demand)]


def demand(text: str) -> Demand:
    (found,) = demands(text)
    return found


@pytest.mark.parametrize(("text", "by", "to", "demanded"), [
    ("The rebels demanded that the army leave the valley, saying its presence was an insult.",
     "rebels", "army", "the army leave the valley"),
    ("Western countries want President Ilya Maron to step down.",
     "Western countries", "Ilya Maron", "President Ilya Maron to step down"),
    ("The United Nations urged the rebels to open the road.", "United Nations", "rebels", "open the road"),
    ("The government rejected the rebels' demand for a new election.", "rebels", "government", "a new election"),
])
def test_who_demands_what_of_whom(text: str, by: str, to: str, demanded: str) -> None:
    found = demand(text)
    assert (found.by, found.to, found.text, found.form) == (by, to, demanded, "demand")


@pytest.mark.parametrize("text", [
    "The rebels said they would attend the talks only if the siege was lifted.",
    "The rebels said there could be no talks unless the siege was lifted.",
    "The rebels said they would not attend the talks until the siege was lifted.",
    "\"We will come to the talks, provided the siege was lifted,\" the rebels said.",
])
def test_a_condition_is_what_must_come_first(text: str) -> None:
    found = demand(text)
    assert (found.form, found.by, found.text) == ("condition", "rebels", "the siege was lifted")


def test_an_ultimatum_keeps_its_deadline_as_stated() -> None:
    found = demand("The army gave the rebels 48 hours to leave the town.")
    assert (found.form, found.text, found.deadline) == ("ultimatum", "leave the town", "48 hours")


@pytest.mark.parametrize(("text", "demanded", "deadline"), [
    ("\"The rebels must leave the town by Sunday noon or face the consequences,\" President Ilya Maron said.",
     "The rebels must leave the town by Sunday noon", "by Sunday noon"),
    ("The army has given the rebels until Friday to lay down their arms.", "lay down their arms", "until Friday"),
    ("The government rejected a rebel ultimatum to free all prisoners within three days.",
     "free all prisoners within three days", "three days"),
])
def test_or_else_and_a_deadline_make_an_ultimatum(text: str, demanded: str, deadline: str) -> None:
    found = demand(text)
    assert (found.form, found.text, found.deadline) == ("ultimatum", demanded, deadline)


def test_whoever_rejects_an_ultimatum_is_the_one_it_was_put_to() -> None:
    found = demand("The government rejected a rebel ultimatum to free all prisoners within three days.")
    assert (found.by, found.to) == ("rebel", "government")


def test_a_state_office_stands_for_the_state_that_owns_it() -> None:
    found = demand("Kenya's foreign minister demanded that the rebels leave the town.")
    assert (found.by, found.to) == ("Kenya", "rebels")


def test_who_spoke_before_speaks_on_in_the_same_paragraph() -> None:
    found = demands("\"The truce is dead,\" rebel commander Idris Malo said. \"The army must leave the town.\"")
    assert [(each.by, each.text) for each in found] == [("Idris Malo", "The army must leave the town")]


def test_a_verb_that_goes_on_keeps_its_subject() -> None:
    found = demand("The rebels say the army has shelled the camp, and demanded that it leave the valley.")
    assert found.by == "rebels"


def test_a_guarantee_is_sought() -> None:
    found = demand("The rebels wanted guarantees that their prisoners would not be tried.")
    assert (found.form, found.by) == ("guarantee", "rebels")


def test_two_things_demanded_apart_are_two_records() -> None:
    texts = [found.text for found in demands(
        "The rebels demanded that the army withdraw. They also called for the release of all prisoners.")]
    assert texts == ["the army withdraw", "the release of all prisoners"]


@pytest.mark.parametrize("text", [
    "Rain must fall soon or the harvest will fail.",
    "The government urged residents to stay at home.",
    "The minister wants to travel to the capital.",
    "The rebels must have crossed the river by night.",
    "Demand for bread rose in the capital.",
])
def test_what_is_no_demand_gives_none(text: str) -> None:
    assert demands(text) == []


def test_what_one_says_of_saying_so_oneself_ends() -> None:
    assert demands("\"We said we must go, we told them, and they must go, I said,\" we say.") == []


def test_it_at_a_sentences_head_is_whom_the_sentence_before_is_about() -> None:
    found = demand("Uganda said its forces had come under fire. \"All blame lies with Nairobi,\" its foreign ministry "
                   "said. It demanded that Kenya pull back from the border.")
    assert (found.by, found.to) == ("Uganda", "Kenya")


def test_rebels_of_a_country_are_not_the_country() -> None:
    found = demand("Kenya's Marxist rebels on Friday demanded the release of all prisoners.")
    assert found.by == "Marxist rebels"


def test_a_second_verb_goes_on_about_who_speaks() -> None:
    first, second = demands("Kenya's negotiators had demanded that Uganda hand over ten men, and gave the Ugandan "
                            "delegation an ultimatum to sign within 72 hours.")
    assert (first.by, first.text) == ("Kenya", "Uganda hand over ten men")
    assert (second.by, second.to, second.form, second.deadline) == ("Kenya", "Uganda", "ultimatum", "72 hours")


def test_a_venue_or_a_mediator_is_not_of_whom_it_is_demanded() -> None:
    assert demand("The rebels called for an immediate resumption of talks in Nairobi.").to is None
    assert demand("The rebels insisted on Oslo as the venue while the army wanted another.").text == "Oslo as the venue"


def test_whoever_rejects_a_demand_does_not_make_it() -> None:
    assert demands("The rebels rejected a demand that the convoys be let through.") == []


def test_a_day_in_the_demand_or_in_an_aside_is_not_when_it_was_voiced() -> None:
    assert demand("The rebels demanded on Monday that the army leave by Friday.").when.text == "Monday"  # type: ignore[union-attr]
    assert demand("The envoy, who met the rebels on Monday, demanded the release of all prisoners.").when is None


def test_whom_somebody_called_is_not_who_demands() -> None:
    found = demand("President Tam Belo called the leaders of both sides and urged them to end the fighting.")
    assert found.by == "Tam Belo"


def test_what_is_denied_to_have_been_asked_is_no_demand() -> None:
    assert demands("A government spokesman denied reports that Kenya had asked the rebels to leave.") == []


def test_an_officer_named_after_the_state_claims_what_he_says() -> None:
    found = demand("Kenya's foreign minister, Tam Belo, insisted that any agreement must guarantee open roads.")
    assert (found.by, found.claimed_by) == ("Kenya", "Tam Belo")


def test_whoever_is_to_be_handed_over_is_not_of_whom_it_is_demanded() -> None:
    found = demand("The army said there would be no talks until rebel leader Idris Malo was handed over.")
    assert found.to != "Idris Malo"


def test_an_army_spokesman_speaks_for_the_state_and_a_rebel_one_for_the_group() -> None:
    text = ("Kenya and the Highland Front (HF) rebels fight on. Kenyan troops shelled Highland Front camps. "
            "The Highland Front shelled Kenya. ")
    army = demand(text + "\"They must leave the valley,\" army spokesman Tam Belo said.")
    rebels = demand(text + "\"The army must leave the valley,\" rebel spokesman Oru Vask said.")
    assert (army.by, army.to, rebels.by) == ("Kenya", "Highland Front", "Highland Front")


def test_a_minister_without_a_country_speaks_for_neither_of_two_states_that_are_named_alike() -> None:
    text = "The accord that Kenya and Uganda reached has four paragraphs, Defence Minister Anton Keller said. {} " \
        "“There have been no talks with Al-Shabaab,” the minister said. He demanded that attacks by Al-Shabaab stop."
    assert demand(text.format("Nairobi accuses Kampala of sheltering the militants.")).by == "Anton Keller"
    assert demand(text.replace("Kenya and Uganda", "Uganda and rebels").format("")).by == "Uganda"


@pytest.mark.parametrize(("text", "by", "to", "demanded"), [
    ("The talks opened on Monday, with the rebels calling for a halt of the raids.", "rebels", None,
     "a halt of the raids"),
    ("The charge came after Kenya said it wanted an inquiry into the raid.", "Kenya", None, "an inquiry into the raid"),
    ("But Kenya refused, saying the rebels must give up their weapons.", "Kenya", "rebels",
     "the rebels must give up their weapons"),
    ("Kenya urged the rebels to free the hostages as the two sides opened a round of talks.", "Kenya", "rebels",
     "free the hostages"),
    ("The rebels pressed for the release of 20 captured men.", "rebels", None, "the release of 20 captured men"),
    ("The rebels have requested an answer within 24 hours.", "rebels", None, "an answer within 24 hours"),
    ("It is time that the army leave the valley, rebel commander Idris Malo said.", "Idris Malo", "army",
     "the army leave the valley"),
    ("Uganda said it would only free the men following a full withdrawal.", "Uganda", None, "a full withdrawal"),
    ("Kenya issued the rebels with an ultimatum: leave the town by Friday or face attack.", "Kenya", "rebels",
     "leave the town by Friday"),
    ("Kenya told the army and the rebels to open the road.", "Kenya", "army", "open the road"),
    ("Uganda said it would not talk to the rebels until they left the town.", "Uganda", "rebels",
     "they left the town"),
])
def test_demands_are_told_in_many_ways(text: str, by: str, to: str | None, demanded: str) -> None:
    found = demand(text)
    assert (found.by, found.to, found.text) == (by, to, demanded)


def test_of_two_sides_the_other_is_meant_where_nobody_is_named() -> None:
    war = ("Kenya shelled Highland Front camps. The Highland Front shelled a Kenyan town. Kenya blamed the Highland "
           "Front. ")
    found = demand(war + "The Highland Front demanded the release of all prisoners.")
    assert (found.by, found.to, "to" in found.inferred) == ("Highland Front", "Kenya", True)
    assert demand(war + "Uganda demanded the release of all prisoners.").to is None


def test_a_role_to_play_is_no_demand() -> None:
    assert demands("The governor should play his role in the affairs of the state, President Ilya Maron said.") == []


def test_their_demand_is_that_of_whom_the_sentence_is_about() -> None:
    found = demand("Kenya's Maoist rebels left, accusing the government of ignoring their key demand for land.")
    assert found.by != "government"


def test_a_crowd_is_no_party() -> None:
    assert demands("Thousands of Kenyans marched on Sunday demanding a deal with the rebels.") == []


def test_a_wish_under_a_condition_is_no_demand() -> None:
    assert demands("Kenya would pay if it wanted a truce, the rebels said.") == []


def test_what_another_has_to_do_is_demanded() -> None:
    found = demand("\"Kenya has to promise that the raids will end,\" rebel commander Idris Malo said.")
    assert (found.by, found.to) == ("Idris Malo", "Kenya")


@pytest.mark.parametrize(("text", "by", "to"), [
    ("General Tam Belo has written to the rebels demanding that they leave the town.", "Tam Belo", "rebels"),
    ("A letter from Foreign Minister Tam Belo to the League demanded the release of 20 prisoners.", "Tam Belo", None),
    ("Kenya told the increasingly embattled Ugandan army to give up the town.", "Kenya", "Ugandan army"),
    ("Kenya has given the rebels the deadline of 20 November to leave the town.", "Kenya", "rebels"),
])
def test_letters_and_orders_have_a_sender_and_a_receiver(text: str, by: str, to: str | None) -> None:
    found = demand(text)
    assert (found.by, found.to) == (by, to)


def test_more_days_to_do_something_are_an_ultimatum() -> None:
    found = demand("The mediators gave both sides three more days to sign the text.")
    assert (found.form, found.to, found.text, found.deadline) == (
        "ultimatum", "both sides", "sign the text", "three more days")


def test_a_city_by_which_an_accord_is_called_is_not_of_whom_it_is_demanded() -> None:
    assert demand("The rebels urged a return to the Oslo accords.").to is None


def test_the_united_states_in_capitals_are_no_pronoun() -> None:
    (demand,) = demands("The rebels urged the US to free their leader.")
    assert (demand.by, demand.to, demand.text) == ("rebels", "United States", "free their leader")


def test_a_demand_conveyed_on_a_day_tells_nothing_of_what_is_demanded() -> None:
    assert not demands("General Idris Malo conveyed the demand Monday through observers in the valley.")


@pytest.mark.parametrize(("text", "by", "to", "demanded"), [
    ("The rebels were told on Monday to leave the town.", None, "rebels", "leave the town"),
    ("The rebels have been ordered to leave the town, the army said.", "army", "rebels", "leave the town"),
    ("Kenya told Uganda that it must leave the island.", "Kenya", "Uganda", "it must leave the island"),
    ("\"Free our leader now,\" the Highland Front told Kenya.", "Highland Front", "Kenya", "Free our leader now"),
    ("Kenya's foreign ministry issued a statement warning Uganda against new raids.", "Kenya", "Uganda",
     "against new raids"),
])
def test_orders_name_whom_they_are_given_to(text: str, by: str | None, to: str, demanded: str) -> None:
    found = demand(text)
    assert (found.by, found.to, found.text) == (by, to, demanded)


def test_they_go_on_being_whom_the_sentences_are_about() -> None:
    text = "Council members condemned the raids by the rebels. They spoke of 40 dead. They urged Kenya to hold back."
    assert demand(text).by == "Council members"


def test_he_goes_on_being_the_officer_whom_no_name_is_given() -> None:
    found = demand("The minister warned of a longer war. He spoke for an hour. He demanded that the rebels leave.")
    assert (found.by, found.to) == ("minister", "rebels")


def test_an_office_stands_for_who_was_named_with_it() -> None:
    text = "Kenyan President Ilya Maron met envoys. \"Uganda must leave the island,\" the Kenyan leader said."
    found = demand(text)
    assert (found.by, found.claimed_by) == ("Kenya", "Ilya Maron")


@pytest.mark.parametrize("text", [
    "Kenya stopped short of calling for a halt to the raids.",
    "The rebels told their men to leave the town.",
    "\"If the talks fail, the army is ready to end the truce,\" President Ilya Maron said.",
])
def test_what_was_not_asked_of_another_is_no_demand(text: str) -> None:
    assert demands(text) == []


def test_a_statement_is_of_whoever_is_said_to_have_issued_it() -> None:
    text = ("A letter from the rebels reached Nairobi. Kenya met envoys of the League. "
            "\"The army must leave,\" the letter said.")
    assert demand(text).by == "rebels"


def test_an_aside_tells_who_sets_a_condition() -> None:
    found = demand("The talks could not resume, said President Ilya Maron, until the rebels had left the valley.")
    assert (found.by, found.to, found.text, found.form) == (
        "Ilya Maron", "rebels", "the rebels had left the valley", "condition")


def test_those_who_are_to_withdraw_are_asked_to() -> None:
    assert demand("Rwanda called for the withdrawal of Kenyan troops from Uganda.").to == "Kenyan troops"


def test_a_paragraph_of_a_transcript_is_all_said_by_whom_it_names_first() -> None:
    text = "ENVOY BELO: We came in good faith. The rebels must leave the valley."
    found = demand(text)
    assert (found.by, found.to) == ("Envoy Belo", "rebels")


def test_the_states_of_a_name_state_nothing() -> None:
    found = demand("President Ilya Maron said that Kenya, with the United States, must leave the island.")
    assert found.claimed_by == "Ilya Maron"


def test_what_only_describes_a_place_is_not_demanded() -> None:
    found = demand("Kenya urged the rebels to leave Lowmere, a small town near the border.")
    assert found.text == "leave Lowmere"


def test_a_verb_after_an_aside_is_of_whom_the_aside_tells() -> None:
    found = demand("The council met while Kenya, which leads the bloc of both, called for an end to the raids.")
    assert found.by == "Kenya"


def test_whoever_is_told_of_a_thing_must_do_it() -> None:
    found = demand("Kenya told Uganda that the road to the valley must be cleared.")
    assert (found.by, found.to) == ("Kenya", "Uganda")


def test_an_envoy_to_a_body_speaks_for_who_sent_him() -> None:
    found = demand("Kenya's UN Ambassador Tam Belo told reporters: \"Uganda must leave the island.\"")
    assert (found.by, found.claimed_by) == ("Kenya", "Tam Belo")


def test_a_statement_is_that_of_whom_its_first_line_names() -> None:
    found = demand("Statement by the Highland Front\n\nThe army must leave the valley at once.")
    assert (found.by, found.to) == ("Highland Front", "army")


def test_he_may_be_an_officer_without_a_name() -> None:
    found = demand("The envoy warned of a long war. He urged the rebels to leave the valley.")
    assert (found.by, found.to) == ("envoy", "rebels")


def test_whoever_is_addressed_as_its_neighbour_is_the_other_side() -> None:
    found = demand("Talks between Kenya and Uganda broke down. Kenya blamed Uganda. "
                   "Kenya told its neighbour to leave the valley.")
    assert (found.by, found.to) == ("Kenya", "Uganda")
