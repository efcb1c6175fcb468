"""When was each source published? By metadata or date line, else inferred from its text and the rest of the dossier.

The latest day that the text speaks of in the past bounds the day from below, the earliest it speaks of in the future
from above, and the weekday it calls its own settles it. The year comes from the text, else from the other sources.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.document import PublishedBasis
from extractors.extraction import Extraction
from extractors.language.calendar import resolve
from extractors.language.mentions import Day
from extractors.language.when import When

YEARS = 1
"""Years after the newest one spoken of in which a dateline's day is looked for: news speaks of its own year or the
last, and within more years some day falls on any weekday."""
CLOSE = 120
"""Days about the known dates of a dossier within which a day without a year may be one of theirs."""
LEAD = 21
"""Days about the latest past day within which other days show that the text tells a running story."""
COMPACT, BESIDE = 30, 3
"""Days that a dossier of one story spans at most, and days beside it that are still of it."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Published:
    """When a source was published and how that is known; `around` stands in for the year where the day is unknown."""

    date: dt.date | None
    basis: PublishedBasis
    around: dt.date | None = None


_LATER = Published(None, "unknown")
"""Stands for a source that its text shows to be later than the as-of date."""


class _Known(NamedTuple):
    """The publication dates that the dossier knows, in order, and the years in which its days may lie."""

    days: tuple[dt.date, ...]
    years: tuple[int, ...]

    @classmethod
    def of(cls, days: Iterable[dt.date]) -> _Known:
        known = sorted(set(days))
        return cls(tuple(known), tuple(sorted({day.year + n for day in known for n in (-1, 0, 1)})))


class _Evidence(NamedTuple):
    """What the days of one text say about its own: stated ones in full, and days that lack a year."""

    past: tuple[When, ...]
    future: tuple[When, ...]
    latest_stated: dt.date | None
    """The latest day stated in full that is not to come."""
    floor: dt.date | None
    """Not before this: the latest beginning of a month or year stated in the past."""
    news: dt.date | None
    """The latest month or day stated in the past with its year; a bare year may be of any background."""
    ceiling: dt.date | None
    """Not after this: the earliest end of anything stated that is to come."""
    weekday: int | None
    """The first weekday that the text reports of: news begins with the newest."""
    dateline: When | None
    """The day of the wire dateline, which lacks its year."""


def resolve_published(extractions: Iterable[Extraction], as_of: dt.date | None = None) -> dict[str, Published]:
    """By source name, for every source that is not later than `as_of`; those that are later are left out."""
    answers: dict[str, Published] = {}
    undated: list[tuple[str, _Evidence]] = []
    for extraction in extractions:
        if extraction.published is None:
            undated.append((extraction.source, _evidence(extraction.days, extraction.dateline)))
        elif as_of is None or extraction.published <= as_of:
            answers[extraction.source] = Published(extraction.published, extraction.published_basis)
    for _ in range(2):  # what the first round infers tells the second the year
        known = _Known.of(answer.date for answer in answers.values() if answer.date)
        unknown = [(source, evidence) for source, evidence in undated if source not in answers]
        for source, evidence in unknown:
            near = _nearest_known(evidence, known) or _year_of_text(evidence)
            day = _of_dateline(evidence, known) or (_infer(evidence, near, known) if near else None)
            near = near or day
            if day and (as_of is None or day <= as_of):
                answers[source] = Published(day, "inferred", near)
            elif day:
                answers[source] = _LATER
    for source, evidence in undated:
        if source not in answers:
            answers[source] = Published(None, "unknown", _nearest_known(evidence, known) or _year_of_text(evidence))
    return {source: answer for source, answer in answers.items() if answer is not _LATER}


def _singles(days: Iterable[Day]) -> Iterator[tuple[When, When]]:
    """Each expression with its first and its last part: the same, unless it is a range."""
    for mention in days:
        when = mention.when
        if when.form == "range" and when.first and when.last:
            yield when.first, when.last
        else:
            yield when, when


def _evidence(days: Sequence[Day], dateline: When | None) -> _Evidence:
    past: list[When] = []
    future: list[When] = []
    stated: list[dt.date] = []
    floors: list[dt.date] = []
    months: list[dt.date] = []
    ceilings: list[dt.date] = []
    weekday: int | None = None
    for first, last in _singles(days):
        ahead = first.tense in ("future", "present")
        if first.form == "weekday" and weekday is None and first.shift is None and not (ahead or first.days):
            weekday = first.weekday
        if first.form == "day" and first.month:
            if last.year is None:
                (future if ahead else past).append(first if ahead else last)
            elif not ahead and (found := resolve(last, None)):
                stated.append(found.start)
        if first.year and (found := resolve(first if ahead else last, None)):
            if ahead:
                ceilings.append(found.end or found.start)
            else:
                floors.append(found.start)
                months += [found.start] if last.month else []
    return _Evidence(
        tuple(past), tuple(future), max(stated, default=None), max(floors, default=None), max(months, default=None),
        min(ceilings, default=None), weekday, dateline if dateline and dateline.year is None else None)


def _of_dateline(evidence: _Evidence, known: _Known) -> dt.date | None:
    """The day of the dateline in the year in which it falls on the weekday that the text reports of: near the known
    dates of the dossier, else the first that is not before the newest year of the text; null where none is plain.
    """
    floor = evidence.floor
    if evidence.dateline is None or evidence.weekday is None or not (known.days or evidence.news):
        return None
    years = {*known.years, *(evidence.news.year + n for n in range(YEARS + 1) if evidence.news)}
    days = [day for year in sorted(years) if (day := _in_year(evidence.dateline, year))
            and day.weekday() == evidence.weekday
            and not (floor and day < floor) and not (evidence.ceiling and day > evidence.ceiling)]
    near = [day for day in days if known.days and abs(_closest(day, known.days) - day).days <= CLOSE]
    return near[0] if len(near) == 1 else days[0] if days and evidence.news and not near else None


def _year_of_text(evidence: _Evidence) -> dt.date | None:
    """A day near which those without a year lie, by what the text alone states."""
    if evidence.latest_stated:
        return evidence.latest_stated
    if evidence.ceiling and evidence.past:
        months = (when.month or 1 for when in evidence.past)
        return max((day for month in months if (day := _latest(month, evidence.ceiling))), default=None)
    return None


def _latest(month: int, limit: dt.date) -> dt.date:
    day = dt.date(limit.year, month, 1)
    return day if day <= limit else dt.date(limit.year - 1, month, 1)


def _nearest_known(evidence: _Evidence, known: _Known) -> dt.date | None:
    """The known date of the dossier to which the text's days without a year lie close, if the year is then plain."""
    spoken = evidence.past or evidence.future
    if not known.days:
        return None
    if not spoken:
        stated = evidence.latest_stated
        return stated if stated and abs(_closest(stated, known.days) - stated).days <= CLOSE else None
    best: dict[int, tuple[int, dt.date]] = {}
    for year in known.years:
        for when in spoken:
            day = _in_year(when, year)
            if day is None or (evidence.floor and day < evidence.floor - CLOSE * _DAY):
                continue
            nearest = _closest(day, known.days)
            gap = abs(nearest - day).days
            if gap <= CLOSE and gap < best.get(year, (CLOSE + 1, day))[0]:
                best[year] = gap, day
    if not best:
        return None
    ranked = sorted(best.values())
    return ranked[0][1] if len(ranked) == 1 or ranked[1][0] > 2 * ranked[0][0] + 60 else None


def _closest(day: dt.date, known: Sequence[dt.date]) -> dt.date:
    at = bisect_left(known, day)
    return min(known[max(0, at - 1):at + 1], key=lambda other: abs(other - day))


def _in_year(when: When, year: int) -> dt.date | None:
    try:
        return dt.date(year, when.month or 1, when.day or 1)
    except ValueError:
        return None


def _infer(evidence: _Evidence, near: dt.date, known: _Known) -> dt.date | None:
    """The day of publication, given a day near which the text's days lie; null where that would be a guess.

    It is the first day of the text's own weekday from the latest past day on, if that one is news and no background:
    other days of the text lie close to it, or the whole dossier is of those weeks.
    """
    past = [found.start for when in evidence.past if (found := resolve(when, None, around=near))]
    future = [found.start for when in evidence.future if (found := resolve(when, None, around=near))]
    if evidence.latest_stated:
        past.append(evidence.latest_stated)
    if not past or evidence.weekday is None:
        return None
    latest = max(past)
    limit = min((day for day in future if day >= latest), default=None)
    ahead = (evidence.weekday - latest.weekday()) % 7
    day = latest + ahead * _DAY
    if ahead >= 5 or (limit and day > limit):
        day = latest
    leads_up = any(0 < abs((other - latest).days) <= LEAD for other in (*past, *([limit] if limit else ())))
    of_those_weeks = bool(known.days) and (known.days[-1] - known.days[0]).days <= COMPACT and (
        known.days[0] - BESIDE * _DAY <= day <= known.days[-1] + BESIDE * _DAY)
    return day if leads_up or of_those_weeks else None
