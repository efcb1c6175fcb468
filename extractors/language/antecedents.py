"""Whom "it", "they", "its" and a statement stand for, by what the sentence or the one before it is about."""

from __future__ import annotations

import re

from extractors.language.annotation import Annotated, Sentence
from extractors.language.clauses import after_opener, quotation_at
from extractors.language.parties import Party, actors_between, inferred, last_noun, nouns, of_actor, of_words, phrase_at
from extractors.rules.regexes import regex

NEAR = 90
"""Characters within which the one or two words stand that are looked at before a name or a verb."""
_PREPOSED = regex(
    r"\b(?:of|in|by|with|from|to|for|against|on|at|between|near|about|over|under|among|like|including|into|across|"
    r"inside|outside|toward|towards|upon|through|via|than|as|per|before|after|until)\s+"
    r"(?:[\w’'-]+\s+){0,2}$|\b(?:in|at|near|outside)\s+(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+)?,\s+$",
    re.IGNORECASE)
_HE = regex(r"s?he\s", re.IGNORECASE)
_CHAIN = 3
"""Sentences that begin with a pronoun and are stepped over on the way back to whom it means."""
_REACH = 600
"""Characters before a sentence within which a paper was told of that it calls "the statement"."""
IT = regex(r"(?:it|they)\s", re.IGNORECASE)
_IT_DID = regex(
    r"(?:it|they)\s(?!(?:was|is|has been|had been|remains|remained|would be|may be|seems|seemed|appears|appeared)\b)",
    re.IGNORECASE)
"""Not an "it" that stands for nothing ("it was not clear")."""
_ISSUED_BY = regex(
    r"\b(?:communiqu[eé]|statement|letter|note|declaration)(?:\s(?!by\b|from\b)[\w’'-]+){0,2}\s+"
    r"(?:by|from)\s+(?:the\s+)?")
"""What leads whoever issued a paper ("a communique issued by the rebels")."""
_RELEASED = regex(
    r"(?<=\w)\s+(?:(?:has|have|had)\s+)?(?:released|issued|posted|published|sent)\s+(?:an?|the|its|their|another)\s+"
    r"(?:[\w’'-]+\s+){0,2}(?:video|recording|text|statement|communiqu[eé]|letter|note|declaration)\b")
"""What follows whoever issued a paper ("the rebels released a new video")."""
_MOUTHPIECE = regex(
    r"['’]s? (?:[a-z]+ ){0,3}(?:mission|ministry|embassy|presidency|army|military|navy|general staff|parliament|"
    r"cabinet|office|delegation|negotiators)\b")
"""After a state, those who speak for it."""
_COUNCIL = regex(r"\b(?:Council|Assembly|Parliament|Congress)\b")
"""Bodies that pass a resolution."""


def antecedent(annotated: Annotated, sentence: Sentence, offset: int, *, chain: int = _CHAIN) -> Party | None:
    """Whom "they" or "it" means: the party that the sentence is about, else the one before it; else named last there.

    `chain` sentences before that begin with a pronoun themselves are stepped over ("They condemned it. They urged").
    """
    if about := _about(annotated, sentence, offset):
        return inferred(about)
    if not sentence.index:
        return None
    before = annotated.sentences[sentence.index - 1]
    if chain and _IT_DID.match(annotated.document.text, before.start):
        return antecedent(annotated, before, before.start, chain=chain - 1)
    text = annotated.document.text
    issued = _ISSUED_BY.search(text, before.start, min(before.end, before.start + NEAR))
    if issued and (party := party_at(before, text, issued.end())):
        return inferred(party)
    named = [actor for actor in before.actors if not actor.adjective and actor.type != "person"]
    meant = _about(annotated, before, before.end) or (of_actor(named[-1]) if named else last_noun(before))
    return inferred(meant) if meant else None


def officer_unnamed(annotated: Annotated, sentence: Sentence) -> Party | None:
    """Whom "he" means where the text gives no name: the officer with whom a sentence before begins ("The envoy warned
    of war. He urged").
    """
    text = annotated.document.text
    for before in reversed(annotated.sentences[max(0, sentence.index - _CHAIN):sentence.index]):
        start = after_opener(text, before.start, before.end)
        phrase = phrase_at(text, start, before.end)
        if phrase and text[slice(*phrase)].split()[-1].lower() in nouns("officer"):
            return inferred(of_words(before, text, phrase))
        if not _HE.match(text, start):
            return None
    return None


def issuer(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """Whose the statement or resolution is of which a sentence tells before the offset: whoever is said before it to
    have issued one, else who is named first in the sentence before; a resolution rather that of a council.
    """
    text = annotated.document.text
    issued = [found.end() for found in _ISSUED_BY.finditer(text, max(0, sentence.start - _REACH), sentence.start)]
    told = annotated.sentence_at(issued[-1]) if issued else None
    if told and (party := party_at(told, text, issued[-1])):
        return inferred(party)
    released = [found.start() for found in _RELEASED.finditer(text, max(0, sentence.start - _REACH), sentence.start)]
    told = annotated.sentence_at(released[-1]) if released else None
    actor = next((actor for actor in told.actors if actor.end == released[-1] and not actor.adjective), None) \
        if told else None
    if actor:
        return inferred(of_actor(actor))
    if not sentence.index:
        return None
    named = [actor for actor in annotated.sentences[sentence.index - 1].actors if not actor.adjective]
    passed = "resolution" in text[sentence.start:offset]
    council = next((actor for actor in named if passed and _COUNCIL.search(actor.name)), None)
    return inferred(of_actor(council or named[0])) if named else None


def _about(annotated: Annotated, sentence: Sentence, end: int) -> Party | None:
    """The party that a sentence is about: the first that no preposition leads, or a noun for one at its beginning; of
    what is only quoted, who says it.
    """
    text = annotated.document.text
    mark = quotation_at(annotated, sentence.start + 1)
    start = mark.end if mark and mark.end < end else after_opener(text, sentence.start, end)
    phrase = phrase_at(text, start, end)
    for actor in actors_between(sentence, start, end):
        if text[actor.end:actor.end + 1] in ("'", "’") and not (phrase and phrase[0] == actor.start):
            if actor.start == start and actor.type == "government" and _MOUTHPIECE.match(text, actor.end):
                return of_actor(actor)
            continue
        if not actor.adjective and actor.type != "person" and not preposed(text, start, actor.start):
            if phrase and phrase[1] <= actor.start:
                break
            return of_words(sentence, text, (actor.start, actor.end))
    return of_words(sentence, text, phrase) if phrase else None


def party_at(sentence: Sentence, text: str, offset: int) -> Party | None:
    """The actor, or the noun for a party, that begins at the offset."""
    named = next((actor for actor in sentence.actors if actor.start >= offset > actor.start - 5), None)
    if named:
        return of_actor(named)
    phrase = phrase_at(text, offset, sentence.end)
    return of_words(sentence, text, phrase) if phrase else None


def preposed(text: str, start: int, end: int) -> re.Match[str] | None:
    """What leads an actor at `end` that is no subject ("of", "in Doha,"), sought from `start` on."""
    return _PREPOSED.search(text, max(start, end - NEAR), end)
