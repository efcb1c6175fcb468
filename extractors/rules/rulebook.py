"""Rule files read, compiled and run over sentences: a rule has a name, patterns, what it gives, and its examples."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.files import UnreadableError, problem, whole_text
from extractors.language.annotation import Sentence
from extractors.language.mentions import Actor, Count, Day, Mention, Place
from extractors.language.patience import go_on
from extractors.rules.bytecode import prepared
from extractors.rules.compiled import Compiled
from extractors.rules.files import our_rules, parse, rule_data, user_rules
from extractors.rules.index import Index, Pair, index_of
from extractors.rules.kept import kept
from extractors.rules.pattern import (
    COUNT,
    DASH,
    DAY,
    GPE,
    MAX_MENTIONS,
    NUMBER_BASE,
    PARTY,
    PERSON,
    PHRASE,
    PLACE,
    REFERENCE,
    Words,
    compile_pattern,
    folded,
    plain,
)
from extractors.rules.shape import RuleError, check_shape

_GLUE = f" \t\n\r\u00a0\"'{DASH}-"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must fire (with what it must give) or stay silent."""

    text: str
    gives: Mapping[str, Any] = field(default_factory=dict)


class Rule(NamedTuple):
    name: str
    compiled: tuple[Compiled, ...]
    gives: Mapping[str, Any]
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    note: str = ""


class Captured(NamedTuple):
    """What a pattern captured: document offsets, the words, and the mention where it is exactly one."""

    start: int
    end: int
    text: str
    mention: Mention | None = None


class Match(NamedTuple):
    """A rule that matched a sentence, with its captures by name (a name that did not take part is missing)."""

    rule: Rule
    start: int
    end: int
    captures: Mapping[str, Captured]


_new = tuple.__new__
"""Makes a Match or a Captured without the call that a NamedTuple's own constructor costs."""
Found = tuple[int, int, Mapping[str, Captured]]
"""Where a pattern matched, as document offsets, and what it captured."""


class Tagged(NamedTuple):
    """A sentence, led by a space, with each mention as two characters; and the way back to offsets."""

    text: str
    folded: str
    """The same in lower case."""
    sentence: Sentence
    breaks: tuple[tuple[int, int, int], ...]
    """For each mention: offset in the tagged text, document start, document end."""

    def offset(self, position: int, *, end: bool = False) -> int:
        """The document offset of a position in the tagged text."""
        at, before = self.sentence.start, 1
        for tagged, start, stop in self.breaks:
            if position <= tagged:
                break
            at, before = stop, tagged + 2
            if position < tagged + 2:
                return stop if end else start
        return at + position - before

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document offsets of what stands between two positions of the tagged text, without the glue around it."""
        text = self.text[start:end].lstrip(_GLUE)
        start = end - len(text)
        return self.offset(start), self.offset(start + len(text.rstrip(_GLUE)), end=True)

    def captured(self, start: int, end: int) -> Captured:
        """What stands between two positions of the tagged text, without the glue around it."""
        text = self.text[start:end].strip(_GLUE)
        mention = None
        if len(text) == 2 and COUNT <= text[0] <= PHRASE:
            mention = self.sentence.mentions[ord(text[1]) - NUMBER_BASE]
        first, last = self.span(start, end)
        base = self.sentence.start
        return _new(Captured, (first, last, self.sentence.text[first - base:last - base], mention))


_TYPES: Mapping[type[Mention], str] = {Count: COUNT, Day: DAY, Place: PLACE}


def _type_of(mention: Mention) -> str:
    if isinstance(mention, Actor):
        if mention.reference:
            return REFERENCE
        return PERSON if mention.type == "person" else GPE if mention.place else PARTY
    return _TYPES.get(type(mention), PHRASE)


@lru_cache(maxsize=2_048)
def tag(sentence: Sentence) -> Tagged:
    """The tagged form of a sentence; kept for the next kind, which reads the sentences of the same document."""
    out: list[str] = [" "]
    breaks: list[tuple[int, int, int]] = []
    text = plain(sentence.text)
    at, length = 0, 1
    for i, mention in enumerate(sentence.mentions[:MAX_MENTIONS]):
        lead = text[at:mention.start - sentence.start]
        out += (lead, _type_of(mention) + chr(NUMBER_BASE + i))
        length += len(lead)
        breaks.append((length, mention.start, mention.end))
        length += 2
        at = mention.end - sentence.start
    out.append(text[at:])
    tagged = "".join(out)
    return Tagged(tagged, folded(tagged), sentence, tuple(breaks))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of one kind, in order, indexed by the words they need."""

    kind: str
    rules: tuple[Rule, ...]
    words: Words
    digest: str
    index: Index

    @property
    def cues(self) -> frozenset[str]:
        """Words without which no rule has a chance in a sentence."""
        return self.index.cues

    def find(self, sentence: Sentence, wanted: Sequence[Pair] | None = None) -> Iterator[Match]:
        """All matches of all rules in a sentence that speaks of what they are `about`, in the order of the rules;
        `wanted` is what the index wants of it, where that is known already.
        """
        source, found = "", list[Found]()
        for number, pattern in self.index.wanted(sentence.words) if wanted is None else wanted:
            rule = self.rules[number]
            compiled, topic = rule.compiled[pattern], rule.gives.get("about")
            if topic and sentence.words.isdisjoint(self.words[topic]):
                continue
            if source != compiled.source:  # else it is the pattern of the rule before too
                source, found = compiled.source, []
                if compiled.has_cues(sentence.sequence):
                    go_on()
                    found = _found(compiled, tag(sentence))
            for each in found:
                yield _new(Match, (rule, *each))


def _found(compiled: Compiled, tagged: Tagged) -> list[Found]:
    out: list[Found] = []
    for found in compiled.regex.finditer(tagged.text if compiled.cased else tagged.folded):
        captures: dict[str, Captured] = {}
        for group, name in compiled.captures.items():
            start, end = found.span(group)
            if start >= 0 and name not in captures:
                captures[name] = tagged.captured(start, end)
        out.append((*tagged.span(*found.span()), captures))
    return out


def without_overlaps(matches: list[Match]) -> list[Match]:
    """Of matches that share words the one whose rule comes first, then the longest; in order of text."""
    kept: list[Match] = []
    for match in matches:
        if not any(match.start < other.end and other.start < match.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _example(entry: Any) -> Example:
    return Example(entry) if isinstance(entry, str) else Example(entry["text"], entry.get("gives", {}))


def _read_words(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(entries) for key, entries in data.get("words", {}).items()}


def _read_rules(name: str, data: Mapping[str, Any], words: Words) -> list[Rule]:
    rules = []
    for entry in data.get("rule", []):
        title = entry["name"]
        try:
            compiled = tuple(compile_pattern(pattern, words) for pattern in entry.get("patterns") or [entry["pattern"]])
        except (ValueError, RecursionError) as fault:
            raise RuleError(f"{name}: rule {title!r}: {fault}") from fault
        rules.append(Rule(
            title, compiled, entry.get("gives", {}), tuple(map(_example, entry.get("fires", []))),
            tuple(map(_example, entry.get("silent", []))), entry.get("note", ""),
        ))
    return rules


def read_rulebook(kind: str, sources: Mapping[str, str]) -> Rulebook:
    """Builds a kind's rulebook from TOML texts by file name: word classes of all are shared, rules in order.

    Raises RuleError.
    """
    parsed = {}
    for name, text in sources.items():
        try:
            parsed[name] = parse(text)
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            raise RuleError(f"{name}: {fault}") from fault
        check_shape(name, parsed[name])
    words: dict[str, tuple[str, ...]] = {}
    for data in parsed.values():
        for key, entries in _read_words(data).items():
            words[key] = tuple(dict.fromkeys((*words.get(key, ()), *entries)))
    rules = [rule for name, data in parsed.items() for rule in _read_rules(name, data, words)]
    index = index_of([[compiled.needs for compiled in rule.compiled] for rule in rules], words.get("frequent", ()))
    digest = hashlib.blake2b("\0".join(sources.values()).encode(), digest_size=8).hexdigest()
    return Rulebook(kind, tuple(rules), words, digest, index)


@cache
def lexicon() -> Words:
    """The word classes that all kinds share (lexicon.toml)."""
    return _read_words(rule_data("lexicon"))


def rulebook(name: str) -> Rulebook:
    """The rulebook of a kind: the shared lexicon, our file `NAME.toml`, then the user's of that name. Raises RuleError.
    """
    theirs = user_rules.get()
    return _rulebook(name, tuple(path for path in theirs if path.stem == name) if theirs else ())


@kept
def _rulebook(name: str, extra: tuple[Path, ...]) -> Rulebook:
    if not extra:
        return prepared(f"{name}.rulebook", lambda: read_rulebook(name, our_rules(name)))
    sources = our_rules(name)
    for path in extra:
        try:
            sources[str(path)] = whole_text(path)
        except (FileNotFoundError, UnreadableError) as fault:
            raise RuleError(f"{path}: {problem(fault)}") from fault
    return read_rulebook(name, sources)
