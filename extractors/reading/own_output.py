"""The mark that our exports carry: a summary that is read back as a source would be circular reporting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EXPORT_MARK = "sitrep-export"
"""Every export of sources has it in its first lines: Markdown and HTML in a comment, JSON under `MADE_BY`."""
MADE_BY = "made_by"

MARK_WITHIN = 2_000
"""Characters from the start."""

OWN_OUTPUT = "an export of sitrep itself; its sources are what to read"

_FACT_KEYS = {"kind", "source", "sentence", "rule", "start", "end"}


def is_own_output(text: str) -> bool:
    """True for the text of one of our exports."""
    return EXPORT_MARK in text[:MARK_WITHIN]


def is_own_record(record: Mapping[str, Any]) -> bool:
    """True for a JSON object that is an export, or a fact as `sitrep facts` prints it."""
    return record.get(MADE_BY) == EXPORT_MARK or record.keys() >= _FACT_KEYS
