"""Cells of a CSV table that no spreadsheet takes for a formula."""

from __future__ import annotations

import datetime as dt
from typing import Any

_FORMULA = ("=", "+", "-", "@", "|", "%")


def cell(value: Any) -> str:
    """A value as a cell: nothing for null, "; " between the items of a list; text that could start a formula is led by
    an apostrophe (OWASP, CSV injection).
    """
    if value is None:
        return ""
    if isinstance(value, (bool, int, dt.date)):
        return str(value)
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    text = "".join(c if c.isprintable() else " " for c in text).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text
