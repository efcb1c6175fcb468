"""Which quotes a report prints."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from extractors.facts import Quote

KEY_QUOTES = 12
_IN_TURN = 3
"""So many quotes of one speaker come before the next round of all speakers."""


def key_quotes(quotes: Iterable[Quote], most: int = KEY_QUOTES) -> list[Quote]:
    """Full clauses of named speakers first, the newest first among them, three of each speaker in turn."""
    ranked = sorted(quotes, key=lambda q: (
        q.speaker is None, q.form == "mixed", -(q.date or q.published or dt.date.min).toordinal(), q.source, q.start))
    seen: Counter[str | None] = Counter()
    turns = []
    for quote in ranked:
        turns.append((quote.speaker is None or quote.form == "mixed", seen[quote.speaker] // _IN_TURN, quote))
        seen[quote.speaker] += 1
    return [quote for _, _, quote in sorted(turns, key=lambda turn: turn[:2])[:most]]
