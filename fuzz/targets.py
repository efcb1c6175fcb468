"""What is fuzzed: each target takes any bytes and raises only where the program has a fault."""

from __future__ import annotations

import re
import tempfile
import time
from functools import cache
from pathlib import Path

from extractors.document import Document
from extractors.extract import extract
from extractors.language.patience import patience
from extractors.language.sentences import MAX_SENTENCE, split
from extractors.reading.sources import read
from extractors.reading.walk import FORMATS, Skipped
from extractors.rules.pattern import PatternError, compile_pattern
from extractors.rules.rulebook import read_rulebook
from extractors.rules.shape import RuleError
from extractors.rules.ways import MOST, MOST_WORDS, ways, words

SECONDS = 2.0
"""On the processor, that an input of a few kilobytes may take."""


def reader(data: bytes) -> None:
    """The first byte chooses the format, the rest is the file."""
    path = _folder() / f"a{FORMATS[data[0] % len(FORMATS)] if data else '.txt'}"
    path.write_bytes(data[1:])
    for item in read([path]):
        assert item.source.encode("utf-8")
        if isinstance(item, Skipped):
            assert item.reason.encode("utf-8")
            continue
        assert item.text.encode("utf-8")
        reached = 0
        for piece in item.furniture:
            assert reached <= piece.start < piece.end <= len(item.text)
            reached = piece.end


def sentences(data: bytes) -> None:
    """Sentences are in order, apart, bounded, and hold every letter of the text."""
    text = data.decode("utf-8", "replace")
    reached = 0
    for start, end, _ in split(Document("a.txt", text)):
        assert reached <= start < end <= len(text)
        assert end - start <= MAX_SENTENCE
        assert not any(map(str.isalnum, text[reached:start]))
        reached = end
    assert not any(map(str.isalnum, text[reached:]))


def facts(data: bytes) -> None:
    """Facts of all kinds; their evidence stands in the text."""
    text = data.decode("utf-8", "replace")
    with patience(SECONDS):
        found = extract(Document("a.txt", text))
    for fact in found.facts:
        assert fact.sentence == " ".join(text[fact.start:fact.end].split())
        assert all(0 <= start <= end <= len(text) for start, end in fact.matched)


def rules(data: bytes) -> None:
    """A rule file, or after "#" a pattern alone; where it is not refused, it must search long sentences in no time."""
    text = data.decode("utf-8", "replace")
    if not text.startswith("#"):
        try:
            read_rulebook("fuzz", {"fuzz.toml": text})
        except RuleError:
            return
        return
    try:
        compiled = compile_pattern(text[1:], {"killed": ("were killed", "dead*"), "people": ("men", "soldiers")})
        search = compiled.regex
    except (PatternError, RecursionError, OverflowError):
        return
    if ways(text[1:]) > MOST or ways(text[1:]) * words(text[1:]) > MOST_WORDS:
        return
    cues = " ".join(sorted({word for cue in compiled.cues for word in cue}))
    for sentence in (f" {cues}" * 200, " men were killed," * 120, re.sub(r"\W+", " ", text) * 40, "-\"a" * 700):
        began = time.thread_time()
        search.search(f" {cues}{sentence}"[:MAX_SENTENCE])
        assert time.thread_time() - began < SECONDS


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="sitrep-fuzz-"))
