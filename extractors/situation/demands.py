"""The demand board and the threats: the same demand in other words is one demand, with its newest answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from extractors.facts import Demand, Response, Threat
from extractors.situation.alike import content, grouped
from extractors.situation.model import DemandEntry, ThreatEntry
from extractors.situation.origins import Origins
from extractors.situation.sides import Sides
from extractors.situation.timing import age_key, by_age, first_and_last, voiced

_ANSWERS = 45
"""A response that matches a demand by little may answer one first voiced so many days before it at most."""
_FORMS = ("ultimatum", "guarantee", "demand", "condition")


def demand_board(
    demands: Iterable[Demand], responses: Iterable[Response], sides: Sides, origins: Origins
) -> tuple[DemandEntry, ...]:
    """Demands, the unanswered first, then by deadline, then the newest; the order of facts is of no matter."""
    groups = grouped(by_age(demands), lambda d: sides.of(d.by), lambda d: d.text)
    groups = [part for group in groups for part in _by_addressee(group, sides)]
    answers = _answers(groups, by_age(responses), sides)
    board = [_entry(group, answer, origins) for group, answer in zip(groups, answers, strict=True)]
    board.sort(key=lambda d: (
        d.answer is not None, d.deadline_date or dt.date.max, -(d.last or dt.date.min).toordinal(), d.by or "~", d.text,
        d.facts))
    return tuple(board)


def _by_addressee(group: list[Demand], sides: Sides) -> list[list[Demand]]:
    """A group by whom it addresses; those that address nobody belong to the first."""
    parts: dict[str | None, list[Demand]] = {}
    for demand in group:
        parts.setdefault(sides.of(demand.to), []).append(demand)
    nobody = parts.pop(None, [])
    if not parts:
        return [nobody]
    first = next(iter(parts))
    parts[first] = by_age([*parts[first], *nobody])
    return list(parts.values())


def _answers(
    groups: Sequence[Sequence[Demand]], responses: Sequence[Response], sides: Sides
) -> list[Response | None]:
    """For each demand the newest response to it.

    A response answers the demand whose words it shares most, of those that its author may answer; one that names none
    answers the only one that stands in its source, or in the same sentences.
    """
    from rapidfuzz.fuzz import token_set_ratio

    newest: list[Response | None] = [None] * len(groups)
    words = [[content(d.text) for d in group] for group in groups]
    for response in responses:
        theirs = content(f"{response.text}")
        scores: list[tuple[float, int]] = []
        for at, group in enumerate(groups):
            if not _may_answer(response, group, sides):
                continue
            score = max(token_set_ratio(theirs, w) for w in words[at])
            near = any(d.source == response.source and _overlap(d, response) for d in group)
            score += 40 * near + 10 * any(d.source == response.source for d in group)
            if score >= 60:
                scores.append((score, -at))
        if scores:
            newest[-max(scores)[1]] = response
    return newest


def _may_answer(response: Response, group: Sequence[Demand], sides: Sides) -> bool:
    by, to = sides.of(response.by), sides.of(response.to)
    asked, asker = {sides.of(d.to) for d in group} - {None}, {sides.of(d.by) for d in group} - {None}
    if by and (by in asker or (asked and by not in asked)):
        return False
    if to and asker and to not in asker:
        return False
    first = voiced(group[0])
    said = voiced(response)
    return first is None or said is None or dt.timedelta(-1) <= said - first <= dt.timedelta(_ANSWERS * 4)


def _overlap(demand: Demand, response: Response) -> bool:
    return demand.start < response.end + 400 and response.start < demand.end + 400


def _entry(group: Sequence[Demand], answer: Response | None, origins: Origins) -> DemandEntry:
    newest = max(group, key=age_key)
    dated = [d for d in group if d.deadline_date or d.deadline]
    deadline = max(dated, key=age_key) if dated else None
    first, last = first_and_last(group)
    inferred = tuple(name for name in ("by", "to", "deadline_date") if all(name in d.inferred for d in group))
    return DemandEntry(
        next((d.by for d in reversed(group) if d.by), None), next((d.to for d in reversed(group) if d.to), None),
        _best_wording(group), min((d.form for d in group), key=_FORMS.index),
        deadline.deadline if deadline else None, deadline.deadline_date if deadline else None, first, last,
        origins.count(group), answer.answer if answer else None, answer.id if answer else None,
        tuple(dict.fromkeys([d.id for d in group] + ([answer.id] if answer else []))),
        inferred if newest else (),
    )


def _best_wording(group: Sequence[Demand]) -> str:
    """The wording to show: the shortest that says all that most of them say."""
    sizes = sorted(len(content(d.text).split()) for d in group)
    enough = sizes[len(sizes) // 2]
    return min((d.text for d in group if len(content(d.text).split()) >= enough), key=lambda t: (len(t), t))


def threat_board(threats: Iterable[Threat], sides: Sides, origins: Origins) -> tuple[ThreatEntry, ...]:
    """Threats, the newest first; the same threat in other words is one."""
    groups = grouped(by_age(threats), lambda t: (sides.of(t.by), sides.of(t.to)), lambda t: t.text)
    board = []
    for group in groups:
        first, last = first_and_last(group)
        newest = group[-1]
        board.append(ThreatEntry(
            newest.by, newest.to, newest.text, next((t.condition for t in reversed(group) if t.condition), None), first,
            last, origins.count(group), tuple(t.id for t in group)))
    board.sort(key=lambda t: (-(t.last or dt.date.min).toordinal(), t.by or "~", t.text, t.facts))
    return tuple(board)
