"""The mark at the head of every export, by which the reader knows our own output and never takes it for a source."""

from __future__ import annotations

from extractors.reading.own_output import EXPORT_MARK
from extractors.situation.model import Situation

__all__ = ["EXPORT_MARK", "mark"]


def mark(situation: Situation) -> str:
    """One line of plain ASCII that says what the export was made from."""
    manifest = situation.manifest
    as_of = situation.as_of.isoformat() if situation.as_of else "undated"
    return f"{EXPORT_MARK} version={manifest.version} as-of={as_of} rules={manifest.rules} inputs={manifest.inputs}"
