"""Whose a demand or a threat is, and at whom it is aimed: the party before a verb, the speaker, the party addressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.language.annotation import Annotated, Sentence
from extractors.language.attribution import claimant
from extractors.language.clauses import clause_starts, quotation_at, word_list, words
from extractors.language.gazetteer import gazetteer
from extractors.language.mentions import Actor, ActorType


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant, by the words at `start` to `end`; `inferred` where a pronoun or the context says so.

    `type` is null for a party without a proper name ("Western countries").
    """

    name: str
    start: int
    end: int
    type: ActorType | None = None
    role: str | None = None
    side: str | None = None
    """The party of a person; the state that a group rules."""
    inferred: bool = False
    adjective: bool = False


_BETWEEN = frozenset(
    "has have had having also again on in late early then now repeatedly earlier later still first long once not does "
    "did do to is are was were would will this last week month today yesterday continues continued further who which "
    "that recently since key core main foremost central own chief primary biggest only latest new renewed joint and "
    "meanwhile just even already together both all longstanding long-standing been being more".split())
PREPOSED = re.compile(
    r"\b(?:of|in|by|with|from|to|for|against|on|at|between|near|about|over|under|among|like|including|into|across|"
    r"inside|outside|toward|towards|upon|through|via|than|as|per|before|after|until)\s+"
    r"(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
_CAPITAL = re.compile(r"(?:[Tt]he\s+)?([A-Z][A-Za-z’'-]+(?:\s+[A-Z][\w’'-]+){0,3})(?=[\s,])")
_AGENT = re.compile(r"\w+\s+(?:by|from)\s+(?:the\s+)?")
_IT = re.compile(r"(?:it|they)\s", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_IN_PLACE = re.compile(
    r"\b(?:in|of|from|against|into|across|inside|for)\s+(?:the\s+|[\w’'-]+\s+of\s+)?$", re.IGNORECASE)
_QUOTE = re.compile(r"[\"“”]")
_MARKED = re.compile(r"[,\"”’]\s*$")
_LAST_WORD = re.compile(r"([\w’'-]+)[\s\"“”,–—-]*$")
_FIRST_PERSON = frozenset("we i our us my".split())
_PAPERS = frozenset("statement communique communiqué letter note".split())
THIRD_PERSON = frozenset("they it their its them".split())


@cache
def _noun_phrase() -> re.Pattern[str]:
    capital = r"(?!(?i:the|a|an|its|their|his|her|our|on|in|at|but|and)\s)[A-Z][\w’'-]+"
    qualifier = rf"(?:{words('qualifier')}|\w+-[\w-]+|{capital}(?:\s+and\s+{words('qualifier')})?)"
    return re.compile(rf"((?<![\w-])(?:{qualifier}\s+){{0,3}}{words('party')})[\s\"“”,]*(?:['’]s?)?\s*$")


@cache
def _nouns(name: str) -> frozenset[str]:
    return frozenset(word_list(name))


@cache
def _leading_phrase() -> re.Pattern[str]:
    qualifier = rf"(?:{words('qualifier')}|\w+-[\w-]+|[A-Z][\w’'-]+)"
    return re.compile(rf"(?:(?:[Tt]he|[Aa]n?)\s+)?((?:{qualifier}\s+){{0,3}}{words('party')})")


def actors_between(sentence: Sentence, start: int, end: int) -> Iterator[Actor]:
    """The actors of a sentence that stand between two offsets."""
    return (actor for actor in sentence.actors if start <= actor.start and actor.end <= end)


def of_actor(actor: Actor) -> Party:
    """An actor as a party."""
    return Party(actor.name, actor.start, actor.end, actor.type, actor.role, actor.party, actor.reference,
                 actor.adjective)


def party_before(annotated: Annotated, sentence: Sentence, offset: int, *, own: bool = True) -> Party | None:
    """The subject of the verb at the offset, or the owner of the noun there ("the rebels' demand")."""
    text = annotated.document.text
    agent = _AGENT.match(text, offset)
    if agent:
        named = next((actor for actor in sentence.actors if actor.start >= agent.end() > actor.start - 5), None)
        if named:
            return of_actor(named)
        phrase = _leading_phrase().match(text, agent.end(), sentence.end)
        if phrase:
            return _of_words(sentence, text, *phrase.span(1))
    starts = clause_starts(annotated, sentence, offset)
    goes_on = _goes_on(text, starts, offset)
    if goes_on == "ing":
        said = _just_before(annotated, sentence, offset)
        if said:
            return party_before(annotated, sentence, said, own=own)
    near, word = adjacent(annotated, sentence, offset) if goes_on != "ed" else (None, "")
    word = word.lower()
    if near:
        return near
    if word in _FIRST_PERSON:
        return speaker(annotated, sentence, offset) if own else None
    if word in THIRD_PERSON or word in _PAPERS:
        return _antecedent(annotated, sentence, offset, people=word in _PAPERS)
    if goes_on:
        starts.reverse()
    for start in starts:
        if _IT.match(text, start, offset):
            return _antecedent(annotated, sentence, start)
        found = list(actors_between(sentence, start, offset))
        for actor in found:
            if not actor.adjective and not PREPOSED.search(text, start, actor.start):
                return of_actor(actor)
        phrase = _leading_phrase().match(text, start, offset)
        if phrase:
            return _of_words(sentence, text, *phrase.span(1))
        for actor in found:
            if not actor.adjective or len(text[actor.end:offset].split()) <= 3:
                return of_actor(actor)
        capital = _CAPITAL.match(text, start, offset)
        if capital and capital[1].split()[0] not in gazetteer().stop and (
                start > sentence.start or capital[1].isupper()):
            return Party(capital[1], *capital.span(1))
    return None


def _goes_on(text: str, starts: list[int], offset: int) -> str:
    """How a verb goes on about the subject of the whole sentence: "ed" ("…, and demanded"), "ing" ("…, demanding")."""
    word = _WORD.match(text, offset)
    if word and word.group().endswith("ing") and text[:offset].endswith((", ", "while ")):
        return "ing"
    return "ed" if word and word.group().endswith("ed") and starts[0] >= offset - 1 and starts[1:] else ""


def _just_before(annotated: Annotated, sentence: Sentence, offset: int) -> int | None:
    """Where the reporting verb stands after which a participle goes on ("…, the army said on Sunday, demanding …")."""
    verbs = [found.start() for found in _reporting().finditer(annotated.document.text, sentence.start, offset)]
    return verbs[-1] if verbs and len(annotated.document.text[verbs[-1]:offset].split()) <= 4 else None


def adjacent(annotated: Annotated, sentence: Sentence, offset: int) -> tuple[Party | None, str]:
    """The party right before a verb or noun, auxiliaries and adverbs apart; else the word that stands there."""
    text = annotated.document.text
    if text[sentence.start:offset].endswith(", "):
        return None, ""
    ends = {actor.end: actor for actor in sentence.actors}
    at, word, paper = offset, "", ""
    for _ in range(8):
        last = _LAST_WORD.search(text, sentence.start, at)
        if not last:
            break
        stop = last.end(1)
        word = last[1]
        for end in (stop, stop - 2, stop - 1):
            if end in ends and end > last.start(1):
                if _IN_PLACE.search(text, sentence.start, ends[end].start):
                    return None, word
                return _owned(annotated, sentence, ends[end]), word
        noun = word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’") in _nouns("party")
        phrase = _noun_phrase().search(text, max(sentence.start, at - 80), at) if noun else None
        if phrase and re.search(r"\bour\s$", text[:phrase.start(1)][-5:], re.IGNORECASE):
            return None, "our"
        if phrase:
            return _of_words(sentence, text, *phrase.span(1)), word
        if word.lower() in _PAPERS:
            paper = word.lower()
        elif word.lower() not in _BETWEEN and not word.endswith(("ly", "day")):
            break
        at = last.start(1)
    return None, paper or word


def _owned(annotated: Annotated, sentence: Sentence, actor: Actor) -> Party:
    """The party of "its negotiators" is the one that "its" means."""
    owner = re.search(r"\b(?:its|their)\s$", annotated.document.text[sentence.start:actor.start], re.IGNORECASE)
    return (owner and actor.type != "person" and _antecedent(annotated, sentence, actor.start)) or of_actor(actor)


def _of_words(sentence: Sentence, text: str, start: int, end: int) -> Party:
    """A party without a proper name, under its words."""
    inside = [actor for actor in actors_between(sentence, start, end) if not actor.adjective]
    owner = [actor for actor in sentence.actors
             if actor.end <= start and text[actor.end:start].strip() in ("'s", "’s", "'", "’")]
    office = re.match(r"\s+(?:of|for)\s+(?:the\s+|both\s+)?", text[end:sentence.end])
    if office and text[start:end].split()[-1].lower() in _nouns("office"):
        owner = [actor for actor in sentence.actors
                 if actor.start == end + office.end() and text[actor.end] not in "'’"] or owner
    if text[start:end].split()[-1].lower() in _nouns("state"):
        owner = owner or [actor for actor in actors_between(sentence, start, end) if actor.type == "government"]
    if inside or owner:
        return replace(of_actor((inside or owner)[-1]), adjective=False)
    return Party(" ".join(text[start:end].split()), start, end)


def _antecedent(annotated: Annotated, sentence: Sentence, offset: int, *, people: bool = False) -> Party | None:
    """Whom "they" or "it" means: the party named first in the sentence, else last in the one before.

    With `people` also whose a statement is: who is named first in the sentence before.
    """
    text = annotated.document.text
    earlier = [a for a in actors_between(sentence, sentence.start, offset) if not a.adjective and a.type != "person"]
    for actor in earlier:
        if not people and not PREPOSED.search(text, sentence.start, actor.start):
            return inferred(of_actor(actor))
    if sentence.index:
        before = annotated.sentences[sentence.index - 1]
        named = [a for a in before.actors if not a.adjective and (people or a.type != "person")]
        if named:
            return inferred(of_actor(named[0 if people else -1]))
        phrases = list(_party_noun().finditer(before.text))
        if phrases:
            start = before.start + phrases[-1].start()
            return Party(phrases[-1].group(), start, start + len(phrases[-1].group()), inferred=True)
    return None


@cache
def _party_noun() -> re.Pattern[str]:
    return re.compile(rf"\b{words('party')}")


def inferred(party: Party) -> Party:
    """The party, marked as found by reference."""
    return replace(party, inferred=True)


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\b{words('report')}")


def speaker(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """Who says what stands at the offset; null in the reporter's own voice."""
    text = annotated.document.text
    mark = quotation_at(annotated, offset)
    start, end = (mark.start, mark.end) if mark else (offset, offset)
    before = list(_reporting().finditer(text, sentence.start, max(sentence.start, start)))
    if before:
        return party_before(annotated, sentence, before[-1].start(), own=False)
    last = annotated.sentence_at(end - 1) or sentence
    colon = text.rfind(": ", sentence.start, start)
    if colon > 0:
        named = next((a for a in actors_between(sentence, sentence.start, colon) if not a.adjective), None)
        if named:
            return of_actor(named)
    found = _reporting().search(text, end, last.end)
    if found and (said := _said_after(annotated, last, end, found)):
        return said
    return (_spoke_before(annotated, sentence) if mark else None) or _claimant(annotated, sentence, offset)


def _claimant(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """Who is known from attribution.py to say it: the rarer constructions, if they name an actor."""
    said = claimant(annotated, sentence, offset)
    actor = next((a for a in sentence.actors if said and said.start <= a.start and a.end <= said.end), None)
    return of_actor(actor) if actor else None


def _said_after(annotated: Annotated, sentence: Sentence, end: int, verb: re.Match[str]) -> Party | None:
    """Whose the reporting verb is that comes after some words: ", he said", ", said the minister", ", Malo, said"."""
    subject = None
    if not _MARKED.search(annotated.document.text, end, verb.start()):
        subject = party_before(annotated, sentence, verb.start(), own=False)
    if subject and (subject.start >= end or subject.inferred):
        return subject
    after = next((a for a in actors_between(sentence, verb.end(), sentence.end) if a.start - verb.end() < 60), None)
    between = list(actors_between(sentence, end, verb.start()))
    named = after or (between[-1] if between and verb.start() - between[-1].end <= 3 else None)
    return of_actor(named) if named else None


def _spoke_before(annotated: Annotated, sentence: Sentence) -> Party | None:
    """Who speaks on in a quotation with no reporting verb: who spoke last in the same paragraph."""
    for before in reversed(annotated.sentences[max(0, sentence.index - 3):sentence.index]):
        if before.paragraph != sentence.paragraph:
            break
        verbs = list(_reporting().finditer(annotated.document.text, before.start, before.end))
        if verbs:
            led = annotated.document.text[before.start:verbs[-1].start()]
            spoke = _said_after(annotated, before, before.start, verbs[-1]) if _QUOTE.search(led) else party_before(
                annotated, before, verbs[-1].start(), own=False)
            return inferred(spoke) if spoke else None
    return None
