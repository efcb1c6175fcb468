"""Finds answers to a demand, an offer or an ultimatum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from extractors.facts import Demand, Fact, Response
from extractors.language.addressees import addressed, other_side
from extractors.language.annotation import Annotated, Sentence
from extractors.language.clauses import Span, clause_start, trimmed, words
from extractors.language.mentions import Actor
from extractors.language.parties import Party, inferred, of_actor
from extractors.language.statements import Statement, matched, statement, words_taken
from extractors.language.vocabulary import any_of
from extractors.rules.kept import kept
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match, rulebook

_NOT_DONE = regex(r"\b(?:not|never|to|should|must|could|would|will|may|might|if|has yet to|n['’]t)\s+(?:yet\s+)?$")
_OF_ENEMIES = regex(r"\b(?:ultimatum|(?<!key )demands?|terms|conditions|preconditions)\b")
"""What an adversary puts forward, where a plan or a call may be a mediator's."""
_BROKERED = regex(
    r"\b(?:truce|cease-?fire|deal|agreement|accord|plan|proposals?|draft|text|document|initiative|road ?map)\b")
"""What may as well be a mediator's as that of whoever demanded something."""
_OWNED = regex(r"(?:['’]s?)? (?:[a-z-]+ ){0,2}")
_UNTIL = regex(r"(?:will|would|shall) (?:not|never) [^,;]{3,60} (?:until|unless)\b")
_BARE = regex(r"(?:accept|reject)\s")
_WE = regex(r"\b(?:[Ww]e|I|[Tt]hey)\s+(?:\w+ly\s+|also\s+|both\s+|all\s+)?$")
"""The subjects of a bare verb that answers; after others it is wished for ("demanded that the rebels accept")."""
_CONDITIONAL = regex(r"\b(?:if|unless|once|until|whether|when|before)\b[^,;]{0,80}$", re.IGNORECASE)
_THING_ASIDE = regex(r",\s+(?:an?|the|which|something)\b")
_POINTS_BACK = regex(
    r",\s+(?:something|which(?=\s+(?!(?:has|have|had|also|later|then)\s)\w+\s)|"
    r"(?:a|an|the) (?:\w+ )?(?:demand|proposal|offer|idea|condition|call|plan|request))\b"
    r"[^,]*$")


def find(annotated: Annotated) -> Iterator[Response]:
    """The responses of a document, in order of text, local (see facts.Fact)."""
    rules = rulebook("responses")
    for sentence, matches in matched(rules, annotated):
        found: list[tuple[Span, Response]] = []
        for match in matches:
            if _unanswered(annotated, sentence, match):
                continue
            span = _words(annotated, sentence, match)
            if any(match.start < end and start < match.end for (start, end), _ in found):
                continue
            if stated := statement(annotated, sentence, match, span):
                found.append((span, _response(annotated, stated)))
        yield from (response for _, response in sorted(found, key=lambda each: each[0]))


def answering(facts: Iterable[Fact]) -> list[Fact]:
    """The facts of a document, in order of text, its responses with whom they answer: where their own words do not
    tell, whoever last demanded something of who responds.
    """
    asked: dict[str, str] = {}
    out: list[Fact] = []
    for fact in facts:
        if isinstance(fact, Demand) and fact.by and fact.to:
            asked[fact.to] = fact.by
        elif isinstance(fact, Response) and fact.to is None and fact.by in asked and not _BROKERED.search(fact.text):
            to = asked[fact.by]
            why = (*fact.why, ("to", f"{to} demanded before"))
            fact = replace(fact, to=to, inferred=(*fact.inferred, "to"), why=why)
        out.append(fact)
    return out


def _unanswered(annotated: Annotated, sentence: Sentence, match: Match) -> bool:
    """True where the answer is only wished for, foretold or denied ("to accept", "would reject")."""
    text = annotated.document.text
    if _BARE.match(text, match.start) and not _WE.search(text, sentence.start, match.start):
        return True
    if match.rule.gives.get("ahead") and _UNTIL.match(text, match.start, sentence.end):
        return True  # "will not disarm until" sets a condition
    return bool(_CONDITIONAL.search(text, sentence.start, match.start)) or (
        match.rule.gives["answer"] in ("accepted", "rejected", "partly")
        and bool(_NOT_DONE.search(text, sentence.start, match.start)))


def _words(annotated: Annotated, sentence: Sentence, match: Match) -> Span:
    """The answer with what it answers, also where that stands before it ("…, something they would not discuss")."""
    text = annotated.document.text
    start, end = words_taken(annotated, sentence, match)
    back = _POINTS_BACK.search(text, sentence.start, start)
    if back:
        start = clause_start(annotated, sentence, back.start())
    return trimmed(text, start, end)


@kept
def _offer() -> re.Pattern[str]:
    things = any_of(rulebook("responses").words["asked"])
    return regex(rf"\b(?:an?|the|this|that|any|all)\s+(?:[\w-]+\s+)?({words('party')})\s+{things}")


@kept
def _offered_by() -> re.Pattern[str]:
    things = any_of(rulebook("responses").words["asked"])
    return regex(rf"\b{things}\s+(?:by|from)\s+(?:the\s+)?$")


def _offering(annotated: Annotated, stated: Statement) -> Party | None:
    """Whose the demand or offer is, if words beside it say so ("a call by Kenya", "a government appeal")."""
    text = annotated.document.text
    if "by" in stated.match.captures:  # "Kenya's proposal was rejected by the rebels"
        owner = next((actor for actor in stated.sentence.actors if actor.end <= stated.start
                      and (actor.adjective or text[actor.end] in "'’")
                      and _OWNED.fullmatch(text, actor.end, stated.start)), None)
        if owner:
            return of_actor(owner)
    for actor in stated.sentence.actors:
        if stated.start < actor.start < stated.end and _offered_by().search(text, stated.start, actor.start):
            return of_actor(actor)
    found = _offer().search(text, stated.start, stated.end)
    if found is None or any(a.start < found.end(1) and found.start(1) < a.end for a in stated.sentence.actors):
        return None
    named = _first_called(annotated).get(found[1])
    return inferred(of_actor(named)) if named else Party(found[1], *found.span(1))


@lru_cache(maxsize=2)
def _first_called(annotated: Annotated) -> Mapping[str, Actor]:
    """The first actor of a document to be called by each word that is not its name ("government", of Kenya)."""
    text = annotated.document.text
    called: dict[str, Actor] = {}
    for sentence in annotated.sentences:
        for actor in sentence.actors:
            word = text[actor.start:actor.end].lower()
            if word in sentence.words and word != actor.name:
                called.setdefault(word, actor)
    return called


def _response(annotated: Annotated, stated: Statement) -> Response:
    text, match, voice, by = annotated.document.text, stated.match, stated.voice, stated.by
    to = _offering(annotated, stated) or addressed(
        annotated, stated.sentence, stated.start, stated.end, by, voice) or (
        addressed(annotated, stated.sentence, stated.sentence.start, match.start, by, voice)
        if stated.start < match.start else None)
    if to is None and _OF_ENEMIES.search(text, stated.start, stated.end):
        to = other_side(annotated, by)
    # A day before an answer that points back is that of the offer ("offered on 4 May to stop, which they rejected").
    offered = stated.when and _THING_ASIDE.search(text, stated.when.end, match.end)
    return Response(
        source=annotated.document.source, sentence=stated.evidence, start=stated.sentence.start,
        end=stated.sentence.end, rule=match.rule.name, by=by.name, to=to.name if to else None,
        answer=match.rule.gives["answer"], text=" ".join(text[stated.start:stated.end].split()),
        when=None if offered else stated.when,
        matched=((match.start, match.end),), why=stated.why(by=by, to=to),
        inferred=stated.inferred(by=by, to=to))
