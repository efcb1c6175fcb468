"""Accuracy on the project's own gold does not fall. `python -m benchmarks.accuracy --show` lists the misses."""

from collections import defaultdict

import pytest

from benchmarks.accuracy import samples, score

FLOORS = {"quote": 0.95, "casualty": 0.93, "talks": 0.88, "ceasefire": 0.90, "demand": 0.82, "threat": 0.82}
"""F1 over both samples that was reached when the floor was last set, less a little."""


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * 4)
    for _, gold, facts in samples():
        tally, _ = score(gold, facts)
        for kind, row in tally.items():
            sums[kind] = [a + b for a, b in zip(sums[kind], row[:4], strict=True)]
    f1 = {}
    for kind, (owed, got, count, true) in sums.items():
        precision, recall = true / max(count, 1), got / max(owed, 1)
        f1[kind] = 2 * precision * recall / max(precision + recall, 1e-9)
    return f1


@pytest.mark.parametrize("kind", FLOORS)
def test_f1_on_the_samples(found: dict[str, float], kind: str) -> None:
    assert found[kind] >= FLOORS[kind]
