"""Which words of a text name places that are no actors."""

import pytest

from extractors.document import Document
from extractors.language.annotate import annotate
from extractors.language.mentions import Place
from extractors.language.places import find


def places(text: str) -> list[str]:
    return [m.name for s in annotate(Document("a", text)).sentences for m in s.mentions if isinstance(m, Place)]


@pytest.mark.parametrize(("text", "names"), [
    ("A mine went off in Lowmere.", ["Lowmere"]),
    ("Near Brenholt the road is shut.", ["Brenholt"]),
    ("Fighting reached the village of Ostrey.", ["Ostrey"]),
    ("They met in the southeastern Kestrel province.", ["Kestrel"]),
    ("A shell fell on Ostrey district.", ["Ostrey"]),
    ("It happened in Lowmere, Kestrel Province.", ["Lowmere", "Kestrel"]),
    ("They camped near al-Sarif.", ["al-Sarif"]),
    ("Strikes north of Brenholt went on.", ["Brenholt"]),
])
def test_names_after_a_preposition_or_beside_a_kind_are_places(text: str, names: list[str]) -> None:
    assert places(text) == names


@pytest.mark.parametrize("text", [
    "The bill was read in Parliament.", "They fasted in Ramadan.", "He believed in God.",
    "The ministers came home.",
])
def test_other_capitals_are_no_places(text: str) -> None:
    assert places(text) == []


def test_a_name_goes_on_over_the_end_of_a_line() -> None:
    text = "They met in New\nLowmere and in\nBrenholt."
    words = frozenset(text.lower().rstrip(".").split())
    assert [(place.name, text[place.start:place.end]) for place in find(text, 0, words)] == [
        ("New Lowmere", "New\nLowmere"), ("Brenholt", "Brenholt")]


def test_the_holder_of_a_place_is_no_part_of_its_name() -> None:
    assert places("They met in Ostmark's Lowmere district.") == ["Lowmere"]


@pytest.mark.parametrize(("text", "names"), [
    ("The hospital was hit.", []), ("Local hospital staff wept.", []), ("Six fell in Lowmere Saturday.", ["Lowmere"]),
    ("The feud went on in Belo tribal lands.", []), ("Earlier the hospital was hit.", []),
])
def test_a_word_that_opens_a_sentence_a_day_and_a_people_are_no_places(text: str, names: list[str]) -> None:
    assert places(text) == names
