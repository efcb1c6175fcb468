"""What is made of rules and their words: made once, and forgotten when one of the user's rule files has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from extractors.files import UnreadableError, whole_text

P = ParamSpec("P")
T = TypeVar("T")

_forgetting: list[Callable[[], None]] = []
_read: dict[Path, str | None] = {}


def kept(make: Callable[P, T]) -> Callable[P, T]:
    """Like `functools.cache`, until `forget_changed` finds that a file has changed."""
    cached = cache(make)
    _forgetting.append(cached.cache_clear)
    return cast("Callable[P, T]", cached)


def forget_changed(paths: Iterable[Path]) -> None:
    """Forgets all that is kept if one of the user's rule files has changed, come or gone since the last call."""
    now = {path: _content(path) for path in paths}
    if now != _read:
        _read.clear()
        _read.update(now)
        for forget in _forgetting:
            forget()


def _content(path: Path) -> str | None:
    try:
        return whole_text(path)
    except (FileNotFoundError, UnreadableError):
        return None
