"""Where a toll befell people: the place that its clause or its sentence names, or a sentence before that tells of the
same incident. Never where somebody spoke of it, or where talks are held.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain

from extractors.casualties.country import MARGIN, country
from extractors.casualties.members import Member
from extractors.casualties.unnamed import meant, of_authority, several
from extractors.facts import Outcome
from extractors.language.annotation import Annotated, Sentence
from extractors.language.mentions import Actor, Place
from extractors.language.vocabulary import any_of
from extractors.language.when import When
from extractors.rules.kept import kept
from extractors.rules.regexes import regex
from extractors.rules.rulebook import rulebook

_BACK = 3
"""Sentences looked back for the place of an incident that its own sentence does not name."""
_AHEAD = 2
"""Sentences looked ahead for the place of an incident that they go on to tell of."""
_FEW = 4
"""Places looked at before and after a toll."""
_LEAD = 2
"""Sentences of the lead, where the place of an incident stands that none of those names."""
_CLAUSE = 90
"""Characters before a place within which its clause tells what it is the place of."""
_BREAK = regex(
    r"[,;:—()]|\b(?:that|which|who|whose|when|where|while|after|before|but|although|as|because|linked|blamed"
    r"|(?!includ|follow|dur)\w{3,}ing)\b")
_WORD = regex(r"\w+")
_WHERE = regex(r",? where\b")
_LONG = frozenset({"month", "year", "span", "range"})
_CLAUSES = 2
"""Ends of clauses between the word for an incident and its place, where the place is carried over to a toll."""
_OPENING = 4
"""Words with which a sentence opens that tells of a new incident ("A roadside bomb")."""
_FROM = regex(r"\bfrom\s+(?:neighbou?ring\s+|nearby\s+)?$", re.IGNORECASE)
_DISTANT = regex(
    r"(?:\b(?:kilomet(?:er|re)s?|km|miles?)\b[^,;]{0,40}\b(?:from|of|off)|[A-Z]\w+,\s+(?:just\s+)?"
    r"(?:north|south|east|west)-?(?:east|west)?\s+of)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$")
"""Of a place that only tells where another is: "55 km (35 miles) north of the capital Brenholt"."""
_RANKED = regex(
    r"\b(?:first|worst|largest|heaviest|deadliest|bloodiest|biggest|fiercest|highest|most|lowest)\b(?:\s+[\w’'-]+){1,4}?"
    r"\s+(?:in|of|on)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the land in which an incident is compared with others: "one of the bloodiest days in Ostmark"."""
_WITHIN = regex(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|within|off|of)\s+(?:the\s+)?(?:[a-z-]+(?:ern|al|ing|ed)\s+)?$")
"""Before a land whose part or side is meant: "in Ostmark's north"; not "against Ostmark's disputed vote"."""
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
_SOMEWHERE = regex(
    r"\b(?:in|near|at|outside|on)\s+(?:an?|another|one|some|several|two|other)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:village|town|city|province|district|region|neighbou?rhood|area)s?\b"
    r"|\bin\s+the\s+(?:[\w-]+\s+){0,2}?"
    r"(?:north|south|east|west|[\w-]*(?:north|south)(?:-?(?:east|west))|cent(?:re|er)|capital)\b"
    r"|\bthe country['’]s\b|\b(?:in|of) the country\b", re.IGNORECASE)
"""A place that is told and not named."""


def place(annotated: Annotated, sentence: Sentence, start: int, end: int, outcome: Outcome) -> tuple[str | None, bool]:
    """The place of a toll whose people and verb stand from `start` to `end` (offsets in the reading text), and whether
    it was carried over from a sentence before. Null where the text names none for it.
    """
    here = _here(sentence, start, end, outcome)
    return (here, False) if here else (_before(annotated, sentence, outcome), True)


def place_of_total(
    annotated: Annotated, sentence: Sentence, start: int, end: int, outcome: Outcome
) -> tuple[str | None, bool]:
    """The same of a running total: that of a war befell the country that it is fought in."""
    if here := _here(sentence, start, end, outcome):
        return here, False
    if several(sentence):
        return None, False
    war = not _words("wars").isdisjoint(sentence.words)
    where = of_authority(sentence) or country(annotated, 1 if war else MARGIN)
    return where or (None if war or outcome != "displaced" else _before(annotated, sentence, outcome)), True


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
            found[group.start] = _name(near)
    return found if len(found) > 1 else {}


def _here(sentence: Sentence, start: int, end: int, outcome: Outcome, clauses: int | None = None) -> str | None:
    """The place named in the sentence: the one with the fewest clauses between it and the toll, after it rather than
    before; with no more than `clauses` ends of clauses between.
    """
    ranked = []
    places = sentence.places
    middle = bisect_left(places, start, key=lambda mention: mention.start)
    for mention in places[max(0, middle - _FEW):middle + _FEW]:
        after = mention.start >= start
        if _locates(sentence, mention, start if after else sentence.start, outcome) and not (
                _holds(sentence, mention, places) or (not after and _of_speaker(sentence, mention, start))):
            left, right = (end, mention.start) if after else (mention.end, start)
            between = sentence.text[left - sentence.start:max(left, right) - sentence.start]
            ranked.append((len(_BREAK.findall(between)), not after, len(between), mention.start, mention))
    if not ranked:
        return None
    breaks, *_, nearest = min(ranked, key=lambda entry: entry[:4])
    return _name(nearest) if clauses is None or breaks <= clauses else None


def _locates(sentence: Sentence, mention: Place | Actor, first: int, outcome: Outcome) -> bool:
    """True where a place is one in which something may have happened, by the words before it from `first` on."""
    lead = sentence.text[max(first, mention.start - _CLAUSE) - sentence.start:mention.start - sentence.start]
    if (_FROM.search(lead) and outcome != "displaced") or _DISTANT.search(lead) or _RANKED.search(lead):
        return False
    qualifies = sentence.text.startswith("-", mention.end - sentence.start)
    if isinstance(mention, Actor) and (mention.adjective or qualifies or not _locative().search(lead)):
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
        and (not _BREAK.search(text, mention.end - base, other.start - base) or
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
        return _words("local").isdisjoint(_WORD.findall(text[:mention.start - base].lower()))
    speaker = _WORD.findall(said.group().lower())
    return _words("local").isdisjoint(speaker) and (
        isinstance(mention, Actor) or not _words("high").isdisjoint(speaker))


def _is_venue(sentence: Sentence, mention: Place | Actor, lead: str, outcome: Outcome) -> bool:
    """True where the clause of a place makes it one of speech, of talks or of somebody's life."""
    if _WHERE.match(sentence.text, mention.end - sentence.start):
        return False
    clause = lead
    for found in _BREAK.finditer(lead):
        clause = lead[found.end():]
    for word in reversed(_WORD.findall(clause.lower())):
        if word in _words("incidents"):
            return False
        if word in _words("venues"):
            return True
        if word in _words("carrying") and outcome != "displaced":
            return True
    return False


def _name(mention: Place | Actor) -> str:
    return mention.name if isinstance(mention, Place) else mention.place or mention.name


def _before(annotated: Annotated, sentence: Sentence, outcome: Outcome) -> str | None:
    """The place of the incident that the sentences before tell of, nearest first, and the lead."""
    opening = [word.lower() for word in sentence.text.split(None, _OPENING)[:_OPENING]]
    if opening[:1] in (["a"], ["an"]) and not _words("incidents", "accidents").isdisjoint(opening):
        return None
    if told := meant(annotated, sentence):
        return told
    if not _words("apart").isdisjoint(sentence.words) or _SOMEWHERE.search(sentence.text) \
            or _another().search(sentence.text):
        return None
    first = max(0, sentence.index - (1 if outcome == "displaced" else _BACK))
    near, lead = annotated.sentences[first:sentence.index], annotated.sentences[:min(_LEAD, first)]
    ahead = annotated.sentences[sentence.index + 1:sentence.index + 1 + _AHEAD]
    after = (other for other in ahead if _taken_up().search(other.text))
    return _carried(annotated, sentence, reversed(near), outcome) or of_authority(sentence) \
        or _carried(annotated, sentence, chain(lead, after), outcome)


def _carried(
    annotated: Annotated, sentence: Sentence, before: Iterable[Sentence], outcome: Outcome
) -> str | None:
    """The place of the incident that the first of some sentences tells of that names one."""
    for other in before:
        at = _incident(other)
        if at is not None and (
                found := _here(other, at, at, outcome, _CLAUSES) or meant(annotated, other)):
            return None if _on_another_day(sentence, other) else found
    return None


def _incident(sentence: Sentence) -> int | None:
    """Where a sentence first tells of an incident as a fact (an offset in the reading text); null where it doesn't."""
    if _words("incidents").isdisjoint(sentence.words):
        return None
    at, unreal = 0, _words("unreal")
    for clause in _BREAK.split(sentence.text):
        words = _WORD.findall(clause.lower())
        told = next((word for word in words if word in _words("incidents")), None)
        if told and unreal.isdisjoint(words):
            return sentence.start + sentence.text.lower().index(told, at)
        at += len(clause)
    return None


def _on_another_day(sentence: Sentence, before: Sentence) -> bool:
    """True where both sentences name days, and none that could be the same."""
    return bool(sentence.days) and bool(before.days) and not any(
        _may_be(one.when, other.when) for one in sentence.days for other in before.days)


def _may_be(one: When, other: When) -> bool:
    if one.form == other.form:
        return (one.year, one.month, one.day, one.weekday, one.shift, one.days) == (
            other.year, other.month, other.day, other.weekday, other.shift, other.days)
    return (one.form in _LONG) == (other.form in _LONG)


@kept
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in rulebook("casualties").words[name])


@kept
def _another() -> re.Pattern[str]:
    """Another incident: "a second blast", "an earlier attack"."""
    events = any_of(rulebook("casualties").words["events"])
    other = "another|different|second|third|earlier|previous|(?:wave|series|spate|string) of"
    return regex(rf"\b(?:{other})\s+(?:\w+\s+)?{events}\b", re.IGNORECASE)


@kept
def _taken_up() -> re.Pattern[str]:
    """An incident that a sentence goes on to tell of: "Monday's attack took place", "the gunmen stormed"."""
    words = rulebook("casualties").words
    events, happening = any_of(words["events"]), any_of(words["happening"])
    armed, storming = any_of(words["armed"]), any_of(words["storming"])
    return regex(
        rf"\b(?:the|this|\w+day['’]s)\s+(?:[\w-]+\s+)?{events}\s+{happening}\b"
        rf"|\b{armed}\b[^,;]{{0,60}}\b{storming}\b", re.IGNORECASE)


@kept
def _said() -> re.Pattern[str]:
    """What follows the place of a speaker."""
    return regex(rf",?\s+(?:[^\s,;:]+\s+){{0,6}}?{any_of(rulebook('casualties').words['speaking'])}\b")


@kept
def _locative() -> re.Pattern[str]:
    return regex(rf"\b{any_of(rulebook('casualties').words['locative'])}\s+(?:\S+\s+){{0,3}}$", re.IGNORECASE)
