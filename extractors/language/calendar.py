"""Resolves a date expression to the calendar: plain date arithmetic, and dateparser for what is unusual."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extractors.language.when import Part, Resolved, When

FAR, NEAR = 200, 45
"""Days. A day without a year lies where its tense says, unless that is FAR away and the other side is NEAR."""
LEAN = 2.5
"""After an infinitive a day without a year lies ahead, unless the other side is so many times as near."""

_MAX_DEPTH = 6
_DAY = dt.timedelta(days=1)


def resolve(when: When, published: dt.date | None, *, around: dt.date | None = None) -> Resolved | None:
    """The calendar date of an expression, given the publication date; null where it can't be told.

    Where `published` is unknown, a day or month without a year is taken as the one nearest to `around` (a date of the
    rest of the dossier), and its basis is `inferred`.
    """
    try:
        return _resolve(when, published, around, 0)
    except (ValueError, OverflowError):
        return None


def _resolve(when: When, published: dt.date | None, around: dt.date | None, depth: int) -> Resolved | None:
    if depth > _MAX_DEPTH:
        return None
    match when.form:
        case "day" if when.year and when.month and when.day:
            return Resolved(dt.date(when.year, when.month, when.day))
        case "month" if when.year and when.month:
            return _interval(*_month(when.year, when.month), when.part, published)
        case "year" if when.year:
            return _interval(dt.date(when.year, 1, 1), dt.date(when.year, 12, 31), when.part, published)
        case "range":
            return _range(when, published, around, depth)
        case "anchored":
            return _anchored(when, published, around, depth)
        case "day" | "month" if published is None and around and when.month and when.shift is None:
            best = min(_candidates(when, around), key=lambda day: abs(day - around))
            near = Resolved(best) if when.day else _interval(*_month(best.year, best.month), when.part, None)
            return replace(near, basis="inferred")
    found = _relative(when, published) if published else None
    return replace(found, basis="resolved") if found else None


def _relative(when: When, published: dt.date) -> Resolved | None:
    """What only the publication date tells."""
    monday = published - published.weekday() * _DAY
    match when.form:
        case "offset":
            return Resolved(published + when.days * _DAY)
        case "weekday":
            return Resolved(_weekday(when, published))
        case "day" | "month" if when.month and when.unit == "year":
            year = published.year + (when.shift or 0)
            if when.form == "month":
                return _interval(*_month(year, when.month), when.part, published)
            last = monthrange(year, when.month)[1]
            return Resolved(dt.date(year, when.month, min(when.day or 1, last)))
        case "day" if when.month:
            return Resolved(_by_tense(list(_candidates(when, published)), when.tense, published))
        case "day":
            return _day_of_month(when, published)
        case "month" if when.month:
            first = _named_month(when, published)
            return _interval(*_month(first.year, first.month), when.part, published)
        case "month":
            months = published.year * 12 + published.month - 1 + (when.shift or 0)
            return _interval(*_month(months // 12, months % 12 + 1), when.part, published)
        case "year":
            year = published.year + (when.shift or 0)
            return _interval(dt.date(year, 1, 1), dt.date(year, 12, 31), when.part, published)
        case "week":
            start = monday + 7 * (when.shift or 0) * _DAY
            return _interval(start, start + 6 * _DAY, when.part, published)
        case "weekend":
            saturday = monday + 5 * _DAY
            ahead = when.tense in ("future", "present") or published >= saturday
            shift = when.shift if when.shift is not None else 0 if ahead else -1
            return Resolved(saturday + 7 * shift * _DAY, saturday + (7 * shift + 1) * _DAY)
        case "span":
            far = _moved(published, when.unit or "day", when.shift or 0)
            return Resolved(min(far, published), max(far, published))
        case "unusual":
            day = _unusual(when.text, published)
            return Resolved(day) if day else None
    return None


def _weekday(when: When, published: dt.date) -> dt.date:
    """The day of a weekday: bare, it lies within a week of publication and may be that day itself.

    An infinitive ("agreed to meet on Friday") points ahead, unless that day was yesterday; without a verb, it is the
    nearest.
    """
    behind = (published.weekday() - (when.weekday or 0)) % 7
    if when.shift is None:
        nearest_past = {"future": 0, "present": 1, "past": 6}.get(when.tense or "", 3)
        day = published + (7 - behind if behind > nearest_past else -behind) * _DAY
    elif when.shift < 0:
        day = published - (behind or 7) * _DAY
    elif when.shift > 0:
        day = published + (7 - published.weekday() + (when.weekday or 0)) * _DAY
    else:
        day = published + ((when.weekday or 0) - published.weekday()) * _DAY
    return day + when.days * _DAY


def _candidates(when: When, published: dt.date) -> Iterator[dt.date]:
    """The day (or the first of the month) in the years about publication, those only in which it exists."""
    for year in range(published.year - (4 if when.day == 29 and when.month == 2 else 1), published.year + 3):
        day = when.day or 1
        if day <= monthrange(year, when.month or 1)[1]:
            yield dt.date(year, when.month or 1, day)


def _by_tense(days: list[dt.date], tense: str | None, published: dt.date) -> dt.date:
    nearest = min(days, key=lambda day: abs(day - published))
    ahead = tense in ("future", "present")
    if tense == "present":
        return min(days, key=lambda day: (day - published).days if day >= published else (published - day).days * LEAN)
    side = [d for d in days if (d >= published if ahead else d <= published)] if tense else []
    if not side:
        return nearest
    chosen = min(side) if ahead else max(side)
    return nearest if abs(chosen - published).days > FAR and abs(nearest - published).days < NEAR else chosen


def _day_of_month(when: When, published: dt.date) -> Resolved | None:
    """"Friday the 16th": the nearest day that is both."""
    days = (published + n * _DAY for n in sorted(range(-40, 41), key=abs))
    return next((Resolved(d) for d in days if d.day == when.day and when.weekday in (None, d.weekday())), None)


def _named_month(when: When, published: dt.date) -> dt.date:
    this = published.replace(day=1)
    months = list(_candidates(replace(when, day=None), published))
    if when.shift is None or when.shift == 0:
        return _by_tense(months, when.tense, this)
    if when.shift < 0:
        return max(month for month in months if month < this)
    return min(month for month in months if month > this)


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])


def _interval(start: dt.date, end: dt.date, part: Part | None, published: dt.date | None) -> Resolved:
    """The interval, or the part of it: thirds, or what lies before or after publication."""
    length = (end - start).days + 1
    third = 10 if 28 <= length <= 31 else length // 3
    if length > 300:
        thirds = (dt.date(start.year, 5, 1), dt.date(start.year, 9, 1))
    else:
        thirds = (start + third * _DAY, start + 2 * third * _DAY)
    match part:
        case "early":
            end = thirds[0] - _DAY
        case "mid":
            start, end = thirds[0], thirds[1] - _DAY
        case "late":
            start = thirds[1]
        case "elapsed" if published:
            end = min(end, max(published, start))
        case "rest" if published:
            start = max(start, min(published, end))
    return Resolved(start, end if end > start else None)


def _range(when: When, published: dt.date | None, around: dt.date | None, depth: int) -> Resolved | None:
    if when.first is None or when.last is None:
        return None
    last = _resolve(when.last, published, around, depth + 1)
    if last is None:
        return None
    end = last.end or last.start
    first = when.first
    if first.form in ("day", "month") and first.year is None and first.month:
        start = max(d for d in _candidates(first, end) if d <= end)
        if first.part:
            start = _interval(*_month(start.year, start.month), first.part, published).start
    elif first.form == "weekday":
        start = end - (end.weekday() - (first.weekday or 0)) % 7 * _DAY
    else:
        found = _resolve(first, published, around, depth + 1)
        if found is None or found.start > end:
            return None
        start = found.start
    return Resolved(start, end if end > start else None, last.basis)


def _anchored(when: When, published: dt.date | None, around: dt.date | None, depth: int) -> Resolved | None:
    """Counts from another expression; from a month, days stay within that month where they are few."""
    anchor = _resolve(when.first, published, around, depth + 1) if when.first else None
    if anchor is None:
        if when.first is not None or published is None:
            return None
        anchor = Resolved(published, basis="resolved")
    unit, count = (when.unit, when.shift or 0) if when.unit else ("day", when.days)
    if unit in ("month", "year"):
        far = _moved(anchor.start, unit, count)
        month = _month(far.year, far.month)
        return Resolved(*month, anchor.basis)
    if anchor.end and abs(count) * (7 if unit == "week" else 1) < 15 < (anchor.end - anchor.start).days:
        return anchor
    start = _moved(anchor.start, unit, count)
    return Resolved(start, _moved(anchor.end, unit, count) if anchor.end else None, anchor.basis)


def _moved(day: dt.date, unit: str, count: int) -> dt.date:
    if unit in ("day", "week"):
        return day + count * (7 if unit == "week" else 1) * _DAY
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


@lru_cache(4096)
def _unusual(text: str, published: dt.date) -> dt.date | None:
    """dateparser's reading (some 500 µs, hence the cache; imported here because that takes 60 ms)."""
    from dateparser.date import DateDataParser

    base = dt.datetime(published.year, published.month, published.day)
    found = DateDataParser(["en"], settings={"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month"]}) \
        .get_date_data(text[:60]).date_obj
    return found.date() if found else None
