"""Where the words of one sentence put a toll; never where somebody spoke of it, or where talks are held."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.casualties.members import Member
from extractors.casualties.vocabulary import any_word, word_class
from extractors.facts import Outcome
from extractors.language.annotation import Sentence
from extractors.language.cued import cued
from extractors.language.mentions import Actor, Place
from extractors.language.vocabulary import any_of
from extractors.rules.kept import kept
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_FEW = 4
"""Places looked at before and after a toll."""
_CLAUSE = 90
"""Characters before a place within which its clause tells what it is the place of."""
CLAUSE_END = regex(
    r"[,;:—()]|\b(?:that|which|who|whose|when|where|while|after|before|but|although|as|because|linked|blamed"
    r"|(?!includ|follow|dur|meet|brief|hear|gather|build|morn|even)\w{3,}ing)\b")
_WORD = regex(r"\w+")
_WHERE = regex(r",? where\b")
_FROM = cued("from", r"\bfrom\s+(?:neighbou?ring\s+|nearby\s+)?$", re.IGNORECASE)
_DISTANT = regex(
    r"(?:(?:\b(?:kilomet(?:er|re)s?|km|miles?)|\d\s?m)\b[^,;]{0,40}\b(?:from|of|off)|[A-Z]\w+,\s+(?:just\s+)?"
    r"(?:north|south|east|west)-?(?:east|west)?\s+of)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$")
"""Of a place that only tells where another is: "55 km (35 miles) north of the capital Brenholt"."""
_RANKED = cued(
    " ".join(lexicon()["superlatives"]),
    rf"\b{any_of(lexicon()['superlatives'])}(?:\s+[\w’'-]+){{1,4}}?"
    r"\s+(?:in|of|on)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the land in which an incident is compared with others: "one of the bloodiest days in Ostmark"."""
_WITHIN = regex(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|within|off|of)\s+(?:the\s+)?(?:[a-z-]+(?:ern|al|ing|ed)\s+)?$")
"""Before a land whose part or side is meant: "in Ostmark's north"; not "against Ostmark's disputed vote"."""
_OPPONENT = regex(r"\b(?:with|against|by|between|than|between [A-Z]\w+ and)\s+(?:the\s+|neighbou?ring\s+)?$")
"""Before a state that is no scene: "in clashes with Ostmark"."""
_ACRONYM = regex(r"\([A-Z][\w-]*\)")
_OWN_PLACE = regex(r"\s+(?:in|at|near|outside|around)\s+(?:[a-z-]+\s+){0,4}")
_CAPITAL = regex(r"['’]s (?:[a-z-]+ ){0,2}(?:capital|city|hub|town), ")
_PART = regex(
    r"\s+(?:(?:port|border|coastal|coast|resort|mining|market|provincial|regional|frontier)\s+)*"
    r"(?:port|city|town|village|province|state|region|district|island|stronghold|capital|governorate)\s+"
    r"(?:of\s+)?(?:the\s+)?")
"""Between a place and a part of it."""
_INITIAL = 12
"""Characters before a place that opens its sentence."""
_INSIDE = 40
"""Characters after a possessive within which the place stands that it holds."""


def places_apart(sentence: Sentence, groups: Sequence[Member]) -> dict[int, str]:
    """By where each starts, the place that follows it, where at least two groups of people have their own: "six rebels
    in Lowmere and two in Port Hale".
    """
    found: dict[int, str] = {}
    for at, group in enumerate(groups):
        until = groups[at + 1].start if at + 1 < len(groups) else sentence.end
        near = next((place for place in sentence.places if group.end <= place.start < until and _OWN_PLACE.fullmatch(
            sentence.text, group.end - sentence.start, place.start - sentence.start)), None)
        if near:
            found[group.start] = name_of(near)
    return found if len(found) > 1 else {}


def named_in(sentence: Sentence, start: int, end: int, outcome: Outcome, clauses: int | None = None) -> str | None:
    """The place named in the sentence: the one with the fewest clauses between it and the toll, after it rather than
    before; with no more than `clauses` ends of clauses between.
    """
    ranked = []
    places = sentence.places
    middle = bisect_left(places, start, key=lambda mention: mention.start)
    for mention in places[max(0, middle - _FEW):middle + _FEW]:
        after = mention.start >= start
        if _locates(sentence, mention, start if after else sentence.start, outcome) and not (
                _holds(sentence, mention, places) or (
                    _of_later_speaker(sentence, mention, end) if after else _of_speaker(sentence, mention, start))):
            left, right = (end, mention.start) if after else (mention.end, start)
            between = sentence.text[left - sentence.start:max(left, right) - sentence.start]
            ends = len(CLAUSE_END.findall(_ACRONYM.sub("", between)))
            ranked.append((ends, not after, len(between), mention.start, mention))
    if not ranked:
        return None
    breaks, *_, nearest = min(ranked, key=lambda entry: entry[:4])
    return name_of(nearest) if clauses is None or breaks <= clauses else None


def _locates(sentence: Sentence, mention: Place | Actor, first: int, outcome: Outcome) -> bool:
    """True where a place is one in which something may have happened, by the words before it from `first` on."""
    if isinstance(mention, Actor) and (
            mention.adjective or sentence.text.startswith("-", mention.end - sentence.start)):
        return False
    lead = sentence.text[max(first, mention.start - _CLAUSE) - sentence.start:mention.start - sentence.start]
    if isinstance(mention, Actor) and not _locative().search(lead):
        return False
    if _DISTANT.search(lead) or _RANKED.search(sentence, lead, 0, len(lead)) or (
            outcome != "displaced" and _FROM.search(sentence, lead, 0, len(lead))):
        return False
    if isinstance(mention, Actor) and mention.place == mention.name and (
            _OPPONENT.search(lead) or _speaks().match(sentence.text, mention.end - sentence.start)):
        return False
    if isinstance(mention, Actor) and sentence.text.startswith(("'s ", "’s "), mention.end - sentence.start) \
            and not _WITHIN.search(lead):
        return False
    return not _is_venue(sentence, mention, lead, outcome)


def _holds(sentence: Sentence, mention: Place | Actor, places: tuple[Place | Actor, ...]) -> bool:
    """True of a place whose own part follows it: "Varania's" in "Varania's capital Brenholt", and in "the Varania port
        city of Brenholt".
        """
    text, base = sentence.text, sentence.start
    if (part := _PART.match(text, mention.end - base)) and any(other.start == base + part.end() for other in places):
        return True
    if not text.startswith(("'s ", "’s "), mention.end - base):
        return False
    return any(
        mention.end < other.start < mention.end + _INSIDE and not (isinstance(other, Actor) and other.adjective)
        and (not CLAUSE_END.search(text, mention.end - base, other.start - base) or
             _CAPITAL.fullmatch(text, mention.end - base, other.start - base)) for other in places)


def _of_speaker(sentence: Sentence, mention: Place | Actor, start: int) -> bool:
    """True of the place of whoever speaks: "In Moscow, the ministry said", "a spokesman in Lowmere told"; a town's
    police and hospitals speak of their own town, and whoever speaks in a country of that.
    """
    text, base = sentence.text, sentence.start
    said = _said().match(text, mention.end - base, start - base)
    if not said:
        return False
    if isinstance(mention, Actor) and mention.place == mention.name:
        return False
    if mention.start - base >= _INITIAL:
        return word_class("local").isdisjoint(_WORD.findall(text[:mention.start - base].lower()))
    speaker = _WORD.findall(said.group().lower())
    return word_class("local").isdisjoint(speaker) and (
        isinstance(mention, Actor) or not word_class("high").isdisjoint(speaker))


def _of_later_speaker(sentence: Sentence, mention: Place | Actor, end: int) -> bool:
    """True of the seat of who tells of a toll after it: "…, the health ministry in Brenholt said"."""
    text, base = sentence.text, sentence.start
    if not _said().match(text, mention.end - base):
        return False
    comma = text.rfind(",", max(0, end - base), mention.start - base)
    clause = _WORD.findall(text[comma:mention.start - base].lower()) if comma >= 0 else []
    return not word_class("high").isdisjoint(clause) and (
        word_class("local").isdisjoint(clause) or "ministry" in clause)


def _is_venue(sentence: Sentence, mention: Place | Actor, lead: str, outcome: Outcome) -> bool:
    """True where the clause of a place makes it one of speech, of talks or of somebody's life."""
    if _WHERE.match(sentence.text, mention.end - sentence.start):
        return False
    clause = lead
    for found in CLAUSE_END.finditer(lead):
        clause = lead[found.end():]
    for word in reversed(_WORD.findall(clause.lower())):
        if word in word_class("incidents"):
            return False
        if word in word_class("venues"):
            return True
        if word in word_class("carrying") and outcome != "displaced":
            return True
    return False


def name_of(mention: Place | Actor) -> str:
    return mention.name if isinstance(mention, Place) else mention.place or mention.name


@kept
def _said() -> re.Pattern[str]:
    """What follows the place of a speaker."""
    words = r"(?!(?:while|and|but|as|when|after|where|that)\b)[^\s,;:]+"
    return regex(rf",?\s+(?:{words}\s+){{0,6}}?{any_word('speaking')}\b")


@kept
def _speaks() -> re.Pattern[str]:
    """What follows a state that speaks."""
    return regex(rf"\s+(?:has |have |had |also )?{any_word('speaking')}")


@kept
def _locative() -> re.Pattern[str]:
    return regex(
        rf"\b{any_word('locative')}\s+(?:\S+\s+){{0,3}}(?:\S+\s+capital(?:\s+city)?(?:\s+of)?,?\s+)?$",
        re.IGNORECASE)
