"""The word tables of the rules for talks, compiled: what a meeting is called, and what denies one."""

from __future__ import annotations

import re
from functools import cache

from extractors.language.annotation import Sentence
from extractors.language.vocabulary import any_of
from extractors.rules.compiled import first_word
from extractors.rules.pattern import Words, alternation
from extractors.rules.predication import INFINITIVE, Nominal, Predicate, verbs
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match, rulebook

AFTER = frozenset(("after", "following", "since"))
"""Prepositions before a meeting that is over."""
NEGATED = regex(r"\b(?:not|never)\b|n['’]t\b")
_PARTED = regex(r"\b(?:and|when|after|before|as|while|that|which|who|if|since|where|said|over|for)\b|[;:]")
_CLAUSES = regex(r"[;:]|,\s|\b(?:but|and)\b")
_ALSO = regex(r"\s+and\s+(?:(?:the|an?|for|new|fresh|direct|peace)\s+){0,3}$")
"""Before the second of two things named together: what denies the first denies it too."""
_OBJECT_CLAUSE = regex(r"\b(?:confirm|say|reveal|report|announce|disclose)\s+that\s")
"""After a verb that only tells what is so: "can confirm that he held talks"."""
_LACKING = regex(r"\bwithout\s+(?:(?:an?|the|any)\s+)?[\w-]+")
"""What a verb after it is not denied by: "went ahead without the rebels and ended in failure"."""
_NEAR = 120
"""Characters before a word in which all stands that can deny it, so that a long sentence isn't read for each."""
_PARTICIPLE = regex(r"\s+(?:\w+ly\s+)?[a-z]+(?:ed|en)\b")
_ASKED = regex(
    r"\b(?:demand|insist|ask|request|propos|suggest|recommend|urg)\w*\s+that\b[^,;]*$", re.IGNORECASE)
"""What is only asked for, in the same words as what is told: "demanded that both begin talks"."""
_FIGURES = regex(r"(\d{1,3})(?:st|nd|rd|th)")
_BEING = regex(r"\b(?:is|are|was|were|be|been)\s+$")


class Vocabulary:
    """What a meeting is called, what denies one or makes it something else, and the words of number and order.

    A sentence without any of `cues` says nothing of a meeting.
    """

    def __init__(self, words: Words) -> None:
        self.cues = frozenset(first_word(entry) for name in ("meeting", "meet") for entry in words[name])
        self.strong = frozenset(words["talk"])
        self.delegates = frozenset(words["delegates"])
        self.heads = regex(
            rf"\b(?:(?:{alternation(words['turn'])}\s+of|attempts?\s+at)\s+(?:[\w.'’-]+\s+){{0,4}}?)?"
            rf"{alternation(words['meeting'])}"
            rf"(?!\s+{alternation(words['other_purpose'])})")
        self.other = regex(rf"(?<![\w-]){any_of(words['other_business'])}", re.IGNORECASE)
        self.other_topic = regex(
            rf"\s+(?:on|about|over|to|for)\s+(?:[\w-]+\s+){{0,3}}?{any_of(words['other_topics'])}", re.IGNORECASE)
        self.unreal = regex(rf"\b{any_of(words['unreal'])}|n['’]t\b")
        self.modal = regex(rf"\b{any_of(words['modal'])}")
        self.denying = frozenset(map(first_word, words["unreal"])) | {"t"}
        self.denying_verbs = self.denying | frozenset(map(first_word, words["modal"]))
        self.ordinals = {word: number for number, word in enumerate(words["ordinal"], start=1)}
        self.past = regex(rf"\b{any_of(words['past'])}", re.IGNORECASE)
        self.elsewhere = frozenset(words["elsewhere"])
        self.prepositions = {
            name: frozenset(" ".join(entry.split()[-2 if entry.endswith(" of") else -1:]) for entry in words[name])
            for name in ("ahead", "along")}
        self.following = frozenset(words["following"])
        self.verbs = verbs(words, "hold", "held", "begun", "broken_off", "dropped", "delayed") - {"in", "with"}

    def number(self, word: str) -> int | None:
        """The number that an ordinal stands for ("third", "27th"), or null."""
        figures = _FIGURES.fullmatch(word) if word[:1].isdigit() else None
        return int(figures[1]) if figures else self.ordinals.get(word)

    def governed(self, noun: Nominal, said: Predicate) -> bool:
        """False of a rule about a preposition where another one governs the noun."""
        table = said.match.rule.gives.get("governs")
        return table is None or noun.governor in self.prepositions[table]

    def denied(self, sentence: Sentence, at: int, *, reach: int, verb: bool = False) -> bool:
        """True where one of the few words before an offset, in its clause, makes the meeting (or its verb) unreal."""
        if (self.denying_verbs if verb else self.denying).isdisjoint(sentence.words):
            return False
        end = at - sentence.start
        clause = _CLAUSES.split(_ALSO.sub(" ", sentence.text[max(0, end - _NEAR):end]))[-1]
        if verb:
            clause = _LACKING.sub("", _OBJECT_CLAUSE.split(clause)[-1])
        # In either case, but for the month of May.
        last = " ".join(clause.replace("May", "").split()[-reach:]).lower()
        return bool(self.unreal.search(last) or (verb and self.modal.search(last)))

    def plain(self, sentence: Sentence, match: Match) -> bool:
        """False of a match over a gap with a clause boundary in it ("began when talks …")."""
        noun, state = match.captures.get("meeting"), match.captures.get("state")
        if state is None:
            return noun is not None
        if sentence.text[:state.start - sentence.start].endswith("-"):
            return False  # "long-delayed"
        if state.text == "left" and sentence.text.startswith(" off", state.end - sentence.start):
            return False
        end = state.start - sentence.start
        lead = sentence.text[max(0, end - _NEAR):end]
        if "now" in match.captures and (INFINITIVE.search(lead) or _BEING.search(lead) or _ASKED.search(lead)):
            return False
        if noun is None:
            return True
        if state.start > noun.start:
            return not INFINITIVE.search(lead)
        if match.rule.gives.get("governs"):
            return True
        gap = sentence.text[state.end - sentence.start:noun.start - sentence.start]
        return not _PARTED.search(gap) and not (state.text.lower() == "had" and _PARTICIPLE.match(gap))


@cache
def vocabulary(digest: str) -> Vocabulary:
    """The vocabulary of the rules with a digest."""
    return Vocabulary(rulebook("talks").words)
