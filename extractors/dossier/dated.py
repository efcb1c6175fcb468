"""Gives a local fact its calendar dates: when it happened, takes effect, expires or falls due."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractors.dossier.published import Published
from extractors.facts import Ceasefire, Demand, Fact, Talks
from extractors.language.calendar import resolve
from extractors.language.when import Resolved, When


def dated(fact: Fact, published: Published) -> Fact:
    """The fact with `published`, `date`, `date_end`, `date_basis` and the dates of its kind; what rests on an inferred
    publication date or year is `inferred`. A demand's term ("within 72 hours") counts from when it was voiced.
    """
    when = _resolved(fact.when, published)
    inferred = [*fact.inferred]
    if when and when.basis == "inferred":
        inferred.append("date")
    if published.basis == "inferred":
        inferred.append("published")
    fact = replace(
        fact, published=published.date, date=when.start if when else None, date_end=when.end if when else None,
        date_basis=when.basis if when else None, inferred=tuple(dict.fromkeys(inferred)))
    if isinstance(fact, Ceasefire):
        return replace(fact, effective=_day(fact.effective_when, published) or fact.effective,
                       until=_day(fact.until_when, published, last=True) or fact.until)
    if isinstance(fact, Talks) and fact.status in ("ongoing", "concluded") and fact.date and published.date \
            and fact.date > published.date:
        return replace(fact, status="scheduled")  # told of in whatever tense, it was still to come
    if isinstance(fact, Demand) and fact.deadline_when:
        voiced = replace(published, date=fact.date or published.date)
        return replace(fact, deadline_date=_day(fact.deadline_when, voiced, last=True))
    return fact


def _resolved(when: When | None, published: Published) -> Resolved | None:
    found = resolve(when, published.date, around=published.around) if when else None
    if found and found.basis == "resolved" and published.basis == "inferred":
        return replace(found, basis="inferred")
    return found


def _day(when: When | None, published: Published, *, last: bool = False) -> dt.date | None:
    found = _resolved(when, published)
    if found is None:
        return None
    return found.end or found.start if last else found.start
