"""How many independent origins stand behind a statement: copies of one text count once, and so does a cited report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import chain

from extractors.extraction import Extraction
from extractors.facts import Fact
from extractors.frozen import dataclass
from extractors.language.fingerprint import compared, likeness
from extractors.rules.regexes import regex

ALIKE = 0.6
"""Texts of which the shorter stands in the other to this share are copies of one text."""
_SHARED = 4
"""So many word chains must be shared at least: short texts agree by chance."""
_CROWD = 40
"""A chain that more texts than this share is a stock phrase; so many of them are found by it."""

_CITED = regex(
    r"\b(?:citing|quoting|[Aa]ccording to|reported by|told|quoted by)\s+(?:the\s+)?"
    r"(?P<outlet>[A-Z][\w'’.&-]*(?:\s+(?:of\s+)?(?:the\s+)?[A-Z][\w'’.&-]*){0,3})"
)
_VIA = regex(r"\s+(?:via|through)\s+|\s*/\s*", re.IGNORECASE)
_MARKS = regex(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Origins:
    """Which sources are copies of one text, and whose report a source or a sentence passes on."""

    of_source: Mapping[str, int] = field(default_factory=dict)
    """From a source's name to the number of its text, from 1, in order of publication."""
    outlet: Mapping[str, str] = field(default_factory=dict)
    """From a source's name to its outlet, folded; of "AFP via The Star" the agency."""
    known: frozenset[str] = frozenset()
    """All outlets of the dossier, folded: what a sentence may cite."""
    agencies: frozenset[str] = frozenset()
    """Those of them whose reports other outlets pass on by name."""

    def count(self, facts: Iterable[Fact]) -> int:
        """How many independent origins the facts have.

        A fact whose sentence cites an outlet has that outlet's origin; so have all that pass on one agency's report.
        """
        given = tuple(facts)
        cited = [self._cited(fact) for fact in given]
        passed_on = self.agencies.union(name for name in cited if name)
        found: dict[str | int, str | int] = {}
        for fact, name in zip(given, cited, strict=True):
            outlet = name or self.outlet.get(fact.source, "")
            text = self.of_source.get(fact.source, 0)
            found[text] = outlet if outlet in passed_on else found.get(text, text)
        return len(set(found.values()))

    def _cited(self, fact: Fact) -> str | None:
        for name in _CITED.finditer(fact.sentence):
            outlet = folded(name["outlet"])
            if outlet in self.known and outlet != self.outlet.get(fact.source):
                return outlet
        return None


def folded(name: str) -> str:
    """A name without case, spaces and marks, so that the spellings of an outlet agree."""
    return _MARKS.sub("", name.casefold()).removeprefix("the")


def find_origins(extractions: Sequence[Extraction]) -> Origins:
    """The origins of sources, which must be in order of publication; near-linear in their number."""
    numbers: dict[int, int] = {}
    groups = _copies(extractions)
    of_source = {
        extraction.source: numbers.setdefault(groups[at], len(numbers) + 1) for at, extraction in enumerate(extractions)
    }
    outlet = {e.source: folded(_VIA.split(e.outlet.strip())[0]) for e in extractions if e.outlet}
    agencies = {outlet[e.source] for e in extractions if e.outlet and len(_VIA.split(e.outlet.strip())) > 1}
    return Origins(of_source, outlet, frozenset(outlet.values()), frozenset(agencies))


def _copies(extractions: Sequence[Extraction]) -> list[int]:
    """For each source the index of the first that it is a copy of (its own, for an original)."""
    root = list(range(len(extractions)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    holders: dict[int, tuple[int, ...]] = {}
    for at, extraction in enumerate(extractions):
        chains = extraction.fingerprint
        known = [holders.get(hashed, ()) for hashed in chains]
        crowded = sum(len(holding) == _CROWD for holding in known)
        enough = min(_SHARED, len(chains))
        for other, shared in Counter(chain.from_iterable(known)).items():
            # Of a stock phrase it isn't known who else has it: so much they may share at the most.
            if shared >= enough and shared + crowded >= ALIKE * compared(chains, extractions[other].fingerprint):
                one, two = top(other), top(at)
                if one != two and likeness(chains, extractions[other].fingerprint) >= ALIKE:
                    root[max(one, two)] = min(one, two)
        alone = (at,)  # of most chains, so that they need no tuple of their own
        for hashed, holding in zip(chains, known, strict=True):
            if len(holding) < _CROWD:
                holders[hashed] = holding + alone if holding else alone
    return [top(at) for at in range(len(extractions))]
