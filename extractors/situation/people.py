"""Whether figures can count the same people: one side, and one group or claimants who differ over it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractors.facts import Group
from extractors.language.gazetteer import gazetteer, key, state
from extractors.rules.regexes import regex
from extractors.situation.figures import Figure

_WHILE = regex(r",?\s+(?:while|whereas)\s+|;\s+")
_CAPITALISED = regex(r"\b[A-Z][\w-]+")
_ARMED: frozenset[Group] = frozenset({"militant", "military", "police"})


def same_people(side: str | None, groups: Collection[Group], figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether a figure can count the people of other figures, which are of a side (null where they tell none, or more
    than one) and of groups.
    """
    if side and figure.side and side != figure.side and not _both_disputed(groups, figures, figure):
        return False
    if figure.group not in _ARMED and figure.voice is not None and (
            _own_people(figure, figures) if figure.side else any(_own_people(f, (figure,)) for f in figures)):
        return False
    if any(_of_each_others_attacks(f, figure) for f in figures):
        return False
    if not groups or figure.group == "unknown" or figure.group in groups:
        return True
    return _both_disputed(groups, figures, figure)


def _own_people(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a party counts its own people, none of them soldiers, where another state alone tells of the others."""
    return figure.side is not None and figure.side == figure.voice and figure.group not in _ARMED and all(
        f.side is None and f.group not in _ARMED and f.voice != figure.voice and state(f.voice) for f in others)


def _of_each_others_attacks(one: Figure, other: Figure) -> bool:
    """Whether one sentence sets side by side what each of two parties says that the other did: "Kenya said that Ugandan
    shells killed five people, while Uganda said that Kenyan drones killed three".
    """
    sentence = one.facts[0].sentence
    if sentence != other.facts[0].sentence or None in (one.voice, other.voice) or one.voice == other.voice:
        return False
    clauses = _WHILE.split(sentence)
    if len(clauses) != 2:
        return False
    named = [{entry.name for word in _CAPITALISED.findall(clause) if (entry := gazetteer().entries.get(key(word)))}
             for clause in clauses]
    return all({one.voice, other.voice} <= names for names in named)


def _both_disputed(groups: Collection[Group], figures: Sequence[Figure], figure: Figure) -> bool:
    """Whether two claimants call the dead of one strike by different names: militants the one, civilians the other."""
    return (
        figure.claimed_by is not None
        and (("civilian" in groups and figure.group in _ARMED)
             or (figure.group == "civilian" and not _ARMED.isdisjoint(groups)))
        and all(f.claimed_by is not None and f.claimed_by != figure.claimed_by for f in figures)
    )
