"""Finds what is said of a ceasefire: one fact for each status that a sentence asserts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from extractors.ceasefires.parties import accused, parties
from extractors.ceasefires.statements import asserted, is_plain
from extractors.ceasefires.terms import with_terms
from extractors.ceasefires.timing import timing
from extractors.ceasefires.vocabulary import Vocabulary, vocabulary
from extractors.facts import Ceasefire, CeasefireStatus
from extractors.language.annotation import Annotated, Sentence
from extractors.language.coordination import named
from extractors.language.mediation import mediators
from extractors.language.opponents import sides
from extractors.language.venues import place_after
from extractors.rules.predication import Nominal, Predicate, nominals, predicates
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Rulebook, rulebook

_UNSETTLED = frozenset(("called_for", "proposed", "rejected", "violated"))
_EACH_OTHER = regex(
    r"\b(?:accus|blam)\w+\s+(?:each other|one another|the other)\b"
    r"|\b[Ee]ach\s+side\s+(?:said|claimed|alleged)\s+(?:that\s+)?the\s+other\b"
    r"|\b(?:by|from)\s+(?:both\s+(?:sides|parties)|the\s+(?:opposing|other)\s+side)\b")
_MEETING = regex(r"\b(?:talks|negotiations|meeting|discuss\w*|summit|session)\b|^\s+on\s")
_PLACED = regex(r"\s+(?:\w+\s+){0,2}(?:in|at|near)\s+(?:[\w-]+\s+){0,4}")
_SIGNED = regex(r"\b(?:sign|reach|announc|broker|negotiat|initial)\w*")
_AGREEING = frozenset("agreement deal accord talks negotiations mediator mediators".split())
"""Words of sentences that tell who brokered what was agreed, where none speaks of the truce itself."""
_PACTS = frozenset("agreement deal accord understanding".split())
"""What goes on about a truce spoken of before."""
_EXPIRY = regex(r"\bexpir")
"""In words for an end that an extension puts off."""


def find(annotated: Annotated) -> Iterator[Ceasefire]:
    """The ceasefires of a document, in order of text, local (see facts.Fact)."""
    book = rulebook("ceasefires")
    words = vocabulary(book.digest)
    found: list[Ceasefire] = []
    last: int | None = None
    for sentence in annotated.sentences.holding(words.cues):
        here = sentence.index if not words.spoken_of.isdisjoint(sentence.words) or (
            last is not None and not _PACTS.isdisjoint(sentence.words)) else last
        if here is not None or not words.own.isdisjoint(sentence.words):
            found += _of_sentence(annotated, sentence, book, words, here, last)
        last = here
    if not found:
        return
    pair = sides(annotated)
    brokers = _brokers(annotated, words.spoken_of) or _brokers(annotated, _AGREEING)
    for fact in with_terms(annotated, found):
        yield _completed(fact, pair, brokers)


def _brokers(annotated: Annotated, about: frozenset[str]) -> tuple[str, ...]:
    """The mediators whom the sentences with one of some words name."""
    return named(broker for sentence in annotated.sentences.holding(about) for broker in mediators(sentence))


def _of_sentence(
    annotated: Annotated, sentence: Sentence, book: Rulebook, words: Vocabulary, spoken_of: int | None, last: int | None
) -> Iterator[Ceasefire]:
    """What one sentence says; `spoken_of` is the index of the sentence, this one or before, that last spoke of a
    ceasefire, so that "the agreement" can mean it, and `last` that of the last one before, which "it" means.
    """
    matches = [match for match in book.find(sentence) if is_plain(sentence, match)]
    if not matches:
        return
    found: list[Ceasefire] = []
    seen: set[str] = set()
    for noun, said in predicates(sentence, matches, nominals(sentence, words.heads, words.verbs), "truce"):
        head = sentence.text[noun.head - sentence.start:noun.end - sentence.start].lower()
        bare, pronoun = head in words.agreement, head.startswith("it ")
        if bare and (spoken_of is None or not words.refers_back(noun, head)):
            continue
        if pronoun and last != sentence.index - 1:
            continue
        for predicate, until in asserted(sentence, noun, said, words):
            if predicate.status not in seen and (
                    not bare or pronoun or words.can_be(head, predicate.status)):
                seen.add(predicate.status)
                found.append(_fact(annotated, sentence, noun, predicate, until))
    coming = {fact.effective_when.start for fact in found if fact.status == "agreed" and fact.effective_when}
    extended = any(fact.status == "extended" for fact in found)
    for fact in found:
        if extended and fact.status == "ended" and _EXPIRY.search(annotated.document.text, *fact.matched[0]):
            continue  # "the expiry of the truce, which was extended"
        # "agreed to a truce that takes effect on Friday" is one status, with the day on which it takes effect.
        if not (fact.status == "in_force" and fact.when and fact.when.start in coming):
            yield fact


def _fact(annotated: Annotated, sentence: Sentence, noun: Nominal, said: Predicate, until: int) -> Ceasefire:
    they, accuser = parties(sentence, noun, said, sides(annotated)), None
    if said.status == "violated":
        they, accuser = accused(sentence, noun, said)
    days = timing(annotated, sentence, noun, said, until)
    if said.weak and days.when and days.when.start < noun.start and (
            said.match.rule.gives.get("adjective")
            or _MEETING.search(sentence.text, days.when.end - sentence.start, noun.start - sentence.start)):
        days = days._replace(when=None)  # an adjective has no day; "talks on Friday on the truce" has that of the talks
    return Ceasefire(
        source=annotated.document.source, sentence=" ".join(sentence.text.split()), start=sentence.start,
        end=sentence.end, rule=said.match.rule.name, when=days.when,
        matched=((min(noun.start, said.start), max(noun.end, said.end)),), status=cast(CeasefireStatus, said.status),
        parties=they, mediators=named(mediators(sentence)), place=_place(annotated, sentence, noun, said),
        effective_when=days.effective, until_when=days.until, terms=days.terms, claimed_by=accuser)


def _place(annotated: Annotated, sentence: Sentence, noun: Nominal, said: Predicate) -> str | None:
    """Where it holds: a place right after the words for it or for its status ("a truce in Kessel")."""
    for end in (noun.end, said.end) if said.start >= noun.end else (noun.end,):
        place = place_after(annotated, sentence, end, min(sentence.end, end + 40))
        if place and not _is_venue(sentence, noun, said, end, place):
            return place
    return None


def _is_venue(sentence: Sentence, noun: Nominal, said: Predicate, end: int, place: str) -> bool:
    """True of a place that isn't right after the words that end at an offset, or is where the ceasefire was signed."""
    text, base = sentence.text, sentence.start
    at = text.find(place, end - base)
    if at >= 0 and (not _PLACED.fullmatch(text, end - base, at)
                    or any(noun.end <= day.start < base + at for day in sentence.days)):
        return True
    verb = text[said.start - base:said.end - base] if said.status == "agreed" else ""
    return bool(_SIGNED.search(verb) or (at >= 0 and _SIGNED.search(text, end - base, at)))


def _completed(fact: Ceasefire, pair: tuple[str, ...], brokers: tuple[str, ...]) -> Ceasefire:
    """The fact with the document's two sides and mediators where its sentence names none."""
    mutual = fact.status == "violated" and _EACH_OTHER.search(fact.sentence)
    if not fact.parties and pair and (mutual or fact.status != "violated"):
        fact = replace(fact, parties=tuple(name for name in pair if name not in fact.mediators),
                       why=(*fact.why, ("parties", "the two sides of the document")))
    if not fact.mediators and brokers and fact.status not in _UNSETTLED:
        fact = replace(fact, mediators=tuple(name for name in brokers if name not in fact.parties),
                       why=(*fact.why, ("mediators", "named elsewhere in the document")))
    return fact
