"""A situation as the JSON object of SITUATION.md."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from extractors.facts import Quote
from extractors.facts import to_record as fact_record
from extractors.situation.model import Situation

_PRIVATE = {"facts"}
"""Of the situation itself: the facts stand in `sitrep facts`, under the same ids."""


def to_record(situation: Situation) -> dict[str, Any]:
    """The object: keys in the order of SITUATION.md, dates as ISO 8601, tuples as lists."""
    record = {
        field.name: _plain(getattr(situation, field.name)) for field in fields(situation) if field.name not in _PRIVATE
    }
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
    return {"since": changes.since.isoformat(), "new": lines["new"], "revised": _plain(changes.revised),
            "withdrawn": lines["withdrawn"], "contradicted": lines["contradicted"], "stale": lines["stale"]}


def _plain(value: Any) -> Any:
    if isinstance(value, Quote):
        return fact_record(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
