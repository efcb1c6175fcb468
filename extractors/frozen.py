"""Dataclasses that are frozen for whoever reads or type-checks the code, and set plainly at run time.

The standard library makes a frozen dataclass refuse assignment at run time too, for which each field of each object
takes five times as long to set; an article makes thousands of them. mypy takes this `dataclass` for the standard one,
and refuses what assigns to a frozen field.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen=False, eq=True, **options):
        """As `dataclasses.dataclass`; objects that are equal hash alike, as those of a frozen dataclass do."""
        return dataclasses.dataclass(eq=eq, unsafe_hash=frozen and eq, **options)

__all__ = ["dataclass"]
