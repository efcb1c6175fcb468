"""When a round or meeting that a noun phrase names is held, as the sentence tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.language.annotation import Sentence
from extractors.language.event_days import day_announced, day_of
from extractors.language.mentions import Day
from extractors.language.when import When
from extractors.rules.expressions import date_grammar
from extractors.rules.predication import Nominal, Predicate
from extractors.rules.regexes import regex
from extractors.talks.account import present
from extractors.talks.outcome import AGREED
from extractors.talks.vocabulary import AFTER

_HEARSAY = regex(r"[\"“]|\b(?:while|when|as|if|until|before|after|whether)\b")
_DAYS_LONG = regex(r"\b(\w+)(?:[-‐–]day\b|\s+days\s+of\b)", re.IGNORECASE)
_SINGLE = frozenset(("day", "weekday", "offset"))
_AFTER_THEM = regex(r"\s+(?:in\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?\s+)?(?:after|following)\s+")
_BEGAN = regex(
    r"[^,;]{0,60},\s+(?:which\s+)?"
    r"((?:had\s+)?(?:began|begun|opened|started|were held|was held|took place|held|hosted))[^,]*,")
"""The aside that tells of the meeting's own day, before the verb that tells of its end."""
_TO_END = regex(
    r"\b(?:due|expected|scheduled|set|likely|would|will)\s+(?:to\s+)?(?:\w+ly\s+)?"
    r"(?:conclude|end|finish|wrap up|close)\s+(?:on\s+|by\s+|late\s+)*$")
_BY = regex(r"\bby\s+(?:the\s+end\s+of\s+)?$")
_UNTIL = regex(r"\b(?:until|till)\s+$")
_AGREED_TO = regex(r"(?:agree[ds]?|decided)\b.*\s(?=to\s)")
_REQUESTED = regex(r"\s+(?:requested|proposed|offered|sought|suggested)\s")
_CALLED = regex(r"\b(?:were|was|had been)\s+called\s+(?:on\s+|late\s+)*$")
_IN = regex(r"\s+(?:in|during)\s+")
_COUNTED = regex(r"\b(?:first|second|third|\w+th)\b")


def when(sentence: Sentence, noun: Nominal, said: Predicate, until: int) -> When | None:
    """When it meets; the day of the report where the simple present tells of it ("talks begin")."""
    aside = _BEGAN.match(sentence.text, noun.end - sentence.start) if said.start > noun.end else None
    if aside:
        until = min(until, sentence.start + aside.end())
        day = day_of(sentence, sentence.start + aside.start(1), sentence.start + aside.end(1), until)
        if day:
            return day.when
    long = _DAYS_LONG.search(sentence.text, noun.start - sentence.start, noun.end - sentence.start)
    days = _small(long[1]) if long and said.status in ("concluded", "failed") else 0
    ended = _ended_on(sentence, noun) if days > 1 and noun.governor in AFTER else None
    if ended:
        return _last_of(ended, days)
    start = min(noun.start, said.start)
    agreed = _AGREED_TO.match(sentence.text, said.start - sentence.start, said.end - sentence.start)
    if agreed and said.start < noun.start:
        start = sentence.start + agreed.end()  # "agreed on Monday to resume talks on Friday"
    day = _attributive(sentence, noun) or day_of(sentence, start, max(noun.end, said.end), until)
    if day and agreed and day.start < start:
        day = None
    lead = sentence.text[max(0, day.start - sentence.start - 90):day.start - sentence.start] if day else ""
    counted = day and day.when.form in ("month", "year") and _COUNTED.search(noun.before)
    if day and counted and (lead.endswith("since ") or day.when.text.lower().startswith("this")):
        return None  # "the fifth round since May", "the fifth round this year"
    if day and (_CALLED.search(lead) or _REQUESTED.match(sentence.text, day.end - sentence.start)):
        return None  # when somebody called them or asked for them
    if day and said.status == "suspended" and _UNTIL.search(lead):
        return None
    if _TO_END.search(lead) or (said.status != "scheduled" and day and day.start > noun.end and _BY.search(lead)):
        return None  # by when they are to end, or what they are about to be done
    if day or "now" not in said.match.captures or _HEARSAY.search(sentence.text, 0, noun.start - sentence.start) \
            or sentence.text.startswith(("'", "’"), noun.end - sentence.start):  # "the talks' collapse"
        if days > 1 and day and day.start > noun.end and day.when.form in _SINGLE:
            return _last_of(day.when, days)
        return day.when if day else _announced(sentence, said)
    today = present(sentence, said.start, said.end)
    return replace(today, form="span", unit="day", shift=1 - days) if days > 1 else today


def _last_of(day: When, days: int) -> When:
    """So many days of which the last is told."""
    first = replace(day, form="anchored", days=1 - days, shift=None, first=day)
    return replace(day, form="range", first=first, last=day)


def _ended_on(sentence: Sentence, noun: Nominal) -> When | None:
    """The day on which something was done after talks, right before the words for them: "on Monday after talks"."""
    text, base = sentence.text, sentence.start
    return next((day.when for day in sentence.days if day.end < noun.start and day.when.form in _SINGLE
                 and _AFTER_THEM.fullmatch(text, day.end - base, noun.start - base)), None)


def _attributive(sentence: Sentence, noun: Nominal) -> Day | None:
    """The day that stands before the word for the talks ("the Aug. 20 talks", "was made on 20 August in talks")."""
    text, base = sentence.text, sentence.start
    return next((day for day in sentence.days if day.start < noun.start < day.end <= noun.head or (
        day.end < noun.start and _IN.fullmatch(text, day.end - base, noun.start - base))), None)


def _small(word: str) -> int:
    """The number that a word or figure stands for, 0 for any other word."""
    name, value = date_grammar().words.get(word.lower(), ("", 0))
    return int(word) if word.isdecimal() and len(word) < 3 else value if name == "number-word" else 0


def _announced(sentence: Sentence, said: Predicate) -> When | None:
    """The day on which talks that ended or failed were said to have done so; null for others."""
    told = not said.weak or AGREED.search(sentence.text, 0, said.start - sentence.start)
    ended = said.status in ("concluded", "failed")
    day = day_announced(sentence, said.end) if told and ended else None
    return day.when if day else None
