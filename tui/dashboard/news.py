"""What came of reading anew, in a line or two: the sources, and what they changed on the board."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.situation.model import Situation
from tui.dashboard.words import ceasefire_sign, count

NAMED = 3
"""Sources that are named; of the others there is a number."""


def news(sources: Sequence[str], before: Situation | None, after: Situation) -> str:
    """The sources that were read, and what is other than before."""
    named = ", ".join(sources[:NAMED]) + (f" and {len(sources) - NAMED} more" if len(sources) > NAMED else "")
    return "\n".join(filter(None, (named, _differences(before, after) if before else "")))


def _differences(before: Situation, after: Situation) -> str:
    old, new = (ceasefire_sign(situation.ceasefire).word for situation in (before, after))
    parts = [f"ceasefire: {old} → {new}"] if old != new else []
    for word, was, now in (("meeting", before.talks, after.talks), ("toll", before.casualties, after.casualties),
                           ("demand", before.demands, after.demands), ("threat", before.threats, after.threats),
                           ("quote", before.quotes, after.quotes)):
        step = len(now) - len(was)
        if step:
            parts.append(f"{'+' if step > 0 else '−'}{count(abs(step), word)}")
    return ", ".join(parts)
