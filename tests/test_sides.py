"""Who stands against whom in a document, and who stands between them."""

from __future__ import annotations

import pytest

from extractors.document import Document
from extractors.language.annotate import annotate
from extractors.language.coordination import listed, named
from extractors.language.mediation import mediators
from extractors.language.opponents import sides


def sides_of(text: str) -> set[str]:
    return set(sides(annotate(Document("report", text))))


def mediators_of(text: str) -> tuple[str, ...]:
    (sentence,) = annotate(Document("report", text)).sentences
    return named(mediators(sentence))


@pytest.mark.parametrize(("text", "expected"), [
    ("Kenyan President Jan Orlik spoke of a truce. The Highland Liberation Front shelled a town. Anton Weiss leads the "
     "Highland Liberation Front.", {"Kenya", "Highland Liberation Front"}),
    ("Kenya's government and rebels open talks. The rebels hold the valley. The Kenyan army holds the town.",
     {"Kenya", "rebels"}),
    ("Kenya and Uganda have said they are ready for a truce. Kenya shelled a bridge. Uganda shelled a road.",
     {"Kenya", "Uganda"}),
    ("The Kenyan army broke off talks with the Highland Liberation Front. The army accused the Highland Liberation "
     "Front of raids.", {"Kenya", "Highland Liberation Front"}),
])
def test_a_short_report_has_its_two_sides(text: str, expected: set[str]) -> None:
    assert sides_of(text) == expected


def test_two_who_mediate_together_are_no_sides() -> None:
    text = "A Kenya-Uganda statement hailed the talks. Rebels signed a truce after a Kenya-Uganda initiative."
    assert sides_of(text) == set()


@pytest.mark.parametrize(("text", "expected"), [
    ("Kenyan and Ugandan mediators announced that both armies had agreed.", ("Kenya", "Uganda")),
    ("The truce was reached under the mediation of Kenya, the current chair of the African Union.", ("Kenya",)),
    ("The mediators had separate meetings with both the rebels and President Jan Orlik.", ()),
    ("The bloc has been leading Kenya mediation.", ()),
    ("The talks were sponsored by leaders aimed at persuading Kenya and Uganda to agree.", ()),
    ("The truce was mediated by the Organization for Security (OFS), and Kenya.",
     ("Organization for Security", "Kenya")),
])
def test_mediators_are_those_who_mediate_and_not_whom_they_meet(text: str, expected: tuple[str, ...]) -> None:
    assert mediators_of(text) == expected


def test_names_with_only_commas_between_them_are_no_list() -> None:
    (sentence,) = annotate(Document("report", "They met Kenya, where Uganda keeps an envoy.")).sentences
    assert named(listed(sentence, sentence.text.index("Kenya"))) == ("Kenya",)
    (sentence,) = annotate(Document("report", "They met the ministers of Kenya, Uganda and Rwanda.")).sentences
    assert named(listed(sentence, sentence.text.index("the"))) == ("Kenya", "Uganda", "Rwanda")


def test_rebels_are_not_of_the_state_that_they_fight() -> None:
    (sentence,) = annotate(Document("report", "Kenyan rebels took the town.")).sentences
    assert [(actor.name, actor.party) for actor in sentence.actors] == [("Kenyan rebels", None)]


@pytest.mark.parametrize("word", ["Senior", "Rebel", "Defence", "Local"])
def test_a_word_that_only_begins_a_sentence_is_no_state(word: str) -> None:
    (sentence,) = annotate(Document("report", f"{word} officials met in the town.")).sentences
    assert word not in named(sentence.actors)


def test_a_movement_named_after_a_day_is_no_day() -> None:
    (sentence,) = annotate(Document("report", "The March 23 Movement left the town on May 4.")).sentences
    assert [day.when.text for day in sentence.days] == ["May 4"]
