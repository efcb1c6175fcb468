"""Names that the gazetteer does not hold, and which of them act as states: by what they own, border on, or qualify."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_OWNS_STATE = re.compile(r"['’]s? (?:new |own |former )?(?:(?:foreign|defen[cs]e|interior|information|prime) )?"
                         r"(?:ministry|minister|government|army|military|navy|armed forces|air force|parliament|"
                         r"president|troops|soldiers|forces|police|ultimatum|delegation)\b")
_QUALIFIES = re.compile(r" (?:(?:foreign|defen[cs]e|interior|information) )?(?:ministry|government|army|military|navy|"
                        r"armed forces|air force|parliament|troops|soldiers|forces|police|authorities|officials)\b")
_BETWEEN = re.compile(r"\b(?:talks|negotiations|ceasefire|truce|agreement|accord|war|fighting|clashes|conflict|border|"
                      r"tensions?|relations|hostilities) between $")

@dataclass(frozen=True, slots=True)
class Unlisted:
    """A capitalised name that the gazetteer does not hold: document offsets, the name, whether it begins a sentence."""

    start: int
    end: int
    name: str
    initial: bool


def states(text: str, names: Sequence[Unlisted], people: Collection[str]) -> dict[str, str]:
    """Which of the names, in order of text, act as states ("Xandia's army", "the Xandian government"), and their
    demonyms: from name to state. `people` are words that people of the document bear as names; no state bears them.
    """
    names = [item for item in names if item.name not in people]
    found = {item.name: item.name for item in names if _OWNS_STATE.match(text, item.end)}
    for first, second in pairwise(names):
        lead = text[max(0, first.start - 40):first.start]
        if text[first.end:second.start] == " and " and _BETWEEN.search(lead):
            found |= {first.name: first.name, second.name: second.name}
    by_stem = _by_stem(item.name for item in names)
    for item in names:
        if item.name not in found and _QUALIFIES.match(text, item.end):
            owner = _state_of(item.name, by_stem) or item.name
            found |= {owner: owner, item.name: owner}
    by_stem = _by_stem(found)
    for item in names:
        if state := _state_of(item.name, by_stem):
            found.setdefault(item.name, state)
    return found


def _by_stem(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names by what a demonym keeps of them ("Xandi" of "Xandia")."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        stem = name.rstrip("aeiou")
        if len(stem) >= 4:
            found.setdefault(stem, []).append(name)
    return found


def _state_of(word: str, by_stem: Mapping[str, list[str]]) -> str | None:
    """The state from whose name the word is formed ("Xandian" from "Xandia"); null where there is none."""
    if not word.rstrip("s").endswith(("n", "ese", "i", "ish", "ic")):
        return None
    return next((state for end in range(4, len(word) + 1) for state in by_stem.get(word[:end], ())[:2]
                 if state != word), None)
