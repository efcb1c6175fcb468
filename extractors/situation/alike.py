"""Whether two wordings ask for, or threaten, the same thing; grouping of many wordings into one entry each."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import TypeVar

from extractors.rules.rulebook import rule_text

SAME_WORDING = 78
"""rapidfuzz token_set_ratio (0-100) of the folded content words from which two wordings mean the same."""
_FEW = 2
"""So many content words must be shared at least, unless one has fewer."""

_WORDS = re.compile(r"[^\W_]+")
T = TypeVar("T")


@cache
def _tables() -> tuple[frozenset[str], dict[str, str]]:
    data = tomllib.loads(rule_text("alike"))
    stems = {stem(word): concept for concept, words in data["concepts"].items() for word in words}
    return frozenset(data["ignored"]["words"]), stems


@cache
def stem(word: str) -> str:
    """A word without its commonest English endings: "attacks", "attacked", "attacking" agree. Lower case."""
    word = word.lower()
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[:-len(ending)]
    return word


def content(text: str) -> str:
    """The content words of a wording, folded to their concepts, each once, in alphabetical order."""
    ignored, concepts = _tables()
    words = (word for word in _WORDS.findall(text.lower()) if word not in ignored)
    return " ".join(sorted({concepts.get(stem(word), stem(word)) for word in words}))


def grouped(items: Iterable[T], bucket: Callable[[T], Hashable], text: Callable[[T], str]) -> list[list[T]]:
    """Items whose bucket is equal and whose texts mean the same, together; groups and items in the order given.

    Each wording is compared with those before it in its bucket, by rapidfuzz's cdist; a group is what hangs together.
    """
    from rapidfuzz.fuzz import token_set_ratio
    from rapidfuzz.process import extract as best_of

    buckets: defaultdict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        buckets[bucket(item)].append(item)
    out: list[list[T]] = []
    for members in buckets.values():
        groups: list[list[T]] = []
        seen: dict[str, int] = {}
        for item in members:
            words = content(text(item))
            at = seen.get(words)
            if at is None and words:
                size = len(words.split())
                for known, _, _ in best_of(
                    words, seen.keys(), scorer=token_set_ratio, score_cutoff=SAME_WORDING, limit=5
                ):
                    shared = len(set(words.split()) & set(known.split()))
                    if shared >= min(_FEW, size, len(known.split())):
                        at = seen[known]
                        break
            if at is None:
                at = len(groups)
                groups.append([])
            seen.setdefault(words, at)
            groups[at].append(item)
        out += groups
    return out
