"""Finds places that are no actors: towns, districts, provinces, crossings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from extractors.language.annotation import Sentence
from extractors.language.mentions import Place

_DATA = tomllib.loads(files("extractors.rules").joinpath("places.toml").read_text(encoding="utf-8"))["words"]
_PREPOSITIONS = frozenset(_DATA["prepositions"])
_WEAK = frozenset(_DATA["weak"])
_MODIFIERS = frozenset(_DATA["modifiers"])
_DIRECTIONS = frozenset(_DATA["directions"])
_KINDS = frozenset(_DATA["kinds"])
_ADMINISTRATIVE = frozenset(_DATA["administrative"])
_ASSAULTS = frozenset(_DATA["assaults"])
_STORMED = frozenset(_DATA["stormed"])
_NEVER = frozenset(_DATA["never"])

# The class comes first, so that the search can skip to it; a lower-case article before it is looked at afterwards.
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞŞŠČŽ](?<!\w.)[\w’'-]*(?: (?:(?:de|la|del|el|al|bin) )?[A-ZÀ-ÖØ-ÞŞŠČŽ][\w’'-]*){0,3}")
_QUARTERS = frozenset("north south east west northeast northwest southeast southwest".split())
_QUARTER = re.compile(
    r"\b[Ii]n (?:the|its|[\w-]+['’]s)(?: [\w-]+){0,2}? ((?:north|south)(?:-?(?:east|west))?|east|west)"
    r"(?=[\s,.;])(?! (?:of|side))")
_ARTICLE = re.compile(r"(?:^|[\s(\"“])((?:al|el|an|as|ash|ar|ad|at|az)[- ])$")
_AFTER = re.compile(r"['’]?s? ([a-z-]+)(?: ([a-z-]+))?")
_POSSESSIVE = re.compile(r"['’]s?$")
_DESCRIBES = re.compile(r"-[a-z]+$|^\w+(?:ish|ese)$")
"""Of an adjective: "Saudi-led", "Kurdish"."""
_LEADING = _STORMED | _PREPOSITIONS | _MODIFIERS | _KINDS
_GOES_ON = frozenset(" '’")
_STOPS = frozenset(",.;)")
_LEAD = 60
"""Characters looked back from a name for its preposition."""


def find(text: str, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """The places of the sentences, in order: names after a preposition of place, or beside a noun for a kind of it."""
    names = _NAME.finditer(text)
    found = next(names, None)
    for sentence in sentences:
        last = -1
        kinds = not _KINDS.isdisjoint(sentence.words)
        while found and found.start() < sentence.end:
            start, end = found.span()
            over = end > sentence.end
            if over or start < sentence.start < end:
                inside = _NAME.match(text, max(start, sentence.start), sentence.end)
                start, end = inside.span() if inside else (start, start)
            beside = kinds or start == last + 2
            if end > start >= sentence.start and (beside or _may_be_place(text, sentence, start, end)):
                place = _place(text, sentence, start, end, last)
                if place:
                    last = end
                    yield place
            if over:
                break
            found = next(names, None)
        if not _QUARTERS.isdisjoint(sentence.words):
            for quarter in _QUARTER.finditer(text, sentence.start, sentence.end):
                yield Place(quarter.start(1), quarter.end(1), quarter[1])


def _may_be_place(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """False, at little cost, of most names that are no place, where no noun for a kind of place is near."""
    before = text[start - 1:start]
    if before == "-":
        return True
    if before == " " and text[max(sentence.start, text.rfind(" ", 0, start - 1) + 1):start - 1].lower() in _LEADING:
        return True
    space = text.find(" ", start, end)
    return space > 0 and text[start:space].lower() in _PREPOSITIONS


def _place(text: str, sentence: Sentence, start: int, end: int, last: int) -> Place | None:
    """The place that a capitalised name is, if any; `last` is the end of the place before it in the sentence."""
    if text[start - 1:start] == "-":
        article = _ARTICLE.search(text, max(sentence.start, start - 5), start)
        if not article:
            return None
        start = article.start(1)
    first, _, rest = text[start:end].partition(" ")
    if rest:
        if first.lower() in _PREPOSITIONS:
            start += len(first) + 1
        kind = rest.rpartition(" ")[2].lower() in _ADMINISTRATIVE
    else:
        kind = False
    if not kind and text[end:end + 1] in _GOES_ON:
        after = _AFTER.match(text, end, sentence.end)
        kind = bool(after and (after[1] in _KINDS or (after[2] in _KINDS and after[1] in _MODIFIERS)))
    if kind or (start == last + 2 and text[last:start] == ", " and text[end:end + 1] in _STOPS):
        return _named(text, start, end, kind)
    lead = text[max(sentence.start, start - _LEAD):start]
    if lead[-1:] == " " and lead[lead.rfind(" ", 0, -1) + 1:-1].lower() in _LEADING and _led_to(lead.lower().split()):
        return _named(text, start, end, kind)
    return None


def _led_to(words: list[str]) -> bool:
    """True where the words before a name lead to a place: "in", "the village of", "in the besieged"."""
    last = words[-1]
    if last in _STORMED:
        return True
    if last in _PREPOSITIONS:
        return last not in _WEAK or (last == "on" and words[-2:-1] != [] and words[-2] in _ASSAULTS)
    if last == "of":
        return len(words) > 1 and (words[-2] in _KINDS or words[-2] in _DIRECTIONS or words[-2] in _ASSAULTS)
    if last in _KINDS:
        return any(word in _PREPOSITIONS for word in words[-4:-1])
    at = len(words) - 1
    placed = False
    while at >= 0 and len(words) - at < 6 and (words[at] in _MODIFIERS or words[at] in _KINDS):
        placed = placed or words[at] not in ("the", "a", "and", "of")
        at -= 1
    return placed and at >= 0 and words[at] in _PREPOSITIONS


def _named(text: str, start: int, end: int, kind: bool) -> Place | None:
    """The place with its name alone: without possessive and without "Province"."""
    name = text[start:end]
    if _DESCRIBES.search(name):
        return None
    possessive = _POSSESSIVE.search(name)
    if possessive:
        end -= len(possessive.group())
        name = text[start:end]
    words = name.split()
    if len(words) > 1 and (words[0] == "The" or _DESCRIBES.search(words[0])):
        start += len(words[0]) + 1
        words = words[1:]
        if _DESCRIBES.search(words[0]):
            start += len(words[0]) + 1
            words = words[1:]
    if len(words) == 1 and words[0].lower() in _QUARTERS:
        return None
    for at, word in enumerate(words[:-1]):
        if word.endswith(("'s", "’s")) and words[at + 1].lower() not in _KINDS:
            start += name.index(word) + len(word) + 1
            words = words[at + 1:]
            break
    if len(words) > 1 and words[-1].lower() in _ADMINISTRATIVE:
        words.pop()
    if not words or words[0].lower() in _NEVER or (len(words) == 1 and (len(name) < 3 or name.lower() in _KINDS)):
        return None
    if len(words) == 1 and name.isupper() and not kind:
        return None
    return Place(start, end, " ".join(words))
