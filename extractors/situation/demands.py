"""The demand board and the threats: the same demand in other words is one demand, with its newest answer."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

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


class _Asked(NamedTuple):
    """A demand as its answers are looked for."""

    words: tuple[frozenset[str], ...]
    """The content words of each wording."""
    by: frozenset[str]
    to: frozenset[str]
    first: dt.date | None

    def may_be_answered(self, response: Response, sides: Sides) -> bool:
        """Whether the response comes from whom the demand addresses, in time, and to whom it comes from."""
        by, to, said = sides.of(response.by), sides.of(response.to), voiced(response)
        if by and (by in self.by or (self.to and by not in self.to)):
            return False
        if to and self.by and to not in self.by:
            return False
        return self.first is None or said is None or dt.timedelta(days=-1) <= said - self.first <= _ANSWERED_WITHIN


def _answers(groups: Sequence[Sequence[Demand]], responses: Sequence[Response], sides: Sides) -> list[Response | None]:
    """For each demand the newest response to it.

    A response answers the demand whose words it shares most, of those that its author may answer; standing in the same
    lines makes up for words.
    """
    newest: list[Response | None] = [None] * len(groups)
    asked = [_Asked(tuple({content(d.text) for d in group}), sides.all_of(d.by for d in group if d.by),
                    sides.all_of(d.to for d in group if d.to), voiced(group[0])) for group in groups]
    by_source: defaultdict[str, list[tuple[int, Demand]]] = defaultdict(list)
    by_word: defaultdict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for demand in group:
            by_source[demand.source].append((at, demand))
        for word in frozenset().union(*asked[at].words):
            by_word[word].add(at)
    for response in responses:
        theirs = content(response.text)
        shared = Counter(at for word in theirs for at in by_word.get(word, ()))
        beside = {at for at, d in by_source.get(response.source, ()) if _in_same_lines(d, response)}
        scores = []
        for at in {*beside, *(at for at, count in shared.items() if count > 1 or len(theirs) == 1)}:
            if asked[at].may_be_answered(response, sides):
                share = max(len(theirs & words) / (min(len(theirs), len(words)) or 1) for words in asked[at].words)
                scores.append((share + _BESIDE * (at in beside), -at))
        if scores and max(scores)[0] >= _ANSWERED:
            newest[-max(scores)[1]] = response
    return newest


def _in_same_lines(demand: Demand, response: Response) -> bool:
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
        condition = next((t.condition for t in reversed(group) if t.condition), None)
        board.append(ThreatEntry(
            sides.of(newest.by), _most(sides.of(t.to) for t in group), newest.text, condition, first, last,
            origins.count(group), tuple(t.id for t in group), tuple(dict.fromkeys(t.by for t in group if t.by))))
    board.sort(key=lambda t: (-(t.last or dt.date.min).toordinal(), t.by or "~", t.text, t.facts))
    return tuple(board)
