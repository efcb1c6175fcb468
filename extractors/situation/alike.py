"""Whether two wordings ask for, or threaten, the same thing; grouping of many wordings into one entry each."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import TypeVar

from extractors.language.gazetteer import gazetteer
from extractors.rules.rulebook import rule_text

NEAR = 70
"""rapidfuzz token_set_ratio (0-100) of the content words from which two wordings are compared more closely."""
SAME = 0.75
"""Wordings mean the same where the one with fewer content words shares this much of them."""
_MOST = 12
"""A wording is compared with so many of a group at most."""

_WORDS = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?:[A-Z][\w-]*\s+){1,6}\(([A-Z]{2,8})\)")
T = TypeVar("T")


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Words that say nothing, words that say little, and concepts by stem."""
    data = tomllib.loads(rule_text("alike"))
    stems = {stem(word): concept for concept, words in data["concepts"].items() for word in words}
    states = {part.lower() for name, entry in gazetteer().entries.items() if entry.type == "government"
              for part in name.split() if part[:1].isupper()}
    return frozenset(data["ignored"]["words"]) | states, frozenset(data["light"]["concepts"]), stems


@cache
def stem(word: str) -> str:
    """A word without its commonest English endings: "attacks", "attacked", "attacking" agree. Lower case."""
    word = word.lower()
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[:-len(ending)]
    return word


def content(text: str) -> frozenset[str]:
    """The content words of a wording, folded to their concepts; names of states are left out."""
    ignored, light, concepts = _tables()
    words = (word for word in _WORDS.findall(_ACRONYM.sub(r"\1", text).lower()) if word not in ignored)
    found = frozenset(concepts.get(stem(word), stem(word)) for word in words)
    heavy = found - light
    return heavy if len(heavy) > 1 else found


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of content words say the same; a single word stands for two at most."""
    fewer = min(len(one), len(other))
    if fewer < 2:
        return one == other or (bool(one & other) and max(len(one), len(other)) == 2)
    return len(one & other) >= SAME * fewer


def _closeness(words: frozenset[str], wordings: list[frozenset[str]]) -> float:
    """How much of all their words a wording and the nearest of a group share, 0 to 1."""
    return max(len(words & other) / len(words | other) for other in wordings)


def grouped(items: Iterable[T], bucket: Callable[[T], Hashable], text: Callable[[T], str]) -> list[list[T]]:
    """Items whose bucket is equal and whose texts mean the same, together; groups and items in the order given.

    A wording joins a group if it is alike to all of it, so that one that asks for two things never ties them together.
    """
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import extract as best_of

    buckets: defaultdict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        buckets[bucket(item)].append(item)
    out: list[list[T]] = []
    for members in buckets.values():
        groups: list[list[T]] = []
        wordings: list[list[frozenset[str]]] = []
        seen: dict[str, int] = {}
        for item in members:
            words = content(text(item))
            key = " ".join(sorted(words))
            at = seen.get(key)
            if at is None:
                near = best_of(key, seen.keys(), scorer=token_set_ratio, score_cutoff=NEAR, limit=_MOST) if key else ()
                candidates = [c for c in dict.fromkeys(seen[known] for known, _, _ in near)
                              if all(alike(words, w) for w in wordings[c][:_MOST])]
                at = max(candidates, key=lambda c: _closeness(words, wordings[c]), default=None)
            if at is None:
                at = len(groups)
                groups.append([])
                wordings.append([])
            if key not in seen:
                seen[key] = at
                wordings[at].append(words)
            groups[at].append(item)
        out += groups
    return out
