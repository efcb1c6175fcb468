"""Facts and sources written by hand, on the invented states Varania and Ostmark."""

from __future__ import annotations

import datetime as dt
from typing import Any

from extractors.extraction import Extraction
from extractors.facts import Casualty, Ceasefire, Demand, Fact, Quote, Response, Talks, Threat
from extractors.language.fingerprint import fingerprint
from extractors.situation.assess import assess
from extractors.situation.model import Situation

KINDS: dict[str, type[Fact]] = {
    kind.kind: kind for kind in (Casualty, Ceasefire, Demand, Quote, Response, Talks, Threat)}
BOTH = ("Ostmark", "Varania")


def on(text: str | None) -> dt.date | None:
    """A date from "10-17" (of 2031) or "2031-10-17"; null for null."""
    if text is None:
        return None
    return dt.date.fromisoformat(text if len(text) > 5 else f"2031-{text}")


def fact(kind: str, published: str | None, source: str | None = None, **fields: Any) -> Any:
    """A final fact; dates as `on` reads them. The source is named after its day unless it is given."""
    name = source or f"report-{published or 'undated'}.txt"
    for key in ("date", "date_end", "effective", "until", "deadline_date"):
        if key in fields:
            fields[key] = on(fields[key])
    if fields.get("date"):
        fields.setdefault("date_basis", "stated")
    sentence = fields.pop("sentence", f"{kind} {sorted(fields.items(), key=str)}")
    start = fields.pop("start", sum(map(ord, sentence)) % 5000)
    identity = fields.pop("id", f"{kind}:{name}:{start}:{sorted(fields.items(), key=str)}")
    return KINDS[kind](id=identity, source=name, published=on(published), sentence=sentence, start=start,
                       end=start + len(sentence), rule="a rule", **fields)


def source(name: str, published: str | None, text: str = "", outlet: str | None = None) -> Extraction:
    """A source as the extraction leaves it, without facts of its own."""
    return Extraction(
        source=name, path=None, title=None, outlet=outlet, url=None, published=on(published),
        published_basis="metadata" if published else "unknown", digest=text or name, facts=(), days=(), names=(),
        fingerprint=fingerprint(text))


def sources_of(facts: list[Fact]) -> list[Extraction]:
    """A source for each that the facts name."""
    days = {f.source: f.published for f in facts}
    return [source(name, day.isoformat() if day else None) for name, day in days.items()]


def situation(facts: list[Any], as_of: str, sources: list[Extraction] | None = None, **more: Any) -> Situation:
    """The situation of facts as of a day, each source made up unless it is given."""
    return assess(facts, sources or sources_of(facts), on(as_of), **more)
