"""The demand board and the threats: the same demand in other words is one demand, with its newest answer."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from extractors.facts import Demand, Response, Threat
from extractors.situation.alike import content, grouped
from extractors.situation.model import DemandEntry, ThreatEntry
from extractors.situation.origins import Origins
from extractors.situation.sides import Sides
from extractors.situation.timing import age_key, by_age, first_and_last, voiced

_ANSWERED = 0.6
"""A response answers a demand of whose content words, or of its own, it shares so much."""
_BESIDE = 0.5
"""What standing in the same lines adds to that."""
_ANSWERED_WITHIN = dt.timedelta(days=180)
_LINES = 400
"""Characters between a demand and its answer that stand in the same lines."""
_FORMS = ("ultimatum", "guarantee", "demand", "condition")


def demand_board(
    demands: Iterable[Demand], responses: Iterable[Response], sides: Sides, origins: Origins
) -> tuple[DemandEntry, ...]:
    """Demands, the unanswered first, then by deadline, then the newest; the order of facts is of no matter."""
    groups = grouped(by_age(demands), lambda d: sides.of(d.by), lambda d: d.text)
    answers = _answers(groups, by_age(responses), sides)
    board = [_entry(group, answer, sides, origins) for group, answer in zip(groups, answers, strict=True)]
    board.sort(key=lambda d: (
        d.answer is not None, d.deadline_date or dt.date.max, -(d.last or dt.date.min).toordinal(), d.by or "~", d.text,
        d.facts))
    return tuple(board)


def _answers(
    groups: Sequence[Sequence[Demand]], responses: Sequence[Response], sides: Sides
) -> list[Response | None]:
    """For each demand the newest response to it.

    A response answers the demand whose words it shares most, of those that its author may answer; standing in the same
    lines makes up for words.
    """
    newest: list[Response | None] = [None] * len(groups)
    words = [[content(d.text) for d in group] for group in groups]
    by_source: defaultdict[str, list[int]] = defaultdict(list)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for source in {d.source for d in group}:
            by_source[source].append(at)
        for word in frozenset().union(*words[at]):
            by_word[word].append(at)
    for response in responses:
        theirs = content(response.text)
        near = {*by_source[response.source], *(at for word in theirs for at in by_word[word])}
        scores = []
        for at in near:
            if not _may_answer(response, groups[at], sides):
                continue
            shared = max(len(theirs & w) / (min(len(theirs), len(w)) or 1) for w in words[at])
            beside = any(d.source == response.source and _overlap(d, response) for d in groups[at])
            score = shared + _BESIDE * beside
            if score >= _ANSWERED:
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
    return first is None or said is None or dt.timedelta(days=-1) <= said - first <= _ANSWERED_WITHIN


def _overlap(demand: Demand, response: Response) -> bool:
    return demand.start < response.end + _LINES and response.start < demand.end + _LINES


def _entry(group: Sequence[Demand], answer: Response | None, sides: Sides, origins: Origins) -> DemandEntry:
    newest = max(group, key=age_key)
    dated = [d for d in group if d.deadline_date or d.deadline]
    deadline = max(dated, key=age_key) if dated else None
    first, last = first_and_last(group)
    inferred = tuple(name for name in ("by", "to", "deadline_date") if all(name in d.inferred for d in group))
    return DemandEntry(
        sides.of(newest.by), _most(sides.of(d.to) for d in group if sides.of(d.to) != sides.of(newest.by)),
        _best_wording(group), min((d.form for d in group), key=_FORMS.index),
        deadline.deadline if deadline else None, deadline.deadline_date if deadline else None, first, last,
        origins.count(group), answer.answer if answer else None, answer.id if answer else None,
        tuple(dict.fromkeys([d.id for d in group] + ([answer.id] if answer else []))),
        inferred, tuple(dict.fromkeys(d.by for d in group if d.by)),
    )


def _most(names: Iterable[str | None]) -> str | None:
    """The name that is given most often; null where none is."""
    count = Counter(name for name in names if name)
    return max(sorted(count), key=lambda name: count[name]) if count else None


def _best_wording(group: Sequence[Demand]) -> str:
    """The wording to show: the shortest that says all that most of them say."""
    sizes = sorted(len(content(d.text)) for d in group)
    enough = sizes[len(sizes) // 2]
    return min((d.text for d in group if len(content(d.text)) >= enough), key=lambda t: (len(t), t))


def threat_board(threats: Iterable[Threat], sides: Sides, origins: Origins) -> tuple[ThreatEntry, ...]:
    """Threats, the newest first; the same threat in other words is one."""
    groups = grouped(by_age(threats), lambda t: sides.of(t.by), lambda t: t.text)
    board = []
    for group in groups:
        first, last = first_and_last(group)
        newest = group[-1]
        board.append(ThreatEntry(
            newest.by, newest.to, newest.text, next((t.condition for t in reversed(group) if t.condition), None), first,
            last, origins.count(group), tuple(t.id for t in group)))
    board.sort(key=lambda t: (-(t.last or dt.date.min).toordinal(), t.by or "~", t.text, t.facts))
    return tuple(board)
