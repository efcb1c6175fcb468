"""The day of a toll that is said to rise: that of what happened, never the one on which the number rose."""

from __future__ import annotations

import re

from extractors.casualties.vocabulary import any_word
from extractors.language.annotation import Sentence
from extractors.language.when import When
from extractors.rules.kept import kept
from extractors.rules.regexes import regex

_SINGLE = frozenset({"day", "weekday", "offset"})
_POSSESSIVE = ("'s", "’s")


def day_of_rise(sentence: Sentence, when: When | None, cue: int, number: int) -> When | None:
    """The day that nearest_day found for a toll whose cue and number stand at the offsets, or null where it is the day
    of the report: "the toll rose to 46 on Sunday"; not "the toll of Friday's raid", "of a raid on Friday".
    """
    if when is None or when.form not in _SINGLE or not sentence.start <= when.start < sentence.end:
        return when
    text, base = sentence.text, sentence.start
    if text.startswith(_POSSESSIVE, when.end - base):
        return when
    if _happening().search(text, 0, when.start - base):
        return when
    between = cue < when.start < number
    return when if between and _rising().search(text, when.end - base, number - base) else None


@kept
def _happening() -> re.Pattern[str]:
    """An event, or people killed, right before a day."""
    told = rf"(?:{any_word('events')}|killed|died|happened|occurred|struck)"
    return regex(rf"\b{told}\s+(?:[a-z]+\s+){{0,2}}(?:on|of|late|early)?\s*$", re.IGNORECASE)


@kept
def _rising() -> re.Pattern[str]:
    return regex(rf"\b{any_word('reach')}\b", re.IGNORECASE)
