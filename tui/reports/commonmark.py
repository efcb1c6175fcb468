"""Text of sources as CommonMark, escaped so that none of it can become a heading, a link, an image or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^@])")
_ADDRESS = re.compile(r"(:)(?=//)|(?<=www)(\.)|(?<=mailto)(:)|(?<=xmpp)(:)", re.IGNORECASE)
_BLOCK = re.compile(r"^(\d{1,9})([.)])|^([-+=])")


def escape(text: str | None) -> str:
    """Text that shows as these very characters, on one line, wherever it stands."""
    plain = "".join(c if c.isprintable() else " " for c in text or "")
    plain = _SPECIAL.sub(r"\\\1", " ".join(plain.split()))
    plain = _ADDRESS.sub(lambda found: "\\" + found.group(), plain)
    return _BLOCK.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A pipe table; cells are CommonMark already."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def cited(numbers: Iterable[int]) -> str:
    """References, as they stand at the end of a line: " [1] [4]"."""
    return "".join(f" [{number}]" for number in numbers)
