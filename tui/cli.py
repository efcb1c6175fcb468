"""The command line: `sitrep` and its commands. Nothing is imported before the command that needs it runs."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

COMMANDS = {
    "export": "the situation as Markdown, JSON, CSV, HTML or a calendar",
    "facts": "every fact of the sources, one a line",
    "changes": "what changed since a date",
    "dates": "how each date expression was read",
    "search": "fuzzy search over the quotes",
    "residue": "sentences that no rule took",
    "read": "the reading text of a source",
    "rules": "proves rules on their own examples",
    "themes": "lists, shows and checks the themes",
    "init": "writes a commented sitrep.toml into a dossier",
    "cache": "shows, prunes or clears the cache",
    "paths": "where sitrep keeps its files",
}
"""Each is a module of that name in tui/commands, with `run(arguments) -> exit code`."""

USAGE = """usage: sitrep [PATH ...]            open the dashboard (the last dossier, else a bundled sample)
       sitrep COMMAND [...]         sitrep COMMAND --help says more

A PATH is a folder of reporting, a file, or - for standard input. Name a folder ./facts if it is called like a command.

commands:
"""


_UNWRITABLE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF))
"""What is wrong where standard output takes no more."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns the exit code (0 all read, 1 nothing to show, 2 usage, 3 some skipped)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _write_utf8()
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output went away (`sitrep facts … | head`); that is no fault of ours.
        sys.stderr.close()
        return 0
    except OSError as fault:
        if fault.errno not in _UNWRITABLE or fault.filename:
            raise
        print(f"sitrep: the output can't be written: {fault.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries once more, and complains
        return 2
    except KeyboardInterrupt:
        return 130
    return code


def _run(words: list[str]) -> int:
    if words[:1] in (["-h"], ["--help"], ["help"]):
        print(USAGE + "\n".join(f"  {name:9} {what}" for name, what in COMMANDS.items()))
        return 0
    if words[:1] == ["--version"]:
        from extractors.version import VERSION

        print(f"sitrep {VERSION}")
        return 0
    name = words.pop(0) if words and words[0] in COMMANDS else "board"
    code: int = import_module(f"tui.commands.{name}").run(words)
    return code


def _write_utf8() -> None:
    """Output is UTF-8 whatever the locale says; what can't be written (lone surrogates) is replaced. A stream that the
    caller closed (`>&-`) takes what it is given.
    """
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and (stream.encoding.lower(), stream.errors) != ("utf-8", "replace"):
            stream.reconfigure(encoding="utf-8", errors="replace")
