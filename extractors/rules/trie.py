"""One regular expression for many words, shaped like a trie: a scan costs little more than one for a single word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence


def trie(
    words: Iterable[str], spelled: Mapping[str, str] | None = None, begun: Mapping[str, str] | None = None
) -> str:
    """A regex that matches any of the words, the longest that fits; `spelled` has the regex of some characters that
    are neither letters nor digits, and `begun` of some as the first of a word.
    """
    spelled = spelled or {}
    return _regex(list(dict.fromkeys(words)), spelled, {**spelled, **begun} if begun else spelled)


def _regex(tails: Sequence[str], spelled: Mapping[str, str], here: Mapping[str, str]) -> str:
    """The regex of what words that begin alike go on with, of which `here` spells the first characters."""
    by_first: dict[str, list[str]] = {}
    for tail in tails:
        if tail:
            by_first.setdefault(tail[0], []).append(tail[1:])
    branches = [
        _character(first, here) + (_regex(rest, spelled, spelled) if len(rest) > 1 else _word(rest[0], spelled))
        for first, rest in by_first.items()]
    if not branches:
        return ""
    ends = "" in tails
    alone = len(branches) == 1 and (not ends or len(branches[0]) == 1)
    body = branches[0] if alone else f"(?:{'|'.join(branches)})"
    return body + "?" if ends else body


def _word(word: str, spelled: Mapping[str, str]) -> str:
    return word if word.isalnum() else "".join(_character(character, spelled) for character in word)


def _character(character: str, spelled: Mapping[str, str]) -> str:
    return spelled.get(character) or (character if character.isalnum() else re.escape(character))
