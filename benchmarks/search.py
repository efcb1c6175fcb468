"""The fuzzy search over many quotes: a keystroke, what is found in spite of typos, and the index."""

from __future__ import annotations

import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import ceil
from pathlib import Path

from benchmarks.articles import articles
from benchmarks.measures import Row

QUERIES = 20
"""With as many typos each."""
TYPED = 5
"""Of these, those that are typed letter by letter."""
FOUND = 10
JUDGED, JUDGED_MILLION = 10, 4
"""Queries whose best hits are sought among all quotes, one by one."""


def quotations(count: int, dice: random.Random) -> list[str]:
    """Made-up quotes of some 128 characters: words of the samples, the frequent ones more often, by Zipf's law; and
    one word in fifty with a typo or a name of its own, so that the vocabulary grows as it does in news.
    """
    words = sorted({word for article in articles(20) for word in re.findall(r"[a-z]{2,}", article.text)})
    dice.shuffle(words)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    made = []
    for _ in range(count):
        chosen = dice.choices(words, weights, k=dice.randint(8, 32))
        if dice.random() < 0.4:
            chosen[dice.randrange(len(chosen))] = _invented(dice)
        made.append(" ".join(chosen))
    return made


def _invented(dice: random.Random) -> str:
    return "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 4)))


def queries(quotes: list[str], typos: int, dice: random.Random) -> list[str]:
    """What a user types who looks for a quote that he remembers: three to five of its words in a row."""
    made = []
    for _ in range(QUERIES):
        words = dice.choice(quotes).split()
        size = dice.randint(3, 5)
        start = dice.randrange(len(words) - size + 1)
        query = " ".join(words[start:start + size])
        for _ in range(typos):
            query = _mistyped(query, dice)
        made.append(query)
    return made


def _mistyped(query: str, dice: random.Random) -> str:
    """The query with a letter missing, doubled, wrong, or swapped with the next."""
    at = dice.choice([i for i, letter in enumerate(query[:-1]) if letter != " " and query[i + 1] != " "])
    letter, after = query[at], query[at + 1]
    changed = {"missing": "", "doubled": letter * 2, "wrong": dice.choice("etaoinsr"), "swapped": after + letter}
    how = dice.choice(sorted(changed))
    return query[:at] + changed[how] + query[at + (2 if how == "swapped" else 1):]


def keystroke(count: int, wanted: str) -> Iterator[Row]:
    """The 95th percentile of a keystroke against rapidfuzz over all; the index, made and opened, against reading the
    strings from a file; recall against our own ranking over all. All by the processor's time.
    """
    from rapidfuzz import fuzz, process

    from extractors.search.kept import open_index

    dice = random.Random(1)
    quotes = quotations(count, dice)
    asked = [queries(quotes, typos, dice) for typos in (0, 1, 2)]
    with tempfile.TemporaryDirectory() as folder:
        strings = Path(folder, "quotes.txt")
        strings.write_text("\n".join(quotes), encoding="utf-8")
        read = min(_taken(lambda: strings.read_text(encoding="utf-8").split("\n")) for _ in range(3))

        def ready() -> None:
            open_index(quotes, Path(folder)).search("warm up")

        made, opened = _taken(ready), _taken(ready)
        before = _held()
        index = open_index(quotes, Path(folder))
        size = sum(path.stat().st_size for path in Path(folder).glob("*.index")) / 1e6
        typed = [query[:end] for query in asked[0][:TYPED] for end in range(1, len(query) + 1)]
        ours = [_taken(lambda: index.search(query)) for query in [*typed, *chain(*asked)]]  # noqa: B023
        memory = _held() - before
        theirs = [_taken(lambda: process.extract(query, quotes, scorer=fuzz.partial_ratio, score_cutoff=60))  # noqa: B023
                  for some in asked for query in some[:4]]
        name = f"search, {count:,} quotes"
        yield Row(f"{name}, a keystroke (p95)", "rapidfuzz over all", f"{_slow(ours) * 1e3:.1f} ms",
                  _slow(theirs) / _slow(ours), wanted)
        million = count >= 1_000_000
        yield Row(f"{name}, index made and kept", "reading the strings", f"{made:.1f} s", made / read,
                  "within 60x" if million else "")
        yield Row(f"{name}, index opened", "reading the strings", f"{opened:.2f} s", opened / read,
                  "within 5x" if million else "")
        yield Row(f"{name}, memory; file", "", f"{memory:,.0f} MB; {size:,.0f} MB", None, "")
        for typos, some in enumerate(asked):
            right = of = 0
            for query in some[:JUDGED_MILLION if million else JUDGED]:
                best = index.search(query, FOUND, exhaustive=True)
                right += sum(hit.score >= best[-1].score for hit in index.search(query, len(best)))  # ties are as good
                of += len(best)
            yield Row(f"{name}, found of the best {FOUND}, {typos} typos", "our ranking over all",
                      f"{right / max(of, 1):.2f}", None, ("", "at least 0.95", "at least 0.90")[typos])


def _taken(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _slow(taken: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(taken)[ceil(len(taken) * 0.95) - 1]


def _held() -> float:
    """Megabytes of memory that this process holds now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
