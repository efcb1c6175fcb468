"""What a dossier's sources tell as of any date, under its settings and the analyst's decisions."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from extractors.document import Document
from extractors.dossier.additions import add
from extractors.dossier.configuration import Configuration
from extractors.dossier.corrections import Applied, Corrections, apply, lost_words
from extractors.dossier.held import at_most
from extractors.dossier.names import Names
from extractors.dossier.published import resolve_published
from extractors.dossier.resolve import Resolver
from extractors.extraction import Extraction
from extractors.situation.origins import Copies
from extractors.situation.share import beyond

if TYPE_CHECKING:
    from extractors.situation.model import Situation

T = TypeVar("T")

REMEMBERED = 8
"""As-of dates whose results are held; fewer of a large dossier."""


class Telling:
    """What some extractions tell. What was worked out for a date is held, for a few dates: people step to and fro."""

    def __init__(
        self, extractions: Sequence[Extraction], configuration: Configuration, corrections: Corrections, title: str,
        document: Callable[[str], Document | None],
    ) -> None:
        """`document` gives a source's text."""
        self._extractions, self._title, self._document = extractions, title, document
        self._configuration, self._corrections = configuration, corrections
        self._resolver = Resolver(extractions, {**configuration.aliases, **corrections.aliases}, corrections.apart)
        self._facts = sum(len(extraction.facts) for extraction in extractions)
        self._applied: OrderedDict[dt.date | None, Applied] = OrderedDict()
        self._copies = Copies()
        self._situations: OrderedDict[dt.date | None, Situation] = OrderedDict()

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which sources were published, in order."""
        return tuple(sorted({p.date for p in resolve_published(self._extractions).values() if p.date}))

    def applied(self, as_of: dt.date | None) -> Applied:
        """The facts of the sources up to a date (all, where null), and what the analyst decided about them."""
        if as_of not in self._applied:
            facts = self._resolver.facts(as_of)
            added = add(self._corrections.additions, self._extractions, as_of, self.names, self._document)
            self._applied[as_of] = added.told(apply(self._corrections, [*facts, *added.facts]))
        return self._newest(self._applied, as_of)

    def names(self, as_of: dt.date | None) -> Names:
        """The table of names of the sources up to a date."""
        return self._resolver.names(as_of)

    @property
    def problems(self) -> tuple[str, ...]:
        """What of the decisions found nothing to be about by the date last asked for, or doesn't fit, and which sources
        tell too much, for people.
        """
        if not self._applied:
            return ()
        applied = next(reversed(self._applied.values()))
        much = beyond(self._extractions) if self._situations else ()
        return (*map(lost_words, applied.lost), *applied.problems, *much)

    def watched(self, as_of: dt.date | None) -> frozenset[str]:
        """Ids of the facts whose sentence holds a word that the settings watch for."""
        words = [word.casefold() for word in self._configuration.watch]
        facts = self.applied(as_of).facts if words else ()
        return frozenset(fact.id for fact in facts if any(word in fact.sentence.casefold() for word in words))

    def situation(self, as_of: dt.date | None) -> Situation:
        """The situation as of a date (null: the newest publication)."""
        from extractors.situation.assess import assess, default_as_of
        from extractors.situation.manifest import make_manifest

        as_of = as_of or default_as_of(self._extractions)
        if as_of not in self._situations:
            decided = (self._configuration, self._corrections.decisions)
            by_hand = repr(decided) if decided != (Configuration(), ()) else ""
            self._situations[as_of] = assess(
                self.applied(as_of).facts, self._extractions, as_of, title=self._title, names=self.names(as_of),
                sides=self._configuration.sides, ratings=self._ratings(),
                manifest=make_manifest(self._resolver.present(as_of), by_hand), copies=self._copies)
        return self._newest(self._situations, as_of)

    def _ratings(self) -> dict[str, str]:
        """The letter of each source that has one, its own before its outlet's."""
        letters = self._corrections.ratings
        rated = {}
        for extraction in self._extractions:
            letter = letters.get(extraction.source) or letters.get(extraction.outlet or "")
            if letter:
                rated[extraction.source] = letter
        return rated

    def _newest(self, held: OrderedDict[dt.date | None, T], as_of: dt.date | None) -> T:
        """What is held of a date, which is then the last to be dropped."""
        held.move_to_end(as_of)
        while len(held) > at_most(REMEMBERED, self._facts):
            held.popitem(last=False)
        return held[as_of]
