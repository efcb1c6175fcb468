"""Who is party to a ceasefire, and who accuses whom of breaking it."""

from __future__ import annotations

from dataclasses import replace

from extractors.language.annotation import Sentence
from extractors.language.coordination import between, listed, named, parties_of, subject
from extractors.language.mediation import mediators
from extractors.language.mentions import Actor
from extractors.language.opponents import is_party, is_venue
from extractors.rules.predication import Nominal, Predicate
from extractors.rules.regexes import regex

_APART = regex(r"\b(?:that|which|who)\b|;")
"""Before a "between" that belongs to something else: "a truce to end fighting that set off a row between"."""
_WITH = regex(r"\s+with\s+")
_OF_A_PERSON = regex(
    r"\s+(?:(?:foreign|prime|defen[cs]e)\s+)?(?:[A-Z]\w+\s+)?(?:[Pp]resident|[Mm]inister|[Ee]nvoy|[Ll]eader)\s+[A-Z]"
    r"|\s+(?:town|city|capital|resort|port|village)\b")
_DECLARES = regex(r"\b(?:declar|proclaim|call|order)\w*")
_ANNOUNCES = regex(r"\bannounc\w*$")
_ANNOUNCED_BY = regex(r"(?:announcement|decision|agreement|commitment)\s+(?:\w+\s+)?(?:by|of)\s+(?:the\s+)?")
_OF_ITS_OWN = regex(r"(?:[Aa]n?|its|their|another)\s|$")
_PACT = regex(r"\b(?:agreement|deal|accord|pact)")
"""A truce so called is one between sides; what one announces without it is his own ("announced a three-day truce")."""
_ACCEPTS = regex(r"\b(?:accept|approv|endors|agreed to$)(?!.*\b(?:request|offer|plea|appeal|demand)\b)")
_BOTH = regex(r"\b(?:both\s+(?:sides|parties|countries|armies|factions)|(?:the|two)\s+sides|each\s+side|they)\s+$")
_ACCUSING = regex(r"\b(?:accus|blam|denounc|condemn)\w*\s+(?:each|one|the)\s+\w+\b")
_PROPOSER = regex(r"['’]s?\s+(?:\w+\s+)?(?:proposal|plan|initiative|mediation|call)\b")
_EXTENDS = regex(r"(?:(?:will|is to|are to|has|have|had)\s+)?(?:extend|prolong|renew)")
_AND = regex(r"(?:-\w+)?\s+(?:and|as well as)\s")
_DECLARED_BY = regex(r"\s+(?:declared|proclaimed|ordered|called)\s+(?:\w+\s+)?by\s+(?:the\s+)?")
_TOLD_BY = regex(r",?\s+(?:(?:which|that)\s+)?(?:was\s+)?announced\s+(?:\w+\s+)?by\s+(?:the\s+)?")
_SIGNED_BY = regex(r"\b(?:signed|agreed|reached|accepted)\b[^;:]{0,50}?\bby\s+(?:the\s+)?")
_BY = regex(r"\s*(?:\w+\s+){0,3}?(?:by|from)\s+(?:the\s+)?")
_COMMITTED = regex(r"\b(?:committed|made|carried out|commits)\s+(?:[\w,-]+\s+){0,4}$")


def parties(sentence: Sentence, noun: Nominal, said: Predicate, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The parties that the sentence names, by name; empty where it names none. `pair` are the document's two sides."""
    opposed = between(sentence, noun.start, sentence.end)
    if opposed and not _APART.search(sentence.text, noun.end - sentence.start, opposed[0].start - sentence.start):
        # Of presidents who agree their states.
        return parties_of([replace(actor, name=actor.party) if actor.type == "person" and actor.party else actor
                           for actor in opposed])
    if said.status == "called_for" and said.start < noun.start:
        asked = tuple(actor for actor in sentence.actors if said.start < actor.start < noun.start and is_party(actor))
        return parties_of(asked) if len(named(asked)) > 1 else ()
    told = _ahead(sentence, noun, said, pair) if said.start < noun.start else None
    if told is None and said.status == "agreed":
        told = _behind(sentence, noun, pair)
    return _present(sentence, said) if told is None else told


def _ahead(sentence: Sentence, noun: Nominal, said: Predicate, pair: tuple[str, ...]) -> tuple[str, ...] | None:
    """The parties that a verb before the noun tells: its subject, whose announcement it is, and with whom; or null."""
    text = sentence.text
    announced = _ANNOUNCED_BY.match(text, said.start - sentence.start)
    if said.status == "extended" and announced:
        return parties_of(listed(sentence, sentence.start + announced.end()))
    they = subject(sentence, said.start)
    alone = they[0] if len(named(they)) == 1 else None
    if alone and "unilateral" in noun.before:
        return _side_of(alone)
    partner = _WITH.match(text, noun.end - sentence.start)
    if partner:
        return parties_of((*they, *listed(sentence, sentence.start + partner.end())))
    if alone and (_declares(sentence, noun, said) or _accepts(sentence, said, alone)):
        return _side_of(alone)
    if alone and _announces(sentence, noun, said):
        # Of "Orlik, leader of the Highland Front, announced" the Front is the party.
        led = [actor.name for actor in sentence.actors if alone.start < actor.start < said.start]
        if side := _first_of(pair, alone, *led):
            return side
    extends = said.status == "extended" and _EXTENDS.match(text, said.start - sentence.start)
    several = len(named(they)) > 1 or (they and (extends or said.status in ("ended", "suspended", "rejected")))
    return parties_of(they) if several else None


def _behind(sentence: Sentence, noun: Nominal, pair: tuple[str, ...]) -> tuple[str, ...] | None:
    """The parties to what was agreed that "by" leads after the noun: those who signed or declared it; or null."""
    text, base = sentence.text, sentence.start
    if by := _SIGNED_BY.search(text, noun.end - base):
        signers = listed(sentence, base + by.end())
        if len(named(signers)) > 1 or (signers and by.group().startswith("accepted")):
            return parties_of(signers)
    if by := _DECLARED_BY.match(text, noun.end - base):
        they = listed(sentence, base + by.end())
        if len(named(they)) == 1:
            return _side_of(they[0])
    by = _TOLD_BY.match(text, noun.end - base)
    they = listed(sentence, base + by.end()) if by and _OF_ITS_OWN.match(noun.before) else ()
    return _first_of(pair, they[0]) if len(named(they)) == 1 else None


def _present(sentence: Sentence, said: Predicate) -> tuple[str, ...]:
    """The two parties that the sentence names at all, but for mediators, hosts and whose officers it names."""
    if said.status in ("called_for", "proposed"):
        return ()
    text, base = sentence.text, sentence.start
    able = (actor for actor in sentence.actors if is_party(actor) and not is_venue(sentence, actor)
            and not _OF_A_PERSON.match(text, actor.end - base)
            and not (actor.adjective and not _AND.match(text, actor.end - base))
            and not _PROPOSER.match(text, actor.end - base))
    brokers = named(mediators(sentence))
    present = tuple(name for name in named(able) if name not in brokers)
    return present if len(present) == 2 else ()


def _side_of(one: Actor) -> tuple[str, ...]:
    """The party for which one acts, as the only one."""
    return (one.party or one.name,)


def _first_of(pair: tuple[str, ...], one: Actor, *others: str) -> tuple[str, ...] | None:
    """Which of the document's two sides an actor, or else one of some names, is; null where none is one."""
    side = next((name for name in (one.party, one.name, *others) if name in pair), None)
    return (side,) if side else None


def _declares(sentence: Sentence, noun: Nominal, said: Predicate) -> bool:
    """True where one side alone halts its fire ("declared a truce", "announced a unilateral ceasefire")."""
    verb = sentence.text[said.start - sentence.start:said.end - sentence.start]
    return bool(said.status == "agreed" and (_DECLARES.search(verb) or "unilateral" in noun.before))


def _announces(sentence: Sentence, noun: Nominal, said: Predicate) -> bool:
    """True where a side tells of a truce and not of an agreement ("announced a three-day truce")."""
    text, base = sentence.text, sentence.start
    return bool(said.status == "agreed" and _ANNOUNCES.search(text, said.start - base, said.end - base)
                and _OF_ITS_OWN.match(noun.before) and not _PACT.search(text, noun.head - base, noun.end - base))


def _accepts(sentence: Sentence, said: Predicate, one: Actor) -> bool:
    """True where one side alone says yes to a truce ("the rebels accepted a truce", "Orlik signed the truce")."""
    verb = sentence.text[said.start - sentence.start:said.end - sentence.start]
    return said.status == "agreed" and bool(
        _ACCEPTS.search(verb) or (one.type == "person" and "sign" in verb))


def accused(sentence: Sentence, noun: Nominal, said: Predicate) -> tuple[tuple[str, ...], str | None]:
    """Of a breach, those said to have broken the ceasefire, and who says so, where the sentence names them."""
    text, base = sentence.text, sentence.start
    named_as = said.match.captures.get("accused")
    if named_as:
        verb = _ACCUSING.search(text, said.match.start - base, named_as.end - base)
        at = base + verb.start() if verb else said.match.start
        both = _BOTH.search(text, 0, at - base)
        accusers = () if both else named(subject(sentence, at, near=False))
        if not isinstance(named_as.mention, Actor):  # "accused each other"
            return accusers, None
        if text[said.match.start - base:].split(maxsplit=1)[0].endswith("ing"):
            accusers = named(sentence.actors[:1])
        accuser = accusers[-1] if accusers and accusers[-1] != named_as.mention.name else None
        return (named_as.mention.name,), accuser
    breakers = subject(sentence, said.start) or _committed(sentence, said)
    if breakers and said.start < noun.end:
        return parties_of(breakers), None
    by = _BY.match(text, max(noun.end, said.start) - base) or _BY.match(text, max(noun.end, said.end) - base)
    return (parties_of(listed(sentence, base + by.end())) if by else ()), None


def _committed(sentence: Sentence, said: Predicate) -> tuple[Actor, ...]:
    """Who "had committed 150" breaches."""
    found = _COMMITTED.search(sentence.text, 0, said.start - sentence.start)
    return subject(sentence, sentence.start + found.start()) if found else ()
