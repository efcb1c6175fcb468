"""Finds what one party asks of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.facts import Demand, DemandForm
from extractors.language.addressees import addressed, adversary, is_beneficiary, other_side, person_meant, spoken_of
from extractors.language.annotation import Annotated, Sentence
from extractors.language.antecedents import party_at
from extractors.language.clauses import Span, word_list, words
from extractors.language.cued import cued
from extractors.language.dating import deadline
from extractors.language.deadlines import stated_deadline
from extractors.language.parties import Party, of_actor
from extractors.language.sides import is_party, is_public
from extractors.language.statements import Statement, matched, statement, words_taken
from extractors.language.voices import party_before
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Captured, Match, rulebook

_RELATIVE = regex(r"\b(?:which|who|whom|whose|where)\s+$")
_DENIED = regex(r"\b(?:reject\w*|den(?:y|ied|ies)|why|whether|how|suggestion|idea|what|where)\s+[\w\s]{0,30}$")
_NOT_ADDRESSED = regex(r"(?:that|of|on|if|to|for|by|against|about|in|with)\b")
_IF_IT = regex(r"\bif\s+(?:it|they|he|she|(?:the\s+)?[A-Z]\w+|the\s+\w+)\s+$")
_FIGHTING = regex(r"\b(?:continue|continuing|firing|shelling|bombing|attacking|fight|fighting|resist\w*|war|"
                  r"attacks?|strikes?)\b")
_ANSWERED = regex(r"\b(?:reject|dismiss|refus|accept|spurn|rebuff|ignor|defi|brush|turned down|bowed to|met)\w*")
_OR_ELSE = regex(r"[\"”’]?,?\s+or\s+(?!(?:to|not)\b)")
_UNOWNED = regex(r"\b(?:rejected|rejects|dismissed|refused|accepted|turned down|spurned|ignored)\s+"
                 r"(?:a|an|any|the|all)\s+(?:(?:new|fresh|similar|key|main|central|latest)\s+)?$")
"""What leads a demand of somebody else, of whom nothing is said ("rejected a demand that")."""
_ON_DAY = regex(r"\s+(?:on\s+)?(?:\w+day|yesterday|today)\b.*$")
_OWNED = regex(r"\w+\s+(?:of|by|from)\s")
_A_DEMAND = regex(r"\b(?:an?|this|that|each)\s+(?:[a-z]+\s+)?demand\s+(?!for\b|that\b|to\b)")
_STATIONED = regex(r"\s+(?:\w+(?:ing|ed)\s+)?(?:in|at|near|inside|across|along|off)\s+")
_THEY = regex(r"(?:they|it)\s(?!were\b|are\b|is\b|was\b|be\b)", re.IGNORECASE)
_FORCES = regex(r"(?:all |the )*(?:(?:armed|security) )?(?:army|troops|military|forces|police|navy|air force|soldiers)")
_COMMAND = regex(r"(?:order|instruct|tell|told|command|direct)\w*")
_RULER = regex(r"\b(?:President|Prime Minister|Premier|Minister|King|president|prime minister|minister)\b")
_ITS_NEIGHBOUR = regex(
    r"(?:its|their|his|her|our)\s(?:\w+\s)?(?:neighbou?rs?|rivals?|foes?|enem(?:y|ies)|opponents?)\b")
_OWN = regex(rf"(?!{_ITS_NEIGHBOUR.pattern})(?:its|their|his|her|our)\s", re.IGNORECASE)
"""What leads the demanding side's own people ("told its delegation to return")."""
_OUR = regex(r"\b(?:our|us|we)\b")
_TRUCE = regex(r"\btruce|\bcease-?fire|\bresum")
_LEAD = regex(r"^(?:the|all|its|their|his|her|our)\s+")
_PERSON = frozenset(("him", "her"))
_PRONOUNS = frozenset(("him", "her", "them", "it"))
_FROM = regex(r"\b(?:guarantees?|assurances?|safeguards|promise|pledge|commitment|undertaking)\s+"
              r"(?:from|that)\s+(?:the\s+)?$")
_NOT_ASKED = cued(
    "short without instead rather not never t refused declined used said reported believed thought rumoured rumored",
    r"(?:n['’]t|\b(?:short\s+of|without|instead\s+of|rather\s+than|never|(?:refus|declin)ed\s+to|"
    r"(?:do|does|did|has|have|had|was|were|is|are)\s+not))\s+(?:yet\s+)?$"
    r"|\b(?:used|(?:is|are|was|were)\s+(?:said|reported|believed|thought|rumou?red))\s+to\s+$")
_NO_PARTY = regex(r"(?:we|i|you|there|it)\s", re.IGNORECASE)
_TOLD = r"\b(?:told|tells|telling|informed|reminded|warned)\s+(?:the\s+)?([\w’'-]+)(?:\s+[\w’'-]+){0,3}?"
_TOLD_IT = regex(rf"{_TOLD}(?:\s+that)?\s+$")
"""What leads an "it" that is a party ("told Kenya that it must leave")."""
_TOLD_THAT = regex(rf"{_TOLD}\s+that\s+(?:the\s+)?$")
"""Whom somebody tells what must be done ("told Kenya that the road must be opened")."""
_TO_MEET = regex(r"demands? for(?: [\w’'-]+){1,5} to (?:meet|fulfil|fulfill|satisfy|comply|consider)\b")
"""After "demands for", what is done with them ("demands for Kenya to meet")."""
_DEMAND = regex(r"\bdemands?\b", re.IGNORECASE)


@cache
def _silent(name: str) -> re.Pattern[str]:
    """What keeps a rule silent, by the list of rules/clauses.toml that holds its words."""
    return regex({
        "no_thing": rf"\s*[\"“]?(?:{words('no_thing')}|[$£€]?\d[\d,.]*(?!\w)|[.,;:—–-](?!\w))",
        "finite": rf"\s*{words('finite')}",
        "owned": rf"\b{words('owned')}\s+$",
        "unwished": rf"(?:\b{words('unwished')}|n['’]t)\s+$",
        "no_condition": rf"\s*(?:{words('no_condition')}|\d|\w+day\b)",
        "no_order": rf"\s+(?:(?:not|also|first|now|surely|more than ever)\s+)*(?:{words('no_order')}|\w+ing\b)",
        "observer": rf"\b{words('observer')}",
    }[name])


def find(annotated: Annotated) -> Iterator[Demand]:
    """The demands of a document, in order of text, local (see facts.Fact)."""
    rules = rulebook("demands")
    for sentence, matches in matched(rules, annotated):
        found: list[tuple[Span, Demand]] = []
        for match in matches:
            span = words_taken(annotated, sentence, match)
            if any(span[0] < end and start < span[1] for (start, end), _ in found):
                continue
            if not _is_demand(annotated.document.text, sentence, match, span):
                continue
            stated = statement(annotated, sentence, match, span)
            if stated and (demand := _demand(annotated, stated)):
                found.append((span, demand))
        yield from (demand for _, demand in sorted(found, key=lambda each: each[0]))


def _is_demand(text: str, sentence: Sentence, match: Match, span: Span) -> bool:
    """False where the words only look like a demand."""
    start, end = span
    if len(text[start:end].split()) < (1 if "to" in match.captures or match.rule.gives.get("short") else 2):
        return False
    if any(actor.end == end and text[start:actor.start] in ("", "the ") for actor in sentence.actors):
        return False
    gives = match.rule.gives
    if _TO_MEET.match(text, match.start):
        return False
    if gives["takes"] == "after" and text.endswith(" to", match.start, match.end) and text[start].isupper() \
            and "text" not in match.captures:
        return False  # "an ultimatum to Kenya"

    def follows(name: str) -> bool:
        return bool(_silent(name).match(text, match.end))

    def precedes(name: str) -> bool:
        return bool(_silent(name).search(text, sentence.start, match.start))

    if gives.get("modal"):
        words_matched = text[match.start:match.end]
        return (start < match.start or " to" in words_matched) and not (
            (follows("no_order") and " to " not in words_matched) or _DENIED.search(text, sentence.start, start)
            or _RELATIVE.search(text, sentence.start, start) or (
                _NO_PARTY.match(text, start, match.start) and not (
                    text.startswith("it ", start) and _TOLD_IT.search(text, sentence.start, start))))
    if gives.get("peaceful") and _FIGHTING.search(text, max(sentence.start, match.start - 60), match.start):
        return False
    if gives.get("unbroken") and (_FIGHTING.search(text, match.end, match.end + 40) or
                                  _TRUCE.search(text, match.end, match.end + 40)):
        return False
    if gives.get("wish") and (precedes("unwished") or _IF_IT.search(text, sentence.start, match.start)):
        return False
    if gives["voice"] == "party" and gives["form"] == "demand" and _NOT_ASKED.search(
            sentence, text, sentence.start, match.start):
        return False
    if gives.get("imperative"):
        return match.start == sentence.start or text[match.start - 1] in "\"“"
    if gives.get("theirs") and _OUR.search(text, start, end):
        return False
    if "text" in match.captures:
        return not (gives["takes"] == "capture" and gives["form"] == "condition" and _silent("no_condition").match(
            text, start))
    if gives["takes"] == "after" and (follows("finite") or (gives["form"] == "condition" and follows("no_condition"))):
        return False
    if gives.get("owned"):
        return precedes("owned") and not follows("no_thing")
    return not (gives.get("noun") and (
        follows("no_thing") or precedes("owned")
        or any(found.end() >= match.end for found in _A_DEMAND.finditer(text, sentence.start, match.end + 1))))


def _demand(annotated: Annotated, stated: Statement) -> Demand | None:
    text, match, by = annotated.document.text, stated.match, stated.by
    gives, captured = match.rule.gives, match.captures.get("to")
    if not _is_own(text, stated) or (captured and not _can_be_asked(text, stated, captured)):
        return None
    to = _asked(annotated, stated)
    if to is None and gives["voice"] == "unnamed":
        return None
    # Who must or should do something is the subject of the clause, if anybody.
    to = to or (None if gives.get("modal") else other_side(annotated, by))
    first = max(stated.sentence.start, match.start - 20) if gives["form"] == "ultimatum" else stated.start
    until = stated_deadline(text, first, stated.end)
    return Demand(
        source=annotated.document.source, sentence=stated.evidence, start=stated.sentence.start,
        end=stated.sentence.end, rule=match.rule.name,
        by=(by.name or None) if to is None or to.name != by.name else None, to=to.name if to else None,
        text=" ".join(text[stated.start:stated.end].split()), form=_form(text, stated, until),
        deadline=text[until[0]:until[1]] if until else None,
        deadline_when=deadline(annotated, *until) if until else None,
        when=stated.when, claimed_by=stated.claimed_by, matched=((match.start, match.end),),
        why=stated.why(by=by, to=to), inferred=stated.inferred(by=by, to=to))


def _is_own(text: str, stated: Statement) -> bool:
    """False where the demand is somebody else's, of whom nothing is said, and where who voices it makes none."""
    match, voice, gives = stated.match, stated.voice, stated.match.rule.gives
    if gives["voice"] == "party" and not _OWNED.match(text, match.start) \
            and _UNOWNED.search(text, stated.sentence.start, match.start):
        return False
    if gives.get("party") and not voice.role and (
            voice.type == "person" or (voice.inferred and voice.type is None)):
        return False
    if gives.get("party") and voice.name.lower().endswith(word_list("commentators")):
        return False
    return not (gives.get("modal") and _silent("observer").search(voice.role or ""))


def _form(text: str, stated: Statement, until: Span | None) -> DemandForm:
    form: DemandForm = stated.match.rule.gives["form"]
    if stated.match.rule.gives.get("named"):
        form = "demand" if _DEMAND.search(text, stated.match.start, stated.match.end) else "condition"
    return "ultimatum" if _OR_ELSE.match(text, stated.end) or (until and form in ("demand", "condition")) else form


def _can_be_asked(text: str, stated: Statement, captured: Captured) -> bool:
    """True of a party, other than the demanding side's own people and a state's own forces, who are given orders."""
    by, sentence = stated.by, stated.sentence
    if captured.text.startswith(by.name) and not by.inferred and by.type == "government":
        return False  # "urged Kenyans", of Kenya
    if _FORCES.fullmatch(captured.text) and _is_ruler(stated) and _COMMAND.match(text, stated.match.start):
        return False
    return not (is_public(captured.text) or _NOT_ADDRESSED.match(captured.text) or _OWN.match(captured.text)) \
        and is_party(sentence, captured.start, captured.end, text)


def _is_ruler(stated: Statement) -> bool:
    """True where a state or its ruler speaks."""
    return stated.by.type == "government" or bool(_RULER.search(stated.voice.role or stated.voice.name))


def _asked(annotated: Annotated, stated: Statement) -> Party | None:
    """Who is to meet the demand, as far as the words about it tell."""
    text, match, voice, by, sentence = annotated.document.text, stated.match, stated.voice, stated.by, stated.sentence
    gives = match.rule.gives
    if captured := match.captures.get("to"):
        if captured.text.lower() in _PERSON and (person := person_meant(annotated, sentence, match.start, by)):
            return person
        return _captured_party(sentence, captured) or spoken_of(annotated, sentence, match.start, by)
    if gives["form"] == "guarantee":
        return _guarantor(stated, by) or adversary(annotated, sentence, by, (stated.start, stated.end))
    if gives["voice"] == "unnamed":
        ordered = party_before(annotated, sentence, match.start)
        own = ordered is not None and _FORCES.fullmatch(ordered.name.lower()) and _is_ruler(stated)
        return None if ordered is None or own or is_public(ordered.name) else ordered
    to = addressed(annotated, sentence, stated.start, stated.end, by, voice) or _answering(
        annotated, sentence, match.start, by)
    if to is None and gives.get("imperative"):  # "Stop it, he told the rebels"
        to = addressed(annotated, sentence, stated.end, sentence.end, by, voice)
    if to is None and _THEY.match(text, stated.start):
        to = spoken_of(annotated, sentence, stated.start, by) or adversary(annotated, sentence, by)
    told = _TOLD_THAT.search(text, sentence.start, stated.start) if gives.get("modal") else None
    if told and not any(0 <= actor.start - stated.start < 5 for actor in sentence.actors):
        to = party_at(sentence, text, told.start(1)) or to
    if to and is_beneficiary(annotated, stated.start, to):
        return adversary(annotated, sentence, by, (stated.start, stated.end)) or to
    return to


def _answering(annotated: Annotated, sentence: Sentence, offset: int, by: Party) -> Party | None:
    """Who answers the demand that is named at the offset ("The army rejected a rebel ultimatum to …")."""
    verbs = [found.start() for found in _ANSWERED.finditer(annotated.document.text, sentence.start, offset)]
    subject = party_before(annotated, sentence, verbs[-1]) if verbs else None
    return subject if subject and subject.name != by.name else None


def _guarantor(stated: Statement, by: Party) -> Party | None:
    """Of whom a guarantee is sought by name ("assurances from Kenya", "guarantees that the Kenyan army will not")."""
    text, base = stated.sentence.text, stated.sentence.start
    return next((of_actor(actor) for actor in stated.sentence.actors if stated.start < actor.start < stated.end
                 and by.name not in (actor.name, actor.party) and text[actor.end - base] not in "'’"
                 and _FROM.search(text, stated.start - base, actor.start - base)), None)


def _captured_party(sentence: Sentence, captured: Captured) -> Party | None:
    named = [actor for actor in sentence.actors if captured.start <= actor.start and actor.end <= captured.end]
    named = [actor for actor in named if captured.text[actor.end - captured.start:][:1] not in ("'", "’")] or named
    plain = [actor for actor in named if not actor.adjective
             and not _STATIONED.search(captured.text[:actor.start - captured.start])]
    if plain:
        return of_actor(plain[0])
    if captured.text.lower() in _PRONOUNS or _ITS_NEIGHBOUR.match(captured.text):
        return None
    words = _STATIONED.split(_LEAD.sub("", captured.text))[0]
    words = _ON_DAY.sub("", words).partition(' "')[0]
    return Party(words, captured.start, captured.end)
