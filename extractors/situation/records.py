"""A situation as the JSON object of SITUATION.md."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from extractors.facts import Quote
from extractors.facts import to_record as fact_record
from extractors.situation.model import Situation

_PRIVATE = {"facts"}
"""Of the situation itself: the facts stand in `sitrep facts`, under the same ids."""


def to_record(situation: Situation) -> dict[str, Any]:
    """The object: keys in the order of SITUATION.md, values as the situation has them. What JSON doesn't know of them
    is written as `json_form` says.
    """
    record = {field.name: getattr(situation, field.name) for field in fields(situation) if field.name not in _PRIVATE}
    quotes = record.pop("quotes")
    record["quotes"] = {"count": len(quotes), "speakers": record.pop("speakers"), "quotes": quotes}
    if situation.changes is not None:
        record["changes"] = changes_record(situation)
    order = ("title", "as_of", "period", "manifest", "highlights", "sources", "ceasefire", "talks", "next_talks",
             "casualties", "demands", "threats", "totals", "quotes", "actors", "timeline", "changes", "calendar",
             "stale")
    return {key: record[key] for key in (*order, *(k for k in record if k not in order))}


def changes_record(situation: Situation) -> dict[str, Any] | None:
    """What changed, as the `changes` of SITUATION.md; null where the situation was compared with none."""
    changes = situation.changes
    if changes is None:
        return None
    lines = {
        name: [{"what": what, "facts": list(ids)} for what, ids in getattr(changes, name)]
        for name in ("new", "withdrawn", "contradicted", "stale")
    }
    return {"since": changes.since.isoformat(), "new": lines["new"], "revised": changes.revised,
            "withdrawn": lines["withdrawn"], "contradicted": lines["contradicted"], "stale": lines["stale"]}


def json_form(value: Any) -> Any:
    """What a value is in JSON, one level of it: a date in ISO 8601, a sequence a list, all else its fields by name.

    Raises TypeError for what has none.
    """
    if isinstance(value, Quote):
        return fact_record(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Sequence):
        return list(value)
    return {field.name: getattr(value, field.name) for field in fields(value)}
