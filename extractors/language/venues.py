"""Where: the place that a sentence gives to what a phrase of it tells."""

from __future__ import annotations

from functools import cache, lru_cache

from extractors.document import Document
from extractors.language.annotation import Annotated, Sentence
from extractors.language.gazetteer import cities, gazetteer
from extractors.language.mentions import Actor, Mention, Place
from extractors.language.vocabulary import any_of
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_IN = regex(
    r"\b(?:(?:in|at|near|outside)\s+(?:the\s+)?(?:[\w'’.-]+\s+){0,3}?"
    rf"(?:{any_of(lexicon()['places_of_talks'])}(?:\s+of|,)?\s+)?|to\s+|"
    r"(?:north|south|east|west|outskirts)(?:-?(?:east|west))?\s+of\s+)$")
_NAME = regex(
    r"\b(?:in|at)\s+(?:the\s+(?:[a-z-]+\s+){0,3})?([A-Z][\w'’-]+(?:\s(?:al-|el-|de |la )?[A-Z][\w'’-]+){0,2})")
_MODIFIER = regex(r"-[a-z]")
_VESSEL = regex(
    rf"\b(?:on board|aboard)\s+(?:an?|the)\s+((?:[\w-]+\s){{0,3}}{any_of(lexicon()['vessels'])})")
_ABOARD = frozenset(("aboard", "board"))
_NOT_THERE = regex(
    r"\b(?!(?:rebels|groups?|militants|fighters|separatists|guerrillas) at\b)"
    rf"{any_of(lexicon()['bound_to_place'])}\s+(?:in|at|to|on)\b[^,]*$"
    r"|\b(?:envoy|ambassador|representative)\s+(?:to|for)\s+(?:the\s+)?$")
"""What is "in" a place here is the war or the troops, and not what is told."""
_AT_BASE = regex(r"\bat\s+(?:an?|the)\s+(?:[\w.-]+\s+){0,4}bases?\s+(?:in|at|near|on)\b[^,]*$")
_PREMODIFIER = regex(r"(?<!^)(?<![\w-])([A-Z][\w'’-]*[a-z](?:\s[A-Z][\w'’-]*[a-z])?)(?:['’]s)?"
                     r"\s+(?:[a-z-]+\s+){0,2}$")
_VERB = regex(r"\s(?!peace\b)[a-z]+[^s\W]s\s")
"""A verb after a name that is no place ("Orlik promises exploratory talks")."""
_CLAUSE_END = regex(
    r"[;:]|,\s+(?!(?:in|at|on|the\s+(?:[\w-]+\s+){0,3}capital)\b"
    r"|(?:[a-z]+ed\s+by\s+[^,]{2,50}\s+and\s+)?(?:held|hosted)\b)|"
    r"\b(?:(?<!\bin )(?<!\bat )that|which|who|said|says|until)\b")
_PURPOSE = regex(
    r"\bto\s+(?!(?:the|be|begin|start|resume|take|open|reconvene|continue|convene|hold)\b)[a-z]{3,}\s")
_ON_THE_WAY = regex(
    r"(?:,\s+[A-Z]\w+)?,?\s+where\s+(?:[\w-]+\s+){0,6}|"
    r"\s+(?:[\w.]+\s+){0,3}?(?:for|to\s+(?:hold|attend|resume|join|begin))\s+(?:[\w-]+\s+){0,5}")
_TOWARDS = regex(r"\b(?:in|at|to|into|for|from|left|reached|visit(?:ed|s)?)\s+(?:the\s+(?:[\w-]+\s+){0,3})?$")
_SENTENCE_INITIAL = regex(
    r"[\"“‘'\s]*(?:(?:Late|Early|Earlier|Later|Meanwhile,?)\s+)?(?:In|At|On)\s+(?:the\s+)?(?:\w+\s+){0,3}")
_CAPITAL = regex(
    r"['’]?s?\s+capital\b"
    r"(?!\s+(?!\w+day\b|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b)[A-Z]|,\s+[A-Z]\w+,)")
_CAPITAL_NAMED = regex(r"(?:['’]s?)?\s+capital,?\s+[A-Z]")
"""After a state whose capital is the place: "in Kenya's capital Nairobi"."""
_SEAT_NAMED = regex(
    r"(?:\s+(?:[Ss]tate|[Pp]rovince|[Rr]egion|[Dd]istrict))?(?:['’]s?)?\s+capital,?\s+([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)")
"""After a province whose capital is the place."""
_SETTLEMENT = regex(
    r"\b(?:town|village|city|resort|port|settlement|suburb) of "
    r"([A-ZÀ-Ý][\w'’-]+(?:\s(?:al-|el-|de |la )?[A-Z][\w'’-]+){1,2})")
_PLANNED = regex(r"\b(?:planned|scheduled|set|slated|due) for$")
_QUALIFIES = regex(r" (?:(?:port|resort|coastal|border) )?(?:city|town|resort|port|village)\b")
_GOVERNMENT_IN = regex(
    r"(?:['’]s?)?(?:[-–]backed)?(?: government)? (?:in|at) (?:(?:the )?(?:[\w-]+ ){0,2}capital(?: of)? )?")
_HOUSE_IN = regex(
    r"(?:[\w'’-]+\s+){0,3}?(?:Palais|Palace|Hotel|House|Headquarters|Centre|Center|Hall|Castle|Villa|Embassy|Resort)\b"
    r"(?:\s+(?:d[eu]s?\s+)?[\w'’-]+){0,2}?,?\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$")
"""A house and the words up to the city in which it stands: "the Palais des Nations in ", "the Grand Hotel in "."""
_HERE = regex(r"\bhere\b")
_THERE = regex(r"(?<!,) \bthere\b(?! (?:is|are|was|were|will|would|has|had|can))")


_NEAR = 90
"""Characters within which the few words stand that lead to a place."""


def place_name(mention: Mention) -> str | None:
    """The name of the place that a mention can name, or null."""
    if isinstance(mention, Place):
        return mention.name
    if isinstance(mention, Actor) and not mention.adjective:
        return mention.place
    return None


def _named_there(sentence: Sentence, mention: Mention) -> str | None:
    """The place that a mention names where it stands; that of "the Kenyan capital" is Nairobi."""
    after = mention.end - sentence.start
    if isinstance(mention, Place) and (seat := _SEAT_NAMED.match(sentence.text, after)):
        return seat[1]
    if isinstance(mention, Actor) and not mention.adjective and _CAPITAL_NAMED.match(sentence.text, after):
        return None
    if isinstance(mention, Actor) and _CAPITAL.match(sentence.text, after):
        return gazetteer().capitals.get(mention.name)
    if sentence.text[after:after + 1] in ("'", "’"):
        return None  # "to end Kenya's war"
    if _QUALIFIES.match(sentence.text, after):
        return None  # "the Red Sea resort", which is named elsewhere
    settlement = _SETTLEMENT.search(sentence.text, max(0, mention.start - sentence.start - 12))
    if settlement and settlement.start(1) == mention.start - sentence.start:
        return settlement[1]
    return place_name(mention)


def place_before(annotated: Annotated, sentence: Sentence, start: int, head: int) -> str | None:
    """The place inside a noun phrase, before its head ("the Geneva peace talks"); offsets of phrase and head.

    Not what the talks are about ("the Syria talks"): a country, or where the document says that the war is.
    """
    for mention in reversed(sentence.mentions):
        if start <= mention.start and mention.end <= head:
            name = place_name(mention)
            country = isinstance(mention, Actor) and mention.place == mention.name
            if name and not country and not _at_war(annotated, name):
                return name
    base = sentence.start
    found = _PREMODIFIER.search(sentence.text[:head - base], max(0, start - base - 1))
    if not found or "-" in found[1] or found[1].lower() in _not_places() or _VERB.search(found.group()):
        return None
    name = found[1].removeprefix("The ")
    known = name in cities()
    if _overlaps(sentence, base + found.start(1), base + found.end(1)) and not known:
        return None
    if _at_war(annotated, name) or name.split()[-1].lower() in _not_places():
        return None
    return name


def place_after(
    annotated: Annotated, sentence: Sentence, start: int, until: int, verb: tuple[int, int] | None = None
) -> str | None:
    """The first place that follows an offset with "in" or "at" before it, up to another offset, or "here".

    What follows the verb that has the phrase as its subject (`verb`, a span) ends at a comma: a new clause may begin.
    """
    after = start
    if verb and verb[0] >= start:
        inside = _place_within(annotated, sentence, start, verb[0], commas=True)
        if inside:
            return inside
        after = max(start, verb[1])
    return _place_within(annotated, sentence, after, until, commas=False)


def _place_within(annotated: Annotated, sentence: Sentence, start: int, until: int, *, commas: bool) -> str | None:
    text, base = sentence.text, sentence.start
    first, stop = start - base, min(until, start + 160) - base
    for boundary in (None if commas else _CLAUSE_END, _PURPOSE):
        cut = boundary.search(text, first, stop) if boundary else None
        stop = cut.start() if cut else stop
    found: list[tuple[int, str]] = []
    for mention in sentence.mentions:
        if not start <= mention.start < base + stop:
            continue
        name, lead = _named_there(sentence, mention), text[first:mention.start - base]
        if name and (_IN.search(lead) or (lead == " " and _PLANNED.search(text, 0, first))) and (
                not _elsewhere(lead) or _abroad(sentence, mention)):
            found.append((mention.start - base, name))
            break
    vessel = None if _ABOARD.isdisjoint(sentence.words) else _VESSEL.search(text, first, stop)
    if vessel:
        found.append((vessel.start(), vessel[1]))
    for named in _NAME.finditer(text, first, stop):
        none = named[1].split()[0].lower() in _not_places() or _MODIFIER.search(named[1])
        taken = named[1] not in cities() and _overlaps(sentence, base + named.start(1), base + named.end(1))
        if not none and not taken and not _elsewhere(text[first:named.start(1)]):
            found.append((named.start(1), named[1]))
            break
    here = _HERE.search(text, first, stop) if "here" in sentence.words else None
    there = _THERE.search(text, first, stop) if "there" in sentence.words else None
    if there and not found:
        return _last_place(annotated, sentence, start)
    dateline = _dateline(annotated.document) if here else None
    if here and dateline:
        found.append((here.start(), dateline))
    house = min(found) if found else None
    if house and len(found) > 1 and _HOUSE_IN.match(text, house[0], max(found)[0]):
        return max(found)[1]
    return house[1] if house else None


def _elsewhere(lead: str) -> bool:
    """True where the words before a place tell of what is there, and not that the meeting is."""
    return bool(_NOT_THERE.search(lead)) and not _AT_BASE.search(lead)


def _abroad(sentence: Sentence, place: Mention) -> bool:
    """True of a city of another state than the one before it ("with the Kenyan government in Oslo")."""
    before = [actor for actor in sentence.actors if actor.end <= place.start]
    return isinstance(place, Actor) and any(
        actor.type == "government" and actor.name != place.name and _GOVERNMENT_IN.fullmatch(
            sentence.text, actor.end - sentence.start, place.start - sentence.start) for actor in before[-2:])


def _last_place(annotated: Annotated, sentence: Sentence, before: int) -> str | None:
    """What "there" means: the last place named before an offset, in its sentence or the one before; or null."""
    near = annotated.sentences[max(0, sentence.index - 1):sentence.index + 1]
    names = [place_name(mention) for each in near for mention in each.mentions if mention.end <= before]
    return next((name for name in reversed(names) if name), None)


def place_ahead(sentence: Sentence, start: int, *, whole: bool) -> str | None:
    """The place told before an offset: right before it ("arrived in Geneva for |talks"), or, with `whole`, at the
    beginning of the sentence ("In Geneva, …").
    """
    text, base = sentence.text, sentence.start
    for mention in reversed(sentence.mentions):
        name = place_name(mention) if mention.end <= start else None
        if isinstance(mention, Actor) and mention.adjective and mention.end <= start:
            name = mention.name if _CAPITAL.match(text, mention.end - base) else None
        if not name:
            continue
        towards = _TOWARDS.search(text, max(0, mention.start - base - _NEAR), mention.start - base)
        seat = _CAPITAL.match(text, mention.end - base) if isinstance(mention, Actor) else None
        if towards and _ON_THE_WAY.fullmatch(text, seat.end() if seat else mention.end - base, start - base):
            return gazetteer().capitals.get(name, name) if seat else name
        if whole and _SENTENCE_INITIAL.fullmatch(text, 0, mention.start - base) and not sentence.words & _saying():
            return name
    return None


def _dateline(document: Document) -> str | None:
    """The first city of a document's dateline; or null."""
    return document.dateline.place.partition("/")[0].strip().title() if document.dateline else None


def _overlaps(sentence: Sentence, start: int, end: int) -> bool:
    return any(mention.start < end and start < mention.end for mention in sentence.mentions)


_WAR_IN = regex(
    rf"\b{any_of(lexicon()['bound_to_place'])}\s+(?:in|on|over|of)\s+(?:the\s+)?"
    r"(?=((?:\w+\s+){0,4})((?:[\w.-]+\s+){0,3}[\w.-]*\w))")


def _at_war(annotated: Annotated, name: str) -> bool:
    """True where the document says that there is war at a place: talks named after it are about it, not there."""
    return " ".join(name.split()) in _war_places(annotated)


@lru_cache(maxsize=2)
def _war_places(annotated: Annotated) -> frozenset[str]:
    """Every run of up to four words near after "the war in" and the like in a document, so that it is read once."""
    runs: set[str] = set()
    for found in _WAR_IN.finditer(annotated.document.text):
        words = (found[1] + found[2]).split()
        runs.update(" ".join(words[at:end]) for at in range(min(5, len(words)))
                    for end in range(at + 1, min(at + 5, len(words) + 1)))
    return frozenset(runs)


@cache
def _saying() -> frozenset[str]:
    return frozenset(lexicon()["say"])


@cache
def _not_places() -> frozenset[str]:
    return frozenset(lexicon()["not_places"])
