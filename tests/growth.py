"""Does work take time in proportion to its size? Measured so that a busy machine makes no test fail.

Noise only ever adds time, so the best of several runs counts, and a ratio that is too high is measured again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 8
PLAIN = 0.004
"""Seconds on the processor; what takes less at the larger size is not worth measuring."""


def seconds(work: Callable[[], object]) -> float:
    """The time of this thread on the processor that some work takes."""
    gc.collect(0)
    began = time.thread_time()
    work()
    return time.thread_time() - began


def is_linear(prepare: Callable[[int], Callable[[], object]], small: int, times: int = 4, most: float = 2.5) -> bool:
    """True where work of `times` the size takes at most `most * times` as long; a quadratic one takes `times` squared.

    `prepare` gets the size ready, outside the measured time, and returns the work.
    """
    short, long = prepare(small), prepare(small * times)
    best_short = best_long = float("inf")
    for _ in range(ROUNDS):
        best_long = min(best_long, seconds(long))
        if best_long < PLAIN:
            return True
        best_short = min(best_short, seconds(short))
        if best_long <= most * times * best_short:
            return True
    return False
