"""Which facts of a situation the analyst made by hand: exports say so wherever they rest on one."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.dossier.additions import BY_HAND
from extractors.situation.model import Situation


def made_by_hand(situation: Situation, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the facts that were made by hand."""
    return tuple(id for id in ids if (fact := situation.facts.get(id)) and fact.rule == BY_HAND)


def note(situation: Situation, ids: Iterable[str]) -> str:
    """"(made by hand)", "(in part made by hand)", or nothing."""
    known = [id for id in dict.fromkeys(ids) if id in situation.facts]
    made = made_by_hand(situation, known)
    return "" if not made else "(made by hand)" if len(made) == len(known) else "(in part made by hand)"
