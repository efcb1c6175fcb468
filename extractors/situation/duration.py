"""How long a truce is said to last, where the source gives a time and no day: "a 48-hour ceasefire"."""

from __future__ import annotations

import datetime as dt
import re

from extractors.facts import Ceasefire
from extractors.language.vocabulary import any_of
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

_NUMBERS: dict[str, int] = rule_data("numbers")["values"]
_WORD = any_of(_NUMBERS)
_NUMBER = rf"(?P<number>\d{{1,3}}|{_WORD}(?:[\s‐-―-]{_WORD})?|an?)"
_UNIT = r"[\s‐-―-]+(?P<unit>hour|day|week|month|year)s?"
_LASTING = regex(
    rf"\b{_NUMBER}{_UNIT}(?:[\s‐-―-]+long)?\s+"
    r"(?:\w+\s+){0,3}?(?:ceasefire|cease-fire|truce|pause|lull|halt|cessation|armistice|extension)\b",
    re.IGNORECASE,
)
_UNTIL = regex(
    r"\b(?:ceasefire|cease-fire|truce|pause|cessation of hostilities)\s+(?:(?:for|of|lasting|by)\s+|to last\s+)"
    rf"(?:(?:about|around|another|at least)\s+)?{_NUMBER}{_UNIT}\b",
    re.IGNORECASE,
)
_PARTS = regex(r"[\s‐-―-]")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def lasting(fact: Ceasefire, start: dt.date) -> dt.date | None:
    """The last day of the truce that a fact speaks of, counted from its start; null where no time is given.

    Hours count as the days they reach into: 48 hours from the 15th end on the 17th.
    """
    for text in (fact.terms or "", fact.sentence):
        found = _LASTING.search(text) or _UNTIL.search(text)
        if found:
            word = found["number"].lower()
            number = int(word) if word.isdigit() else sum(_NUMBERS.get(part, 1) for part in _PARTS.split(word))
            unit = found["unit"].lower()
            days = -(-number // 24) if unit == "hour" else number * _DAYS[unit]
            try:
                return start + dt.timedelta(days=days)
            except OverflowError:
                return None
    return None
