"""The command that opens a source in the user's editor or pager, at the line of the evidence."""

from __future__ import annotations

import os
import shlex

from extractors.document import Document

_PLUS_LINE = {"vi", "vim", "nvim", "nano", "emacs", "less", "more", "micro", "kak", "joe", "ne", "view"}
"""Programs that go to a line given as +N."""


def command(document: Document, offset: int) -> list[str]:
    """$VISUAL, $EDITOR or $PAGER (else less) on the file; at the line, where reading text and file are the same."""
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or os.environ.get("PAGER") or "less")
    plain = document.path is not None and document.path.suffix in (".txt", ".md")
    if plain and os.path.basename(words[0]) in _PLUS_LINE:
        words.append(f"+{document.text.count(chr(10), 0, offset) + 1}")
    return [*words, str(document.path)]
