"""The word tables of the rules for ceasefires, compiled: what one is called, what imagines and what denies it."""

from __future__ import annotations

from functools import cache

from extractors.language.vocabulary import any_of
from extractors.rules.compiled import first_word
from extractors.rules.pattern import Words, alternation
from extractors.rules.predication import Nominal, verbs
from extractors.rules.regexes import regex
from extractors.rules.rulebook import rulebook

_OTHER_BREACH = regex(r"\b(?:rights|airspace|air|border|traffic|law|sanctions|treaty|constitution|security)\b")
_BARE = regex(
    r"(?:(?:[Tt]he|[Tt]his|[Tt]hat)(?:\s+[A-Z]\w+)?|[Aa]n?\s+(?:similar|earlier|previous|prior|initial|first))?")
"""Before "agreement": "the Gaza deal" is the truce spoken of and "an earlier deal" another, "the trade deal" is not."""
_BREACHES = ("violations", "breaches")


def _cue(entry: str) -> str:
    """The word by which a sentence that holds an entry is known."""
    return entry.split()[-1] if entry.startswith(("it ", "the ")) else first_word(entry)


class Vocabulary:
    """What a ceasefire is called, which words call it that only where it was spoken of before, and what denies it.

    A sentence without any of `cues` says nothing of one, nor does one without any of its `own` words before it was
    spoken of.
    """

    def __init__(self, words: Words) -> None:
        halting = set(words["halting"])
        plain = alternation(tuple(entry for entry in words["truce"] if entry.split()[0] not in halting
                                  or entry.split()[1:2] not in ([], ["of"], ["in"], ["to"])))
        human, halt, hostile = (alternation(words[name]) for name in ("humanitarian", "halting", "hostilities"))
        mark = r"[\"“‘']?"
        self.heads = regex(
            rf"\b(?:{plain}|{human}\s+{mark}{halt}|"
            rf"{mark}{halt}[\"”’']?\s+(?:of|to|in)\s+(?:\w+\s+){{0,2}}?{hostile})"
            rf"[\"”’']?(?:\s+{alternation(words['pact'])})?(?!['’]?s?\s+{alternation(words['beside'])})")
        self.cues = frozenset(map(_cue, words["truce"]))
        self.spoken_of = self.cues - set(map(_cue, words["agreement"])) - halting
        self.own = self.spoken_of | halting
        self.verbs = verbs(words, "reach", "uphold", "break", "finish", "refuse", "call", "offer", "prolong")
        self.imagined = regex(rf"\b{any_of(words['imagined'])}|\b(?:If|Unless|Whether|Should|Once|Until)\b")
        self.denied = regex(rf"\b{any_of(words['denied'])}|n['’]t\b|\b(?:No|Neither|Without)\b")
        self.agreement = frozenset(words["agreement"])
        self.of_agreement = frozenset(words["of_agreement"])
        self.of_proposal = frozenset(words["of_proposal"])

    def can_be(self, head: str, status: str) -> bool:
        """True of a status that words for a ceasefire spoken of before can have ("broke the deal", "violations")."""
        if head in _BREACHES:
            return status == "violated"
        return status in (self.of_proposal if head == "proposal" else self.of_agreement)

    def refers_back(self, noun: Nominal, head: str) -> bool:
        """True of "the agreement", "violated it" and "violations", not of those of another kind ("the trade deal")."""
        if head.endswith(" it") or head.startswith("it "):
            return True
        if head in _BREACHES:
            return not _OTHER_BREACH.search(noun.before)
        return bool(_BARE.fullmatch(noun.before.strip()))


@cache
def vocabulary(digest: str) -> Vocabulary:
    """The vocabulary of the rules with a digest."""
    return Vocabulary(rulebook("ceasefires").words)
