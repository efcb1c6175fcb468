"""What commands over sources share: the arguments that name them, opening them, and the exit code."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from extractors.dossier.dossier import Dossier
    from extractors.dossier.parts import Engine


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


def open_dossier(options: argparse.Namespace, engine: Engine | None = None) -> Dossier:
    """Opens the dossier that the arguments name; another `engine` than this machine's processes may extract."""
    from extractors.dossier.dossier import Dossier

    use_own_rules()
    return Dossier.open(options.paths, cache=not options.no_cache, beside=not is_sample(options.paths),
                        progress=Progress() if sys.stderr.isatty() else None, engine=engine)


def use_own_rules() -> None:
    """Adds the user's rule files to ours."""
    from extractors.rules.files import user_rules

    user_rules.set(own_rule_files())


def own_rule_files() -> tuple[Path, ...]:
    """The user's rule files, `rules/KIND.toml` in the configuration folder; that folder where it can't be read, so
    that this is told of as with files.
    """
    from extractors.dossier.folders import config_folder, toml_files

    folder = config_folder() / "rules"
    try:
        return toml_files(folder)
    except OSError:
        return (folder,)


class Progress:
    """A line on standard error that says how many files are done, how fast, and how long it will take."""

    AFTER = 1.0
    """Seconds before the line first shows: most dossiers are read by then."""
    EVERY = 0.1
    """Seconds between two drawings."""

    def __init__(self) -> None:
        self._start = self._drawn = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        finished = done >= total
        if now - self._start < self.AFTER or (now - self._drawn < self.EVERY and not finished):
            return
        self._drawn = now
        if finished:
            if self._shown:
                sys.stderr.write("\r\x1b[K")
        else:
            rate = done / (now - self._start)
            left = f", {(total - done) / rate:.0f} s left" if rate else ""
            sys.stderr.write(f"\r\x1b[Kreading {done:,} of {total:,} files ({rate:,.0f} a second{left})")
            self._shown = True
        sys.stderr.flush()


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


def exit_code(skipped: Iterable[SkippedSource], *, shown: bool) -> int:
    """Lists on standard error what was skipped; 0 all read, 1 nothing to show, 3 some skipped."""
    some = False
    for item in skipped:
        some = True
        print(f"skipped {plain(item.source)}: {plain(item.reason)}", file=sys.stderr)
    if not shown:
        return 1
    return 3 if some else 0
