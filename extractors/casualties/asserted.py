"""Tells a toll that a source asserts from one that it denies, fears, asks about or only imagines."""

from __future__ import annotations

from extractors.casualties.vocabulary import word_class
from extractors.language.annotation import Sentence
from extractors.rules.regexes import regex

_WORD = regex(r"[\w'’-]+|[,;:—–()\"“”]")
_BOUNDARIES = frozenset(",;:—–()\"“”")
_NEAR = 5
"""Words before a verb in which a modal or a denial reaches it."""


def asserted(sentence: Sentence, cue: int, victims: int) -> bool:
    """True where the sentence states the toll as a fact; `cue` and `victims` are offsets in the reading text."""
    text = sentence.text
    if text.rstrip("\"”’' ").endswith("?"):
        return False
    before_cue = _clause(text[:cue - sentence.start])
    before_victims = _clause(text[:victims - sentence.start])
    if not word_class("before_the_verb").isdisjoint(before_cue[-_NEAR:]):
        return False
    if before_cue[-1:] == ["to"] and not text.startswith("death", cue - sentence.start) \
            and word_class("achieving").isdisjoint(before_cue[-3:]):
        return False
    if not word_class("just_before").isdisjoint(before_cue[-1:]):
        return False
    if not word_class("before_the_people").isdisjoint(before_victims[-3:]):
        return False
    return word_class("in_the_clause").isdisjoint(before_victims) and word_class("in_the_clause").isdisjoint(before_cue)


def _clause(text: str) -> list[str]:
    """The lower-case words since the last punctuation mark that ends a clause."""
    words: list[str] = []
    for word in _WORD.findall(text[-400:].lower()):
        if word in _BOUNDARIES:
            words = []
        else:
            words.append(word.replace("’", "'"))
    return words
