"""Datelines ("NAIROBI, Nov. 2 (Xinhua) --"), date lines ("reuters.com | February 27, 2016") and names of outlets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from extractors.document import Dateline
from extractors.reading.calendar import MONTH, find_date, month_of
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

MAX_DATELINE = 160
MAX_DATE_LINE = 120

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’-]+(?:\s[{_UPPER}][{_UPPER}.'’-]+){{0,3}}"
_MONTH = f"(?i:{MONTH})"
_NAME = rf"[{_UPPER}][\w.'’-]*(?:\s[{_UPPER}][\w.'’-]*){{0,3}}"
_TAIL = rf"""
    (?P<region>,\s{{0,2}}(?!{_MONTH}){_NAME})?
    (?P<date>,?\s{{0,2}}(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH}))
        (?:,?\s(?P<year>\d{{4}}))?)?
    \s{{0,2}},?\s?(?P<agency>\(\s?[^()\n]{{1,60}}\))?
    \s{{0,2}}(?P<sign>--?-?|[—–:_])?\s{{0,4}}
"""
_CAPITAL_DATELINE = regex(rf"(?P<place>{_CAPITALS}(?:\s?/\s?{_CAPITALS}){{0,4}}){_TAIL}", re.VERBOSE)
_PLAIN_DATELINE = regex(rf"(?P<place>{_NAME}(?:\s?/\s?{_NAME}){{0,4}}){_TAIL}", re.VERBOSE)
_BEGINS = regex(rf"""[{_UPPER}\d"“‘'`«(]""")
_DASHES = ("--", "---", "—", "–", "_")

_CLOCK = regex(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?(?!\w)"
    r"|\b(?:GMT|UTC|BST|EST|EDT|IST|PKT|PST|PT|ET|CET|CEST)\b|[+-]\d{2}:?\d{2}\b"
    r"|\b\d{1,3}\s(?:min(?:ute)?|hour|day|week|month|year)s?\sago\b", re.IGNORECASE)
_LABEL = regex(
    r"\b(?:first published|last updated|last modified|date published|published|updated|modified|posted|publication date"
    r"|date|issued|release date|created|on|at|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b[:.]?", re.IGNORECASE)
_UPDATED = regex(r"\b(?:updated|modified|upd)\b", re.IGNORECASE)
_PUBLISHED = regex(r"\b(?:published|posted|issued)\b", re.IGNORECASE)
_SMALL = ("by", "and", "of", "the", "for")
_SEPARATORS = regex(r"[|•·/,;:()\[\]–—-]+")
_PARTS = regex(r"[|•·]")
_SPACE = regex(r"(\s+)")


class DateLine(NamedTuple):
    """A line of its own that gives the day of publication, and mostly the outlet."""

    date: dt.date
    outlet: str | None
    label: Literal["published", "updated"] | None = None
    """What the line itself calls the day."""


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the paragraph `text[start:end]` begins with, or null. Its span takes in the dash."""
    limit = min(end, start + MAX_DATELINE)
    found = _CAPITAL_DATELINE.match(text, start, limit)
    if found and (accepted := _accepted(found, text, end)):
        return accepted
    found = _PLAIN_DATELINE.match(text, start, limit)
    return _accepted(found, text, end) if found else None


def _accepted(found: re.Match[str], text: str, end: int) -> Dateline | None:
    """The dateline where its parts make one; a place with nothing after it must be one that stories are filed from."""
    place, sign, date, agency, region = found["place"], found["sign"], found["date"], found["agency"], found["region"]
    towns = [town.strip() for town in place.split("/")]
    known = any(town.casefold() in gazetteer().cities for town in towns)
    capital = place.isupper()
    begins = bool(_BEGINS.match(text, found.end())) or found.end() >= end
    if agency or date:
        fine = bool(sign) or (bool(agency) and (capital or known) and begins)
    elif sign in _DASHES:
        fine = begins and (known or (capital and (bool(region) or len(place) >= 4)))
    elif sign in (":", "-"):
        fine = known and begins
    else:
        return _bare(found, text, end) if capital else None
    return _dateline(found, found.end()) if fine else None


def _bare(found: re.Match[str], text: str, end: int) -> Dateline | None:
    """A dateline with neither dash nor agency ("BEIRUT Fighting …", "JUBA, South Sudan Troops …")."""
    cities, regions = gazetteer().cities, gazetteer().regions
    stop = found.end("place")
    words = _SPACE.split(text[found.start():stop])
    while words and not all(t.strip().casefold() in cities or "/" in "".join(words) for t in "".join(words).split("/")):
        words = words[:-2]  # "CAIRO U.S. warplanes": the place is fewer of the words in capitals
    if not words:
        return None
    stop = found.start() + len("".join(words))
    if text[stop:stop + 2] == ", ":
        after = text[stop + 2:stop + 40]
        region = max((name for name in regions if after.startswith(name + " ")), key=len, default=None)
        if region is None:
            return None
        stop += 2 + len(region)
    follows = _SPACE.match(text, stop, end)
    if not follows or not _BEGINS.match(text, follows.end()):
        return None
    return Dateline(found.start(), follows.end(), "".join(words))


def _dateline(found: re.Match[str], end: int) -> Dateline:
    agency = found["agency"].strip("() ") if found["agency"] else None
    if not found["date"]:
        return Dateline(found.start(), end, found["place"], agency)
    month, day = found["month"] or found["month2"], int(found["day"] or found["day2"])
    start = found.start("month" if found["month"] else "day2")
    return Dateline(
        found.start(), end, found["place"], agency, month_of(month), day, int(found["year"]) if found["year"] else None,
        start, found.end("date"))


def date_line(line: str) -> DateLine | None:
    """Reads a line that holds a date and besides it at most the outlet, a byline, a clock time; else null."""
    if len(line) > MAX_DATE_LINE or not (found := find_date(line)):
        return None
    start, end, date = found
    before, after = _LABEL.sub(" ", _CLOCK.sub(" ", line[:start])), _LABEL.sub(" ", _CLOCK.sub(" ", line[end:]))
    rest = [part.strip(" .") for side in (before, after) for part in _SEPARATORS.split(side)]
    names = [part for part in rest if part]
    words = sum(len(name.split()) for name in names)
    if words > 8 or line.rstrip().endswith((".", "!", "?")) or not all(_is_name(name) for name in names):
        return None
    label: Literal["published", "updated"] | None = None
    if said := _UPDATED.search(line, 0, start) or _PUBLISHED.search(line, 0, start):
        label = "updated" if said.re is _UPDATED else "published"
    outlet = next((part.strip() for part in _PARTS.split(before + "|" + after) if _is_outlet(part)), None)
    separated = _PARTS.search(line) or not names
    return DateLine(date, outlet_name(outlet) if outlet and separated else None, label)


def _is_name(words: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or "." in word or word in _SMALL for word in words.split())


def _is_outlet(part: str) -> bool:
    part = part.strip(" ,;:-–—")
    return len(part) > 1 and part[0].isalnum() and not part.lower().startswith("by ") and any(map(str.isalpha, part))


def outlet_name(name: str) -> str:
    """The name of an outlet for what stands for it: "reuters.com", "www.dawn.com", "AP"; others as they are."""
    bare = name.strip(" ,;:-–—").removeprefix("www.")
    return gazetteer().outlets.get(bare.lower(), bare)


class Gazetteer(NamedTuple):
    cities: frozenset[str]
    regions: frozenset[str]
    outlets: Mapping[str, str]


@cache
def gazetteer() -> Gazetteer:
    """Places and outlets of rules/datelines.toml: cities and keys of outlets in lower case."""
    data = rule_data("datelines")

    def names(key: str) -> list[str]:
        return [" ".join(name.split()) for name in data[key].split(",")]

    return Gazetteer(
        frozenset(name.casefold() for name in names("cities")), frozenset(names("regions")),
        {key.lower(): name for key, name in data["outlets"].items()})
