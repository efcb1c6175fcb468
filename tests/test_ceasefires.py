"""Ceasefires: a sentence or a short report in, each status that it asserts out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from extractors.ceasefires import find
from extractors.document import Document
from extractors.dossier.resolve import resolve
from extractors.extract import extract
from extractors.facts import Ceasefire
from extractors.language.annotate import annotate
from extractors.language.sentences import MAX_SENTENCE
from tests.work import in_proportion

WAR = "Varania's army fights Ostmark's army in the Kessel valley. "
PUBLISHED = dt.date(2031, 5, 7)  # a Wednesday


def ceasefires(text: str) -> list[Ceasefire]:
    document = Document("report", text, published=PUBLISHED, published_basis="metadata")
    return [fact for fact in resolve([extract(document, ["ceasefire"])]) if isinstance(fact, Ceasefire)]


def only(text: str) -> Ceasefire:
    (fact,) = ceasefires(text)
    return fact


@pytest.mark.parametrize(("said", "status"), [
    ("The United Nations called for an immediate ceasefire.", "called_for"),
    ("Qatar proposed a 30-day truce.", "proposed"),
    ("Varania and Ostmark agreed to a ceasefire on Monday.", "agreed"),
    ("A ceasefire was reached on Monday.", "agreed"),
    ("The ceasefire came into effect on Monday.", "in_force"),
    ("The truce is holding, officials said.", "in_force"),
    ("A humanitarian pause began on Monday.", "in_force"),
    ("The cessation of hostilities took effect at midnight.", "in_force"),
    ("Varania and Ostmark agreed to extend the truce.", "extended"),
    ("Ostmark has repeatedly violated the ceasefire.", "violated"),
    ("The Highland Front suspended its ceasefire.", "suspended"),
    ("The ceasefire collapsed on Monday.", "ended"),
    ("The rebels declared the truce over.", "ended"),
    ("The rebels rejected a ceasefire.", "rejected"),
    ("No ceasefire is possible before the army leaves, the rebels said.", "rejected"),
])
def test_the_words_around_it_tell_how_the_ceasefire_stands(said: str, status: str) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == [status]


@pytest.mark.parametrize("said", [
    "If the ceasefire holds, aid will reach the valley.",
    "Ceasefire talks will resume on Monday.",
    "The envoy spoke of the possibility of a ceasefire.",
    "Peace talks collapsed on Monday.",
    "He warned of what would follow should the truce collapse.",
    "The armistice line runs along the river.",
])
def test_what_is_only_imagined_or_something_else_gives_nothing(said: str) -> None:
    assert ceasefires(WAR + said) == []


def test_of_a_violation_the_parties_are_those_accused_and_the_accuser_claims_it() -> None:
    fact = only(WAR + "Varania accused Ostmark of breaking the truce on Monday.")
    assert (fact.status, fact.parties, fact.claimed_by) == ("violated", ("Ostmark",), "Varania")


def test_both_are_accused_where_they_accuse_each_other() -> None:
    fact = only(WAR + "Varania and Ostmark accused each other of violating the truce.")
    assert (fact.status, fact.parties, fact.claimed_by) == ("violated", ("Varania", "Ostmark"), None)


def test_one_sentence_may_assert_several_statuses_each_with_its_day() -> None:
    facts = ceasefires(WAR + "The truce, which took effect on 2 May, will be extended until 20 May.")
    assert {(fact.status, fact.date, fact.until) for fact in facts} == {
        ("extended", None, dt.date(2031, 5, 20)), ("in_force", dt.date(2031, 5, 2), dt.date(2031, 5, 20))}


def test_a_denied_breach_is_none() -> None:
    assert ceasefires(WAR + "Ostmark denied that its troops had violated the truce.") == []


def test_dates_of_agreement_and_effect_are_told_apart() -> None:
    fact = only(WAR + "Varania and Ostmark agreed on Monday to a ceasefire from 12 May.")
    assert (fact.status, fact.date, fact.effective) == ("agreed", dt.date(2031, 5, 5), dt.date(2031, 5, 12))


def test_a_term_ends_after_its_days_and_is_told_in_the_words_of_the_source() -> None:
    fact = only(WAR + "Varania and Ostmark agreed to a 48-hour ceasefire on Monday.")
    assert (fact.until, fact.terms) == (dt.date(2031, 5, 7), "48-hour")


@pytest.mark.parametrize(("said", "terms"), [
    ("Varania and Ostmark agreed to a truce. They will set up a joint monitoring mission.", "joint monitoring mission"),
    ("A truce was agreed on Monday. It provides penalties for breaches.", "penalties for breaches"),
    ("The truce took effect on Monday. There is no time limit for the truce, he said.", "no time limit"),
])
def test_terms_may_stand_in_another_sentence(said: str, terms: str) -> None:
    assert [fact.terms for fact in ceasefires(WAR + said)] == [terms]


@pytest.mark.parametrize("said", [
    "Varania and Ostmark agreed to a truce. The rebels called for a monitoring mission.",
    "Varania and Ostmark agreed to a truce. They could not agree on penalties for violations.",
    "Varania and Ostmark agreed to a truce so that the sick can leave the valley.",
])
def test_what_is_only_asked_for_or_hoped_for_is_no_term(said: str) -> None:
    assert only(WAR + said).terms is None


def test_the_days_a_truce_is_to_hold_are_its_term() -> None:
    fact = only(WAR + "Ostmark announces a three-day ceasefire from 8 to 10 May.")
    assert (fact.effective, fact.until) == (dt.date(2031, 5, 8), dt.date(2031, 5, 10))


def test_a_weekday_on_which_it_takes_effect_is_to_come() -> None:
    agreed = ceasefires(WAR + "Varania and Ostmark agree to a ceasefire, which takes effect on Tuesday.")[0]
    assert agreed.effective == dt.date(2031, 5, 13)
    (taken,) = ceasefires(WAR + "A ceasefire between Varania and Ostmark took effect on Tuesday.")
    assert taken.date == dt.date(2031, 5, 6)


def test_it_is_the_ceasefire_that_was_just_spoken_of() -> None:
    (_, fact) = ceasefires("A truce between Varania and Ostmark takes effect. Varania says Ostmark has violated it.")
    assert (fact.status, fact.parties) == ("violated", ("Ostmark",))


@pytest.mark.parametrize(("said", "status"), [
    ("A Norwegian-brokered truce between Varania and Ostmark collapses.", ["ended"]),
    ("A UN-brokered truce between Varania and Ostmark takes effect.", ["in_force"]),
    ("Ostmark says that it remains committed to the truce.", ["in_force"]),
    ("Varania's envoy denies that a ceasefire has been agreed.", []),
])
def test_the_verb_tells_what_became_of_a_truce_not_how_it_came_about(said: str, status: list[str]) -> None:
    assert [fact.status for fact in ceasefires(WAR + said)] == status


def test_mediators_are_those_of_the_sentence() -> None:
    fact = only(WAR + "A ceasefire between Varania and Ostmark was reached under the mediation of Norway and Qatar.")
    assert (fact.parties, fact.mediators) == (("Varania", "Ostmark"), ("Norway", "Qatar"))


def test_a_report_in_the_present_tense_is_of_its_own_day() -> None:
    fact = only("A ceasefire between Varania and Ostmark comes into effect.")
    assert (fact.status, fact.date, fact.date_basis) == ("in_force", PUBLISHED, "resolved")


def test_the_agreement_is_the_ceasefire_where_one_was_spoken_of() -> None:
    text = "A ceasefire was agreed on Monday. The agreement is holding."
    assert [fact.status for fact in ceasefires(text)] == ["agreed", "in_force"]
    assert ceasefires("The trade deal is holding.") == []


def test_evidence_is_the_sentence_and_the_words_are_marked() -> None:
    text = WAR + "The truce is holding."
    (fact,) = find(annotate(Document("report", text)))
    assert text[fact.start:fact.end] == "The truce is holding."
    assert [text[start:end] for start, end in fact.matched] == ["The truce is holding"]


@pytest.mark.parametrize("piece", [
    "The truce in Kessel collapsed on Monday. ", "ceasefire ", "violations of the ", "agreed to a ", "truce which ",
])
def test_time_grows_with_the_text_only(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        annotated = annotate(Document("long", "A ceasefire was agreed. " + piece * (size // len(piece))))
        return lambda: list(find(annotated))

    assert in_proportion(prepare, MAX_SENTENCE)


def test_a_deal_announced_over_a_week_after_something_is_not_over() -> None:
    said = "Envoy Lena Moor announced the truce between Varania and Ostmark over a week after talks began."
    assert only(said).status == "agreed"


def test_what_the_sides_failed_to_extend_is_not_extended() -> None:
    assert ceasefires("Varania and Ostmark failed to agree to extend the truce.") == []


def test_breaking_it_is_breaking_the_ceasefire_spoken_of() -> None:
    agreed, broken = ceasefires(
        "A ceasefire between Varania and Ostmark took effect on Monday. Within hours Varania and Ostmark accused each "
        "other of violating it.")
    assert (broken.status, broken.parties) == ("violated", ("Varania", "Ostmark"))
    assert agreed.status == "in_force"


def test_a_venue_is_no_party_to_a_ceasefire() -> None:
    said = "Kenya's government and its largest rebel group agreed on Friday to a ceasefire at talks in Zambia."
    assert "Zambia" not in only(said).parties


@pytest.mark.parametrize("said", [
    "Varania and Ostmark signed a ceasefire agreement in Geneva.",
    "Varania broke its truce with Ostmark in May with a bomb in Kessel.",
])
def test_where_it_was_signed_or_broken_later_is_not_where_it_holds(said: str) -> None:
    assert only(said).place is None


def test_one_who_declares_a_truce_is_its_party() -> None:
    assert only("Kenya's army fights Ugandan rebels. Kenya declared a three-day truce.").parties == ("Kenya",)


def test_it_ended_on_the_day_of_the_verb_and_not_of_the_aside() -> None:
    said = "The truce between Varania and Ostmark, brokered by Kenya and signed on 1 May, fell apart on 5 May."
    assert [(fact.status, fact.date) for fact in ceasefires(said)] == [("ended", dt.date(2031, 5, 5))]


def test_an_accord_that_includes_a_truce_agrees_on_one() -> None:
    assert only("Varania and Ostmark signed an accord on Monday that includes a temporary truce.").status == "agreed"


def test_what_takes_effect_on_a_weekday_is_agreed_and_yet_to_come() -> None:
    fact = only("Varania and Ostmark agreed on Tuesday to a truce that takes effect on Friday.")
    assert (fact.status, fact.date, fact.effective) == ("agreed", dt.date(2031, 5, 6), dt.date(2031, 5, 9))


def test_a_renewed_truce_that_took_effect_holds() -> None:
    assert only("The renewed truce between Varania and Ostmark took effect on Monday.").status == "in_force"


def test_talks_on_an_accord_that_will_be_held_say_nothing_of_how_it_holds() -> None:
    said = "The truce began on Monday. Talks on putting the accord into practice will be held in Geneva."
    assert [fact.status for fact in ceasefires(said)] == ["in_force"]


def test_a_meeting_that_will_be_held_is_no_truce_that_holds() -> None:
    assert [fact.status for fact in ceasefires(
        WAR + "Both agreed to a truce. Talks on how to apply the truce will be held on 12 May.")] == ["agreed"]


def test_agreed_and_to_take_effect_is_one_status_with_the_day_to_come() -> None:
    fact = only("Varania and Ostmark agreed on Tuesday to a 14-day truce that takes effect on Friday.")
    assert (fact.status, fact.date, fact.effective) == ("agreed", dt.date(2031, 5, 6), dt.date(2031, 5, 9))



def test_a_truce_extended_at_its_expiry_is_not_over() -> None:
    found = ceasefires("Prisoners went home after the expiry of the 72-hour truce, which was extended by both sides.")
    assert [fact.status for fact in found] == ["extended"]


@pytest.mark.parametrize("text", [
    "The Kenyan cabinet will meet on Tuesday to approve a ceasefire deal with the rebels.",
    "The envoys flew to Oslo to sign a ceasefire deal with the rebels.",
])
def test_an_agreement_to_be_decided_on_is_not_agreed(text: str) -> None:
    assert "agreed" not in [fact.status for fact in ceasefires(text)]


def test_a_between_that_belongs_to_something_else_names_no_parties() -> None:
    found = ceasefires("Kenya and pro-Ugandan separatists signed a ceasefire deal to end fighting that caused the "
                       "worst row between Nairobi and the West in years.")
    assert [set(fact.parties) for fact in found] == [{"Kenya", "pro-Ugandan separatists"}]
