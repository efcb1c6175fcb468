"""Phrases that tell within what became of their people: "2,880 injured persons", "the 12 wounded soldiers"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.casualties.victims import Victims
from extractors.language.annotation import Sentence
from extractors.rules.regexes import regex

_STATE = regex(r"\w\s+(?:injured|wounded|dead|missing|displaced)\s+\w", re.IGNORECASE)


def described(sentence: Sentence, phrases: Iterable[Victims]) -> tuple[Victims, ...]:
    """The counted groups of the phrases that are described so, each as a phrase that ends before the word that tells
    its state, which the rules then find behind it.
    """
    found = []
    for phrase in phrases:
        for member in phrase.members:
            if member.count and member.count > 1 and member.form == "noun" and member.part_of is None:
                state = _STATE.search(sentence.text, member.start - sentence.start, member.end - sentence.start)
                if state:
                    found.append(Victims(member.start, sentence.start + state.start() + 1, (member,)))
    return tuple(found)
