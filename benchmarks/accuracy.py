"""The project's own accuracy, on gold that belongs to the project: `python -m benchmarks.accuracy [--show]`.

The gold is tests/gold/*.jsonl: the facts of the two samples, annotated by hand from the texts alone. A found fact
answers a gold fact of its source and kind where its key agrees (a quotation's or demand's words, a toll's outcome and
number, a ceasefire's status, a meeting's place or date); of the facts found, every attribute that the gold states is
then right or wrong. Printed: precision, recall and F1 of finding, and the share of attributes that are right.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
Record = dict[str, Any]


def words(text: object) -> set[str]:
    """The words of a text, lower case."""
    return set(re.findall(r"\w+", str(text).lower()))


def close(gold: object, found: object) -> bool:
    """True where the texts share most of the shorter one's words and a third of the longer one's."""
    a, b = words(gold), words(found)
    both = len(a & b)
    return bool(a and b) and both >= 0.6 * min(len(a), len(b)) and both >= 0.33 * max(len(a), len(b))


def answers(gold: Record, found: Record) -> bool:
    """True where the found fact is the gold one, whatever its other attributes."""
    match gold["kind"]:
        case "casualty":
            return bool(gold["outcome"] == found["outcome"] and gold["count"] == found["count"])
        case "ceasefire":
            return bool(gold["status"] == found["status"])
        case "talks":
            dated = "date" not in gold or found["date"] is None or gold["date"] == found["date"]
            return dated and (found["place"] is None or close(gold["place"], found["place"]))
        case "response":
            return bool(gold["answer"] == found["answer"])
        case _:
            return close(gold["text"], found["text"])


def right(key: str, gold: object, found: object) -> bool:
    """True where an attribute is right: names by their words, lists as sets, all else to the letter."""
    if isinstance(gold, list):
        return {str(n).lower() for n in gold} == {str(n).lower() for n in found or []}  # type: ignore[attr-defined]
    if key in ("date", "count", "form", "status", "group", "bound", "scope", "previous", "round"):
        return gold == found
    return found is not None and bool(words(gold) & words(found))


def score(gold: list[Record], found: list[Record]) -> tuple[dict[str, list[int]], list[str]]:
    """For each kind [owed, got, found, true, attributes stated, attributes right], and the misses in words."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    misses = []
    by_place: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for fact in found:
        by_place[fact["source"], fact["kind"]].append(fact)
        tally[fact["kind"]][2] += 1
    taken: set[str] = set()
    for want in gold:
        row = tally[want["kind"]]
        row[0] += 1
        options = [f for f in by_place[want["source"], want["kind"]] if f["id"] not in taken and answers(want, f)]
        stated = [key for key in want if key not in ("source", "kind", "text", "outcome", "count")]
        if not options:
            misses.append(f"missed    {json.dumps(want, ensure_ascii=False)}")
            continue
        best = max(options, key=lambda f: sum(right(key, want[key], f.get(key)) for key in stated))
        taken.add(best["id"])
        row[1] += 1
        row[3] += 1
        row[4] += len(stated)
        for key in stated:
            if right(key, want[key], best.get(key)):
                row[5] += 1
            else:
                misses.append(f"wrong     {want['source']} {want['kind']} {key}: {best.get(key)} for {want[key]}")
    misses += [f"spurious  {f['source']} {f['kind']}: {f['sentence'][:160]}" for f in found if f["id"] not in taken]
    return tally, misses


def samples() -> Iterator[tuple[str, list[Record], list[Record]]]:
    """For each sample its name, its gold and the facts that the program finds."""
    from extractors.dossier.dossier import Dossier
    from extractors.facts import to_record

    for path in sorted((TOP / "tests" / "gold").glob("*.jsonl")):
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        dossier = Dossier.open([TOP / "samples" / path.stem], cache=False)
        yield path.stem, gold, [to_record(fact) for fact in dossier.facts()]


def main() -> int:
    """Prints the table; with --show also what was missed, spurious or wrong."""
    for name, gold, found in samples():
        tally, misses = score(gold, found)
        if "--show" in sys.argv:
            print("\n".join(misses))
        print(f"\n{name:12}{'owed':>6}{'found':>7}{'prec':>8}{'recall':>8}{'F1':>8}{'attrs':>8}")
        for kind, (owed, got, count, true, stated, correct) in sorted(tally.items()):
            precision, recall = true / count if count else 1.0, got / owed if owed else 1.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            share = correct / stated if stated else 1.0
            print(f"{kind:12}{owed:6}{count:7}{precision:8.3f}{recall:8.3f}{f1:8.3f}{share:8.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
