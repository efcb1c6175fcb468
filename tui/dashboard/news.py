"""What came of reading anew, in a line or two: the sources, and what they changed on the board."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractors.situation.model import Situation
from tui.dashboard.words import ceasefire_sign, count, day

if TYPE_CHECKING:
    from tui.dashboard.board import Picture

NAMED = 3
"""Sources that are named; of the others there is a number."""
PROBLEMS = 5
"""Problems that are told at a time."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a toast says."""

    title: str
    words: str
    severity: Literal["information", "warning"] = "information"


def notices(names: Collection[str], added: Collection[str], before: Picture | None, after: Picture,
            onward: str) -> Iterator[Notice]:
    """What is to be told of sources that came, went or give something else, by name; some are files that the user has
    just `added`, which may also turn out not to be readable. `onward` is the key that puts the as-of date on.
    """
    yield from troubles([words for words in after.problems if not (before and words in before.problems)])
    known = {skip.source for skip in before.skipped} if before else set()
    for skip in after.skipped:
        if Path(skip.source).name in added and skip.source not in known:
            yield Notice("Added, but not read", f"{skip.source}: {skip.reason}", "warning")
    if names:
        title = "Added" if all(Path(name).name in added for name in names) else "Read anew"
        words = [news(sorted(names), before.situation if before else None, after.situation)]
        shown = {entry.source for picture in (before, after) if picture for entry in picture.situation.sources}
        if not (after.newest or shown.issuperset(names)):
            words.append(f"Later than the board's {day(after.situation.as_of)}: {onward} goes on.")
        yield Notice(title, "\n".join(words))


def troubles(problems: Sequence[str]) -> Iterator[Notice]:
    """What people should know of settings, rules and corrections."""
    if problems:
        yield Notice("In this dossier", "\n".join(problems[:PROBLEMS]), "warning")


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
