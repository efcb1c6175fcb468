"""Whose words are: who demands, threatens or answers by a verb, and who says what stands at an offset."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter

from extractors.language.annotation import Annotated, Sentence, actors_by_name
from extractors.language.attribution import claimant
from extractors.language.clauses import quotation_at, reporting
from extractors.language.mentions import Actor
from extractors.language.parties import Party, actors_between, inferred, of_actor
from extractors.language.subjects import FIRST_PERSON, subject
from extractors.rules.regexes import regex

_TURN = regex(r"([A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}):\s")
_STATEMENT_OF = regex(
    r"(?:[Jj]oint\s+)?(?:Statement|STATEMENT|Declaration|Communiqu[eé]|Press [Rr]elease)\s+"
    r"(?:of|by|from|issued by)\s+(?:the\s+)?")
"""With what a document begins that is itself somebody's statement."""
_NAME = regex(r"[A-Z][\w’'-]*(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w’'-]*){1,7}")
_QUOTE = regex(r"[\"“”]")
_ASIDE = regex(r",\s(?:[\w’'-]+\s){1,4}\w+,")
_MARKED = regex(r"[,\"”’]\s*$")


def party_before(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """The subject of the verb at the offset, or the owner of the noun there; of "we", who speaks."""
    found = subject(annotated, sentence, offset)
    return speaker(annotated, sentence, offset) if found is FIRST_PERSON else found


def _named(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """The subject of a reporting verb, unless it is the first person ("we said")."""
    found = subject(annotated, sentence, offset)
    return None if found is FIRST_PERSON else found


def speaker(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """Who says what stands at the offset; null in the reporter's own voice."""
    text = annotated.document.text
    mark = quotation_at(annotated, offset)
    start, end = (mark.start, mark.end) if mark else (offset, offset)
    before = list(reporting().finditer(text, sentence.start, max(sentence.start, start)))
    if len(before) > 1 and _ASIDE.fullmatch(text, before[-2].end(), before[-1].end() + 1):
        before.pop()  # "the rebels insisted, sources said, that"
    if before:
        said = _named(annotated, sentence, before[-1].start())
        if said is None and before[-1].group() == "warning":  # "went there with a warning that"
            first = next((actor for actor in sentence.actors if not actor.adjective), None)
            said = of_actor(first) if first and first.end < before[-1].start() else None
        return said
    last = annotated.sentence_at(end - 1) or sentence
    colon = text.rfind(": ", sentence.start, start)
    if colon > 0:
        named = next((a for a in actors_between(sentence, sentence.start, colon) if not a.adjective), None)
        if named:
            return of_actor(named)
    found = reporting().search(text, end, last.end)
    if found and (said := _said_after(annotated, last, end, found)):
        return said
    return (_spoke_before(annotated, sentence) if mark else None) or _claimant(annotated, sentence, offset) or (
        None if mark else _in_transcript(annotated, sentence) or _stated_by(annotated))


@lru_cache(maxsize=2)
def _stated_by(annotated: Annotated) -> Party | None:
    """Whose statement a document is by its first line ("Statement by the Highland Front")."""
    text = annotated.document.text
    led = _STATEMENT_OF.match(text)
    name = _NAME.match(text, led.end()) if led else None
    if name is None:
        return None
    known = actors_by_name(annotated).get(name.group())
    return of_actor(known[0]) if known else Party(name.group(), *name.span())


def _in_transcript(annotated: Annotated, sentence: Sentence) -> Party | None:
    """Who speaks all of a paragraph that a name and a colon begin ("MR MALO: We need time. They must leave.")."""
    sentences = annotated.sentences
    first = sentences[bisect_left(sentences, sentence.paragraph, key=attrgetter("paragraph"))]
    turn = _TURN.match(annotated.document.text, first.start, first.end)
    if turn is None:
        return None
    actor = next(actors_between(first, first.start, turn.end()), None)
    if actor:
        return of_actor(actor)
    words = turn[1].split()
    if not turn[1].isupper() or len(words) == 1:
        return None  # "QUESTION:", "Note:"
    known = _by_surname(annotated).get(words[-1])
    return of_actor(known) if known else Party(turn[1].title(), *turn.span(1))


@lru_cache(maxsize=2)
def _by_surname(annotated: Annotated) -> Mapping[str, Actor]:
    """The people whom a document names, by their last names in capitals."""
    found: dict[str, Actor] = {}
    for name, known in actors_by_name(annotated).items():
        if known[0].type == "person":
            found.setdefault(name.upper().split()[-1], known[0])
    return found


def _claimant(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """Who is known from attribution.py to say it: the rarer constructions, if they name an actor."""
    said = claimant(annotated, sentence, offset)
    actor = next((a for a in sentence.actors if said and said.start <= a.start and a.end <= said.end), None)
    return of_actor(actor) if actor else None


def _said_after(annotated: Annotated, sentence: Sentence, end: int, verb: re.Match[str]) -> Party | None:
    """Whose the reporting verb is that comes after some words: ", he said", ", said the minister", ", Malo, said"."""
    if not _MARKED.search(annotated.document.text, end, verb.start()):
        before = _named(annotated, sentence, verb.start())
        if before and (before.start >= end or before.inferred):
            return before
    after = next((a for a in actors_between(sentence, verb.end(), sentence.end) if a.start - verb.end() < 60), None)
    between = list(actors_between(sentence, end, verb.start()))
    named = after or (between[-1] if between and verb.start() - between[-1].end <= 3 else None)
    if between and named is between[-1] and named.place and between[0].type == "person":
        named = between[0]  # "X, a spokesman in Nairobi, said"
    return of_actor(named) if named else None


def _spoke_before(annotated: Annotated, sentence: Sentence) -> Party | None:
    """Who speaks on in a quotation with no reporting verb: who spoke last in the same paragraph."""
    for before in reversed(annotated.sentences[max(0, sentence.index - 3):sentence.index]):
        if before.paragraph != sentence.paragraph:
            break
        verbs = list(reporting().finditer(annotated.document.text, before.start, before.end))
        if verbs:
            led = annotated.document.text[before.start:verbs[-1].start()]
            spoke = _said_after(annotated, before, before.start, verbs[-1]) if _QUOTE.search(led) else _named(
                annotated, before, verbs[-1].start())
            return inferred(spoke) if spoke else None
    return None
