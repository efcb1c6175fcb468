"""What commands over sources share: the arguments that name them, opening them, and the exit code."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from extractors.document import Document
    from extractors.dossier.dossier import Dossier


class SkippedSource(Protocol):
    @property
    def source(self) -> str: ...
    @property
    def reason(self) -> str: ...


def source_parser(name: str, description: str, formats: tuple[str, ...] = ()) -> argparse.ArgumentParser:
    """A parser for a command that reads PATHs; with `--format` where there are formats, the first the default."""
    parser = argparse.ArgumentParser(prog=f"sitrep {name}", description=description)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a file, or - for standard input")
    parser.add_argument("--no-cache", action="store_true", help="read every source anew")
    if formats:
        parser.add_argument("--format", choices=formats, default=formats[0])
    return parser


def open_dossier(options: argparse.Namespace) -> Dossier:
    """Opens the dossier that the arguments name."""
    from extractors.dossier.dossier import Dossier

    return Dossier.open(options.paths, cache=not options.no_cache, beside=not is_sample(options.paths))


def dossier_exit_code(dossier: Dossier, *, shown: bool) -> int:
    """Tells on standard error what people should know of the dossier, and what was skipped; see `exit_code`."""
    for problem in dossier.problems:
        print(plain(problem), file=sys.stderr)
    return exit_code(dossier.skipped, shown=shown)


def is_sample(paths: Sequence[str]) -> bool:
    """Whether a path lies among the samples that ship with the program, where nothing is ever written."""
    from tui.data import data_folder

    samples = data_folder("samples").resolve()
    return any(Path(path).resolve().is_relative_to(samples) for path in paths)


def day(text: str) -> dt.date:
    """An argument that is a date, ISO 8601."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2025-11-02") from None


def plain(text: str) -> str:
    """Text that may go to a terminal: no control characters, no bidirectional overrides."""
    return "".join(c if c.isprintable() or c == " " else "\ufffd" for c in text)


def documents(paths: Iterable[str], skipped: list[SkippedSource]) -> Iterator[Document]:
    """The documents of the paths, one at a time; what is no source is added to `skipped`."""
    from extractors.document import Document
    from extractors.reading.sources import read

    for item in read(paths):
        if isinstance(item, Document):
            yield item
        else:
            skipped.append(item)


def exit_code(skipped: Iterable[SkippedSource], *, shown: bool) -> int:
    """Lists on standard error what was skipped; 0 all read, 1 nothing to show, 3 some skipped."""
    some = False
    for item in skipped:
        some = True
        print(f"skipped {plain(item.source)}: {plain(item.reason)}", file=sys.stderr)
    if not shown:
        return 1
    return 3 if some else 0
