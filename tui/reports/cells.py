"""Cells of a CSV table that no spreadsheet takes for a formula."""

from __future__ import annotations

import datetime as dt
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def cell(value: Any) -> str:
    """A value as a cell: nothing for null, "; " between the items of a list; text that could start a formula is led by
    an apostrophe (OWASP, CSV injection).
    """
    if value is None:
        return ""
    if isinstance(value, (bool, int, dt.date)):
        return str(value)
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    text = text.replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text
