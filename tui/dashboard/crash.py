"""When the program itself fails: a sentence for people on the restored terminal, and the rest in a file."""

from __future__ import annotations

import traceback

from extractors.dossier.folders import state_folder
from extractors.files import write_text
from extractors.version import VERSION
from tui.printable import one_line

FILE_NAME = "crash.txt"


def told(error: BaseException) -> str:
    """Writes where it happened into the state folder; returns what is to be said. Never raises."""
    what = one_line(f"{type(error).__name__}: {error}"[:300])
    lines = ["sitrep had to stop: a fault in the program, not in your files. Nothing of the dossier was changed.", what]
    path = state_folder() / FILE_NAME
    try:
        write_text(path, f"sitrep {VERSION}\n{''.join(traceback.format_exception(error))}")
    except OSError:
        return "\n".join(lines)
    return "\n".join([*lines, f"Where it happened is written in {path}; please report it with that file."])
