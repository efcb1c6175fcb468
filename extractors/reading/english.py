"""A light test whether a text is English, from its letters and commonest words; in doubt it is."""

from __future__ import annotations

from extractors.rules.regexes import regex

SAMPLE = 4_000
"""Characters looked at."""
ENOUGH_WORDS = 40
"""Below this a text is too short to judge by its words."""
LEAST_SHARE = 0.08
"""Of running English about a third of the words are these; of other languages at most one in thirty."""

_COMMON = frozenset("the of and to that for with was were by from his her said which is has have had it its are been "
                    "will would their they not this but who".split())
_WORD = regex(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """False where most letters aren't Latin, or too few of a long text's words are common English ones."""
    sample = text[:SAMPLE]
    if not sample.isascii():
        letters = sum(char.isalpha() for char in sample)
        # Latin letters, with all that other languages add to them, end at U+024F (and U+1E00-1EFF for Vietnamese).
        foreign = sum(char.isalpha() and char > "\u024f" and not "\u1e00" <= char <= "\u1eff" for char in sample)
        if 2 * foreign > letters:
            return False
    words = _WORD.findall(sample.lower())
    return len(words) < ENOUGH_WORDS or sum(map(_COMMON.__contains__, words)) >= LEAST_SHARE * len(words)
