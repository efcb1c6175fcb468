"""A text in; people, parties and bodies out, each under one name."""

import pytest

from extractors.document import Dateline, Document, Furniture
from extractors.language.annotate import annotate
from extractors.language.gazetteer import Party
from extractors.language.mentions import Actor


def actors(text: str) -> list[Actor]:
    return [actor for sentence in annotate(Document("a.txt", text)).sentences for actor in sentence.actors]


def named(text: str) -> list[str]:
    return [actor.name for actor in actors(text)]


def test_a_surname_stands_for_the_full_name() -> None:
    found = actors("Foreign Minister Ilse Marrow arrived on Monday. Marrow said talks would go on.")
    assert [(a.name, a.role) for a in found] == [("Ilse Marrow", "Foreign Minister")] * 2


def test_pronoun_and_role_mean_the_person_in_focus() -> None:
    text = "Interior Minister Oren Tal spoke in the capital. He said little. The minister left early."
    found = actors(text)
    assert [a.name for a in found] == ["Oren Tal"] * 3
    assert [a.reference for a in found] == [False, True, True]


def test_a_capital_stands_for_its_government_and_is_a_place_too() -> None:
    (nairobi,) = actors("An envoy flew to Nairobi for the night.")
    assert (nairobi.name, nairobi.place) == ("Kenya", "Nairobi")


def test_an_acronym_is_learned_from_its_brackets() -> None:
    assert named("The Highland Liberation Front (HLF) struck at dawn. Later the HLF withdrew.") == [
        "Highland Liberation Front"] * 3


def test_a_ministry_speaks_for_its_state_and_an_army_has_its_own_name() -> None:
    assert named("The Kenyan foreign ministry protested.") == ["Kenya"]
    assert named("The Kenyan army withdrew.") == ["Kenyan army"]


def test_a_name_with_a_lower_case_title() -> None:
    (found,) = actors("There was no plan, rebel leader Tomas Avel told a rally.")
    assert (found.name, found.role, found.type) == ("Tomas Avel", "rebel leader", "person")


def test_a_pronoun_inside_a_quotation_is_left_alone() -> None:
    found = actors("General Petra Lund smiled. “He is a fool,” she said.")
    assert [(a.name, a.reference) for a in found] == [("Petra Lund", False), ("Petra Lund", True)]


def test_a_state_unknown_to_the_gazetteer_is_known_by_what_it_owns() -> None:
    found = actors("Varania's army opened fire. Two Varanian boats sank, and Varania closed its ports.")
    assert [(a.name, a.type, a.adjective) for a in found] == [
        ("Varania army", "body", False), ("Varania", "government", True), ("Varania", "government", False)]


def test_a_party_that_the_dossier_names_is_known_by_all_its_names() -> None:
    party = Party("Tidewater Front", ("the Tiders", "Tiders"), type="armed group")
    (sentence,) = annotate(Document("a.txt", "Two Tiders were seen."), (party,)).sentences
    assert [(a.name, a.type) for a in sentence.actors] == [("Tidewater Front", "armed group")]


def test_its_negotiators_and_a_bare_army_are_of_the_party_spoken_of_before() -> None:
    assert named("Kenya was blunt. Its negotiators left at once.") == ["Kenya", "Kenya"]
    found = actors("The Kenyan army advanced. Later the army withdrew.")
    assert [(a.name, a.party, a.reference) for a in found] == [
        ("Kenyan army", "Kenya", False), ("Kenyan army", "Kenya", True)]


def test_a_state_unknown_to_the_gazetteer_is_known_by_what_its_demonym_qualifies() -> None:
    assert named("The Varanian army said so. Later Varania denied it.") == ["Varania army", "Varania"]


def test_an_acronym_that_speaks_is_a_body() -> None:
    (mission,) = actors("The mission UNMARV said that the road was open.")
    assert (mission.name, mission.type) == ("UNMARV", "body")


def test_a_society_named_after_its_country_is_no_part_of_its_state() -> None:
    assert named("The Kenya Farmers Network said that the road was open.") == ["Kenya Farmers Network"]
    assert named("The Kenya Foreign Ministry said that the road was open.")[0] == "Kenya"


def test_a_title_after_an_acronym_leads_a_name_of_its_own() -> None:
    assert "Ilse Marrow" in named("UNMARV Director Ilse Marrow spoke first.")
    assert "Ilse Marrow" in named("Secretary of State Ilse Marrow spoke first.")
    assert "Ilse Marrow" in named("It was former Gov. Ilse Marrow of the north.")


def test_a_state_whose_first_word_may_open_a_sentence() -> None:
    assert named("North Korea test-fired nothing.") == ["North Korea"]


def test_the_foreign_office_of_a_report_from_a_capital_is_that_states() -> None:
    text = "NAIROBI, Nov. 2 (Xinhua) -- Kenya was blunt. Foreign Office spokesman Tom Ngugi said that Kenya would wait."
    dateline = Dateline(0, 28, "NAIROBI")
    document = Document("a.txt", text, dateline=dateline, furniture=(Furniture(0, 28, "dateline"),))
    found = [actor for sentence in annotate(document).sentences for actor in sentence.actors]
    assert [(a.name, a.party) for a in found][:3] == [("Kenya", None), ("Kenya", None), ("Tom Ngugi", "Kenya")]


def test_a_president_whose_government_acts_is_no_state() -> None:
    found = actors("President Oru Vask fled on Monday. The Vask government fell, and Vask's army is at the bridge.")
    assert all(actor.name != "Vask" for actor in found if actor.type == "government")


def test_a_group_rules_a_state_only_where_that_is_said() -> None:
    (group, seat) = actors("The Taliban regime in Nairobi fell.")
    assert (group.name, group.party, seat.name) == ("Taliban", "Kenya", "Kenya")
    assert [a.party for a in actors("Islamic State in Libya lost a town.")] == [None, None]


@pytest.mark.parametrize(("text", "name", "role", "party"), [
    ("So said ELN deputy first commander Tomas Avel.", "Tomas Avel", "deputy first commander",
     "National Liberation Army"),
    ("So said the Kestrian negotiator, Lotte Moss.", "Lotte Moss", "negotiator", None),
    ("So said Kenya's prime minister, Sanna Lind.", "Sanna Lind", "prime minister", "Kenya"),
    ("Kenya's President-elect Tam Belo waved.", "Tam Belo", "President-elect", "Kenya"),
    ("Kenya's Commander-in-Chief General Tam Belo waved.", "Tam Belo", "Commander-in-Chief General", "Kenya"),
    ("The High Commissioner for Human Rights Ilse Marrow spoke.", "Ilse Marrow", "High Commissioner for Human Rights",
     None),
    ("Under-Secretary-General for Political and Peace Affairs Ilse Marrow spoke.", "Ilse Marrow",
     "Under-Secretary-General for Political and Peace Affairs", None),
    ("A spokesman for the MNLA, Tomas Avel, said so.", "Tomas Avel", "spokesman",
     "National Movement for the Liberation of Azawad"),
    ("Tomas Avel, a spokesman for the Houthis, said so.", "Tomas Avel", "spokesman", "Houthis"),
    ("A U.S. State Department spokeswoman, Lotte Moss, said so.", "Lotte Moss", "spokeswoman", "United States"),
    ("On Tuesday Mr Belo rested.", "Belo", None, None),
    ("Cancer-stricken President Tam Belo rested.", "Tam Belo", "President", None),
    ("Embattled President Tam Belo rested.", "Tam Belo", "President", None),
    ("“But General Tam Belo knew,” it went.", "Tam Belo", "General", None),
    ("So it was for Tam Belo, 41, in Selm.", "Tam Belo", None, None),
    ("Then Tam Belo, a market trader, left.", "Tam Belo", None, None),
    ("Then Tam Belo, of the Highland mission, said no.", "Tam Belo", None, None),
    ("Tam Belo, Kenya's U.N. envoy, left.", "Tam Belo", "Kenya's U.N. envoy", "Kenya"),
    ("Kenyan chief of staff Tam Belo left.", "Tam Belo", "chief of staff", "Kenya"),
    ("U.N. Kenya envoy Tam Belo left.", "Tam Belo", "envoy", "United Nations"),
])
def test_a_person_has_the_name_the_office_and_the_party_that_the_words_give(
    text: str, name: str, role: str | None, party: str | None
) -> None:
    found = [(a.name, a.role, a.party) for a in actors(text) if a.type == "person"]
    assert found == [(name, role, party)]


@pytest.mark.parametrize("text", [
    "Residents said that they had fled.", "Observatory said so.", "Clashes in Kashmir went on, Northern Ireland said.",
    "Gaza said nothing.", "The Kenyan General Staff said so.", "K.C.N.A. said nothing.",
    "North Korea on Thursday said nothing.",
])
def test_what_speaks_is_not_always_a_person(text: str) -> None:
    assert [a for a in actors(text) if a.type == "person"] == []


def test_a_first_name_alone_is_the_person_whom_the_document_names_by_it() -> None:
    assert named("Mobuto Sesa was at home, Mobuto said. President Mobuto Sesa slept.")[0] == "Mobuto Sesa"


def test_maoists_are_not_of_one_country_and_the_bosnian_serbs_have_an_army_of_their_own() -> None:
    assert named("Maoist chairman Tam Belo waved.") == ["Maoists", "Tam Belo"]
    assert [(a.name, a.party) for a in actors("The Bosnian Serb army moved.")] == [
        ("Bosnian Serb army", "Bosnian Serbs")]


def test_whom_a_state_leads_or_backs_is_not_the_state() -> None:
    found = actors("The Kenyan-led coalition moved. A Kenyan-backed militia fled. Later the coalition stopped.")
    assert [(a.name, a.party) for a in found] == [
        ("Kenyan-led coalition", "Kenya"), ("Kenyan-backed militia", None), ("Kenyan-led coalition", "Kenya")]
    assert [a.name for a in actors("The Kenyan-backed government fell.") if not a.adjective] == []


def test_an_article_is_no_part_of_a_name_wherever_it_stands() -> None:
    assert named("2031|Herald|The Rapid Support Forces left.") == ["Rapid Support Forces"]


def test_a_month_after_the_number_of_its_day_begins_no_name() -> None:
    assert named("On 19 October Kenya and Uganda agreed to talks.") == ["Kenya", "Uganda"]


def test_a_role_after_the_name_is_whole_and_without_its_owner() -> None:
    text = "Tam Belo, the group's chief negotiator, said so."
    (actor,) = [actor for sentence in annotate(Document("a.txt", text)).sentences for actor in sentence.actors]
    assert (actor.name, actor.role) == ("Tam Belo", "chief negotiator")


def test_people_named_together_share_their_title() -> None:
    found = actors("Foreign ministers Tam Belo and Oru Vask met. Kenyan Presidents Jan Orlik and Mira Sol agreed.")
    assert [(a.name, a.role, a.party) for a in found if a.type == "person"] == [
        ("Tam Belo", "Foreign minister", None), ("Oru Vask", "Foreign minister", None),
        ("Jan Orlik", "President", "Kenya"), ("Mira Sol", "President", "Kenya")]


@pytest.mark.parametrize("name", ["Military Observer Force in Kenya", "Armed Forces of Kenya"])
def test_a_force_that_watches_or_is_a_states_is_no_armed_group(name: str) -> None:
    found = annotate(Document("report", f"The {name} said so on Monday."))
    assert all(actor.type != "armed group" for sentence in found.sentences for actor in sentence.actors)


def test_a_ministry_of_something_has_one_name() -> None:
    names = {actor.name for actor in actors("The Kenyan Ministry of Health spoke. The Kenyan health ministry spoke.")
             if actor.type == "body"}
    assert names == {"Kenyan health ministry"}


def test_a_name_that_qualifies_fighters_and_acts_is_an_armed_group() -> None:
    text = "Four hostages are held by the Al-Kestra guerrillas. Al-Kestra has threatened to kill them."
    kinds = {(actor.name, actor.type) for actor in actors(text)}
    assert ("Al-Kestra", "armed group") in kinds


def test_people_of_a_land_who_fight_are_no_group_of_its_name() -> None:
    assert all(actor.type != "armed group" for actor in actors("Kestrian rebels met the Kestrian premier on Friday."))
