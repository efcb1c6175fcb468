"""Copies to the system's clipboard and, for terminals far away, by the OSC 52 sequence; says what was copied."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.facts import Fact, Quote
from tui.dashboard.words import day, shortened

if TYPE_CHECKING:
    from textual.app import App

_PROGRAMS = (["pbcopy"], ["wl-copy"], ["xclip", "-selection", "clipboard"], ["xsel", "-ib"], ["clip.exe"])


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a source, to be copied and cited: what they are, who says them, where they stand."""

    words: str
    what: str
    """A kind of fact, or another word for the toast."""
    source: str
    start: int = 0
    """Where they begin, in characters of the source's text."""
    published: dt.date | None = None
    who: str | None = None

    def copied(self, *, markdown: bool) -> tuple[str, str]:
        """What to copy, and what the toast calls it: the words, or with `markdown` a cited block quotation."""
        if markdown:
            return self.markdown, f"{self.what} as Markdown"
        return self.words, f"{self.what}: {self.words}"

    @property
    def markdown(self) -> str:
        """A block quotation with who says it, source and date below."""
        words = f"“{self.words}”" if self.what == Quote.kind else self.words
        cite = ", ".join(filter(None, (self.who, self.source, day(self.published, none=""))))
        return f"> {_escaped(words)}\n>\n> — {_escaped(cite)}\n"


def cite(fact: Fact) -> Citation:
    """A quotation's words and speaker; of other facts the sentence, and who claims it."""
    return Citation(fact.text if isinstance(fact, Quote) else fact.sentence, fact.kind, fact.source, fact.start,
                    fact.published, fact.speaker if isinstance(fact, Quote) else fact.claimed_by)


def copy(app: App[int], text: str, what: str) -> None:
    """Puts the text on every clipboard there is, and says so in a toast."""
    app.copy_to_clipboard(text)
    if command := next(_system_clipboards(), None):
        app.run_worker(lambda: _give(command, text), thread=True, exit_on_error=False, group="clipboard")
    app.notify(shortened(what), title="Copied", timeout=2, markup=False)


def _system_clipboards() -> Iterator[list[str]]:
    if "pytest" not in sys.modules:
        yield from (words for words in _PROGRAMS if shutil.which(words[0]))


def _give(command: list[str], text: str) -> None:
    subprocess.run(command, input=text.encode("utf-8", "replace"), check=False, timeout=5,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    flat = " ".join(text.split())
    return "".join("\\" + c if c in r"\`*_{}[]<>#|" else c for c in flat)
