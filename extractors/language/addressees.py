"""Of whom something is demanded and who is threatened: whom the words name, whom "they" means, or the other side."""

from __future__ import annotations

import re
from functools import cache

from extractors.language import opponents
from extractors.language.annotation import Annotated, Sentence, actors_by_name
from extractors.language.antecedents import preposed
from extractors.language.clauses import Span, words
from extractors.language.cued import cued
from extractors.language.mentions import Actor
from extractors.language.parties import Party, actors_between, inferred, nouns, of_actor
from extractors.language.vocabulary import any_of
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_SUFFERS = regex(
    r"(?: and [^;]{2,80}?)?(?:,(?: [^,;]{3,60},)?)?"
    r"(?:(?: (?:is|are|was|were|be|being|been)(?: not)?)? (?!need|agreed)[a-z]+ed\b(?! to\b)"
    r"| (?:is|are|was|were|be|been) (?:\w+ )?(?:held|shot|sent|brought|put|set)\b)")
"""After one to whom it is to be done: "until X is handed over"."""
_WHERE = regex(r"\b(?:in|at|near|inside|across|around|throughout|over|on)\s+(?:the\s+)?(?:[A-Z]\w+,\s+)?$")
_LEFT = cued("leave leaving quit depart", r"\b(?:leave|leaving|quit|depart)\s+$")
_HELPED = (*lexicon()["mediated"], "monitored", "drafted", "backed")
_HELPER = cued(" ".join(_HELPED), rf"\b{any_of(_HELPED)} by (?:the )?$")
_IN_RELATIVE = cued("which who whom whose", r"\b(?:which|who|whom|whose)\s[^,;]*$")
_GAINS = regex(
    r"['’]s? (?:(?:immediate|safe|unconditional|early) (?:and \w+ )?)?(?:release|reinstatement|freedom|safety|return|"
    r"right|independence|sovereignty|autonomy|statehood|territorial|unity)\b")
"""After one who would gain, and need do nothing: "the president's release", "Kenya's independence"."""
_ACTS_OF = regex(
    r"\b(?:withdrawal|departure|pull-?out|pull-?back|surrender|disarmament|retreat|exit)[\"”]?\s+"
    r"of\s+(?:all\s+)?(?:the\s+)?$")
"""Before those who are to act themselves: "the withdrawal of Kenyan troops"."""
_NAMED_AFTER = regex(r" (?:accords?|agreements?|talks|deal|protocol|process|declaration|conference|memorandum)\b")
"""After a city by which a paper is called: "the Oslo accords"."""
_AS_VENUE = regex(r"\s+as (?:the|a|an|its|their) (?:\w+ )?(?:venue|host|site|place|location|mediator)\b")


def addressed(annotated: Annotated, sentence: Sentence, start: int, end: int, *by: Party) -> Party | None:
    """At whom the words between two offsets are aimed: the first party in them other than who speaks.

    One whom a preposition leads in ("support for the group") counts less than one that only qualifies ("Kenyan soil").
    """
    text = annotated.document.text
    own = {name for party in by for name in (party.name, party.side)}
    others = [actor for actor in actors_between(sentence, start, end)
              if actor.name not in own and not (actor.party and actor.party in own)
              and not (actor.type == "person" and (
                  _remoteness(sentence, text, start, actor) == 3 or _SUFFERS.match(text, actor.end, end)))
              and not _only_there(sentence, text, start, actor)]
    remoteness = {actor.start: _remoteness(sentence, text, start, actor) for actor in others}
    nearest = min(remoteness.values(), default=3)
    noun = _phrase_addressed().match(text, start, end) if nearest > 1 else None
    if noun and _GAINS.match(text, noun.end()):  # "the president's release" is not his to give
        return of_actor(min(others, key=lambda actor: remoteness[actor.start])) if others else None
    if noun and noun[1].lower() in nouns("groups"):
        return _group_meant(annotated, sentence, noun.start(1)) or Party(noun[1], *noun.span(1))
    if noun and nearest == 2 and not any(actor.start < noun.end() for actor in others):
        return Party(noun[1], *noun.span(1))
    if not others:
        phrase = _phrase_addressed().match(text, start, end) or _from_phrase().search(text, start, end)
        taken = phrase and any(actor.start < phrase.end(1) and phrase.start(1) < actor.end for actor in sentence.actors)
        return Party(phrase[1], *phrase.span(1)) if phrase and not taken and \
            phrase[1].lower() not in by[0].name.lower() else None
    return of_actor(min(others, key=lambda actor: remoteness[actor.start]))


def _group_meant(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """Which armed group "the group" is: the one named last before it, in its sentence or the one before."""
    near = [actor for each in annotated.sentences[max(0, sentence.index - 1):sentence.index + 1]
            for actor in each.actors if actor.type == "armed group" and actor.end <= offset]
    return inferred(of_actor(near[-1])) if near else None


def _only_there(sentence: Sentence, text: str, start: int, actor: Actor) -> bool:
    """True of an actor that only tells where, who helped or who would gain: "in Kenya", "brokered by Kenya", "Kenya as
    the venue", "Kenya's independence".
    """
    if actor.place and _LEFT.search(sentence, text, start, actor.start):
        return True
    return bool(_WHERE.search(text, start, actor.start) or _HELPER.search(sentence, text, start, actor.start)
                or _GAINS.match(text, actor.end)
                or (actor.place and (_AS_VENUE.match(text, actor.end) or _NAMED_AFTER.match(text, actor.end))))


def is_beneficiary(annotated: Annotated, start: int, party: Party) -> bool:
    """True where a party stands for what is done to it or for it ("support for the group"), not for who must act."""
    text = annotated.document.text
    led = preposed(text, start, party.start)
    if led is None or text[party.end:party.end + 1] in ("'", "’"):
        return False
    return led.group().split()[0].lower() in ("for", "to", "with", "against")


def _remoteness(sentence: Sentence, text: str, start: int, actor: Actor) -> int:
    """How far an actor is from being the one who must act: subject, agent ("held by the rebels"), owner, others."""
    if text[actor.end:actor.end + 1] in ("'", "’"):
        return 2
    if _IN_RELATIVE.search(sentence, text, start, actor.start):
        return 3
    led = preposed(text, start, actor.start)
    if led and led.group().startswith("of ") and _ACTS_OF.search(text, start, actor.start):
        return 0
    if led:
        return 1 if led.group().startswith(("by ", "from ")) else 3
    return 2 if actor.adjective else 0


def adversary(annotated: Annotated, sentence: Sentence, by: Party, beside: Span = (0, 0)) -> Party | None:
    """The other side: of the states and armed groups named in a sentence or the two before it, not the speaker's own,
    the one that the document names most; whom the words of `beside` name is not meant.
    """
    own = {by.name, by.side}
    near = [actor for before in annotated.sentences[max(0, sentence.index - 2):sentence.index + 1]
            for actor in before.actors
            if (actor.type in ("government", "armed group") or (actor.type == "body" and actor.party))
            and not _WHERE.search(annotated.document.text, before.start, actor.start)
            and actor.name not in own and not (actor.party and actor.party in own)]
    if by.type == "person" and by.side is None:  # one of unknown side may be of any of the states
        near = [actor for actor in near if actor.type == "armed group"]
    named = {actor.name for actor in actors_between(sentence, *beside)}
    near = [actor for actor in near if actor.name not in named]
    if not near:
        return None
    foe = other_side(annotated, by)
    if foe and foe.name not in named:
        return foe
    mentions = actors_by_name(annotated)
    return inferred(of_actor(max(near, key=lambda actor: len(mentions[actor.name]))))


def spoken_of(annotated: Annotated, sentence: Sentence, offset: int, by: Party) -> Party | None:
    """Whom "they" at an offset means, of those whom somebody speaks of: the last party before it in the sentence other
    than who speaks ("would not talk with the rebels until they").
    """
    own = {by.name, by.side}
    named = [actor for actor in sentence.actors if actor.end <= offset and actor.type != "person"
             and actor.name not in own and not (actor.party and actor.party in own)]
    return inferred(of_actor(named[-1])) if named else None


def person_meant(annotated: Annotated, sentence: Sentence, offset: int, by: Party) -> Party | None:
    """Whom "him" at an offset means: the person named last before it in the sentence, else first in the one before."""
    before = annotated.sentences[sentence.index - 1].actors if sentence.index else ()
    named = [actor for actor in (*before, *sentence.actors) if actor.type == "person" and actor.end <= offset
             and by.name not in (actor.name, actor.party)]
    if not named:
        return None
    return inferred(of_actor(named[-1] if named[-1].start >= sentence.start else named[0]))


def other_side(annotated: Annotated, by: Party) -> Party | None:
    """Of the two sides of the document's conflict the one that is not a party's own; null for a third party."""
    pair = opponents.sides(annotated)
    own = next((name for name in pair if name in (by.name, by.side)), None)
    if own is None:
        return None
    return Party(next(name for name in pair if name != own), 0, 0, inferred=True)


@cache
def _phrase_addressed() -> re.Pattern[str]:
    return regex(rf"(?:[Tt]he\s+)?((?:{words('qualifier')}\s+){{0,3}}{words('party')}(?:\s+to the conflict)?)"
                 r"(?!\s+(?:action|force|response|intervention|strikes?|operations?|campaign|offensive|means|options?|"
                 r"measures|aid|might|power)\b)")


@cache
def _from_phrase() -> re.Pattern[str]:
    return regex(rf"\b(?:from|with|against)\s+{_phrase_addressed().pattern}")
