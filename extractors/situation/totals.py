"""Totals by side, group and outcome as ranges, resting on distinct incidents; cumulative figures apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.situation.model import Incident, Total

_COUNTED_ANEW = frozenset({"displaced", "missing"})
"""Outcomes of which reports tell how many there are by now, not how many more: the largest figure stands for all."""


def add_up(ledger: Sequence[Incident]) -> tuple[Total, ...]:
    """Totals over the ledger: sums of the low and of the high figures of incidents that count, largest first.

    A cumulative figure is a total that a source gives: it stands for itself and is never added to another.
    """
    groups: defaultdict[tuple[str | None, str, str], list[int]] = defaultdict(list)
    apart: list[Total] = []
    for at, entry in enumerate(ledger):
        if entry.cumulative:
            apart.append(Total(entry.side, entry.group, entry.outcome, entry.low, entry.high, (at,), cumulative=True))
        elif entry.counted and entry.part_of is None:
            groups[entry.side, entry.group, entry.outcome].append(at)
    totals = []
    for rows in groups.values():
        first = ledger[rows[0]]
        add = max if first.outcome in _COUNTED_ANEW else sum
        totals.append(Total(
            first.side, first.group, first.outcome, add(ledger[at].low for at in rows),
            add(ledger[at].high for at in rows), tuple(rows)))
    totals.sort(key=lambda t: (t.outcome != "killed", t.outcome, -t.high, t.side or "", t.group))
    return (*totals, *apart)
