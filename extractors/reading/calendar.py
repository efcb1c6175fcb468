"""Publication dates as metadata and date lines write them: ISO 8601, RFC 822, "February 27, 2016", "30 April 1997"."""

from __future__ import annotations

import datetime as dt
import re

from extractors.rules.regexes import regex

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"

_DATE = regex(
    rf"""\b(?:
        (?P<y1>\d{{4}})(?P<mark>[-/.])(?P<m1>\d{{1,2}})(?P=mark)(?P<d1>\d{{1,2}})(?!\d)
      | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{{0,3}}(?:of\s)?(?P<m2>{MONTH}),?[\s-]{{0,3}}(?P<y2>\d{{4}})
      | (?P<m3>{MONTH})\s{{0,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{0,3}}(?P<y3>\d{{4}})
      | (?P<a4>\d{{1,2}})(?P<sign>[./])(?P<b4>\d{{1,2}})(?P=sign)(?P<y4>\d{{4}})
      | (?P<y5>(?:19|20)\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)(?=T|\b)
    )""", re.IGNORECASE | re.VERBOSE)


def find_date(text: str) -> tuple[int, int, dt.date] | None:
    """The first full date in a line of metadata as (start, end, date); null where there is none that is plain.

    "03/04/2025" is not plain: it is read where only one order gives a date; with dots the day comes first.
    """
    for found in _DATE.finditer(text):
        date = _date(found)
        if date:
            return found.start(), found.end(), date
    return None


def parse_date(value: object) -> dt.date | None:
    """The day that a metadata value names, as it is written there (no conversion of time zones), or null."""
    if isinstance(value, str):
        found = find_date(value[:200])
        return found[2] if found else None
    if isinstance(value, int | float) and not isinstance(value, bool) and 1e8 < value < 4e12:
        seconds = value / 1000 if value > 1e11 else value
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    return None


def month_of(word: str) -> int:
    """The number of a month from its name or abbreviation, in any case."""
    return MONTHS[word.rstrip(".").lower()]


def _date(found: re.Match[str]) -> dt.date | None:
    group = found.groupdict()
    if group["y1"]:
        return _day(group["y1"], group["m1"], group["d1"])
    if group["y2"]:
        return _day(group["y2"], month_of(group["m2"]), group["d2"])
    if group["y3"]:
        return _day(group["y3"], month_of(group["m3"]), group["d3"])
    if group["y5"]:
        return _day(group["y5"], group["m5"], group["d5"])
    first, second, year = int(group["a4"]), int(group["b4"]), group["y4"]
    if group["sign"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: str, month: str | int, day: str | int) -> dt.date | None:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if 1900 <= date.year <= 2100 else None
