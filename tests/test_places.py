"""Which words of a text name places that are no actors."""

import pytest

from extractors.document import Document
from extractors.language.annotate import annotate
from extractors.language.mentions import Place


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
