"""Python's search for cyclic garbage, held back while much is made at once that has no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Without the collector of cyclic garbage, of which there is none here: it costs a third of decoding."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()  # what was gathered stays, and is never to be searched for cycles
            gc.enable()


def put_by() -> None:
    """Collects what is garbage. What is left stays for long, and is never searched again, as that would hold up a key.
    """
    gc.collect()
    gc.freeze()
