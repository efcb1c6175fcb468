"""Many words as one fast pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def any_of(entries: Iterable[str], *, or_capital: bool = False) -> str:
    """A regex for any of the entries as whole words, lower case, the longest that fits; white space is flexible.

    With `or_capital` the first letter may be a capital. There is no check for a word boundary in front.

    Shaped as a trie, so that a scan takes time in proportion to the text and not to the number of entries
    (MEASURED.md: 32 MB/s against 2.5 for a plain alternation of 500 words).
    """
    root: dict[str, Any] = {}
    for entry in set(entries):
        node = root
        for character in entry:
            node = node.setdefault(character, {})
        node[""] = {}
    if or_capital:
        firsts = (f"[{first}{first.upper()}]{_branch(rest)}" for first, rest in sorted(root.items()))
        return f"(?:{'|'.join(firsts)})"
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    branches = [_character(character) + _branch(rest) for character, rest in sorted(node.items()) if character]
    if not branches:
        return r"(?!\w)"
    if "" in node:
        branches.append(r"(?!\w)")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _character(character: str) -> str:
    if character == " ":
        return r"\s+"
    return "['’]" if character in "'’" else re.escape(character)
