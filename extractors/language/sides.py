"""On which side a speaker stands, and whether what he foretells is his own side's act."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import replace
from functools import cache, lru_cache

from extractors.language.annotation import Annotated, Sentence, actors_by_name
from extractors.language.clauses import quotation_at, word_list, words
from extractors.language.gazetteer import gazetteer, key
from extractors.language.mediation import all_mediators
from extractors.language.mentions import Actor
from extractors.language.opponents import REBEL, sides
from extractors.language.parties import Party, actors_between, inferred, nouns
from extractors.language.subjects import adjacent
from extractors.language.voices import party_before
from extractors.rules.regexes import regex

_PRONOUNS = frozenset((*word_list("third_person"), "he", "she"))
_STATE_OFFICE = regex(r"\b(?:President|Premier|Minister|Chancellor|Foreign Office|Secretary)\b")
_STATE_VOICE = regex(r"(?i:minister|government|president\b|spokes|ministry)")
_SAID_THAT = regex(r",? (?:said|says|warned|told [\w ]{2,20})(?: on \w+day)?(?: that)? (?:the )?")
_WILL = regex(
    r" (?:ha[sd] )?(?:will|would|was ready|is ready|had agreed|reserve|made (?:it )?(?:clear|plain)"
    r"|wants|wanted|desires|desired|seeks|sought|hopes|hoped|believes|believed|remains|remained"
    r"|stands by|stood by|regards|regarded)")
_ITS_OFFICE = regex(r"(?:Its|Their) (?:[a-z][\w-]* ){0,3}[a-z][\w-]*,? ")
_BY_OFFICE = regex(r", (?:[a-z][\w-]* ){0,4}$")
_SAID = regex(r",? (?:said|says|told|warned|announced|added)\b")
_OF_STATE = regex(
    r"\b(?:army|navy|air force|police|government|presidential|foreign office|"
    r"(?:defen[cs]e|foreign|interior)(?: ministry)?) "
    r"(?:spokes\w+|chief|commander|official)|\bmilitary spokes\w+|\b(?:defen[cs]e|foreign|interior|prime) minister\b",
    re.IGNORECASE)
_OF_REBELS = regex(rf"\b{REBEL}\b", re.IGNORECASE)
_THEY = regex(r"\b[Tt]hey(?:\s\w+ly)?\s$")
_WARNED = regex(r"\b(?:warn|threaten)(?:ed|s|ing)?\s+(?!that|of|against|on)\w[^,;]{2,60}\sthat\s(?:the\s)?$")


@cache
def _own() -> re.Pattern[str]:
    adverb = r"(?:\s+(?:also|now|then|surely|never|still|and|therefore|certainly|are|stand|remain|have|had|were))*"
    return regex(rf"\b(?:[Ww]e|I|[Oo]ur [\w ]{{1,30}}|(?i:the|this) (?:country|nation|republic)|"
                 r"[Tt]his government|"
                 rf"(?i:his|her|its|their) {words('own_side')})['’]?{adverb}\s*$")


@cache
def _state_forces() -> re.Pattern[str]:
    return regex(
        r"\b(?:(?:the|its|our) (?:army|military|armed forces|air force|navy)|(?:that|the|government|security) "
        r"(?:troops|forces))(?:\s+(?:also|now|then|stand|stands))*\s*$")


@cache
def _others() -> re.Pattern[str]:
    return regex(rf"\b{words('other_side')}\s*$")


def party_of(annotated: Annotated, voice: Party) -> Party:
    """The party for which a person speaks: the one that the document gives him, else, of an officer of state named
    without a country, the country from whose seat the document is datelined; else the person himself.
    """
    if voice.type != "person":
        return voice
    side = voice.side or _spoken_for(annotated, voice.name)
    return replace(voice, name=side, side=side, type="government", inferred=True) if side else voice


@lru_cache(maxsize=8)
def _spoken_for(annotated: Annotated, name: str) -> str | None:
    """For whom a person of a document speaks; null where it tells of nobody."""
    known = actors_by_name(annotated).get(name)
    if not known:
        return None
    side = next((actor.party for actor in known if actor.party), None) or _states_spoken_of(annotated).get(name)
    if side is None and any(_STATE_OFFICE.search(actor.role or "") for actor in known):
        side = _home(annotated)
    side = side or _side_of_role(annotated, " ".join(actor.role or "" for actor in known))
    return side if side and side not in _met(annotated).get(name, ()) else None


def _side_of_role(annotated: Annotated, role: str) -> str | None:
    """The side for which a role is held that names none, where a state and a group fight: the state of an "army
    spokesman", the group of a "rebel commander".
    """
    state, rebel = _OF_STATE.search(role), _OF_REBELS.search(role)
    if bool(state) == bool(rebel):
        return None
    return _state_and_group(annotated)[0 if state else 1]


@lru_cache(maxsize=2)
def _state_and_group(annotated: Annotated) -> tuple[str | None, str | None]:
    """The sides of a document in which a state and a group fight. The state is null where another one, which mediates
    nothing, is named about as often: who speaks for "the army" may speak for either.
    """
    two = sides(annotated)
    mentions = actors_by_name(annotated)
    states = [name for name in two if any(actor.type == "government" for actor in mentions.get(name, ()))]
    if len(states) != 1:
        return None, None
    often = Counter(actor.name for each in annotated.sentences for actor in each.actors if actor.type == "government")
    apart = {states[0], *(name for broker in all_mediators(annotated) for name in (broker.name, broker.party))}
    alone = all(2 * count <= often[states[0]] for name, count in often.items() if name not in apart)
    return states[0] if alone else None, next((name for name in two if name not in states), None)


_COUNTERPART = frozenset({"counterpart"})


@lru_cache(maxsize=2)
def _met(annotated: Annotated) -> Mapping[str, Set[str]]:
    """By name the states whose officers are somebody's counterparts ("X told his Kenyan counterpart")."""
    text = annotated.document.text
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in annotated.sentences.holding(_COUNTERPART):
        states = [actor.name for actor in sentence.actors
                  if actor.adjective and text.startswith(" counterpart", actor.end)]
        for actor in sentence.actors:
            found[actor.name].update(states)
    return found


@lru_cache(maxsize=2)
def _states_spoken_of(annotated: Annotated) -> Mapping[str, str]:
    """The states for which officers without one speak, by the first sentence that tells of each."""
    found: dict[str, str] = {}
    for sentence in annotated.sentences:
        officers: dict[str, Actor] = {}
        for actor in sentence.actors:
            if actor.role and actor.name not in found:
                officers.setdefault(actor.name, actor)
        for name, officer in officers.items():
            if state := _state_spoken_of(annotated, sentence, officer):
                found[name] = state
    return found


def _state_spoken_of(annotated: Annotated, sentence: Sentence, officer: Actor) -> str | None:
    """The state for which an officer speaks by a sentence: what he says is about it ("Kenya will not yield, Foreign
    Minister X said", "Foreign Minister X said Kenya would sign"), or the sentence before in the paragraph begins with
    it ("Kenya refused. Foreign Minister X …").
    """
    if not _STATE_VOICE.search(officer.role or ""):
        return None
    text = annotated.document.text
    before = annotated.sentences[sentence.index - 1] if sentence.index else None
    led = before if _ITS_OFFICE.fullmatch(text, sentence.start, officer.start) \
        else sentence if _BY_OFFICE.search(text, sentence.start, officer.start) and _SAID.match(text, officer.end) \
        else before if before and before.paragraph == sentence.paragraph and officer.start - sentence.start < 30 \
        else None
    will = next((actor for actor in sentence.actors if actor.type == "government" and not actor.adjective
                 and _SAID_THAT.fullmatch(text, officer.end, actor.start) and _WILL.match(text, actor.end)), None)
    if will:
        return will.name
    first = next((actor for actor in led.actors if not actor.adjective), None) if led else None
    return first.name if led and first and first.type == "government" and first.start - led.start < 5 else None


@lru_cache(maxsize=2)
def _home(annotated: Annotated) -> str | None:
    """The state from whose seat a document is datelined, if it speaks of none more often; or null."""
    dateline = annotated.document.dateline
    seat = gazetteer().entries.get(key(dateline.place.title())) if dateline else None
    often = Counter(actor.name for each in annotated.sentences for actor in each.actors if actor.type == "government")
    return seat.name if seat and 0 < often[seat.name] == max(often.values()) else None


def own_subject(annotated: Annotated, sentence: Sentence, offset: int, voice: Party, by: Party) -> Party | None:
    """Who will act, by the subject of the verb at the offset: the speaker or his side; null if another.

    What one side says that another will do is a claim and no threat. A person whose side is unknown speaks for the
    state that he says will act.
    """
    text = annotated.document.text
    if _own().search(text, sentence.start, offset) or (
            (by.type == "government" or by.name.lower().endswith("ministry"))
            and _state_forces().search(text, sentence.start, offset)):
        return by
    if _others().search(text, sentence.start, offset):
        return None
    if _THEY.search(text, sentence.start, offset) and (mark := quotation_at(annotated, offset)) and \
            not text[mark.text_start].islower():
        return None  # who speaks calls others "they"
    near, word = adjacent(annotated, sentence, offset)
    if near is None and word == "and":
        near = party_before(annotated, sentence, offset)
    if near is None:
        return by if word.lower() in _PRONOUNS or (word.isupper() and len(word) > 1) else None
    if _others().search(near.name):
        return None
    own = {voice.name, by.name, by.side, voice.side}
    if near.type is not None and _WARNED.search(text, sentence.start, near.start):
        return near
    if near.name in own or (near.side is not None and near.side in own):
        return by
    if voice.type is None and (near.side or near.type == "government") and voice.name.split()[-1:] and \
            voice.name.split()[-1].lower() in nouns("state"):  # "Kenya's army is ready, the defence minister said"
        return inferred(replace(near, name=near.side or near.name))
    if voice.type == "person" and by.type == "person" and near.type != "person":
        return inferred(near) if near.type == "government" else by
    return None


def is_party(sentence: Sentence, start: int, end: int, text: str) -> bool:
    """True where the words can name a party: they hold an actor, a capitalised name, or a noun for one."""
    if any(actors_between(sentence, start, end)):
        return True
    return bool(_partylike().search(text[start:end]))


@cache
def _partylike() -> re.Pattern[str]:
    return regex(r"^(?:him|her|them|both|all|everyone|the world)\b|\b(?:neighbou?r|republic)\b|"
                 rf"(?<!^)\b[A-Z][a-z]+|^[A-Z][a-z]+\b|\b{words('party')}")


def is_public(name: str) -> bool:
    """True where the words name the public or the press and no party ("residents of the capital")."""
    first = name.split(" of ")[0].split()
    return bool(first) and first[-1] != "US" and first[-1].lower() in _public()


@cache
def _public() -> frozenset[str]:
    return frozenset(word_list("public"))
