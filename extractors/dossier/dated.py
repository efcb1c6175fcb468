"""Gives a local fact its calendar dates: when it happened, takes effect, expires or falls due."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from extractors.dossier.published import Published
from extractors.facts import Ceasefire, Demand, Fact, Talks
from extractors.language.calendar import resolve
from extractors.language.when import Resolved, When


def dates_of(fact: Fact, published: Published) -> dict[str, Any]:
    """Values for `published`, `date`, `date_end`, `date_basis` and the dates of the fact's kind; what rests on an
    inferred publication date or year is `inferred`. A demand's term ("within 72 hours") counts from when it was voiced.
    """
    when = _resolved(fact.when, published)
    inferred = [*fact.inferred]
    if when and when.basis == "inferred":
        inferred.append("date")
    if published.basis == "inferred":
        inferred.append("published")
    values: dict[str, Any] = {
        "published": published.date, "date": when.start if when else None, "date_end": when.end if when else None,
        "date_basis": when.basis if when else None, "inferred": tuple(dict.fromkeys(inferred))}
    if isinstance(fact, Ceasefire):
        values["effective"] = _day(fact.effective_when, published) or fact.effective
        values["until"] = _day(fact.until_when, published, last=True) or fact.until
    if isinstance(fact, Talks) and fact.status in ("ongoing", "concluded") and when and published.date \
            and when.start > published.date:
        values["status"] = "scheduled"  # told of in whatever tense, it was still to come
    if isinstance(fact, Demand) and fact.deadline_when:
        voiced = replace(published, date=values["date"] or published.date)
        values["deadline_date"] = _day(fact.deadline_when, voiced, last=True)
    return values


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
