"""The pattern language of the rules, compiled to one bounded regular expression over a tagged sentence.

    soldier           the word, whole, in either case            demand*      words that start so
    <killed>          a class of words from the [words] tables    <by:killed>  the same, captured as "by"
    <count> <day> <person> <party> <actor> <place> <ref>          mentions, captured under their own names
    {victims: ...}    captures what stands inside                 [ ... ]      may be missing
    ( a | b )         either                                      , ; : 's     themselves
    !( a | b ) !<x>   neither of these follows                    <victims>    people, counted or not (casualties only)
    …  …3  …,4        a gap of up to 6 (3) words; with a comma: words and commas
    <word> <words> <clause> <rest> <name>                         one word; up to 12; up to a comma or the like;
                                                                  to the sentence's end; up to five capitalised words
    <start> <end>     the sentence's start and end

A mention stands in the tagged sentence as two characters, a control character for its type and one for its number, so a
pattern sees " ⟨count⟩ ⟨party⟩ soldiers were killed" (with a space before it, so that every word has one), and quotation
marks and dashes in one form each (plain). Nothing in the language repeats without a bound, sentences are bounded
(language/sentences.py), and so are the ways to fill a pattern (ways.py): no rule can hang the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from extractors.rules.compiled import Compiled, first_word, first_words, need, ranked
from extractors.rules.regexes import regex
from extractors.rules.trie import trie

# Control characters, because a regex compiles ten times as fast where its classes hold no character beyond Latin-1.
COUNT, DAY, PERSON, PARTY, GPE, PLACE, REFERENCE, PHRASE = (chr(0x0E + i) for i in range(8))
DASH = "\x02"
NUMBER_BASE = 0xE100
MAX_MENTIONS = 0x1700
"""Numbers run up to the end of the private-use area."""

_N = "[^\\x00-\\x7f]"
_TYPES = {
    "count": COUNT,
    "day": DAY,
    "person": PERSON,
    "party": PARTY + GPE,
    "actor": PERSON + PARTY + GPE + REFERENCE,
    "place": PLACE + GPE,
    "ref": REFERENCE,
    "victims": PHRASE,
}

GLUE = f"\\s\"'()\\[\\]{DASH}-"
"""What may stand between two words of a pattern, as the inside of a character class."""
_GLUE = f"[{GLUE}]++"
_STEP = f"[^,;:{PHRASE}{GLUE}]++"
"""A word of a gap: it holds nothing that stands between words, so there is one way only to cut a text into them."""


def _whole_word(breaks: str, marks: str) -> str:
    """A word, which holds none of `breaks`, with all its marks; else without those at its end; else to its first ones.

    It has four ends at most, lest a text of marks be cut in more ways than can be tried.
    """
    part = f"[^{breaks}{marks}]++"
    return f"[{marks}]*+{part}(?:(?:[{marks}]++{part})++(?:[{marks}]++)?|[{marks}]++)?"


_MARKS = f"\"'()\\[\\]{DASH}-"
_WORD = _whole_word(f"\\s,;:{PHRASE}", f".!?{_MARKS}")
"""A gap never steps over a phrase that the kind has read as one thing."""
_BUILTIN = {
    "word": _whole_word("\\s,;:.!?", _MARKS),
    "words": f"{_WORD}(?: {_WORD}){{0,11}}?",
    "clause": f"[^,;:{DASH}()\"]{{1,400}}",
    "rest": ".{1,600}(?<![\\s.,;:!?\"'])",
    "name": "(?-i:{0}(?: (?:(?:of|the|al|bin|ibn|de|van|von|for|and) )?{0}){{0,4}})".format(
        r"[A-Z]\w*+(?:(?:['.-]++\w++)++\.?|\.)?"),
}
TOKEN = regex(
    r"<(?:(?P<cap>\w+):)?(?P<cls>[\w-]+)>|\{(?P<open>\w+):|(?P<gap>…,?\d*)|(?P<punct>[\[\]()|}])|(?P<not>!)"
    r"|(?P<lit>[^\W_](?:[\w'’.-]*[^\W_])?(?:\.(?=\s|$))?\*?|'s|[,;:%$])|(?P<space>\s+)"
)
_CONTROLS = regex("[\x00-\x08\x0e-\x1b]")
_SPELLED = {" ": r"\s+", "'": "['’]"}
Words = Mapping[str, tuple[str, ...]]


class PatternError(ValueError):
    """A pattern that can't be read; the message says where and why."""


@dataclass(slots=True)
class _Compiler:
    """Reads one pattern, as a recursive descent over its tokens."""

    words: Words
    pattern: str
    tokens: list[re.Match[str]] = field(default_factory=list)
    position: int = 0
    captures: dict[str, str] = field(default_factory=dict)

    def error(self, message: str) -> PatternError:
        return PatternError(f"{message} in pattern {self.pattern!r}")

    def read(self) -> Compiled:
        at = 0
        while at < len(self.pattern):
            token = TOKEN.match(self.pattern, at)
            if not token:
                raise self.error(f"cannot read {self.pattern[at:at + 12]!r}")
            if token["space"] is None:
                self.tokens.append(token)
            at = token.end()
        body, cues = self.sequence("")
        if self.position < len(self.tokens):
            raise self.error(f"unexpected {self.tokens[self.position].group()!r}")
        if not cues:
            raise self.error("no word that must be there")
        frequent = tuple(self.words.get("frequent", ()))
        return Compiled(
            body, self.captures, tuple(map(first_words, cues)), tuple(need(cue, frequent) for cue in cues),
            self.pattern, cased=_BUILTIN["name"] in body)

    def sequence(self, closing: str) -> tuple[str, list[frozenset[str]]]:
        """The regex of elements up to one of the closing characters, each led by its separator; and its cues: sets of
        entries of which one must be there.
        """
        out: list[str] = []
        cues: list[frozenset[str]] = []
        follows_a_word = False
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            if token["punct"] and token["punct"] in closing:
                break
            self.position += 1
            piece, more = self.element(token)
            out.append(piece)
            if token["lit"] and follows_a_word and more:
                cues[-1] = frozenset(f"{before} {token['lit']}" for before in cues[-1])
            else:
                cues += more
            follows_a_word = bool(token["lit"] and more)
        return "".join(out), cues

    def close(self, character: str) -> None:
        if self.position >= len(self.tokens) or self.tokens[self.position].group() != character:
            raise self.error(f"missing {character!r}")
        self.position += 1

    def capture(self, name: str, body: str) -> str:
        group = f"g{len(self.captures)}"
        self.captures[group] = name
        return f"(?P<{group}>{body})"

    def element(self, token: re.Match[str]) -> tuple[str, list[frozenset[str]]]:
        if token["open"]:
            at = len(self.captures)
            self.captures[f"g{at}"] = token["open"]
            body, cues = self.sequence("}")
            self.close("}")
            return f"(?P<g{at}>{body})", cues
        if token["gap"]:
            gap = token["gap"][1:]
            limit = int(gap.lstrip(",") or 6)
            if not 0 < limit <= 30:
                raise self.error("a gap spans 1 to 30 words")
            if gap.startswith(","):
                word = f"[^,;{PHRASE}{GLUE}]++"
                return f"(?:(?:[)\\]\"']*+,)?{_GLUE}{word}(?:,{word})*+){{0,{limit}}}?(?:[)\\]\"']*+,)?", []
            return f"(?:{_GLUE}{_STEP}){{0,{limit}}}?", []
        if token["not"]:
            if self.position >= len(self.tokens):
                raise self.error("nothing after '!'")
            self.position += 1
            body, _ = self.element(self.tokens[self.position - 1])
            return f"(?!{body})", []
        if token["punct"] == "[":
            body, _ = self.sequence("]")
            self.close("]")
            return f"(?:{body})?", []
        if token["punct"] == "(":
            branches, sets = [], []
            while True:
                body, cues = self.sequence("|)")
                branches.append(body)
                sets.append(cues)
                if self.position < len(self.tokens) and self.tokens[self.position].group() == "|":
                    self.position += 1
                    continue
                break
            self.close(")")
            both = [frozenset().union(*(min(s, key=self.likelihood) for s in sets))] if all(sets) else []
            if all(branch.startswith(_GLUE) for branch in branches):
                return f"{_GLUE}(?:{'|'.join(branch.removeprefix(_GLUE) for branch in branches)})", both
            return f"(?:{'|'.join(branches)})", both
        if token["cls"]:
            return self.mention_or_class(token["cls"], token["cap"])
        if token["lit"]:
            return self.literal(token["lit"])
        raise self.error(f"unexpected {token.group()!r}")

    def literal(self, text: str) -> tuple[str, list[frozenset[str]]]:
        if text in ",;:":
            return rf"[\s\"']*{text}", []
        if text == "'s":
            return "'s", []
        if text.endswith("*"):
            return f"{_GLUE}{_word(text[:-1], tail=False)}\\w*", []
        return f"{_GLUE}{_word(text)}", [frozenset([text])]

    def likelihood(self, cue: frozenset[str]) -> float:
        """How likely a sentence is to hold one of a cue's entries, by Zipf's law; the fewer entries, the less."""
        ranks = ranked(tuple(self.words.get("frequent", ())))
        return sum(1 / ranks[word] for word in map(first_word, cue) if word in ranks) + len(cue) / 1_000

    def mention_or_class(self, name: str, captured: str | None) -> tuple[str, list[frozenset[str]]]:
        if name == "start":
            return "^", []
        if name == "end":
            return r"(?=[\s.!?\"']*$)", []
        if name in _TYPES:
            return _GLUE + self.capture(captured or name, f"[{_TYPES[name]}]{_N}"), []
        if name in _BUILTIN:
            return _GLUE + self.capture(captured or name, _BUILTIN[name]), []
        if name not in self.words:
            raise self.error(f"unknown class <{name}>")
        entries = self.words[name]
        starred = any(entry.endswith("*") for entry in entries)
        body = alternation(entries)
        body = self.capture(captured, body) if captured else body
        return _GLUE + body, [] if starred else [frozenset(entries)]


def plain(text: str) -> str:
    """The text as patterns read it, character by character: typographic marks as ASCII ones, no control characters."""
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text)
    if not text.isascii():
        for mark, written in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("—", DASH), ("–", DASH)):
            text = text.replace(mark, written)
    return text


def folded(text: str) -> str:
    """The text in lower case, character by character."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def _word(text: str, *, tail: bool = True) -> str:
    body = r"\s+".join(re.escape(part).replace("'", "['’]") for part in text.lower().split())
    return body + (_end([text]) if tail else "")


def _end(entries: Iterable[str]) -> str:
    """The end of a word after entries: after letters and digits `\\b` says it, and compiles in a tenth of the time."""
    return r"\b" if all(entry[-1:].isalnum() for entry in entries) else r"(?!\w)"


@cache
def alternation(entries: tuple[str, ...]) -> str:
    """A regex for any of the entries, longest first; an entry may end in `*`."""
    begun = [_phrase(entry[:-1]) for entry in entries if entry.endswith("*")]
    whole = [_phrase(entry) for entry in entries if not entry.endswith("*")]
    parts = [
        ([entry for entry in begun if " " in entry], r"\w*"),
        (whole, _end(whole)),
        ([entry for entry in begun if " " not in entry], r"\w*"),
    ]
    return f"(?:{'|'.join(trie(words, _SPELLED) + tail for words, tail in parts if words)})"


def _phrase(entry: str) -> str:
    return " ".join(entry.lower().split())


def compile_pattern(pattern: str, words: Words) -> Compiled:
    """Compiles a pattern; `words` are the classes it may name. Raises PatternError."""
    return _Compiler(words, pattern).read()
