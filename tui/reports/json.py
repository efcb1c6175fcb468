"""The situation as the JSON of SITUATION.md: all of it, or some of its sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict

from extractors.situation.model import Situation
from extractors.situation.records import json_form, to_record
from tui.printable import json_pieces
from tui.reports.by_hand import made_by_hand
from tui.reports.mark import EXPORT_MARK
from tui.reports.outline import outline

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Highlights": ("highlights",), "Trend": ("trend",), "What changed": ("changes",), "Ceasefire": ("ceasefire",),
    "Talks": ("talks", "next_talks"), "Casualties": ("casualties", "totals"), "Demands": ("demands",),
    "Threats": ("threats",), "Key quotes": ("quotes", "actors"), "Calendar": ("calendar",), "Timeline": ("timeline",),
    "Not confirmed for a while": ("stale",), "Sources": ("sources",),
}
"""The sections of a report, and the keys that hold what they tell."""


def render(situation: Situation, titles: Collection[str] | None = None) -> Iterator[str]:
    """One object, indented, ending in a newline; its manifest carries the mark of our own output, and the ids of facts
    made by hand. Sections that have something to say and are not among the `titles` (null: all) are left out.
    """
    record = to_record(situation)
    by_hand = list(made_by_hand(situation, situation.facts))
    record["manifest"] = {
        "made_by": EXPORT_MARK, **asdict(situation.manifest), **({"by_hand": by_hand} if by_hand else {})}
    if titles is not None:
        left_out = {section.title for section in outline(situation)} - set(titles)
        for key in (key for title, keys in SECTIONS.items() if title in left_out for key in keys):
            del record[key]
    yield from json_pieces(record, json_form)
