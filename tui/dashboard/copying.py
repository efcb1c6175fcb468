"""Copies to the system's clipboard and, for terminals far away, by the OSC 52 sequence; says what was copied."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.facts import Fact, Quote
from tui.dashboard.words import day

if TYPE_CHECKING:
    from textual.app import App

_PROGRAMS = (["pbcopy"], ["wl-copy"], ["xclip", "-selection", "clipboard"], ["xsel", "-ib"], ["clip.exe"])


def copied(facts: Sequence[Fact], *, markdown: bool) -> tuple[str, str]:
    """What to copy of facts, and what the toast calls it: the words, or with `markdown` a cited block quotation."""
    fact = facts[0]
    if markdown:
        return as_markdown(fact), f"{fact.kind} as Markdown"
    if isinstance(fact, Quote):
        return fact.text, f"quote: {fact.text}"
    return fact.sentence, f"{fact.kind}: {fact.sentence}"


def as_markdown(fact: Fact) -> str:
    """A block quotation with who says it, source and date below."""
    words = f"“{fact.text}”" if isinstance(fact, Quote) else fact.sentence
    who = fact.speaker if isinstance(fact, Quote) else fact.claimed_by
    cite = ", ".join(filter(None, (who, fact.source, day(fact.published, none=""))))
    return f"> {_escaped(words)}\n>\n> — {_escaped(cite)}\n"


def copy(app: App[int], text: str, what: str) -> None:
    """Puts the text on every clipboard there is, and says so in a toast."""
    app.copy_to_clipboard(text)
    if command := next(_system_clipboards(), None):
        app.run_worker(lambda: _give(command, text), thread=True, exit_on_error=False, group="clipboard")
    app.notify(what if len(what) <= 70 else what[:69] + "…", title="Copied", timeout=2, markup=False)


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
