"""The situation as the JSON of SITUATION.md."""

from __future__ import annotations

from extractors.situation.model import Situation
from extractors.situation.records import to_record
from tui.printable import json_text
from tui.reports.mark import EXPORT_MARK


def render(situation: Situation) -> str:
    """One object, indented, ending in a newline; its manifest carries the mark of our own output."""
    record = to_record(situation)
    record["manifest"] = {"made_by": EXPORT_MARK, **record["manifest"]}
    return json_text(record, indent=1) + "\n"
