"""How long a truce is said to last, where the source gives a time and no day: "a 48-hour ceasefire"."""

from __future__ import annotations

import datetime as dt
import re

from extractors.facts import Ceasefire
from extractors.rules.regexes import regex

_NUMBERS = {
    word: number for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1)
} | {"a": 1, "an": 1}
_LASTING = regex(
    r"\b(?P<number>\d{1,3}|" + "|".join(_NUMBERS) + r")[\s‐-―-]+(?P<unit>hour|day|week|month)s?(?:[\s‐-―-]+long)?\s+"
    r"(?:\w+\s+){0,3}?(?:ceasefire|cease-fire|truce|pause|lull|halt|cessation|armistice|extension)\b",
    re.IGNORECASE,
)
_UNTIL = regex(
    r"\b(?:ceasefire|cease-fire|truce|pause|cessation of hostilities)\s+(?:(?:for|of|lasting|by)\s+|to last\s+)"
    r"(?:(?:about|around|another|at least)\s+)?(?P<number>\d{1,3}|" + "|".join(_NUMBERS)
    + r")[\s‐-―-]+(?P<unit>hour|day|week|month)s?\b",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "month": 30}


def lasting(fact: Ceasefire, start: dt.date) -> dt.date | None:
    """The last day of the truce that a fact speaks of, counted from its start; null where no time is given.

    Hours count as the days they reach into: 48 hours from the 15th end on the 17th.
    """
    for text in (fact.terms or "", fact.sentence):
        found = _LASTING.search(text) or _UNTIL.search(text)
        if found:
            word = found["number"].lower()
            number = int(word) if word.isdigit() else _NUMBERS[word]
            unit = found["unit"].lower()
            days = -(-number // 24) if unit == "hour" else number * _DAYS[unit]
            try:
                return start + dt.timedelta(days=days)
            except OverflowError:
                return None
    return None
