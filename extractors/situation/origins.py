"""How many independent origins stand behind a statement: copies of one text count once, and so does a cited report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from extractors.dossier.held import WORDINGS
from extractors.extraction import Extraction
from extractors.facts import Fact
from extractors.language.fingerprint import compared, hashes
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
        return next((outlet for outlet in _cited(fact.sentence)
                     if outlet in self.known and outlet != self.outlet.get(fact.source)), None)


@lru_cache(maxsize=WORDINGS)
def _cited(sentence: str) -> tuple[str, ...]:
    """The outlets that a sentence may cite, folded."""
    return tuple(folded(name["outlet"]) for name in _CITED.finditer(sentence))


def folded(name: str) -> str:
    """A name without case, spaces and marks, so that the spellings of an outlet agree."""
    return _MARKS.sub("", name.casefold()).removeprefix("the")


def find_origins(extractions: Sequence[Extraction], copies: Copies | None = None) -> Origins:
    """The origins of sources, which must be in order of publication; near-linear in their number. `copies` is what was
    found before of some of them.
    """
    numbers: dict[int, int] = {}
    groups = (copies or Copies()).among([extraction.fingerprint for extraction in extractions])
    of_source = {
        extraction.source: numbers.setdefault(groups[at], len(numbers) + 1) for at, extraction in enumerate(extractions)
    }
    outlet = {e.source: folded(_VIA.split(e.outlet.strip())[0]) for e in extractions if e.outlet}
    agencies = {outlet[e.source] for e in extractions if e.outlet and len(_VIA.split(e.outlet.strip())) > 1}
    return Origins(of_source, outlet, frozenset(outlet.values()), frozenset(agencies))


@dataclass(slots=True)
class Copies:
    """Finds copies among texts. What it found is held, as the same texts come again, but for the last ones, whenever
    the as-of date moves: which text a text is a copy of rests on those before it alone.
    """

    texts: list[bytes] = field(default_factory=list)
    """The fingerprints that were last looked at, in order."""
    links: list[tuple[int, int]] = field(default_factory=list)
    """Indexes of texts, each with that of an earlier one of which it is a copy."""

    def among(self, texts: list[bytes]) -> list[int]:
        """For each text the index of the first that it is a copy of (its own, for an original)."""
        same = next((at for at, (one, other) in enumerate(zip(texts, self.texts, strict=False)) if one is not other),
                    min(len(texts), len(self.texts)))
        groups = _Groups(range(len(texts)))
        for at, other in self.links:
            if at < same:
                groups.join(at, other)
        if same < len(texts):
            known = [link for link in self.links if link[0] < same]
            self.texts, self.links = texts, [*known, *_links(texts, same, groups)]
        return [groups.top(at) for at in range(len(texts))]


class _Groups(list[int]):
    """For each of some numbers a lower one of its group, or itself."""

    def top(self, at: int) -> int:
        """The lowest number of a group."""
        while self[at] != at:
            self[at] = self[self[at]]
            at = self[at]
        return at

    def join(self, at: int, other: int) -> None:
        """Makes one group of two."""
        one, two = self.top(at), self.top(other)
        self[max(one, two)] = min(one, two)


def _links(texts: Sequence[bytes], first: int, groups: _Groups) -> Iterator[tuple[int, int]]:
    """The copies from the `first` text on, each with the earlier text that it was found by; takes them into groups."""
    holders: dict[int, tuple[int, ...]] = {}
    for at, chains in enumerate(map(hashes, texts)):
        known = [holders.get(hashed, ()) for hashed in chains]
        alone = (at,)  # of most chains, so that they need no tuple of their own
        for hashed, holding in zip(chains, known, strict=True):
            if len(holding) < _CROWD:
                holders[hashed] = holding + alone if holding else alone
        if at < first:
            continue
        crowded = sum(len(holding) == _CROWD for holding in known)
        enough = min(_SHARED, len(chains))
        own = set(chains)
        for other, shared in Counter(chain.from_iterable(known)).items():
            if shared < enough or groups.top(other) == groups.top(at):
                continue
            others = hashes(texts[other])
            least = ALIKE * compared(chains, others)
            # Of a stock phrase it isn't known who else has it: so much they may share at the most.
            if shared + crowded >= least and (not crowded or len(own.intersection(others)) >= least):
                groups.join(at, other)
                yield at, other
