"""What has not been confirmed for a while."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractors.facts import LIVE_STATUSES
from extractors.situation.model import CeasefireState, DemandEntry, Round, Stale
from extractors.situation.wording import ceasefire_word, demand_line, round_name

CEASEFIRE_AFTER = 7
ROUND_AFTER = 2
DEMAND_AFTER = 30
"""Days without word after which a thing is stale; a round counts from the day it was due."""


def find_stale(
    as_of: dt.date | None, ceasefire: CeasefireState, talks: Sequence[Round], demands: Sequence[DemandEntry]
) -> tuple[Stale, ...]:
    """What is stale as of a day, the longest first."""
    if as_of is None:
        return ()
    out = []
    for truce in (ceasefire, *ceasefire.others):
        if truce.status in LIVE_STATUSES and truce.last_confirmed:
            where = f" ({truce.place})" if truce.place else ""
            out.append((f"Ceasefire{where} {ceasefire_word(truce.status)}", truce.last_confirmed, CEASEFIRE_AFTER,
                        truce.facts))
    for r in talks:
        due = r.end or r.start
        if r.status in ("scheduled", "ongoing") and due and due < as_of and not _followed(r, due, talks):
            told = max((a.published for a in r.history if a.published), default=due)
            what = f"{round_name(r)}: no word since it was reported {r.status}"
            out.append((what, max(due, told), ROUND_AFTER, r.facts))
    out += [(f"Demand: {demand_line(d)}", d.last, DEMAND_AFTER, d.facts)
            for d in demands if d.last and d.answer is None]
    stale = [Stale(what, day, (as_of - day).days, ids) for what, day, after, ids in out if (as_of - day).days > after]
    return tuple(sorted(stale, key=lambda s: (-s.days, s.what)))


def _followed(r: Round, due: dt.date, talks: Sequence[Round]) -> bool:
    """Whether its parties have met since: then nobody awaits word of it."""
    return any(later.start and later.start > due and set(r.parties) <= set(later.parties) for later in talks)
