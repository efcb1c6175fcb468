"""Who talks with whom, where the sentence that tells of a meeting says so."""

from __future__ import annotations

from extractors.language.annotation import Sentence
from extractors.language.coordination import between, compound, ending, listed, named, parties_of, subject
from extractors.language.mentions import Actor
from extractors.language.opponents import is_party, is_venue
from extractors.rules.predication import Nominal, Predicate
from extractors.rules.regexes import regex

_WITH = regex(r"(?!\s+(?:\w+\s+)*?(?:end|begin|beg|open|conclud|start|clos)\w*\s+with)[^,;:.]{0,60}?\swith\s+"
    r"(?!(?:no|little|high|an eye|a view|the (?:aim|goal|hope|intention))\b)")
_SAME_CLAUSE = regex(r"[^,;:]{0,90}(?:,\s)?")
_MEMBERS = regex(r"\s+(?:of|among|involving)\s+")
_LONG = 40
"""Characters within which the name of two states stands."""
_OF_JOINT = regex(r"\s+(?:of|in|within)\s+(?:the\s+)?(?:joint\s+)?(?=[A-Z])")
"""Before a body of two states: "the meeting of the Kenya-Uganda commission"."""
_NAME = regex(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}")
_WHO_MET = regex(
    r"\s(?:delegations|negotiators|officials|envoys|teams|representatives|delegates),\s+(?:after|following)\s+$")
"""After the states whose officers did something "following talks"."""
_HOSTING = regex(r"\bhost")
_TITLE = regex(r"(?:['’]s?)? (?:[\w-]+ ){0,4}")
"""Between a state and its officer: "US envoy Tam Belo"."""


def partners(sentence: Sentence, noun: Nominal, said: Predicate) -> tuple[str, ...]:
    """The names of those who meet, by the words around the noun phrase; empty where the sentence names no two."""
    base, text = sentence.start, sentence.text
    opposed = between(sentence, noun.end, sentence.end)
    if opposed and _SAME_CLAUSE.fullmatch(text, noun.end - base, opposed[0].start - base):
        return parties_of(opposed)
    joint = _OF_JOINT.match(text, noun.end - base)
    if joint and (two := compound(sentence, base + joint.end(), base + joint.end() + _LONG)):
        return parties_of(two)
    inside = [a for a in sentence.actors if noun.start <= a.start < noun.head
              and (not a.place or text[a.end - base:a.end - base + 1] in "-–")]
    inside = list(compound(sentence, noun.start, noun.head)) or inside
    if len(named(inside)) > 1:
        return parties_of(inside)
    other = _WITH.match(text, noun.end - base)
    if other:
        they = _opposite(sentence, noun, said)
        others = listed(sentence, base + other.end())
        unknown = None if others else _NAME.match(text, other.end())
        return (*parties_of((*they, *others)), *([unknown.group()] if unknown else ()))
    after = _WHO_MET.search(text, 0, noun.start - base) if noun.governor in ("after", "following") else None
    if after and len(named(they := ending(sentence, base + after.start()))) > 1:
        return parties_of(they)
    members = _MEMBERS.match(text, noun.end - base)
    met = listed(sentence, base + members.end()) if members else ()
    if len(named(met)) > 1 and members and met[0].start - base - members.end() < 40:
        return parties_of(met)
    hosted = _HOSTING.search(text, said.start - base, said.end - base)
    they = subject(sentence, said.start) if said.start < noun.start and not said.weak and not hosted else ()
    return parties_of(they) if len(named(they)) > 1 else ()


def _first_named(sentence: Sentence, until: int) -> tuple[Actor, ...]:
    """The subject of a sentence that goes on "after talks with": its first actor, or the officer of that state."""
    text, base = sentence.text, sentence.start
    actors = [actor for actor in sentence.actors if actor.end < until]
    for at, actor in enumerate(actors):
        if is_venue(sentence, actor):
            continue
        officer = next((other for other in actors[at + 1:at + 2] if other.type == "person"), None)
        titled = officer and actor.type != "person" and _TITLE.fullmatch(text, actor.end - base, officer.start - base)
        if not (actor.adjective or titled):
            return (actor,)
    return ()


def _opposite(sentence: Sentence, noun: Nominal, said: Predicate) -> tuple[Actor, ...]:
    """Who holds "talks with X": the subject of the verb, else the party that the sentence speaks of first."""
    if said.match.rule.gives.get("governs") and (first := _first_named(sentence, noun.start)):
        return first
    if said.start < noun.start or noun.governor:
        return subject(sentence, min(noun.start, said.start), near=False)
    return tuple(actor for actor in sentence.actors if actor.end < noun.start and is_party(actor))[:1]
