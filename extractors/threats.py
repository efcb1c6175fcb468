"""Finds warnings that force or another sanction will follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.facts import Threat
from extractors.language.addressees import addressed, adversary, other_side, person_meant
from extractors.language.annotation import Annotated, Sentence
from extractors.language.antecedents import party_at
from extractors.language.clauses import (
    Span,
    clause_start,
    condition_before,
    condition_within,
    quotation_at,
    trimmed,
    word_list,
    words,
)
from extractors.language.parties import Party, nouns, of_actor, phrase_at
from extractors.language.sides import own_subject
from extractors.language.statements import Statement, matched, statement, words_taken
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match, rulebook

_TRUCE = regex(r"\b(?:cessation of|end of|end to|halt to|stop to) \w+$")

_WARNING = regex(r"\b(?:warn|threaten)(?:s|ed|ing)?\b")
_THREATENED = ("threatened", "vowed", "promised")
_QUALIFIED = regex(r"\b(?:that|the|a|an|any|by|of|against|over|on|its|their|his|despite)\s+$")
_WAS = regex(r"\b(?:was|were|been|had)\s+$")
_WARNED = regex(r"\b(?:warned|warns|warning|told)\s+(?:the\s+)?(?=\w[\w\s’'-]{2,40}?\s(?:that|it)\b)")
_DENIED = regex(r"\bnot\s+(?:saying|threatening|suggesting|asking)\s+(?:[\w’'-]+\s+){0,3}$"
                r"|\b(?:what|whether|how)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}$")
_WORD = regex(r"\w+")
_UNTIL = regex(r"\b(?:until|till)\s")
_THINGS_THAT = regex(
    r"\b(?:actions?|steps?|moves?|something|mistakes?|anything|things?|measures?|decisions?|adventures?|acts?|dreams?)\s+"
    r"(?:(?:that|which)\s+)?(?:(?:it|they|he|she|you|we)\s+)?$")
"""What leads a relative clause that only tells of what kind something is ("steps that they would regret")."""
_TOLD = regex(r"(?:told|ordered|warned|warning|telling|ordering|gave|given|gives|urged)\s+(?:the\s+)?"
              r"([\w’'-]+(?:\s+[\w’'-]+){0,2}?)\s+(?=(?:on\s+)?\w+day\b|to\b|in\b|until\b|that\b|not\b|\d)")
"""What leads whoever is told to do something or else."""
_SECOND = regex(r"and\s(?=(?:will|would|shall|could|may|might)\b)")
"""What leads a verb that shares its subject with one before ("was cutting all ties and would strike")."""
_OBLIGED = regex(r"(?:will|would) have to\b")
_TITLE = 30
"""Characters before a name within which a title stands."""
_REACH = 60
_HITS = regex(
    r"\b(?:strikes?|attacks?|fury\W?|war|sanctions|fire|action|force|raids?|missiles?|assault|revenge|blow|bombs?|offensive|"
    r"operations?)\s+(?:\w+\s+){0,2}(?:on|against|at)\s+(?:the\s+)?$")
"""What is aimed at whoever stands after it."""
_LED = regex(r"(?:if|unless|once|until|should|when)\s+", re.IGNORECASE)
_BARE_IF = regex(
    r"([^,;:]+?)\s(?:then\s)?[\"“]?((?:they|we|he|she|it|there|(?:the|our|his|its) (?:army|military|"
    r"government|troops|forces|movement|country))\s(?:will|would|shall|could|may|might)\b)")
"""A trigger that no comma parts from the act ("if they cross we will fire")."""


@cache
def _peaceful() -> re.Pattern[str]:
    thing = rf"(?:the|a|an|its|his|her|their|any|this) (?:\w+ )?{words('peaceful')}"
    kindly = r"(?:favou?rably|positively|constructively|negatively|sensitively)"
    return regex(
        rf"\s+(?:{kindly}|to {thing}|(?:[\w-]+ ){{0,3}}?with (?:[\w-]+ ){{0,3}}?{words('peaceful')})")


@cache
def _ills() -> re.Pattern[str]:
    return regex(rf"\b(?:on|against)\s+(?:the\s+)?(?:\w+\s+)?{words('ills')}")


def find(annotated: Annotated) -> Iterator[Threat]:
    """The threats of a document, in order of text, local (see facts.Fact)."""
    rules = rulebook("threats")
    for sentence, matches in matched(rules, annotated):
        found: list[tuple[Span, Threat]] = []
        for match in matches:
            if _peaceful().match(annotated.document.text, match.end) or _ills().search(
                    annotated.document.text, match.start, min(match.end + _REACH, sentence.end)) or _TRUCE.search(
                    annotated.document.text, match.start, match.end) or _is_no_verb(annotated, sentence, match) \
                    or _unframed(annotated, sentence, match):
                continue
            span, condition = _parts(annotated, sentence, match)
            if span[0] >= span[1] or any(span[0] < end and start < span[1] for (start, end), _ in found):
                continue
            if not _triggered(annotated, match, condition):
                continue
            stated = statement(annotated, sentence, match, span)
            if stated and (threat := _threat(annotated, stated, condition)):
                found.append((span, threat))
        yield from (threat for _, threat in sorted(found, key=lambda each: each[0]))


def _triggered(annotated: Annotated, match: Match, condition: Span | None) -> bool:
    """False where a rule's words are a threat only with a trigger, or only with one that holds a word of the list that
    it names, and none such is told; "only if" leads an offer.
    """
    gives = match.rule.gives
    if condition is None:
        return not (gives.get("conditional") or gives.get("trigger"))
    if annotated.document.text.endswith("only ", 0, condition[0]):
        return False
    if "trigger" not in gives:
        return True
    said = frozenset(_WORD.findall(annotated.document.text[slice(*condition)].lower()))
    return not said.isdisjoint(rulebook("threats").words[gives["trigger"]])


def _unframed(annotated: Annotated, sentence: Sentence, match: Match) -> bool:
    """True where the warning or the quotation is missing without which the rule's words are no threat, and where it is
    denied or asked about ("I am not saying I would", "whether Kenya would").
    """
    gives, text = match.rule.gives, annotated.document.text
    if _DENIED.search(text, sentence.start, match.start):
        return True
    if gives.get("warned") and not _WARNING.search(text, sentence.start, match.start):
        return True
    if _THINGS_THAT.search(text, sentence.start, match.start):
        return True
    return bool(gives.get("spoken") and not quotation_at(annotated, match.start))


def _is_no_verb(annotated: Annotated, sentence: Sentence, match: Match) -> bool:
    """True of "threatened" before what is threatened ("that threatened strikes would"), and of what was done already
    ("had been forced to attack").
    """
    text = annotated.document.text
    return bool(
        (text.startswith(_THREATENED, match.start) and _QUALIFIED.search(text, sentence.start, match.start))
        or (text.startswith(("forced", "obliged"), match.start) and _WAS.search(text, sentence.start, match.start)))


def _parts(annotated: Annotated, sentence: Sentence, match: Match) -> tuple[Span, Span | None]:
    """The offsets of the threatened act and of its trigger."""
    text = annotated.document.text
    captured = match.captures.get("condition")
    start, end = words_taken(annotated, sentence, match)
    if _SECOND.match(text, max(start, match.start - 4)) and match.start > start:
        start = match.start
    if captured:
        clause = clause_start(annotated, sentence, captured.start)
        return (start, end), trimmed(text, max(clause, captured.start), captured.end)
    led = text.endswith(("if ", "If ", "unless ", "Unless "), 0, start)
    bare = _BARE_IF.match(text, start, end) if led else None
    if bare:
        return trimmed(text, bare.start(2), end), (max(sentence.start, text.rfind(" ", 0, start - 1) + 1), bare.end(1))
    until = _UNTIL.search(text, max(start, match.start), end) if match.rule.gives.get("until") else None
    if until:
        return trimmed(text, start, until.start()), trimmed(text, until.start(), end)
    trailing = condition_within(text, max(start, match.start), end)
    if trailing:
        return trimmed(text, start, trailing[0]), trimmed(text, *trailing)
    return (start, end), condition_before(annotated, sentence, start)


def _warned(stated: Statement) -> Party | None:
    """Who is warned, by name or by a noun, before the words of the threat ("warned the rebels that")."""
    text, base = stated.sentence.text, stated.sentence.start
    led = _WARNED.search(text, 0, stated.start - base)
    if led is None:
        return None
    named = next((actor for actor in stated.sentence.actors if actor.start == base + led.end()), None)
    if named:
        return of_actor(named)
    phrase = phrase_at(text, led.end(), stated.start - base)
    return Party(text[slice(*phrase)], base + phrase[0], base + phrase[1]) if phrase else None


def _target(annotated: Annotated, stated: Statement, by: Party) -> Party | None:
    """Whom an act will hit by its own words ("fire and fury on Kenya", "strikes against the rebels")."""
    text = annotated.document.text
    return next((of_actor(actor) for actor in stated.sentence.actors if stated.start < actor.start < stated.end
                 and by.name not in (actor.name, actor.party) and actor.party != by.side
                 and _HITS.search(text, max(stated.start, actor.start - _REACH), actor.start)), None)


def _aimed_at(annotated: Annotated, stated: Statement, condition: Span | None, by: Party) -> Party | None:
    """Whom a threat of a party is aimed at: who is told to do something or else, whom the act will hit, who is named in
    the act, its trigger or the warning, else the other side.
    """
    text, match, voice, sentence = annotated.document.text, stated.match, stated.voice, stated.sentence
    gives = match.rule.gives
    ordered = addressed(annotated, sentence, sentence.start, match.start, by, voice) if gives.get("orders") else None
    if ordered is None and (told := _TOLD.match(text, match.start)):
        ordered = person_meant(annotated, sentence, match.start, by) if told[1] in ("him", "her") else (
            party_at(sentence, text, told.start(1)) or Party(told[1], *told.span(1)))
    to = ordered or (None if "to" in match.captures else _target(annotated, stated, by))
    if to is None and not text.startswith("avenge", stated.start):
        # Of what the speaker's own side will do, the subject is not whom it will hit.
        act = match.start if gives.get("own") else stated.start
        to = addressed(annotated, sentence, act, stated.end, by, voice)
    if to is None and condition:
        led = _LED.match(text, *condition)
        to = addressed(annotated, sentence, led.end() if led else condition[0], condition[1], by, voice)
    if to is None and gives["voice"] == "party":
        to = addressed(annotated, sentence, match.start, stated.start, by, voice)
    to = to or _warned(stated)
    if to is None and gives.get("aimed", True):
        to = adversary(annotated, sentence, by, condition or (0, 0)) or other_side(annotated, by)
    return to


@cache
def _observer() -> re.Pattern[str]:
    return regex(rf"\b{words('observer')}")


@cache
def _observer_before() -> re.Pattern[str]:
    return regex(rf"\b{words('observer')},?\s$")


def _is_official(voice: Party) -> bool:
    """True of "the official", "the ministry's spokesman": who speaks for a state, but diplomats mostly of others."""
    last = voice.name.lower().split()[-1:]
    return bool(last) and last[0] in nouns("state") and not last[0].startswith("diplomat")


def _threat(annotated: Annotated, stated: Statement, condition: Span | None) -> Threat | None:
    text, match, voice, by = annotated.document.text, stated.match, stated.voice, stated.by
    gives = match.rule.gives
    if gives.get("foretold") and by.name.lower() in word_list("onlooker"):
        return None
    led = text[max(0, voice.start - _TITLE):voice.start]
    if _observer().search(voice.role or "") or _observer_before().search(led):
        return None
    if gives.get("own"):
        own = own_subject(annotated, stated.sentence, match.start, voice, by)
        if own is None or (own.inferred and _OBLIGED.match(text, match.start)):
            return None  # "X said Kenya would have to act": X may be anyone
        by = own
    if gives.get("war") and voice.type not in ("government", "armed group") and not (
            voice.role or voice.side or _is_official(voice)
            or (voice.type == "organisation" and condition)):
        return None
    to = _aimed_at(annotated, stated, condition, by)
    return Threat(
        source=annotated.document.source, sentence=stated.evidence, start=stated.sentence.start,
        end=stated.sentence.end, rule=match.rule.name, by=by.name, to=to.name if to else None,
        text=" ".join(text[stated.start:stated.end].split()),
        condition=" ".join(text[condition[0]:condition[1]].split()) if condition else None,
        when=stated.when, claimed_by=stated.claimed_by, matched=((match.start, match.end),),
        why=stated.why(by=by, to=to), inferred=stated.inferred(by=by, to=to))
