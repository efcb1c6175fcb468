"""Which facts contradict a fact: other tolls of one incident, a truce said to hold and to be broken, other outcomes."""

from __future__ import annotations

from collections.abc import Container, Iterator

from textual.content import Content

from extractors.facts import LIVE_STATUSES, Casualty, Ceasefire, Fact, Talks
from extractors.situation.model import CeasefireState, Ids, Situation
from tui.dashboard.evidence import heading
from tui.dashboard.words import BOUNDS, CEASEFIRE, OUTCOMES, TALKS, UNATTRIBUTED, extent, text

ENDS = ("concluded", "failed", "cancelled")
"""States of a round that are the last: of two of them one must be wrong."""


def contradicting(situation: Situation, fact: Fact) -> list[Fact]:
    """The facts that say otherwise, those of the first claim first; none where all agree."""
    finders = {Casualty: _other_tolls, Ceasefire: _other_states, Talks: _other_ends}
    ids = finders[type(fact)](situation, fact) if type(fact) in finders else ()
    return [situation.facts[id] for id in dict.fromkeys(ids) if id in situation.facts]


def stance(fact: Fact) -> str:
    """What a fact claims, in a word or two: "≥14 killed", "violation alleged"."""
    if isinstance(fact, Casualty):
        return f"{_number(fact)} {OUTCOMES[fact.outcome].word}"
    if isinstance(fact, Ceasefire):
        return CEASEFIRE[fact.status].word
    return TALKS[fact.status].word if isinstance(fact, Talks) else ""


def _number(fact: Casualty) -> str:
    return BOUNDS[fact.bound] + extent(fact.count, fact.count_max or fact.count)


def claimant(fact: Fact) -> str:
    """Who says so; the source itself where it names nobody."""
    return getattr(fact, "claimed_by", None) or (UNATTRIBUTED if isinstance(fact, Casualty) else "the source itself")


def side_by_side(fact: Fact, others: list[Fact]) -> Content:
    """The claims in a list, this one first."""
    if not others:
        return Content()
    claims = {other: _number(other) if isinstance(other, Casualty) else stance(other) for other in (fact, *others)}
    wide = max(map(len, claims.values()))
    lines = [Content.assemble((f"{claim:>{wide}}  ", "bold"), text(claimant(other)),
                              text("  here" if other is fact else f"  {other.source}", "$muted"))
             for other, claim in claims.items()]
    return Content("\n").join([heading("Conflicting claims"), *lines,
                               Content.styled("d reads them side by side", "$muted")])


def _other_tolls(situation: Situation, fact: Fact) -> Iterator[str]:
    for incident in situation.casualties:
        own = next((claim for claim in incident.claims if fact.id in claim.facts), None)
        if own and incident.conflicting:
            for claim in incident.claims:
                if (claim.count, claim.count_max) != (own.count, own.count_max):
                    yield from claim.facts


def _other_states(situation: Situation, fact: Fact) -> Iterator[str]:
    for state in (situation.ceasefire, *situation.ceasefire.others):
        broken, held = _told(state, ("violated",)), _told(state, LIVE_STATUSES)
        if state.disputed and fact.id in broken + held:
            yield from held if fact.id in broken else broken


def _told(state: CeasefireState, statuses: Container[str]) -> Ids:
    """The facts that tell of one of the states since the truce began."""
    return tuple(id for change in state.history if change.status in statuses
                 and not (state.since and change.date and change.date < state.since) for id in change.facts)


def _other_ends(situation: Situation, fact: Fact) -> Iterator[str]:
    for talks in situation.talks:
        ends = {account.fact: account.status for account in talks.history if account.status in ENDS}
        yield from (id for id, status in ends.items() if fact.id in ends and status != ends[fact.id])
