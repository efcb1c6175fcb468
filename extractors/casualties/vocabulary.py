"""The word classes of the rules for casualties, as sets and as patterns, and what the rules give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.facts import Casualty
from extractors.language.vocabulary import any_of
from extractors.rules.kept import kept
from extractors.rules.rulebook import rulebook


@kept
def word_class(*names: str) -> frozenset[str]:
    """The words of a class of casualties.toml or lexicon.toml, or of several together."""
    return frozenset(word for name in names for word in rulebook("casualties").words[name])


@kept
def any_word(*names: str) -> str:
    """A regex for any word of such classes, whole at its end, in lower case."""
    return any_of(word_class(*names))


def given(fact: Casualty, what: str) -> bool:
    """True where the rule that found a toll gives so (see casualties.toml)."""
    return bool(_gives()[fact.rule].get(what))


@kept
def _gives() -> Mapping[str, Mapping[str, Any]]:
    return {rule.name: rule.gives for rule in rulebook("casualties").rules}
