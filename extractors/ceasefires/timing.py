"""When a status of a ceasefire took hold, when it takes effect, when it runs out, and on what terms."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from extractors.ceasefires.statements import AGREED_SO, TAKES_EFFECT
from extractors.facts import LIVE_STATUSES
from extractors.language.annotation import Annotated, Sentence
from extractors.language.dating import deadline
from extractors.language.event_days import day_announced, day_of
from extractors.language.mentions import Day
from extractors.language.when import When
from extractors.rules.predication import Nominal, Predicate
from extractors.rules.regexes import regex

_DURATION = regex(
    r"\b((?:\d+|one|two|three|four|five|six|seven|ten|twelve|fifteen|twenty|thirty|sixty|ninety|an?)[\s–-]+"
    r"(?:hour|day|week|month)s?)\b", re.IGNORECASE)
_LASTS = regex(
    rf"\s+(?:\w+\s+){{0,2}}?(?:for|of|lasting|by)\s+(?:\w+\s+){{0,2}}?{_DURATION.pattern}", re.IGNORECASE)
_UNTIL = regex(r"\b(?:until|till|expires? on|expire on|ends? on|through)\s+(?:\w+\s+){0,3}$")
_RELATIVE = regex(r",?\s+(?:which|that)\b")
_BEGINS = regex(r"\b(?:begin|start)$")
_SAW = regex(r"\b(?:saw|see|sees|seen|made|makes|let|lets|help|helped)\s+[^,;.]{2,60}$")
"""Before an infinitive, which tells of no day: "the meeting saw both sides agree to a truce"."""
_UP_TO = regex(r",?\s+to\s+$")
_NOT_YET = regex(r"\bsince\s+(?:\w+\s+)?$|\bto\s+$")
_WITH_EFFECT = regex(r"\b(?:with effect from|effective(?: from)?)\s+$")
_EFFECTIVE = regex(
    r"\b(?:from|effective|starting|beginning|begin|start|effect|force|hold)\b(?:\s+[\w.:]+){0,4}\s*$")
_STARTS = regex(
    r"\b(?:(?:takes?|come[s]?|goes|go|enters?|to)\s+(?:into\s+)?(?:effect|force|hold)|begins?|starts?|starting|"
    r"beginning|effective|will|to (?:begin|start))\b", re.IGNORECASE)
_TERMS = regex(
    r"\b(?:under (?:which|its terms|the (?:deal|agreement|terms))|on condition that|provided (?:that )?|"
    r"to allow|allowing|with (?:no|a) (?:timeline|monitoring|verification)\b)[^.;]{4,160}")
_VOICED = frozenset(("called_for", "proposed", "rejected"))
_VOWED = regex(r"(?:will|is to|are to)\s+(?:\w+ly\s+)?(?:extend|prolong|renew)\b")
"""What is done in saying it: "said on Friday that they will extend the truce"."""
_DONE = frozenset(("agreed", "extended", "suspended", "ended"))


class Timing(NamedTuple):
    """The days of a status, as the sentence gives them; null where it doesn't."""

    when: When | None
    effective: When | None
    until: When | None
    terms: str | None
    """What is said of duration, monitoring and conditions, in the source's words."""


def timing(annotated: Annotated, sentence: Sentence, noun: Nominal, said: Predicate, until: int) -> Timing:
    """The days of a predicate's status; its own day stands before the document offset `until`."""
    text, base = sentence.text, sentence.start
    start, end = min(noun.start, said.start), max(noun.end, said.end)
    participle = AGREED_SO.match(text, noun.end - base)
    if said.start >= noun.end and (participle or _RELATIVE.search(text, noun.end - base, said.start - base)):
        start = said.start  # of "a truce signed in May, which both broke" May is no day
    day = (None if participle else _right_before(sentence, said.start)) or day_of(
        sentence, start, end, until, spoken=said.status in _VOICED or bool(_VOWED.match(text, said.start - base)))
    if participle and day and day.start < said.start and said.start > base + participle.end():
        day = None
    if day and day.start > end and _NOT_YET.search(text, end - base, day.start - base) and said.status in _DONE:
        day = day_of(sentence, start, end, end)  # "extended the truce kept since May", "extended it to 4 May"
    if day is None and said.status in _DONE:
        day = day_announced(sentence, end)
    when = day.when if day else None
    effective = expiry = None
    begins = said.start < noun.start and _BEGINS.search(text, said.start - base, said.end - base)
    for mention in sentence.days:
        lead = text[noun.start - base:mention.start - base] if mention.start > noun.start else ""
        if lead and (_UNTIL.search(lead) or (said.status == "extended" and _UP_TO.search(lead))):
            expiry = mention.when
        elif lead and said.status == "agreed" and (begins or _EFFECTIVE.search(lead)):
            effective = _to_come(mention.when, lead)
        elif lead and said.status == "extended" and _WITH_EFFECT.search(lead):
            effective = effective or mention.when
    if effective and effective.form == "range" and expiry is None:
        expiry = effective  # "from 8 to 10 May"
    if when is not None and (when is expiry or (effective and when.start == effective.start)):
        when = None
    if when is not None and said.status == "in_force" and noun.end <= when.start:
        when = _to_come(when, text[noun.end - base:when.start - base])
    if when is None and "now" in said.match.captures and not _SAW.search(text, 0, said.start - base):
        when = When(said.start, said.end, text[said.start - base:said.end - base], "offset", tense="present")
    length = _DURATION.search(text, noun.start - base, noun.end - base) or _LASTS.match(text, end - base) \
        or _LASTS.match(text, noun.end - base)
    if expiry is None and length and said.status in LIVE_STATUSES:
        term = deadline(annotated, base + length.start(1), base + length.end(1))
        # A term begins with a day; with none it counts from publication.
        expiry = replace(term, first=effective or when) if term and term.form == "anchored" else None
    terms = _TERMS.search(text, noun.start - base)
    return Timing(when, effective, expiry, " ".join(terms.group().split()).rstrip(" ,\"”") if terms
                  else length.group(1) if length else None)


def _right_before(sentence: Sentence, verb: int) -> Day | None:
    """The day right before a verb, which is the verb's own ("the rebels on Friday declared a truce for next week")."""
    return next((day for day in sentence.days if day.end < verb
                 and sentence.text[day.end - sentence.start:verb - sentence.start] in (" ", ") ")), None)


def _to_come(when: When, lead: str) -> When:
    """A weekday after "takes effect on" or "starting" is the one to come; other days are as they stand."""
    starts = _STARTS.search(lead) if when.form == "weekday" and when.shift is None else None
    coming = starts and (when.tense != "past" or TAKES_EFFECT.match(starts.group()))
    return replace(when, tense="future") if coming else when
