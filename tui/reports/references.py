"""Numbered references from the lines of a report to the sources and sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractors.facts import Fact
from extractors.situation.timing import age_key

MOST = 5
"""A line shows so many references at most: the newest sources come first, of each one sentence."""


@dataclass(slots=True)
class References:
    """Gives a number to each sentence that a report refers to, in the order in which they come."""

    facts: Mapping[str, Fact]
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    sentences: list[Fact] = field(default_factory=list)

    def to(self, ids: Iterable[str]) -> list[int]:
        """The numbers for facts, ascending; facts with one sentence share a number."""
        found = sorted((self.facts[i] for i in dict.fromkeys(ids) if i in self.facts), key=age_key, reverse=True)
        chosen: dict[str, Fact] = {}
        for fact in found:
            chosen.setdefault(fact.source, fact)
        return sorted({self._number(fact) for fact in list(chosen.values())[:MOST]})

    def _number(self, fact: Fact) -> int:
        key = (fact.source, fact.sentence)
        if key not in self.numbers:
            self.sentences.append(fact)
            self.numbers[key] = len(self.sentences)
        return self.numbers[key]
