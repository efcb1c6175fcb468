"""Who does what a verb says: the party before it, also over auxiliaries, asides, relative clauses and coordination."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.language.annotation import Annotated, Sentence
from extractors.language.antecedents import IT, NEAR, antecedent, issuer, officer_unnamed, party_at, preposed
from extractors.language.clauses import clause_starts, reporting
from extractors.language.cued import cued
from extractors.language.gazetteer import gazetteer
from extractors.language.mentions import Actor
from extractors.language.parties import (
    LAST_WORD,
    Party,
    actors_between,
    inferred,
    nouns,
    of_actor,
    of_words,
    phrase_at,
    phrase_before,
)
from extractors.rules.regexes import regex

FIRST_PERSON = Party("we", 0, 0)
"""What a subject is whose words are the speaker's own ("we", "our movement"); voices.py tells who that is."""

_IN_PLACE = regex(
    r"\b(?:in|of|to|from|against|into|across|inside|for|with|near|on)\s+(?:the\s+|[\w’'-]+\s+of\s+)?$", re.IGNORECASE)
_CAPITAL = regex(r"(?:[Tt]he\s+)?([A-Z][A-Za-z’'-]+(?:\s+[A-Z][\w’'-]+){0,3})(?=[\s,])")
_AGENT = regex(r"(?:\w+\s+(?:by|from)|(?:plea|request|appeal)s?\s+of)\s+(?:the\s+)?")
_IT_SAID = cued(
    "it they",
    r"\b\w+(?:\s+(?:on\s+)?\w+day)?(?:\s+that)?\s+(?:it|they)\s+"
    r"(?:(?:also|still|now|had|has|have|would|will)\s+){0,2}$")
_HIS_COUNTRY = cued(
    "country government nation movement group party",
    r"\b(?:his|her) (?:country|government|nation|movement|group|party)\s+$")
"""Before a verb, the side of whoever speaks ("Belo said his country wanted")."""
_WHICH_ASIDE = cued("which who whose", r",\s+(?:which|who|whose)\s[^,;]*,\s+$")
"""What parts a subject from its verb ("Kenya, which leads the talks, urged")."""
_ISSUED = cued(
    "statement letter note message communique communiqué declaration warning video recording",
    r"\b(?:issued|released|published|sent|wrote|signed)\s+(?:an?|the|its|their)\s+(?:[\w’'-]+\s+){0,3}"
    r"(?:statement|letter|note|message|communiqu[eé]|declaration|warning|video|recording)\s+(?:(?:on\s+)?\w+day\s+)?$")
"""What leads the verb of a paper ("issued a statement warning")."""
_CROWD = cued(
    "thousands hundreds dozens scores crowds millions families relatives mothers",
    r"\b(?:thousands|hundreds|dozens|scores|crowds|millions|families|relatives|mothers) of (?:the )?$", re.IGNORECASE)
"""Before people who are no party: "thousands of Kenyans"."""
_ITS_NOUN = cued("its their", r"\b(?:its|their)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
_ITS = cued("its their", r"\b(?:its|their)\s$", re.IGNORECASE)
_OUR = cued("our", r"\bour\s$", re.IGNORECASE)
_MODAL = cued(
    "must should will would could can may might need needs",
    r"\b(?:must|should|will|would|could|can|may|might|needs? to)\b")
"""In a clause after which a past tense goes on about whoever says so ("said X must leave and warned that")."""
_IRREGULAR = frozenset("gave gives told tells set sets sought seeks wants put made makes calls urges rejects".split())
_THAT_HAS = cued("that which", r"\b([a-z]+)\s+(?:that|which)\s+(?:(?:has|have|had|also|again)\s+)*$")
_ASKING = regex(r"(?:demand|urg|ask|call|warn|tell|order|request)ing\b")
_TO = regex(r"\bto\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}$")
_LETTER = cued(
    "letter message note telegram memorandum",
    r"\b[Aa]\s+(?:\w+\s+)?(?:letter|message|note|telegram|memorandum)\s+(?:from|by)\s+(?:the\s+)?")
_WITH_ONE = regex(r"(\bwith\s+)(?:[^,;:]{3,60}|[^,;:]{3,60},[^,;:]{3,40},)\s$")
_NAMED_AFTER = regex(r"(?: (?:of|for) [^,;:]{2,60})?, ")
"""Between an office and the name of who holds it ("the head of the party, X,")."""
_RELATIVE = regex(r"\b(?:who|which)\s+$")
_WORD_ING = regex(r"[a-z]{2,}ing\b")
_WORD = regex(r"\w+")
_OFFICE = regex(r"['’]s?\s+(?:[a-z][\w-]*\s+){1,5}?[a-z][\w-]*,?\s+")


def subject(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """The subject of the verb at the offset, or the owner of the noun there ("the rebels' demand").

    FIRST_PERSON where it is the speaker; null where no party is found.
    """
    text = annotated.document.text
    if agent := _agent(sentence, text, offset) or _accompanying(sentence, text, offset):
        return agent
    its = _ITS_NOUN.search(sentence, text, sentence.start, offset)
    if its and (owner := antecedent(annotated, sentence, its.start())):
        return owner
    starts = clause_starts(annotated, sentence, offset)
    goes_on = _goes_on(sentence, text, starts, offset)
    if goes_on == "ing" and (said := _just_before(annotated, sentence, offset)) is not None:
        return subject(annotated, sentence, said)
    if _HIS_COUNTRY.search(sentence, text, sentence.start, offset):
        return FIRST_PERSON
    if aside := _WHICH_ASIDE.search(sentence, text, sentence.start, offset):
        actor = next((actor for actor in sentence.actors if actor.end == aside.start() and not actor.adjective), None)
        if actor and not _WORD_ING.match(text, offset) and not preposed(text, sentence.start, actor.start):
            return of_actor(actor)
    if issued := _ISSUED.search(sentence, text, sentence.start, offset):
        return subject(annotated, sentence, issued.start())
    near, word = adjacent(annotated, sentence, offset) if goes_on != "ed" else (None, "")
    if near and goes_on != "ing" and _ASKING.match(text, offset) and _TO.search(text, sentence.start, near.start):
        # "wrote to the rebels demanding that they leave"
        writer = next((actor for actor in actors_between(sentence, starts[-1], near.start)
                       if not actor.adjective and not preposed(text, starts[-1], _front(text, actor))), None)
        return of_actor(writer) if writer else near
    if near:
        return near
    if sender := _sender(sentence, text, offset):
        return sender
    thing = _THAT_HAS.search(sentence, text, sentence.start, offset)
    if thing and thing[1] not in nouns("party") and not any(
            actor.start <= thing.start(1) < actor.end for actor in sentence.actors):
        return None  # "a standoff that has threatened"
    word = word.lower()
    if word in nouns("first_person"):
        return FIRST_PERSON
    if word in ("it", "they") and (said := _said_it(annotated, sentence, offset)) is not None:
        teller = subject(annotated, sentence, said)
        return inferred(teller) if teller and teller is not FIRST_PERSON else teller
    if word in nouns("paper"):
        return issuer(annotated, sentence, offset)
    if word in nouns("third_person"):
        return antecedent(annotated, sentence, offset)
    if word in ("he", "she"):
        return officer_unnamed(annotated, sentence)
    return _of_clauses(annotated, sentence, starts[::-1] if goes_on else starts, offset)


def _said_it(annotated: Annotated, sentence: Sentence, offset: int) -> int | None:
    """Where the verb stands of whoever says what "it" or "they" before an offset does ("Kenya said it wanted")."""
    found = _IT_SAID.search(sentence, annotated.document.text, sentence.start, offset)
    verb = found and reporting().search(annotated.document.text, found.start(), found.end())
    return verb.start() if verb else None


def _agent(sentence: Sentence, text: str, offset: int) -> Party | None:
    """Whose a noun is that names its agent after it ("an ultimatum from the rebels")."""
    led = _AGENT.match(text, offset)
    return party_at(sentence, text, led.end()) if led else None


def _sender(sentence: Sentence, text: str, offset: int) -> Party | None:
    """Whose a letter is that asks for something ("a letter from X, Kenya's premier, to the court demanded …")."""
    led = _LETTER.search(sentence, text, sentence.start, offset)
    if led is None or "," in text[offset - 1:offset]:
        return None
    return next((of_actor(actor) for actor in actors_between(sentence, led.end(), offset)
                 if not actor.adjective and actor.start - led.end() < 60), None)


def _accompanying(sentence: Sentence, text: str, offset: int) -> Party | None:
    """Who does what a participle tells of those who come "with" ("talks opened, with the rebels demanding …")."""
    led = _WITH_ONE.search(text, sentence.start, offset) if _WORD_ING.match(text, offset) else None
    if led is None:
        return None
    named = next((actor for actor in sentence.actors if led.end(1) <= actor.start < offset and not actor.adjective
                  and not preposed(text, led.end(1), actor.start)), None)
    phrase = phrase_at(text, led.end(1), offset)
    if phrase and (named is None or phrase[0] <= named.start):
        return of_words(sentence, text, phrase)
    return of_actor(named) if named else None


def _of_clauses(annotated: Annotated, sentence: Sentence, starts: Sequence[int], offset: int) -> Party | None:
    """The subject that a clause begins with, sought in each of the clauses around the offset in turn.

    Within one: an actor that no preposition leads, a noun for a party, any actor, a capitalised name.
    """
    text = annotated.document.text
    for start in starts:
        if IT.match(text, start, offset):
            return antecedent(annotated, sentence, start)
        found = list(actors_between(sentence, start, offset))
        for actor in found:
            if officer := _officer_of(text, actor, found):
                return of_actor(officer)
            if not actor.adjective and not preposed(text, start, _front(text, actor)):
                return of_words(sentence, text, (actor.start, actor.end)) if actor.type != "person" else of_actor(actor)
        if phrase := phrase_at(text, start, offset):
            named = next((actor for actor in found if _NAMED_AFTER.fullmatch(text, phrase[1], actor.start)), None)
            return of_actor(named) if named and named.type == "person" else of_words(sentence, text, phrase)
        if _RELATIVE.search(text, sentence.start, start):
            continue  # "rebels who hold the city of X warned"
        for actor in found:
            if _CROWD.search(sentence, text, start, actor.start):
                return None
            if not actor.adjective or len(text[actor.end:offset].split()) <= 3:
                return of_actor(actor)
        capital = _CAPITAL.match(text, start, offset)
        if capital and capital[1].split()[0] not in gazetteer().stop and (
                start > sentence.start or capital[1].isupper()):
            return Party(capital[1], *capital.span(1))
    return None


def _officer_of(text: str, owner: Actor, found: Sequence[Actor]) -> Actor | None:
    """The person whom "Kenya's foreign minister, X," names, given Kenya; null where no name follows the office."""
    return next((actor for actor in found if actor.type == "person" and owner.end < actor.start
                 and _OFFICE.fullmatch(text, owner.end, actor.start)), None)


def _front(text: str, actor: Actor) -> int:
    """Where an actor begins with the role before the name ("chief of staff X")."""
    role = actor.role or ""
    return actor.start - len(role) - 1 if role and text.endswith(role, 0, actor.start - 1) else actor.start


def _goes_on(sentence: Sentence, text: str, starts: Sequence[int], offset: int) -> str:
    """How a verb goes on about the subject of the whole sentence: "ed" ("…, and demanded"), "ing" ("…, demanding")."""
    word = _WORD.match(text, offset)
    if word and word.group().endswith("ing") and text.endswith((", ", "while "), 0, offset):
        return "ing"
    joined = word and (word.group().endswith("ed") or (
        word.group() in _IRREGULAR and text.endswith((" and ", " but "), 0, offset)))
    if not joined or not starts[1:]:
        return ""
    again = text.endswith((" and ", " but "), 0, offset) and _MODAL.search(sentence, text, starts[0], offset)
    return "ed" if starts[0] >= offset - 1 or again else ""


def _just_before(annotated: Annotated, sentence: Sentence, offset: int) -> int | None:
    """Where the reporting verb stands after which a participle goes on ("…, the army said on Sunday, demanding …")."""
    verbs = [found.start() for found in reporting().finditer(annotated.document.text, sentence.start, offset)]
    return verbs[-1] if verbs and len(annotated.document.text[verbs[-1]:offset].split()) <= 4 else None


def adjacent(annotated: Annotated, sentence: Sentence, offset: int) -> tuple[Party | None, str]:
    """The party right before a verb or noun, auxiliaries and adverbs apart; else the word that stands there."""
    text = annotated.document.text
    if text.endswith(", ", sentence.start, offset):
        return None, ""
    ends = {actor.end: actor for actor in sentence.actors}
    at, word, paper = offset, "", ""
    for _ in range(8):
        last = LAST_WORD.search(text, max(sentence.start, at - NEAR), at)
        if not last:
            break
        word, stop = last[1], last.end(1)
        if at == offset and word in ("and", "but"):
            return None, word  # "met the rebels and urged": what stands right before "and" is no subject
        for end in (stop, stop - 2, stop - 1):
            if end in ends and end > last.start(1):
                if text[end:end + 1] not in "'’" and _IN_PLACE.search(
                        text, max(sentence.start, ends[end].start - NEAR), ends[end].start):
                    return None, word
                return _owned(annotated, sentence, ends[end]), word
        if phrase := phrase_before(text, sentence.start, at):
            ours = _OUR.search(sentence, text, sentence.start, phrase[0])
            return (None, "our") if ours else (of_words(sentence, text, phrase), word)
        if word.lower() in nouns("paper"):
            paper = word
        elif word.lower() not in nouns("between") and not word.endswith(("ly", "day")):
            break
        at = last.start(1)
    return None, paper or word


def _owned(annotated: Annotated, sentence: Sentence, actor: Actor) -> Party:
    """The party of "its negotiators" is the one that "its" means."""
    owner = actor.type != "person" and _ITS.search(sentence, annotated.document.text, sentence.start, actor.start)
    return (owner and antecedent(annotated, sentence, actor.start)) or of_actor(actor)
