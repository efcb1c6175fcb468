"""Whether two wordings ask for, or threaten, the same thing; grouping of many wordings into one entry each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Generic, TypeVar

from extractors.dossier.held import WORDINGS
from extractors.language.gazetteer import gazetteer
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

SAME = 0.75
"""Wordings mean the same where the one with fewer content words shares this much of them."""
_MOST = 12
"""A wording is compared with so many of a group at most."""

_WORDS = regex(r"[^\W_]+")
_ACRONYM = regex(r"(?:[A-Z][\w-]*\s+){1,6}\(([A-Z]{2,8})\)")
T = TypeVar("T")


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Words that say nothing, words that say little, and concepts by stem."""
    data = rule_data("alike")
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


@lru_cache(maxsize=WORDINGS)
def content(text: str) -> frozenset[str]:
    """The content words of a wording, folded to their concepts; names of states are left out."""
    ignored, light, concepts = _tables()
    words = (word for word in _WORDS.findall(_ACRONYM.sub(r"\1", text).lower()) if word not in ignored)
    found = frozenset(concepts.get(stem(word), stem(word)) for word in words)
    heavy = found - light
    return heavy or found


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of content words say the same; a single word stands for two at most."""
    fewer = min(len(one), len(other))
    if fewer < 2:
        return one == other or (bool(one & other) and max(len(one), len(other)) == 2)
    return len(one & other) >= SAME * fewer


def grouped(items: Iterable[T], bucket: Callable[[T], Hashable], text: Callable[[T], str]) -> list[list[T]]:
    """Items whose bucket is equal and whose texts mean the same, together; groups and items in the order given.

    A wording joins a group if it is alike to all of it, so that one that asks for two things never ties them together;
    of several groups the one nearest to it.
    """
    buckets: defaultdict[Hashable, _Groups[T]] = defaultdict(_Groups)
    for item in items:
        buckets[bucket(item)].add(item, text(item))
    return [group for groups in buckets.values() for group in groups.items]


@dataclass(slots=True)
class _Groups(Generic[T]):
    """The groups of one bucket; wordings are found by the words they share, so that few are compared."""

    items: list[list[T]] = field(default_factory=list)
    wordings: list[list[frozenset[str]]] = field(default_factory=list)
    known: dict[frozenset[str], int] = field(default_factory=dict)
    by_word: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, item: T, text: str) -> None:
        words = content(text)
        at = self.known.get(words)
        if at is None:
            at = self.nearest(words)
            if at is None:
                at = len(self.items)
                self.items.append([])
                self.wordings.append([])
            self.known[words] = at
            self.wordings[at].append(words)
            for word in words:
                self.by_word[word].add(at)
        self.items[at].append(item)

    def nearest(self, words: frozenset[str]) -> int | None:
        """The group that a wording belongs to, by rapidfuzz where several may be meant; null for none."""
        shared = Counter(at for word in words for at in self.by_word.get(word, ()))
        fitting = [at for at, count in sorted(shared.items()) if (count > 1 or len(words) < 3)
                   and all(alike(words, other) for other in self.wordings[at][:_MOST])]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        from rapidfuzz.fuzz import token_sort_ratio

        key = " ".join(sorted(words))
        return max(fitting, key=lambda at: max(
            token_sort_ratio(key, " ".join(other)) for other in self.wordings[at][:_MOST]))
