"""What commands over sources share: the arguments that name them, opening them, and the exit code."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from extractors.document import Document


class SkippedSource(Protocol):
    @property
    def source(self) -> str: ...
    @property
    def reason(self) -> str: ...


def source_parser(name: str, description: str, formats: tuple[str, ...] = ()) -> argparse.ArgumentParser:
    """A parser for a command that reads PATHs; with `--format` where there are formats, the first the default."""
    parser = argparse.ArgumentParser(prog=f"sitrep {name}", description=description)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a folder, a file, or - for standard input")
    if formats:
        parser.add_argument("--format", choices=formats, default=formats[0])
    return parser


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
