"""When: the day that a sentence gives to what a phrase of it tells, apart from the day on which somebody said so."""

from __future__ import annotations

from functools import cache

from extractors.language.annotation import Sentence
from extractors.language.mentions import Day
from extractors.language.vocabulary import any_of
from extractors.language.when import When
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_BEFORE_SPEECH_DAY = frozenset(
    "on late early earlier last this the in a here statement reporters media".split())
_WORD = regex(r"\w+")
_SPOKEN = regex(r"[\w'’]+")
_OF_NOUN = regex(r"\b([a-z]{3,}) of (?:the )?$")
_PARTS_OF_TIME = frozenset(lexicon()["parts_of_time"])


def _of_another(sentence: Sentence, day: Day, start: int, end: int) -> bool:
    """True of the day of another noun than those from `start` to `end` ("the ceasefire of 19 October")."""
    if day.when.form == "year" and sentence.text.endswith("since ", 0, day.start - sentence.start):
        return True  # "the ninth round since 1992"
    noun = _OF_NOUN.search(sentence.text, 0, day.start - sentence.start)
    return bool(noun and noun[1] not in _PARTS_OF_TIME
                and not start <= sentence.start + noun.start(1) < end)


def day_of(sentence: Sentence, start: int, end: int, until: int, *, spoken: bool = False) -> Day | None:
    """The day of what the words from `start` to `end` tell: within them, after them up to `until`, else before them.

    A day that tells when something was said ("said on Friday", "told reporters Monday") is passed over, unless they
    are themselves what someone said (`spoken`).
    """
    if not sentence.days:
        return None
    own = spoken or bool(_ANNOUNCED_SO.search(sentence.text[start - sentence.start:end - sentence.start]))
    days = [day for day in sentence.days
            if (own or not _of_speech(sentence, day)) and not _attributive_year(sentence, day)
            and not _of_another(sentence, day, start, end)]
    text, base = sentence.text, sentence.start
    for day in days:
        if start <= day.start < end:
            if _ASIDE.search(text[start - base:day.start - base]) and "," in text[day.end - base:end - base]:
                continue
            return day
        if end <= day.start < until:
            gap = text[end - base:day.start - base]
            if len(gap) < 160 and not _OTHER_CLAUSE.search(gap) and not _OF_ACCORD.search(gap):
                return day
            break
    before = [day for day in days if day.end <= start]
    if not before:
        return None
    parted = _DUE_TO.search(text, before[-1].end - base, start - base)
    last = before[-1].when
    voiced = spoken and not parted and (last.form not in ("month", "year") or last.shift is not None)
    return before[-1] if voiced or _governs(sentence, before[-1], start) else None


def day_announced(sentence: Sentence, end: int) -> Day | None:
    """The day of the attribution that ends a sentence ("…, both sides said on Friday") or of the announcement that
    begins it ("On Friday mediators announced that …"); or null.
    """
    text, base = sentence.text, sentence.start
    for day in sentence.days:
        announced = _ANNOUNCED.match(text, day.end - base, end - base)
        if announced and _ADVERBIAL.fullmatch(text, 0, day.start - base):
            return day
        told = _ANNOUNCED_ON.search(text, 0, day.start - base) and _THAT.match(text, day.end - base)
        if day.end < end and (told or _ANNOUNCING.match(text, day.end - base)):
            return day
        if day.start > end and _of_speech(sentence, day):
            clause = text[end - base:day.start - base].rpartition(",")
            words = _WORD.findall(clause[2])
            if clause[1] and "that" not in words and not _saying().isdisjoint(words):
                return day
    return None


_OTHER_CLAUSE = regex(
    r";|\band\s+(?:is|are|was|were)\s+(?:due|set|expected|scheduled|to)\b"
    r"|,\s+(?!starting|beginning|opening|running|lasting|ending|resuming|during)[a-z]{2,}ing\b"
    r"|,\s+(?:and|but|while|as|after|before|when|because|who|which)\b|\b(?:while|but|because|ahead of)\b"
    r"|\b(?:agreed|decided|vowed|pledged|promised)\s+to\s+(?!an?\b|the\b|on\b|in\b)[a-z]{3,}\s"
    r"|\bsince\b(?!\s+(?:\w+\s+){0,2}$)|\s(?:they|he|she|it)\s+(?:had\s+)?\w+ed\b"
    r"|\buntil\s+(?!(?:next|late|early|at|midnight|noon|dawn)\b)(?:the\s+)?\w+\s+\w"
    r"|\b(?:after|before|when)\b(?!\s+talks)")
_OF_ACCORD = regex(
    r"\b(?:accord|agreement|deal|pact|treaty|declaration|protocol|truce|cease-?fire)[\"”]?,?\s+(?:that\s+was\s+|which\s+was\s+)?"
    r"(?:signed|reached|struck|concluded|agreed|brokered)\b")
"""After this a day is that of the accord: "talks on the accord signed in May"."""
_ADVERBIAL = regex(
    r"\W*(?:[\w-]+\s+(?:years|months|weeks|days)\s+ago,?\s+(?:on|in)\s+)?"
    r"(?:(?:On|In|At|Late|Early|Last|Earlier|This|Later|By|Since|Over|During)\b[^,]{0,25})?")
_ASIDE = regex(r",\s+(?:which|who|that|(?!announced|agreed)[a-z]+ed)\b[^,]*$")
_PARTED = regex(r"[;:]|\bsince then\b|\bafter\b|\bwhen\b|\bthat\b|\bto\s+(?:(?!an?\b|the\b)[a-z]+|$)")
_PART_OF = regex(rf"\b{any_of(_PARTS_OF_TIME)}\s+of\s+$")
"""Before a year that is no name of a war: "in the summer of 2015"."""
_ATTRIBUTIVE = regex(r"\b(?:of|the)\s+$")


_AS_THE_DAY = regex(r",?\s+as\s+(?:the|a)\s+(?:[\w-]+\s+)?(?:date|day)\s+(?:for|of)\b")


def _governs(sentence: Sentence, day: Day, start: int) -> bool:
    """True where a day before some words is theirs: it opens the sentence, or stands close by in the same clause."""
    gap = sentence.text[day.end - sentence.start:start - sentence.start]
    if _AS_THE_DAY.match(gap):
        return True
    if day.when.form in ("year", "month") and ("after" in gap or gap.startswith((" when ", ", when "))):
        return True
    if len(gap) > 140 or _PARTED.search(gap) or not _saying().isdisjoint(_WORD.findall(gap.lower())):
        return False
    initial = _ADVERBIAL.fullmatch(sentence.text, 0, day.start - sentence.start)
    return bool(initial) or "while" in gap or (len(gap) < 50 and "," not in gap)


_ANNOUNCED_SO = regex(
    r"(?:^|\b(?:was|were|been|being)\s+|\b(?:that|which|it|they)\s+(?:\w+\s+){0,4})(?:announced|declared)$")
"""A status that begins when it is told: the day after it is its own ("the truce was announced on Monday")."""
_DUE_TO = regex(r"\b(?:after|following|despite|in response to)\b")
"""What stands after this was voiced before: "said on Monday that it would stop, after a call for a truce"."""
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_ANNOUNCED = regex(
    rf"{_PART_OF_DAY},?\s[^,;]{{3,90}}\s(?:announced|said|confirmed|declared|reported)"
    r"\s+(?:that\s+)?(?!on\b)")
_ANNOUNCING = regex(r"\s+(?:announced|declared|proclaimed|ordered)\b")
_ANNOUNCED_ON = regex(r"\b(?:announced|declared)\s+(?:on\s+|late\s+)*$")
_THAT = regex(
    r"\s+(?:that|(?:an|the)\s+(?:\w+\s+)?(?:extension|renewal|prolongation|end|suspension|resumption)\s+(?:of|to))\b")
_SAID_AFTER = regex(rf"{_PART_OF_DAY}\s+(?:said|says|told|quoted)\b")
_TOLD_WHOM = regex(r"\btold\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,2}\s+(?:on\s+|late\s+|earlier\s+)*$")
"""Before the day on which somebody "told Reuters"."""
_IN_A_STATEMENT = regex(
    r"\b(?:statement|communiqu[ée]|letter|remarks|interview|article|report)\s+(?:\w+\s+)?"
    r"(?:published|issued|released|carried|dated|broadcast|aired|posted|seen|made)\s+(?:on\s+|late\s+|earlier\s+)*$")
"""Before the day on which what somebody says was published."""
_VOICED = regex(r"\b(?:voiced?|expressed|voices|expresses)\s+(?:\w+\s+){1,3}(?:on\s+)?$")


def _of_speech(sentence: Sentence, day: Day) -> bool:
    """True of a day right after a verb of saying."""
    lead = sentence.text[max(0, day.start - sentence.start - 60):day.start - sentence.start]
    if _VOICED.search(lead) or _TOLD_WHOM.search(lead) or _IN_A_STATEMENT.search(lead):
        return True
    if _SAID_AFTER.match(sentence.text, day.end - sentence.start):
        return True
    words = _SPOKEN.findall(lead.lower())[-4:]
    while words and words[-1] in _BEFORE_SPEECH_DAY:
        words.pop()
    return bool(words) and words[-1] in _saying()


def _attributive_year(sentence: Sentence, day: Day) -> bool:
    """True of the years in "the war of 1950-53", "the 1953 armistice"."""
    first: When | None = day.when.first if day.when.form == "range" else day.when
    if first is None or first.form != "year":
        return False
    if _PART_OF.search(sentence.text, 0, day.start - sentence.start):
        return False
    return bool(_ATTRIBUTIVE.search(sentence.text[:day.start - sentence.start]))


@cache
def _saying() -> frozenset[str]:
    return frozenset(lexicon()["say"])
