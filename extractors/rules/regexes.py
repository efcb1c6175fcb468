"""Regular expressions, compiled once for all starts of the program and kept as Python keeps its modules.

Python compiles them in Python, which was nearly half of a cold start. What comes of it is a list of numbers, of which
CPython makes a pattern at once: `re` itself hands it to `_sre.compile`. Where nothing can be kept, or Python is another
than the one that kept it, patterns are compiled as ever.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from array import array
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

Code = tuple[int, bytes, int, dict[str, int]]
"""Flags, numbers, the count of groups, and the numbers of those that have names."""

_MOST = 5_000
"""How many are kept, all versions of the rules together; beyond, only those that the program used last."""
_new: dict[tuple[str, int], Code] = {}


@cache
def regex(source: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of them, within microseconds if it was made before. Raises `re.error`."""
    if not (sre := _internals()):
        return re.compile(source, flags)
    flags = int(flags)
    code = _kept().get((source, flags))
    if code is not None:
        try:
            return _pattern(sre, source, code)
        except (RuntimeError, TypeError, ValueError, OverflowError):
            pass  # not what was written
    code = _compiled(sre, source, flags)
    if not _new:
        atexit.register(keep)
    _new[source, flags] = code
    return _pattern(sre, source, code)


def keep() -> None:
    """Keeps what was compiled since the last call, if it can, beside what other processes have kept by now."""
    if not _new or sys.dont_write_bytecode:
        return
    kept = _read() | _new
    if len(kept) > _MOST:
        kept = dict(_new)
    _new.clear()
    path = _path()
    # Writes in one step, makes the folder, and is silent where it can't.
    SourceFileLoader(__name__, path).set_data(path, marshal.dumps((sys.version, kept)))


@cache
def _internals() -> Any:
    """The parts of CPython that make a pattern; None in another Python, or in one that has moved them."""
    if sys.implementation.name != "cpython":
        return None
    try:
        import _sre  # type: ignore[import-not-found]
        from re import _compiler, _parser  # type: ignore[attr-defined]
    except ImportError:
        return None
    return _sre, _compiler, _parser


def _compiled(sre: Any, source: str, flags: int) -> Code:
    _, compiler, parser = sre
    parsed = parser.parse(source, flags)
    numbers = array("I", compiler._code(parsed, flags))
    state = parsed.state
    return flags | state.flags, numbers.tobytes(), state.groups - 1, dict(state.groupdict)


def _pattern(sre: Any, source: str, code: Code) -> re.Pattern[str]:
    flags, numbers, groups, named = code
    names: list[str | None] = [None] * (groups + 1)
    for name, number in named.items():
        names[number] = name
    made: re.Pattern[str] = sre[0].compile(source, flags, array("I", numbers).tolist(), groups, named, tuple(names))
    return made


@cache
def _kept() -> dict[tuple[str, int], Code]:
    return _read()


def _read() -> dict[tuple[str, int], Code]:
    try:
        version, kept = marshal.loads(Path(_path()).read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if version == sys.version and isinstance(kept, dict) else {}


def _path() -> str:
    return cache_from_source(str(Path(__file__).with_name("regexes-kept.py")))
