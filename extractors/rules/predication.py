"""What a sentence says of a noun: of the rules that match around it, the one that its main verb decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.language.annotation import Sentence
from extractors.language.vocabulary import any_of
from extractors.rules.pattern import Words, folded
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match, lexicon

_RELATIVE = regex(r"\b(?:that|which|who|whose|where)\b(?!.*,\s)", re.DOTALL)
_OTHER_CLAUSE = regex(
    r"(?:;|,\s+(?:and|or)|\b(?:after|when|since|because|although|though|as|while|but|before|until|despite|"
    r"so(?!\s+far)))\b"
    r"(?!.*,\s)", re.DOTALL)
AUXILIARIES = r"(?:(?:\w+ly|has|had|have|was|were|is|are|later|soon|then|it|they)\s+){0,2}"
"""What may stand between "and" and a verb that it joins to one before: "and was later"."""
INFINITIVE = regex(r"\b(?:to|will|would|could|can|may|might|must|should|not|did|does|do|n['’]t)\s+(?:\w+ly\s+)?$")
"""Before a verb that is no finite one."""
_JOINED = regex(rf"\b(?:and|but|then|only to)\s+{AUXILIARIES}$")
_SINCE_IT = regex(r"\bsince (?:it|they) (?:(?:has|have|had) )?$")
"""Before a verb that tells of what was just named: "the truce in Kessel since it took effect"."""
_OF_THE_WAR = regex(
    r"\b(?:war|conflict|crisis|insurgency|fighting|violence|offensive|uprising|rebellion|unrest|invasion|dispute|clashes|"
    r"hostilities|siege|campaign),?\s+(?:that|which)\s+(?:(?:has|have|had)\s+)?$")
"""Before a verb that tells of the war and not of what is said about it: "talks to end the war, which began in May"."""
_INITIALS = regex(r"(?:\w\.)+")
_PREPOSITIONS = frozenset(
    "in at on of for to into from by with during after before following since ahead about over under through "
    "throughout amid between towards toward until via despite beyond against without within near as than "
    "because".split())
_CONJUNCTIONS = frozenset(("after", "before", "since", "until", "as"))
"""Prepositions that can begin a clause: "after talks in Geneva broke up"."""
_MODIFIED = regex(
    rf"(?:\s+{any_of(lexicon()['mediated'])}\s+by(?:\s+[\w.'’-]+){{1,5}}?|\s+last\s+(?:week|month|year)|"
    r"\s+(?:in|at|of|with|between|on|near)(?:\s+(?:the|an?)\b)?"
    r"(?:\s+(?!(?:the|an?|both|its|their|in|at|of|with|between|on|near)\b)[\w.'’-]+){1,4})+\s*")
"""Phrases that modify a noun, and nothing that could be the subject of another verb."""
_DETERMINERS = frozenset(
    "the a an this that these those their its his her our any no some such each every both".split())
_CLOSED = frozenset(
    "and or but nor if when while whether who which that is are was were be been has have had will would could should "
    "may might must can said says say told added not".split())


class Nominal(NamedTuple):
    """A noun phrase that rules speak of ("the second round of peace talks"): document offsets of the whole phrase, of
    its head, and the preposition that governs it, if one does.
    """

    start: int
    end: int
    head: int
    governor: str | None
    before: str
    """The words of the phrase before its head, as in the text."""


def nominals(sentence: Sentence, heads: re.Pattern[str], verbs: frozenset[str]) -> tuple[Nominal, ...]:
    """The noun phrases whose heads a pattern in lower case finds, in order; none begins before one of the verbs."""
    text, base = sentence.text, sentence.start
    out = []
    for found in heads.finditer(folded(text)):
        start, governor = _leftwards(text, found.start(), verbs)
        out.append(Nominal(base + start, base + found.end(), base + found.start(), governor, text[start:found.start()]))
    return tuple(out)


def _leftwards(text: str, at: int, verbs: frozenset[str]) -> tuple[int, str | None]:
    """Where the phrase around a head begins, and its governing preposition: up to six words, within the clause."""
    start = at
    for _ in range(6):
        lead = text[max(0, start - 40):start]
        said = lead.rstrip()
        if not said or len(said) == len(lead):
            break
        last = said.rsplit(None, 1)[-1]
        word = last.lower().strip("\"“”‘’'(")
        if last[-1] in ",;:.)—–" and not _INITIALS.fullmatch(last):
            break
        if _bounds(word, said[:-len(last)].rstrip(), text[start:at]):
            start -= len(lead) - len(said) + len(last)
            continue
        if word in _PREPOSITIONS:
            return start, _governor(text, start)
        if word in _CLOSED or word in verbs:
            break
        start -= len(lead) - len(said) + len(last)
        if word in _DETERMINERS:
            return start, _governor(text, start)
    return start, None


def _bounds(word: str, before: str, after: str) -> bool:
    """True of a preposition that only bounds a number: "more than six truces", "at least six truces"."""
    if word == "than":
        return before.endswith(("more", "More", "less", "Less", "fewer"))
    return word == "at" and after.startswith(("least ", "most "))


def _governor(text: str, at: int) -> str | None:
    """The preposition before an offset, with the word before "of" ("ahead of", "collapse of"); or null."""
    words = text[max(0, at - 50):at].lower().split()[-2:]
    if not words or words[-1] not in _PREPOSITIONS:
        return None
    return " ".join(words) if words[-1] == "of" else words[-1]


class Predicate(NamedTuple):
    """What is said of a nominal: the rule's match and the document offsets of the words that say it."""

    match: Match
    start: int
    end: int

    @property
    def status(self) -> str:
        return str(self.match.rule.gives["status"])

    @property
    def weak(self) -> bool:
        return bool(self.match.rule.gives.get("weak"))


def predicates(
    sentence: Sentence, matches: Iterable[Match], nouns: Sequence[Nominal], capture: str
) -> Iterator[tuple[Nominal, tuple[Predicate, ...]]]:
    """For each nominal the predicates that hold of it, the deciding one first; nominals without any are left out.

    `capture` is the name under which the rules capture the noun. A verb that follows belongs to the last nominal
    before it that no preposition governs; one that is in a clause of its own ("which …"), or a weak rule's, yields
    to a main verb; of main verbs the first decides, unless a later one is joined to it ("began and were suspended").
    """
    held: dict[int, list[Predicate]] = {}
    for match in matches:
        spoken_of = match.captures.get(capture)
        if spoken_of is None:
            continue
        state = match.captures.get("state", spoken_of)
        owner = _owner(sentence, nouns, spoken_of.start, state.start)
        if owner is not None:
            # A bracket before the verb ("Name (ABC) held") is none of its words.
            lead = len(state.text) - len(state.text.lstrip(")] "))
            held.setdefault(owner, []).append(Predicate(match, state.start + lead, state.end))
    for index, noun in enumerate(nouns):
        if index in held:
            yield noun, _decided(sentence, noun, held[index])


def _owner(sentence: Sentence, nouns: Sequence[Nominal], noun: int, start: int) -> int | None:
    """Index of the nominal that a match speaks of; null where the captured noun is none of them."""
    at = next((i for i, n in enumerate(nouns) if n.start <= noun < n.end), None)
    if at is None or start < nouns[at].end:
        return at
    closest = next((i for i in range(len(nouns) - 1, at - 1, -1) if nouns[i].end <= start), at)
    for i in range(closest, at - 1, -1):
        gap = sentence.text[nouns[i].end - sentence.start:start - sentence.start]
        if _SINCE_IT.search(gap):
            return i
        if _OF_THE_WAR.search(gap):
            continue
        if _OTHER_CLAUSE.search(gap) and not _JOINED.search(gap):
            return None
        if not nouns[i].governor or _RELATIVE.search(gap) or (len(gap.split()) <= 2 and start - nouns[i].end < 20) \
                or (nouns[i].governor in _CONJUNCTIONS and _MODIFIED.fullmatch(gap)):
            return i
    return None


def _decided(sentence: Sentence, noun: Nominal, found: list[Predicate]) -> tuple[Predicate, ...]:
    strong = [p for p in found if not p.weak and not _aside(sentence, noun, p)]
    if not strong:
        return tuple(found)
    after = sorted((p for p in strong if p.start >= noun.end), key=lambda p: (p.start, -p.end))
    before = sorted((p for p in strong if p.start < noun.end), key=lambda p: (-p.end, p.start))
    main = [*before[:1], *after[:1]]
    if after:
        for later in after[1:]:
            gap = sentence.text[max(after[0].end, noun.end) - sentence.start:later.start - sentence.start]
            if later.start > after[0].end and _JOINED.search(gap) and len(gap) < 80:
                main[-1] = later
    if len(main) == 2 and _reports(sentence, main[0]):
        main.reverse()
    return (*main, *(p for p in found if p not in main))


def _reports(sentence: Sentence, predicate: Predicate) -> bool:
    """True of a verb of saying, whose object clause decides ("announced that the truce was extended")."""
    words = sentence.text[predicate.start - sentence.start:predicate.end - sentence.start].lower().split()
    return not _say_words().isdisjoint(words)


@cache
def _say_words() -> frozenset[str]:
    return frozenset(lexicon()["say"]) | {"announce", "announces", "declares", "announcing", "declaring"}


def _aside(sentence: Sentence, noun: Nominal, predicate: Predicate) -> bool:
    """True where a verb after the noun stands in a relative clause."""
    if predicate.start < noun.end:
        return False
    gap = sentence.text[noun.end - sentence.start:predicate.start - sentence.start]
    return bool(_RELATIVE.search(gap))


def verbs(words: Words, *names: str) -> frozenset[str]:
    """The last words of the entries of some word classes: where a noun phrase to their right begins."""
    return frozenset(entry.split()[-1] for name in names for entry in words[name]) - {"of", "to", "in", "for", "on"}
