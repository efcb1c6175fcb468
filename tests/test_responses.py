"""A sentence in, the answers in it out: who answers whom, and how."""

import pytest

from extractors.document import Document
from extractors.extract import extract
from extractors.facts import Response


def responses(text: str) -> list[Response]:
    facts = extract(Document("a.txt", text), ["response"]).facts
    return [fact for fact in facts if isinstance(fact, Response)]


@pytest.mark.parametrize(("text", "answer"), [
    ("The rebels accepted the government's offer of a pause.", "accepted"),
    ("The rebels agreed to the government's request for a pause.", "accepted"),
    ("The rebels accepted in principle a government proposal for a pause.", "partly"),
    ("The rebels turned down the government's proposal for a pause.", "rejected"),
    ("The government's ultimatum was rejected by the rebels.", "rejected"),
    ("The rebels countered with a plan of their own.", "countered"),
    ("The rebels refused to discuss the government's plan.", "not_discussed"),
])
def test_how_a_demand_or_an_offer_is_answered(text: str, answer: str) -> None:
    (found,) = responses(text)
    assert (found.by, found.answer) == ("rebels", answer)


def test_the_answer_holds_what_it_answers_and_whose_that_was() -> None:
    (found,) = responses("The rebels wanted a seat in the cabinet, a demand the government refused to discuss.")
    assert (found.by, found.to) == ("government", "rebels")
    assert "a seat in the cabinet" in found.text


@pytest.mark.parametrize("text", [
    "The government urged the rebels to accept its offer.",
    "The rebels may reject the plan.",
    "The hospital accepted forty wounded.",
    "The army rejected claims that it had shelled the camp.",
])
def test_what_answers_nothing_gives_none(text: str) -> None:
    assert responses(text) == []


def test_a_bare_noun_before_an_appeal_says_whose_it_is() -> None:
    (found,) = responses("The rebels rejected a government appeal to restore a truce which the guerrillas broke off.")
    assert found.to == "government"


def test_an_answer_in_a_relative_clause_is_taken_alone() -> None:
    (found,) = responses("Talks on a truce began in Lowmere without the rebels, who refuse to attend.")
    assert (found.by, found.text) == ("rebels", "refuse to attend")


def test_meeting_to_exchange_bodies_answers_nobody() -> None:
    assert responses("Kenyan and Ugandan officials met in Lowmere to exchange the bodies of ten men.") == []


def test_a_call_is_answered_to_whoever_made_it() -> None:
    (found,) = responses("Uganda rejected a call by Kenya for its withdrawal.")
    assert (found.by, found.to) == ("Uganda", "Kenya")


def test_the_day_of_an_offer_is_not_that_of_its_answer() -> None:
    (found,) = responses("The rebels had proposed on 4 May a halt to all raids, an offer that the army dismissed.")
    assert (found.answer, found.when) == ("rejected", None)


def test_an_answer_that_names_nobody_is_to_whoever_last_demanded_something_of_who_gives_it() -> None:
    text = "Kenya demanded that Uganda close its camps. Sudan called for calm. Uganda refused to leave."
    (found,) = (fact for fact in extract(Document("a.txt", text)).facts if isinstance(fact, Response))
    assert (found.by, found.to) == ("Uganda", "Kenya")
    assert "to" in found.inferred


def test_an_answer_to_an_ultimatum_is_to_the_other_side() -> None:
    text = "Talks between Kenya and Uganda broke down on Monday. Kenya blamed Uganda. Uganda rejected the ultimatum."
    (found,) = responses(text)
    assert (found.by, found.to) == ("Uganda", "Kenya")
