"""How many results are held, so that memory stays bounded."""

from __future__ import annotations

WORDINGS = 16_384
"""Wordings of which it is held what was read in them, since each is read again for every as-of date."""
FACTS = 500_000
"""So many facts the results that are held may tell of in all."""


def at_most(results: int, facts: int) -> int:
    """How many results are held, each telling of so many facts: that of a day and those beside it at least."""
    return max(3, min(results, FACTS // max(facts, 1)))
