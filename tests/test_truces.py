"""Truces as reports tell of them: kept, extended, accepted by one side, broken by the other."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.test_ceasefires import WAR, ceasefires, only


@pytest.mark.parametrize(("said", "status"), [
    ("The president has refused to openly declare a truce.", ["rejected"]),
    ("There is no point in a ceasefire, the rebels said.", ["rejected"]),
    ("The rebels will extend their ceasefire.", ["extended"]),
    ("The rebels repeated their commitment to the ceasefire.", ["in_force"]),
    ("The ceasefire, in effect since Monday, requires a pullback.", ["in_force"]),
    ("The ceasefire will be valid from Friday.", ["agreed"]),
    ("The rebels put peace talks on hold after the truce.", []),
    ("The truce will end the \"shattered trust\" of the past.", []),
])
def test_a_verb_tells_what_a_party_does_with_a_truce(said: str, status: list[str]) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == status


def test_a_deal_announced_at_the_beginning_of_the_sentence_is_of_that_day() -> None:
    fact = only("On Monday, Kenyan mediators announced that both armies had agreed to extend a truce.")
    assert (fact.status, fact.date, fact.mediators) == ("extended", dt.date(2031, 5, 5), ("Kenya",))


def test_who_rejects_a_truce_is_not_where_he_stands() -> None:
    fact = only("The rebels in eastern Kenya have rejected a truce.")
    assert (fact.status, fact.parties) == ("rejected", ("rebels",))


def test_both_sides_that_accuse_each_other_are_accused() -> None:
    fact = only(WAR + "Varania shelled Ostmark. Despite the truce both sides accused each other of violations.")
    assert (fact.status, set(fact.parties)) == ("violated", {"Varania", "Ostmark"})


def test_whom_somebody_urges_to_sign_are_the_parties() -> None:
    fact = only("The mediators Kenya and Uganda urged Rwanda and Burundi to sign a binding truce.")
    assert (fact.status, set(fact.parties)) == ("called_for", {"Rwanda", "Burundi"})


@pytest.mark.parametrize(("said", "status"), [
    ("In June both armies signed an agreement to stop fighting.", ["agreed"]),
    ("The two sides came to discuss an open-ended ceasefire.", ["proposed"]),
    ("Both armies accused each other of breaching that truce.", ["violated"]),
    ("The sides failed to agree a lasting truce.", []),
    ("Past truces have evaporated within days.", ["ended"]),
])
def test_agreed_discussed_or_gone(said: str, status: list[str]) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == status


def test_who_accepts_a_truce_alone_is_its_party() -> None:
    assert only(WAR + "The rebels have accepted a truce with many terms.").parties == ("rebels",)


def test_a_truce_of_presidents_is_that_of_their_states() -> None:
    found = ceasefires(
        "The envoy announced a truce between Kenyan President Tam Belo and his Ugandan counterpart Oru Vask.")
    assert [set(fact.parties) for fact in found] == [{"Kenya", "Uganda"}]


@pytest.mark.parametrize(("said", "status", "date"), [
    ("The rebel leader on Friday announced an extension of the truce his men have kept since late April.", "extended",
     dt.date(2031, 5, 2)),
    ("On Sunday the truce was extended by two months, to July 4.", "extended", dt.date(2031, 5, 4)),
    ("Both sides agreed early Monday to a two-week extension of their truce.", "extended", dt.date(2031, 5, 5)),
])
def test_how_long_it_was_kept_or_will_be_is_not_when_it_was_extended(said: str, status: str, date: dt.date) -> None:
    fact = only(WAR + said)
    assert (fact.status, fact.date) == (status, date)


@pytest.mark.parametrize(("said", "status"), [
    ("Both sides agreed last week in Oslo for the army and the rebels to halt hostilities.", ["agreed"]),
    ("The truce has so far been holding.", ["in_force"]),
    ("Both sides lifted their truces.", ["ended"]),
    ("They demanded that a ceasefire that began in April be observed.", ["in_force"]),
])
def test_more_of_what_becomes_of_a_truce(said: str, status: list[str]) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == status


def test_who_denounces_a_breach_accuses() -> None:
    fact = ceasefires(WAR + "Kenya kept a truce. Kenya denounced Uganda for already violating it.")[-1]
    assert (fact.status, fact.parties) == ("violated", ("Uganda",))


@pytest.mark.parametrize(("said", "status"), [
    ("Raids went on until 2029 when an envoy from Kenya brokered a ceasefire.", ["agreed"]),
    ("Varania and Ostmark accused each other of raids and violating the truce.", ["violated"]),
    ("A truce and a joint government were under consideration.", ["proposed"]),
    ("The talks led to an agreement of cessation of hostilities.", ["agreed"]),
])
def test_truces_made_broken_and_weighed(said: str, status: list[str]) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == status


def test_a_truce_that_is_to_expire_has_not_ended() -> None:
    facts = ceasefires(WAR + "Envoys discussed the truce, which expires next Sunday.")
    assert "ended" not in [fact.status for fact in facts]


def test_a_backer_is_no_party_to_the_truce_of_whom_it_backs() -> None:
    fact = only("A truce between Yemen and Iran-backed Houthi rebels went into force on 2 April.")
    assert (fact.status, fact.parties) == ("in_force", ("Yemen", "Houthis"))


@pytest.mark.parametrize(("said", "parties"), [
    ("The rebels on Friday announced a three-day truce.", ("rebels",)),
    ("The rebels on Friday (May 2) announced a truce.", ("rebels",)),
    ("The rebels entered into a truce agreement with the Central government.", ("rebels", "Varania")),
    ("The army watches over a truce, which both sides accuse one another of breaking.", ("Varania", "rebels")),
])
def test_whose_truce_it_is(said: str, parties: tuple[str, ...]) -> None:
    war = "Varania's government fights the rebels. They shelled Varania. The Varanian government shelled the rebels. "
    assert set(only(war + said).parties) == set(parties)


@pytest.mark.parametrize(("said", "day"), [
    ("The rebels on Friday announced a truce over the feast at the end of this week.", dt.date(2031, 5, 2)),
    ("The truce was announced on 12 January this year.", dt.date(2031, 1, 12)),
    ("The army said on Monday that it would stop, after a council's call for a ceasefire.", None),
    ("The truce was extended for a year with effect from 28 May.", None),
    ("Lawmakers, who approved the ceasefire plan on Saturday, went home.", dt.date(2031, 5, 3)),
])
def test_the_day_of_a_status_is_the_one_beside_its_verb(said: str, day: dt.date | None) -> None:
    assert only(WAR + said).date == day


def test_who_mediates_the_talks_brokers_their_truce() -> None:
    first, *_ = ceasefires("Both sides agreed to a truce on Monday. The talks were facilitated by Kenya.")
    assert first.mediators == ("Kenya",)


@pytest.mark.parametrize(("said", "status"), [
    ("Under the accord a ceasefire will become effective on 12 May.", ["agreed"]),
    ("They welcomed the announcement by both armies to extend the current ceasefire for a week.", ["extended"]),
    ("The mission is to deploy observers to supervise the ceasefire.", []),
    ("They mourned the breakdown of a unilateral truce declared by Varania.", ["ended", "agreed"]),
    ("The governor mentioned the ceasefire. It was extended on Monday.", ["extended"]),
    ("The governor mentioned the ceasefire. He spoke of the port. It was extended on Monday.", []),
])
def test_what_is_asserted_of_a_truce_in_passing(said: str, status: list[str]) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == status


def test_a_breach_alleged_of_the_opposing_side_is_everybodys() -> None:
    fact = only(WAR + "Varania shelled Ostmark. Each nation alleged many truce violations by the opposing side.")
    assert (fact.status, set(fact.parties)) == ("violated", {"Varania", "Ostmark"})


def test_who_mediates_is_no_ally_named_in_an_aside() -> None:
    fact = only("Both sides agreed to a truce. Qatar, an ally of Kenya, facilitated the negotiations.")
    assert fact.mediators == ("Qatar",)


@pytest.mark.parametrize(("said", "status", "day"), [
    ("Varania and Ostmark will begin a ceasefire on 12 May, the envoy announced.", "agreed", None),
    ("I call upon Varania and Ostmark to observe a ceasefire from 12 May.", "called_for", dt.date(2031, 5, 12)),
    ("They uphold the suspension of military operations that the two armies declared last week.", "agreed",
     dt.date(2031, 4, 28)),
    ("The envoy announced on Monday that Ostmark had agreed to a ceasefire.", "agreed", dt.date(2031, 5, 5)),
    ("The meeting saw Varania and Ostmark agree to a truce.", "agreed", None),
])
def test_a_truce_in_other_words(said: str, status: str, day: dt.date | None) -> None:
    fact = only(WAR + said)
    assert (fact.status, fact.date) == (status, day)


def test_who_alone_says_yes_is_the_party() -> None:
    fact = only(WAR + "Carver announced that rebel leader Jan Orlik had agreed to a ceasefire.")
    assert fact.parties == ("Jan Orlik",)


def test_one_of_many_truces_proposed_is_none() -> None:
    assert ceasefires(WAR + "The step is one of many proposed truces of the war.") == []


def test_the_deal_named_after_the_war_is_the_truce() -> None:
    _, fact = ceasefires(WAR + "They agreed to a truce. She praised the Kessel deal, which came into effect on 2 May.")
    assert (fact.status, fact.date) == ("in_force", dt.date(2031, 5, 2))


@pytest.mark.parametrize(("said", "status"), [
    ("Orlik said a truce was not yet a reality.", []),
    ("A ceasefire is out of the question, Orlik said.", ["rejected"]),
    ("The army stopped its flights at the start of a five-hour humanitarian pause.", ["in_force"]),
    ("A truce declared two weeks ago will be extended for three months.", ["agreed", "extended"]),
])
def test_what_is_asserted_and_what_is_not(said: str, status: list[str]) -> None:
    assert sorted(fact.status for fact in ceasefires(WAR + said)) == status


def test_the_day_of_the_agreement_is_not_that_of_its_extension() -> None:
    found = {fact.status: fact.date for fact in ceasefires(WAR + "A truce declared two weeks ago will be extended.")}
    assert found == {"agreed": dt.date(2031, 4, 21), "extended": None}


def test_the_leader_of_a_side_announces_for_it() -> None:
    war = "Varania's government fights the Highland Front. The Highland Front shelled Varania. "
    said = "Jan Orlik, leader of the Highland Front, announced cessation of hostilities towards the government."
    assert only(war + said).parties == ("Highland Front",)


def test_who_decides_alone_to_extend_is_the_party() -> None:
    assert only(WAR + "They hailed a decision by Varania to extend a unilateral ceasefire.").parties == ("Varania",)


@pytest.mark.parametrize(("said", "status"), [
    ("Ostmark suggested declaring a ceasefire for two days.", ["proposed"]),
    ("Envoys of Varania are expected to reach a truce.", []),
    ("The truce was meant to let aid in, but it was often violated by both sides.", ["violated"]),
    ("Under the accord a ceasefire will be maintained.", ["agreed"]),
    ("Both sides agreed to extend for a year the ceasefire in force since 3 May.", ["extended", "in_force"]),
])
def test_a_truce_suggested_broken_or_kept(said: str, status: list[str]) -> None:
    assert sorted(fact.status for fact in ceasefires(WAR + said)) == status


def test_the_government_of_a_state_is_that_state() -> None:
    fact = only("In Havana the Government of Colombia and National Liberation Army (ELN) agreed to a ceasefire.")
    assert set(fact.parties) == {"Colombia", "National Liberation Army"}


def test_two_who_broker_a_truce_are_not_its_sides() -> None:
    text = ("Kenya and Uganda agreed to host envoys. A U.S.- and Kenyan-brokered truce between Rwanda's army and the "
            "rebels expired on Friday.")
    fact = only(text)
    assert fact.mediators == ("Kenya", "United States")


@pytest.mark.parametrize(("said", "status"), [
    ("Kestria asked Ostmark to extend its three-day truce.", ["called_for"]),
    ("In order to comply with this ceasefire, a body will be set up.", []),
    ("They met to reach a deal on extending the truce.", []),
    ("Varania answered the truce and began talks with Ostmark.", []),
])
def test_what_is_to_be_agreed_is_not_yet_so(said: str, status: list[str]) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == status


def test_an_accord_that_includes_a_truce_is_one() -> None:
    assert only(WAR + "The terms of the accord include an immediate ceasefire.").status == "agreed"
