"""How long one source may take: whoever works on it asks now and then whether to go on.

Time is that of this thread on the processor, so that a busy or sleeping machine costs no source its facts.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SECONDS = 30.0
SECONDS_A_MILLION = 20.0
"""For each million characters, on top: about five times what news takes on a slow machine."""

_until: ContextVar[float | None] = ContextVar("until", default=None)


class OutOfPatience(Exception):  # noqa: N818 - not an error
    """A source took longer than it may; the message says how long that is."""


def allowed(characters: int) -> float:
    """The seconds that a text of so many characters may take."""
    return SECONDS + SECONDS_A_MILLION * characters / 1e6


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Within, `go_on` raises OutOfPatience once the seconds have passed."""
    token = _until.set(time.thread_time() + seconds)
    try:
        yield
    except OutOfPatience:
        raise OutOfPatience(f"gave up on it after {seconds:,.0f} s") from None
    finally:
        _until.reset(token)


def go_on() -> None:
    """Called between two steps that are each bounded. Raises OutOfPatience."""
    until = _until.get()
    if until is not None and time.thread_time() > until:
        raise OutOfPatience
