"""Local facts of many documents → final facts: publication dates, years, names and rounds, up to an as-of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.dossier.dated import dates_of
from extractors.dossier.named import Answers, KnownNames, names_in, names_of
from extractors.dossier.names import Names, join
from extractors.dossier.published import Published, resolve_published
from extractors.dossier.rounds import numbered
from extractors.extraction import Extraction
from extractors.facts import Fact


def resolve(
    extractions: Iterable[Extraction],
    as_of: dt.date | None = None,
    *,
    aliases: Mapping[str, str] | None = None,
    apart: Collection[frozenset[str]] = (),
) -> tuple[Fact, ...]:
    """The final facts of all sources published on or before `as_of` (all, where null); undated sources always count.

    `aliases` and `apart` join and part names by hand (names.join).
    """
    return Resolver(list(extractions), aliases or {}, apart).facts(as_of)


@dataclass(frozen=True, slots=True)
class _Present:
    """The sources up to a date, when each was published, and their table of names."""

    as_of: dt.date | None
    sources: tuple[Extraction, ...]
    published: Mapping[str, Published]
    names: Names


class Resolver:
    """Resolves the same extractions as of one date after another. The facts of a source are made anew only where its
    day or its names come out otherwise than before.
    """

    def __init__(
        self, extractions: Sequence[Extraction], aliases: Mapping[str, str], apart: Collection[frozenset[str]]
    ) -> None:
        self._extractions, self._aliases, self._apart = extractions, aliases, apart
        self._latest: _Present | None = None
        self._names: dict[str, tuple[str, ...]] = {}
        """The names that the facts of each source hold."""
        self._made: dict[str, tuple[Published, Answers, tuple[Fact, ...]]] = {}

    def present(self, as_of: dt.date | None) -> tuple[Extraction, ...]:
        """The sources up to a date."""
        return self._present(as_of).sources

    def names(self, as_of: dt.date | None) -> Names:
        """The table of names of the sources up to a date."""
        return self._present(as_of).names

    def facts(self, as_of: dt.date | None) -> tuple[Fact, ...]:
        """The final facts of the sources up to a date; see `resolve`."""
        present = self._present(as_of)
        known = KnownNames(present.names)
        return numbered([fact for source in present.sources
                         for fact in self._facts(source, present.published[source.source], known)])

    def _facts(self, source: Extraction, published: Published, known: KnownNames) -> tuple[Fact, ...]:
        if source.source not in self._names:
            self._names[source.source] = names_in(source.facts)
        answers = tuple([known[name] for name in self._names[source.source]])
        before = self._made.get(source.source)
        if before is None or before[:2] != (published, answers):
            facts = tuple(replace(fact, **dates_of(fact, published), **names_of(fact, known.names))
                          for fact in source.facts)
            before = self._made[source.source] = published, answers, facts
        return before[2]

    def _present(self, as_of: dt.date | None) -> _Present:
        if self._latest is None or self._latest.as_of != as_of:
            published = resolve_published(self._extractions, as_of)
            sources = tuple(source for source in self._extractions if source.source in published)
            names = join(sources, aliases=self._aliases, apart=self._apart)
            self._latest = _Present(as_of, sources, published, names)
        return self._latest
