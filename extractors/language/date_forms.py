"""What the words of a date expression say, by the form of the rule that found them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple, get_args

from extractors.language.annotation import Sentence
from extractors.language.tense import tense_at
from extractors.language.when import Form, Part, Unit, When
from extractors.rules.expressions import Expression

_NUMBERS = {"small", "figure", "number-word"}
_UNITS: dict[str, Unit] = {
    "one-day": "day", "many-days": "day", "week-unit": "week", "month-unit": "month", "year-unit": "year",
}
_PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "mid": "mid", "late": "late", "end": "late", "earlier": "elapsed",
    "later": "rest",
}
_FORMS: dict[str, Form] = {name: name for name in get_args(Form)}


Said = Callable[..., When]
"""Makes what the words say, of its form and what goes with it."""


class Lexeme(NamedTuple):
    """A word that may be part of a date: its class, what it is worth, and its offsets."""

    name: str
    value: int
    start: int
    end: int


def read(expression: Expression, words: list[Lexeme], text: str, sentence: Sentence) -> When | None:
    """What matched words say, by the form of their expression."""
    start, end = words[0].start, words[-1].end
    if text.startswith("-long", end):
        return None  # "to end the year-long war"
    by_class = {word.name: word.value for word in words}
    tense = tense_at(sentence.text, start - sentence.start, end - sentence.start)
    written = text[start:end]
    said = partial(When, start, end, written, tense=tense)
    match expression.form:
        case "range":
            return _range(expression, said, words)
        case "day" if "figures" in by_class:
            return _from_figures(said, written)
        case "day" | "month" | "year":
            return _named(said, words, _FORMS[expression.form])
        case "weekday":
            return _weekday(said, words)
        case "offset" if written[0].isupper() and text[max(0, start - 2):start - 1].isalnum():
            return None  # "Russia Today"
        case "offset":
            days = expression.days if expression.days is not None else _offset(by_class)
            return said("offset", days=days)
        case "overnight":
            evening = said("offset", days=-1)
            return said("range", first=evening, last=replace(evening, days=0))
        case "weekend":
            return said("weekend", shift=_shift(by_class))
        case "calendar":
            unit = _unit(by_class)
            if "ago" in by_class:
                count = -_count(by_class)
                return said(_FORMS[unit], shift=count)
            return said(_FORMS[unit], shift=_shift(by_class), part=_part(by_class))
        case "span":
            if written.endswith("s") and not _NUMBERS & by_class.keys():
                return None
            sign = 1 if "next" in by_class or "coming" in by_class else -1
            hours = "hour-unit" in by_class
            count = max(1, _count(by_class) // 24) if hours else _count(by_class)
            if _unit(by_class) == "day" and not hours and sign < 0:
                count = max(1, count - 1)
            return said("span", unit=_unit(by_class), shift=sign * count)
        case "anchored":
            if expression.days is not None:
                return said("anchored", days=expression.days)
            return _anchored(said, by_class)
        case "unusual":
            return said("unusual")
    return None


def _count(by_class: dict[str, int]) -> int:
    return next((by_class[name] for name in _NUMBERS if name in by_class), 1) * by_class.get("week-unit", 1)


def _unit(by_class: dict[str, int]) -> Unit:
    return next((unit for name, unit in _UNITS.items() if name in by_class), "day")


def _part(by_class: dict[str, int]) -> Part | None:
    return next((part for name, part in _PARTS.items() if name in by_class), None)


def _shift(by_class: dict[str, int]) -> int | None:
    names = ("last", "past", "previous", "this", "next", "coming", "following")
    return next((by_class[name] for name in names if name in by_class), None)


def _offset(by_class: dict[str, int]) -> int:
    if "ago" in by_class:
        return -_count(by_class)
    return next((by_class[name] for name in ("today", "yesterday", "tomorrow", "last") if name in by_class), 0)


def _anchored(said: Said, by_class: dict[str, int]) -> When:
    names = ("next", "following", "before", "after", "previous", "earlier", "later")
    sign = next((by_class[name] for name in names if name in by_class), 0)
    unit = _unit(by_class)
    if unit == "day":
        return said("anchored", days=sign * _count(by_class))
    return said("anchored", unit=unit, shift=sign * _count(by_class))


def _named(said: Said, words: list[Lexeme], form: Form) -> When | None:
    """A day, month or year from its words; null for a day that no month has."""
    by_class = {word.name: word.value for word in words}
    day = by_class.get("small", by_class.get("ordinal"))
    if form == "day" and (day is None or day > (29 if by_class.get("month") == 2 else 31)):
        return None
    shift = _shift(by_class)
    if form == "month" and "year-unit" in by_class:  # "October last year", "March 5 last year"
        found = "day" if day else form
        return said(found, month=by_class.get("month"), day=day, shift=shift, unit="year", part=_part(by_class))
    if form == "day" and shift:
        said, shift = partial(said, tense="past" if shift < 0 else "future"), None
    return said(
        form, year=by_class.get("year"), month=by_class.get("month"), day=day if form == "day" else None,
        weekday=by_class.get("weekday", by_class.get("short-weekday")), shift=shift, part=_part(by_class))


def _granularity(words: list[Lexeme]) -> Form:
    return "day" if any(word.name in ("small", "ordinal") for word in words) else "month"


def _weekday(said: Said, words: list[Lexeme]) -> When:
    by_class = {word.name: word.value for word in words}
    days = by_class.get("before", 0) + by_class.get("after", 0)
    shift = _shift(by_class)
    if "coming" in by_class:
        said, shift = partial(said, tense="future"), None
    elif shift == 0:
        shift = None
    elif "earlier" in by_class:
        said = partial(said, tense="past")
    return said("weekday", weekday=by_class["weekday"], shift=shift, days=days)


def _from_figures(said: Said, written: str) -> When | None:
    """ISO 8601, or the American month/day/year unless only day/month/year is possible."""
    parts = [int(part) for part in written.replace("/", "-").split("-")]
    if parts[0] > 99:
        year, month, day = parts
    else:
        month, day, year = parts
        if month > 12 or "-" in written:
            month, day = day, month
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1800 <= year < 2100):
        return None
    return said("day", year=year, month=month, day=day)


def _range(expression: Expression, said: Said, words: list[Lexeme]) -> When | None:
    """Two days, weekdays or years; what only one of them names (month, year) goes for both."""
    cut = next(i for i, word in enumerate(words) if word.name in ("to", "and", "-"))
    left, right = words[:cut], words[cut + 1:]
    kinds = {word.name for word in words}
    if "weekday" in kinds:
        first, last = _weekday(said, left), _weekday(said, right)
        if expression.adjacent and ((last.weekday or 0) - (first.weekday or 0)) % 7 != 1:
            return None
    elif "month" in kinds:
        a, b = _named(said, left, _granularity(left)), _named(said, right, _granularity(right))
        if a is None or b is None:
            return None
        month = b.month or a.month
        first, last = replace(a, month=a.month or b.month), replace(b, month=month)
        if first.month == last.month and first.year in (None, last.year) and first.day and last.day:
            if not 0 < last.day - first.day <= (1 if expression.adjacent else 30):
                return None
            first = replace(first, year=last.year)
        elif first.year is None and last.year:
            first = replace(first, year=last.year - ((first.month or 0) > (last.month or 0)))
    else:
        years = [word.value for word in (left[0], right[0])]
        if years[1] < 100:
            years[1] += years[0] // 100 * 100
        if years[0] >= years[1]:
            return None
        first, last = (said("year", year=year) for year in years)
    return said("range", first=first, last=last)
