"""What is made of our rule files, kept as Python keeps its modules: in `__pycache__`, until one of the files changes.

To parse all of them takes 120 ms; to load what came of it takes 10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, TypeVar

from extractors.rules.regexes import regex

T = TypeVar("T")

FOLDER = Path(__file__).parent
"""The program is always installed as files, and importlib.resources takes longer to import than to read them all."""


def prepared(name: str, make: Callable[[], T]) -> T:
    """What `make` makes of the files in this folder, and of nothing else; `name` tells it from all else that is kept.

    Where it can't be kept (a read-only folder, PYTHONDONTWRITEBYTECODE), it is made anew.
    """
    module = ModuleType(name)
    _Loader(name, make).exec_module(module)
    value: T = module.value
    return value


class _Loader(SourceFileLoader):
    """Loads a module whose `value` is what `make` makes, and whose source all files of this folder are together."""

    def __init__(self, name: str, make: Callable[[], object]) -> None:
        super().__init__(name, str(FOLDER / f"{name}.py"))
        self._make = make

    def path_stats(self, path: str) -> Mapping[str, Any]:
        return _state()

    def get_data(self, path: str) -> bytes:
        if path != self.path:
            return super().get_data(path)
        return b"".join(file.read_bytes() for file in _files())

    def source_to_code(  # type: ignore[override]  # of all loaders but those of source a static method
        self, data: object, path: str, *, _optimize: int = -1
    ) -> CodeType:
        return compile(f"import pickle\nvalue = pickle.loads({_pickled(self._make())!r})", path, "exec")


def _pickled(value: object) -> bytes:
    import copyreg
    import io
    import pickle

    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer)
    # Patterns come back from where they are kept compiled.
    pickler.dispatch_table = {**copyreg.dispatch_table, re.Pattern: lambda made: (regex, (made.pattern, made.flags))}
    pickler.dump(value)
    return buffer.getvalue()


def _files() -> list[Path]:
    return [*FOLDER.glob("*.py"), *FOLDER.glob("*.toml")]


@cache
def _state() -> Mapping[str, Any]:
    states = [file.stat() for file in _files()]
    return {"mtime": max(state.st_mtime for state in states), "size": sum(state.st_size for state in states)}
