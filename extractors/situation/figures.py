"""Casualty facts as figures that can be compared: what is counted, when, where, by whom, and whether two agree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from extractors.facts import Bound, Casualty, Group, Outcome
from extractors.rules.regexes import regex
from extractors.situation.places import Places
from extractors.situation.sides import Sides
from extractors.situation.timing import Span, age_key, by_age, span_of

_VAGUE_UP_TO = {3: 9, 10: 99, 12: 99, 20: 99, 100: 999, 1_000: 9_999, 10_000: 99_999, 100_000: 999_999}
"""What a vague word can mean at most, by the number that stands for it (FACTS.md)."""
_SUM = regex(r"\bbr(?:ing\w*|ought) the (?:\w+ )*(?:total|toll|number)\b")
_MORE = regex(r"(?:another|a further|an additional)\b|[\w,]+ (?:more|further|additional|other)\b", re.IGNORECASE)
_LEEWAY = 1.25
"""Two open bounds ("at least 30", "over 400") agree if they differ by no more than this factor."""
_REVISES = regex(
    r"\b(?:toll|number|count|figure|total)\b[^.;]{0,120}?\b(?:ris\w+|rose|climb\w*|increas\w+|gr[eo]w\w*|jump\w*"
    r"|mount\w*|revised|updated|lowered|f[ae]ll\w*|stands at|reach\w*)\b"
    r"|\bfinal toll\b|\bbr(?:ing\w*|ought) the (?:\w+ )?(?:total|toll|number)\b",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of victims that one claimant gives in one sentence."""

    facts: tuple[Casualty, ...]
    """More than one where a sentence counts one group in parts ("nine children and a woman")."""
    outcome: Outcome
    count: int
    count_max: int | None
    bound: Bound
    group: Group
    side: str | None
    place: str | None
    span: Span | None
    claimed_by: str | None
    previous: int | None
    voice: str | None = None
    """The side that the claimant speaks for, itself where that is not known."""
    revises: bool = False
    """Whether the sentence says that the number has changed ("rose to"), though not from which."""
    reach: tuple[float, float] = field(init=False)
    """The numbers that the figure can stand for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reach", _reach(self.bound, self.count, self.high))

    @property
    def told(self) -> dt.date:
        """When it was published; the earliest day for sources without a date, which never are the newest."""
        return self.facts[0].published or dt.date.min

    @property
    def source(self) -> str:
        return self.facts[0].source

    @property
    def high(self) -> int:
        return self.count if self.count_max is None else max(self.count, self.count_max)

    def agrees(self, other: Figure) -> bool:
        """Whether one number can satisfy both."""
        return self.reach[0] <= other.reach[1] and other.reach[0] <= self.reach[1]


@lru_cache(maxsize=4096)
def _reach(bound: Bound, count: int, high: int) -> tuple[float, float]:
    match bound:
        case "vague":
            return count, _VAGUE_UP_TO.get(count, count * 9.99)
        case "at_least":
            return count, max(count * _LEEWAY, count + 1)
        case "at_most":
            return 0, count
        case "about":
            return count * 0.9, count * 1.1
    return count, high


def figures(facts: Iterable[Casualty], sides: Sides, places: Places) -> list[Figure]:
    """The figures of incident facts in order of publication; parts of one sentence's group are added up.

    A side is the party whose people they were; claimants keep their own names.
    """
    ordered = by_age(facts)
    out: list[Figure] = []
    for _, same in groupby(ordered, key=lambda f: (f.source, f.start, f.end)):
        out += _of_sentence(list(same), sides, places)
    return out


def _of_sentence(facts: list[Casualty], sides: Sides, places: Places) -> list[Figure]:
    out: list[Figure] = []
    for fact in facts:
        figure = Figure(
            (fact,), fact.outcome, fact.count, fact.count_max, fact.bound, fact.group, sides.of(fact.side),
            places.closest(fact.place, fact.sentence), span_of(fact), fact.claimed_by, fact.previous,
            None if _is_sum(fact, facts) else sides.of(fact.claimed_by),
            bool(_REVISES.search(fact.sentence)) and not _MORE.match(fact.victims or ""))
        for at, other in enumerate(out):
            if _parts_of_one_group(other, figure):
                out[at] = _added(other, figure)
                break
        else:
            out.append(figure)
    return out


def _is_sum(fact: Casualty, beside: Iterable[Casualty]) -> bool:
    """Whether a number is the reporter's own sum: "another 41 died, the army said, bringing the total to 100"."""
    return bool(_SUM.search(fact.sentence)) and any(
        other.outcome == fact.outcome and other.count < fact.count and _MORE.match(other.victims or "")
        for other in beside)


def _parts_of_one_group(one: Figure, other: Figure) -> bool:
    """Whether two figures of one sentence count different people of one group ("nine children and a woman")."""
    words = {fact.victims for fact in one.facts}
    return (
        (one.outcome, one.group, one.side, one.place, one.span, one.claimed_by)
        == (other.outcome, other.group, other.side, other.place, other.span, other.claimed_by)
        and one.group != "unknown" and other.facts[0].victims not in words
        and not one.previous and not other.previous and other.count != one.count
        and not any(fact.part_of or fact.scope == "cumulative" for fact in (*one.facts, *other.facts))
    )


def _added(one: Figure, other: Figure) -> Figure:
    bound: Bound = one.bound if one.bound == other.bound else "about"
    count_max = one.high + other.high if one.count_max or other.count_max else None
    return Figure(
        (*one.facts, *other.facts), one.outcome, one.count + other.count, count_max, bound, one.group, one.side,
        one.place, one.span, one.claimed_by, None, one.voice)


def order(figure: Figure) -> tuple[dt.date, str, int, int, str]:
    """Sorts figures by publication."""
    return age_key(figure.facts[0])
