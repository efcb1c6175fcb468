"""Names of many documents in; one canonical name for each person or party out."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from extractors.document import Document
from extractors.dossier.names import Names, join, likeness
from extractors.dossier.resolve import resolve
from extractors.extract import extract
from extractors.facts import Casualty, Demand, Quote, Threat
from extractors.language.gazetteer import Party
from extractors.language.mentions import Actor, ActorType
from extractors.situation.assess import assess


@dataclass(frozen=True)
class Source:
    source: str
    names: tuple[Actor, ...]


def people(*documents: str, kind: ActorType = "person") -> list[Source]:
    return [Source(str(i), tuple(Actor(0, 1, name, kind) for name in names.split(", ")))
            for i, names in enumerate(documents)]


def test_spellings_initials_and_surname_are_one_person() -> None:
    names = join(people("Halvard Brenner", "Halvard Brenner", "Halvard Jon Brenner", "Halvart Brenner", "H. Brenner",
                        "Brenner"))
    assert {names.of(n) for n in ("Halvard Jon Brenner", "Halvart Brenner", "H. Brenner", "Brenner")} == {
        "Halvard Brenner"}
    assert "Halvart Brenner" in names.entries["Halvard Brenner"].aliases


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_joins_neither() -> None:
    names = join(people("Halvard Brenner", "Lotte Brenner", "Brenner"))
    assert names.of("Lotte Brenner") == "Lotte Brenner"
    assert names.of("Brenner") == "Brenner"


def test_a_surname_spelled_in_two_ways_after_one_given_name_is_one() -> None:
    names = join(people("Halvard Brennerskiy", "Halvard Brennerskyy", "Lotte Brennerskij"))
    assert names.of("Halvard Brennerskyy") == names.of("Halvard Brennerskiy") == "Halvard Brennerskiy"
    assert names.of("Lotte Brennerskij") == "Lotte Brennerskij"


def test_a_surname_that_no_document_explains_is_that_of_the_one_person_who_bears_it() -> None:
    names = join(people("Halvard Brenner", "Lotte Moss", "Jon Moss"))
    assert (names.of("Brenner"), names.of("Moss"), names.of("Vask")) == ("Halvard Brenner", "Moss", "Vask")


def test_names_parted_by_hand_stay_apart_and_merged_ones_join() -> None:
    documents = people("Halvard Brenner", "Halvart Brenner", "The Fox")
    names = join(documents, aliases={"The Fox": "Halvard Brenner"},
                 apart=[frozenset(("Halvard Brenner", "Halvart Brenner"))])
    assert names.of("Halvart Brenner") == "Halvart Brenner"
    assert names.of("The Fox") == "Halvard Brenner"


def test_a_group_that_rules_a_state_is_its_side() -> None:
    ruled = Source("a", (Actor(0, 1, "Highland Front", "armed group", party="Varania"),))
    names = join([ruled])
    assert (names.side("Highland Front"), names.of("Highland Front")) == ("Varania", "Highland Front")


def test_the_order_of_documents_does_not_matter() -> None:
    documents = people("Brenner", "Halvart Brenner", "Halvard Brenner, Lotte Moss", "L. Moss")
    one, other = join(documents), join(reversed(documents))
    assert isinstance(one, Names)
    assert one == other


def test_facts_of_two_documents_carry_one_name() -> None:
    documents = [Document("a.txt", "Defence Minister Halvard Brenner was there.", published=dt.date(2026, 3, 1)),
                 Document("b.txt", "Defence Minister Halvart Brenner was there.", published=dt.date(2026, 3, 2)),
                 Document("c.txt", "Halvard Brenner, the defence minister, said no.", published=dt.date(2026, 3, 3))]
    extractions = [
        replace(e, facts=(Quote(source=e.source, sentence="s", start=0, end=1, rule="r", text="t",
                                speaker=e.names[0].name),))
        for e in (extract(d, ()) for d in documents)]
    assert {fact.speaker for fact in resolve(extractions) if isinstance(fact, Quote)} == {"Halvard Brenner"}


def test_a_person_demands_for_the_party_that_another_document_gives_him() -> None:
    documents = [Document("a.txt", "Foreign Minister Ilya Maron demanded the release of all prisoners.",
                          published=dt.date(2026, 3, 1)),
                 Document("b.txt", "Kenyan Foreign Minister Ilya Maron said no.", published=dt.date(2026, 3, 2))]
    (found,) = (fact for fact in resolve([extract(document) for document in documents]) if isinstance(fact, Demand))
    assert found.by == "Kenya"
    assert ("by", "Ilya Maron speaks for Kenya") in found.why


@given(st.text("aehkmnw", max_size=12), st.text("aehkmnw", max_size=12))
def test_names_are_as_alike_as_rapidfuzz_finds_them(a: str, b: str) -> None:
    assert likeness(a, b) == pytest.approx(ratio(a, b) if a or b else 0)


def test_a_group_goes_by_the_letters_that_a_text_knows_it_by() -> None:
    only = extract(Document("a.txt", "Two PKK fighters were killed in Lowmere. The PKK said so."))
    both = extract(Document("b.txt", "Two PKK fighters were killed. The Kurdistan Workers' Party (PKK) said so."))
    assert [fact.side for fact in only.facts if isinstance(fact, Casualty)] == ["PKK"]
    assert [fact.side for fact in both.facts if isinstance(fact, Casualty)] == ["Kurdistan Workers' Party"]


def test_letters_and_full_name_of_a_group_are_one_party_of_a_dossier() -> None:
    sources = [extract(Document(name, text)) for name, text in (
        ("a.txt", "Two PKK fighters were killed in Lowmere."),
        ("b.txt", "Three fighters of the Kurdistan Workers' Party were killed in Brenholt."))]
    assert {fact.side for fact in resolve(sources) if isinstance(fact, Casualty)} == {"Kurdistan Workers' Party"}


def test_a_demonym_among_the_aliases_of_a_party_is_no_place() -> None:
    party = Party("Varania", ("Varanian", "Port Avel"))
    found = extract(Document("a.txt", "The number of Varanian dead in Port Avel stood at nine."), parties=(party,))
    assert [(fact.side, fact.place) for fact in found.facts if isinstance(fact, Casualty)] == [("Varania", "Port Avel")]


@pytest.mark.parametrize("text", [
    "Kenya urged both sides to leave the valley.",
    "Both sides said nine soldiers were killed. “The valley is ours,” Kenya said.",
    "“We want peace,” the two countries said. “The valley is ours,” Kenya said.",
])
def test_both_sides_are_no_actor_of_their_own(text: str) -> None:
    source = extract(Document("a.txt", text))
    found = assess(resolve([source]), [source], None)
    assert [actor.name for actor in found.actors] == ["Kenya"]


def test_the_possessive_of_a_plural_takes_no_second_s() -> None:
    found = extract(Document("a.txt", "“We will go on with the round,” the United States's envoy said."))
    assert {fact.speaker for fact in found.facts if isinstance(fact, Quote)} == {"United States' envoy"}


def test_a_spokesman_of_state_speaks_for_the_state_whose_mind_he_tells() -> None:
    text = "Kenya and Uganda fought on Monday. Foreign Office spokesman Tam Orlo said Kenya made it clear that the " \
        "border will be shut unless the raids stop."
    by = {fact.by for fact in extract(Document("a.txt", text)).facts if isinstance(fact, Threat | Demand)}
    assert by == {"Kenya"}
