"""How much work a run does, counted and not timed, so that growth can be asserted on any machine.

What is counted are lines of Python, loops within a line included: a look over the whole of a source for each of its
facts shows at a few thousand characters, where it takes no time worth measuring. Work within C is not counted: what
bounds that of rules is counted apart (paths.py), the rest is timed by `python -m benchmarks growth`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

Prepare = Callable[[int], Callable[[], object]]
"""From a size to the work on it, made ready."""


def lines_run(run: Callable[[], object]) -> int:
    """The lines of Python that a call runs."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def in_proportion(prepare: Prepare, small: int, times: int = 4, most: float = 1.18) -> bool:
    """True where work of `times` the size runs at most `most * times` as many lines."""
    prepare(small * times)()  # so that what is read or compiled once isn't counted
    return lines_run(prepare(small * times)) <= most * times * lines_run(prepare(small))
