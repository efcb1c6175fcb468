"""Finds places that are no actors: towns, districts, provinces, crossings."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.language.mentions import Place
from extractors.language.vocabulary import WEEKDAY, any_of
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

_DATA = rule_data("places")["words"]
_PREPOSITIONS = frozenset(_DATA["prepositions"])
_WEAK = frozenset(_DATA["weak"])
_MODIFIERS = frozenset(_DATA["modifiers"])
_DIRECTIONS = frozenset(_DATA["directions"])
_KINDS = frozenset(_DATA["kinds"])
_ADMINISTRATIVE = frozenset(_DATA["administrative"])
_ASSAULTS = frozenset(_DATA["assaults"])
_STORMED = frozenset(_DATA["stormed"])
_RIPPED = frozenset(_DATA["ripped"])
_NEVER = frozenset(_DATA["never"])
_ALONE = frozenset(_DATA["alone"])

# The class comes first, so that the search can skip to it; a lower-case article before it is looked at afterwards.
# A day ends it: "in Lowmere Friday".
_NAME = regex(
    rf"[A-ZÀ-ÖØ-ÞŞŠČŽ](?<!\w.)[\w’'-]*"
    rf"(?: (?!{WEEKDAY}\b)(?:(?:de|la|del|el|al|bin|es)[ -])?[A-ZÀ-ÖØ-ÞŞŠČŽ][\w’'-]*){{0,3}}")
_QUARTERS = frozenset("north south east west northeast northwest southeast southwest".split())
_QUARTER = regex(
    r"\b[Ii]n (?:the|its|[\w-]+['’]s)(?: [\w-]+){0,2}? ((?:north|south)(?:-?(?:east|west))?|east|west)"
    r"(?=[\s,.;])(?! (?:of|side))")
_ARTICLE = regex(r"(?:^|[\s(\"“])((?:al|el|an|as|ash|ar|ad|at|az)[- ])$")
_POSSESSIVE = regex(r"['’]s?$")
_DESCRIBES = regex(r"-[a-z]+$|^\w+(?:ish|ese)$")
_ASSAULTED = regex(rf"\b{any_of(_ASSAULTS, or_capital=True)} (?:on|of) $")
_QUALIFIES = regex(
    rf" (?!{any_of(_PREPOSITIONS | _KINDS)}\b|(?:and|that|which|where|by|last|late|early|this)\b)[a-z]")
"""Of a name that only qualifies what was assaulted: "a raid on Hindu pilgrims"."""
_PEOPLE = regex(rf" {any_of(_DATA['peoples'])}\b")
"""After the name of a people: "in Belo tribal lands"."""
_LEADING = _STORMED | _PREPOSITIONS | _MODIFIERS | _KINDS
_LOOSE = frozenset({"the", "a", "and", "of"})
"""Words that lead to a place only after another that does."""
_KIND_AHEAD = regex(rf"['’]?s? (?:{any_of(_MODIFIERS - _LOOSE)} )?{any_of(_KINDS)}(?![a-z-])|, where\b")
_BEFORE_LOOSE = _MODIFIERS | _KINDS | _DIRECTIONS | _ASSAULTS
_STOPS = frozenset(",.;)")
_LEAD = 60
"""Characters looked back from a name for its preposition."""

_Found = tuple[int, int, str]
"""Where a place stands in its sentence, and its name."""


def find(text: str, offset: int, words: frozenset[str]) -> Iterator[Place]:
    """The places of a sentence, which begins at the offset and holds the words (lower case): names after a preposition
    of place, or beside a noun for a kind of it; then quarters ("in the north"). Each in order.
    """
    text = text.replace("\n", " ")
    kinds = not _KINDS.isdisjoint(words)
    last = -1
    for found in _NAME.finditer(text):
        start, end = found.span()
        if start != last + 2 and not _led(text, start) and not (
                (kinds or text[end:end + 1] == "," or text.find(" ", start, end) > 0)
                and _goes_on(text, start, end, kinds=kinds)):
            continue
        if place := _place(text, start, end, last):
            first, stop, name = place
            yield Place(offset + first, offset + stop, name)
            last = end
    if not _QUARTERS.isdisjoint(words):
        for quarter in _QUARTER.finditer(text):
            yield Place(offset + quarter.start(1), offset + quarter.end(1), quarter[1])


def _led(text: str, start: int) -> bool:
    """Whether the words before a name may lead to a place."""
    before = text[start - 1:start]
    if before != " ":
        return before == "-"
    at = text.rfind(" ", 0, start - 1)
    word = text[at + 1:start - 1].lower()
    if word not in _LOOSE:
        return word in _LEADING
    return at > 0 and text[text.rfind(" ", 0, at) + 1:at].lower() in _BEFORE_LOOSE


def _goes_on(text: str, start: int, end: int, *, kinds: bool) -> bool:
    """Whether a name begins with a preposition, or ends with or goes on to a noun for a kind of place, if its sentence
    holds one (`kinds`).
    """
    space = text.find(" ", start, end)
    if space > 0 and text[start:space].lower() in _PREPOSITIONS:
        return True
    return bool(_KIND_AHEAD.match(text, end)) or (kinds and (
        space > 0 and text[text.rfind(" ", start, end) + 1:end].lower() in _ADMINISTRATIVE))


def _place(text: str, start: int, end: int, last: int) -> _Found | None:
    """The place that a capitalised name is, if any; `last` is the end of the place before it in the sentence."""
    if text[start - 1:start] == "-":
        article = _ARTICLE.search(text, max(0, start - 5), start)
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
    kind = kind or bool(_KIND_AHEAD.match(text, end))
    if kind or (start == last + 2 and text[last:start] == ", " and text[end:end + 1] in _STOPS):
        return _named(text, start, end, kind)
    lead = text[max(0, start - _LEAD):start]
    if lead[-1:] == " " and lead[lead.rfind(" ", 0, -1) + 1:-1].lower() in _LEADING and _led_to(lead.lower().split()) \
            and not _PEOPLE.match(text, end) \
            and not (lead.endswith(("on ", "of ")) and _ASSAULTED.search(lead) and _QUALIFIES.match(text, end)):
        return _named(text, start, end, kind)
    return None


def _led_to(words: list[str]) -> bool:
    """True where the words before a name lead to a place: "in", "the village of", "in the besieged"."""
    last = words[-1]
    if last in _STORMED:
        return True
    if last in _PREPOSITIONS:
        return last not in _WEAK or (words[-2:-1] != [] and (
            (last == "on" and words[-2] in _ASSAULTS) or (last == "through" and words[-2] in _RIPPED)))
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


def _describes(word: str) -> bool:
    """True of an adjective: "Saudi-led", "Kurdish"."""
    return ("-" in word or word.endswith(("ish", "ese"))) and bool(_DESCRIBES.search(word))


def _named(text: str, start: int, end: int, kind: bool) -> _Found | None:
    """The place with its name alone: without possessive and without "Province"."""
    name = text[start:end]
    if _describes(name):
        return None
    possessive = _POSSESSIVE.search(name, max(0, len(name) - 2))
    if possessive:
        end -= len(possessive.group())
        name = text[start:end]
    words, base = name.split(), start
    if len(words) > 1 and (words[0] == "The" or _describes(words[0])):
        start += len(words[0]) + 1
        words = words[1:]
        if _describes(words[0]):
            start += len(words[0]) + 1
            words = words[1:]
    if len(words) == 1 and words[0].lower() in _QUARTERS:
        return None
    for at, word in enumerate(words[:-1]):
        if word.endswith(("'s", "’s")) and words[at + 1].lower() not in _KINDS:
            start = base + name.index(word) + len(word) + 1
            words = words[at + 1:]
            break
    if len(words) > 1 and words[-1].lower() in _ADMINISTRATIVE:
        words.pop()
    if not words or words[0].lower() in _NEVER or (
            len(words) == 1 and (len(name) < 3 or name.lower() in _KINDS or name.lower() in _ALONE)):
        return None
    if len(words) == 1 and "-" in name and text.startswith(" border", end):
        return start, end + 7, f"{name} border"  # "the Kestrian-Varanian border"
    if len(words) == 1 and name.isupper() and not kind:
        return None
    return start, end, " ".join(words)
