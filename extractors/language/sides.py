"""On which side a speaker stands, whom he addresses, and whether what he foretells is his own side's act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from extractors.language.annotation import Annotated, Sentence, actors_by_name
from extractors.language.clauses import Span, word_list, words
from extractors.language.gazetteer import gazetteer, key
from extractors.language.mentions import Actor
from extractors.language.opponents import sides
from extractors.language.parties import Party, actors_between, inferred, nouns, of_actor
from extractors.language.subjects import PREPOSED, adjacent
from extractors.language.voices import party_before

_STATE_OFFICE = re.compile(r"\b(?:President|Premier|Minister|Chancellor|Foreign Office|Secretary)\b")
_STATE_VOICE = re.compile(r"(?i:minister|government|president\b|spokes|ministry)")
_SAID_THAT = re.compile(r",? (?:said|says|warned|told [\w ]{2,20})(?: on \w+day)?(?: that)? (?:the )?")
_WILL = re.compile(r" (?:will|would|was ready|is ready|had agreed|reserve)")
_BY_OFFICE = re.compile(r", (?:[a-z][\w-]* ){0,4}$")
_SAID = re.compile(r",? (?:said|says|told|warned|announced|added)\b")
_OF_STATE = re.compile(
    r"\b(?:army|military|navy|air force|police|government|presidential|(?:defen[cs]e|foreign|interior)(?: ministry)?) "
    r"(?:spokes\w+|chief|commander|official)|\b(?:defen[cs]e|foreign|interior|prime) minister\b", re.IGNORECASE)
_OF_REBELS = re.compile(r"\b(?:rebel|guerrilla|insurgent|separatist)\b", re.IGNORECASE)
_SUFFERS = re.compile(
    r"(?: and [^;]{2,80}?)?,?(?:(?: (?:is|are|was|were|be|being|been))? (?!need|agreed)[a-z]+ed\b(?! to\b)"
    r"| (?:is|are|was|were|be|been) (?:\w+ )?(?:held|shot|sent|brought|put|set)\b)")
"""After one to whom it is to be done: "until X is handed over"."""
_CITY = re.compile(r"[A-Z][A-Z' ]{2,}[A-Z]\b")
_WARNED = re.compile(r"\b(?:warn|threaten)(?:ed|s|ing)?\s+(?!that|of|against|on)\w[^,;]{2,60}\sthat\s(?:the\s)?$")

_WHERE = re.compile(r"\b(?:in|at|near|inside|across|around|throughout|over|on)\s+(?:the\s+)?(?:[A-Z]\w+,\s+)?$")
_BROKERED = re.compile(r"\b(?:brokered|mediated|sponsored|hosted|monitored|facilitated|drafted|backed) by (?:the )?$")
_IN_RELATIVE = re.compile(r"\b(?:which|who|whom|whose)\s[^,;]*$")
_OWN_STATE = re.compile(r"['’]s? (?:right|independence|sovereignty|autonomy|statehood|territorial|unity)\b")
_AS_VENUE = re.compile(r"\s+as (?:the|a|an|its|their) (?:\w+ )?(?:venue|host|site|place|location|mediator)\b")


@cache
def _own() -> re.Pattern[str]:
    adverb = r"(?:\s+(?:also|now|then|surely|never|still|and|therefore|certainly))*"
    return re.compile(rf"\b(?:[Ww]e|I|[Oo]ur [\w ]{{1,30}}|(?i:the|this) (?:country|nation|republic)|"
                      rf"(?i:his|her|its|their) {words('own_side')})['’]?{adverb}\s*$")


@cache
def _state_forces() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:the|its|our) (?:army|military|armed forces|air force|navy)|(?:that|the|government|security) "
        r"(?:troops|forces))(?:\s+(?:also|now|then|stand|stands))*\s*$")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\b{words('other_side')}\s*$")


def addressed(annotated: Annotated, sentence: Sentence, start: int, end: int, *by: Party) -> Party | None:
    """At whom the words between two offsets are aimed: the first party in them other than who speaks.

    One whom a preposition leads in ("support for the group") counts less than one that only qualifies ("Kenyan soil").
    """
    text = annotated.document.text
    own = {name for party in by for name in (party.name, party.side)}
    others = [actor for actor in actors_between(sentence, start, end)
              if actor.name not in own and not (actor.party and actor.party in own)
              and not (actor.type == "person" and (
                  _remoteness(text, start, actor) == 3 or _SUFFERS.match(text, actor.end, end)))
              and not _only_there(text, start, actor)]
    nearest = min((_remoteness(text, start, actor) for actor in others), default=3)
    noun = _phrase_addressed().match(text, start, end) if nearest > 1 else None
    if noun and noun[1].lower() in nouns("groups"):
        return _group_meant(annotated, sentence, noun.start(1)) or Party(noun[1], *noun.span(1))
    if noun and nearest == 2 and not any(actor.start < noun.end() for actor in others):
        return Party(noun[1], *noun.span(1))
    if not others:
        phrase = _phrase_addressed().match(text, start, end) or _from_phrase().search(text, start, end)
        taken = phrase and any(actor.start < phrase.end(1) and phrase.start(1) < actor.end for actor in sentence.actors)
        return Party(phrase[1], *phrase.span(1)) if phrase and not taken and \
            phrase[1].lower() not in by[0].name.lower() else None
    return of_actor(min(others, key=lambda actor: _remoteness(text, start, actor)))


def _group_meant(annotated: Annotated, sentence: Sentence, offset: int) -> Party | None:
    """Which armed group "the group" is: the one named last before it, in its sentence or the one before."""
    near = [actor for each in annotated.sentences[max(0, sentence.index - 1):sentence.index + 1]
            for actor in each.actors if actor.type == "armed group" and actor.end <= offset]
    return inferred(of_actor(near[-1])) if near else None


def _only_there(text: str, start: int, actor: Actor) -> bool:
    """True of an actor that only tells where, who helped or who would gain: "in Kenya", "brokered by Kenya", "Kenya as
    the venue", "Kenya's independence".
    """
    return bool(_WHERE.search(text, start, actor.start) or _BROKERED.search(text, start, actor.start)
                or _OWN_STATE.match(text, actor.end) or (actor.place and _AS_VENUE.match(text, actor.end)))


def is_beneficiary(annotated: Annotated, start: int, party: Party) -> bool:
    """True where a party stands for what is done to it or for it ("support for the group"), not for who must act."""
    text = annotated.document.text
    led = PREPOSED.search(text, start, party.start)
    if led is None or text[party.end:party.end + 1] in ("'", "’"):
        return False
    return led.group().split()[0].lower() in ("for", "to", "with", "against")


def _remoteness(text: str, start: int, actor: Actor) -> int:
    """How far an actor is from being the one who must act: subject, agent ("held by the rebels"), owner, others."""
    if text[actor.end:actor.end + 1] in ("'", "’"):
        return 2
    if _IN_RELATIVE.search(text, start, actor.start):
        return 3
    led = PREPOSED.search(text, start, actor.start)
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
    mentions = actors_by_name(annotated)
    return inferred(of_actor(max(near, key=lambda actor: len(mentions[actor.name]))))


def party_of(annotated: Annotated, voice: Party) -> Party:
    """The party for which a person speaks: the one that the document gives him, else, of an officer of state named
    without a country, the country from whose seat the document is datelined; else the person himself.
    """
    if voice.type != "person":
        return voice
    side = voice.side or _spoken_for(annotated).get(voice.name)
    return replace(voice, name=side, side=side, type="government", inferred=True) if side else voice


@lru_cache(maxsize=2)
def _spoken_for(annotated: Annotated) -> Mapping[str, str]:
    """For whom each person of a document speaks who speaks for somebody; found for all of them at once."""
    states = _states_spoken_of(annotated)
    home = _dateline_state(annotated)
    found: dict[str, str] = {}
    for name, known in actors_by_name(annotated).items():
        side = next((actor.party for actor in known if actor.party), None) or states.get(name)
        if side is None and any(_STATE_OFFICE.search(actor.role or "") for actor in known):
            side = home
        side = side or _side_of_role(annotated, " ".join(actor.role or "" for actor in known))
        if side:
            found[name] = side
    return found


def _side_of_role(annotated: Annotated, role: str) -> str | None:
    """The side for which a role is held that names none, where a state and a group fight: the state of an "army
    spokesman", the group of a "rebel commander".
    """
    state, rebel = _OF_STATE.search(role), _OF_REBELS.search(role)
    if bool(state) == bool(rebel):
        return None
    two = sides(annotated)
    mentions = actors_by_name(annotated)
    states = [name for name in two if any(actor.type == "government" for actor in mentions.get(name, ()))]
    if len(states) != 1:
        return None
    return states[0] if state else next((name for name in two if name not in states), None)


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
    led = sentence if _BY_OFFICE.search(text, sentence.start, officer.start) and _SAID.match(text, officer.end) \
        else before if before and before.paragraph == sentence.paragraph and officer.start - sentence.start < 30 \
        else None
    first = next((actor for actor in led.actors if not actor.adjective), None) if led else None
    if led and first and first.type == "government" and first.start - led.start < 5:
        return first.name
    will = next((actor for actor in sentence.actors if actor.type == "government" and not actor.adjective
                 and _SAID_THAT.fullmatch(text, officer.end, actor.start) and _WILL.match(text, actor.end)), None)
    return will.name if will else None


def _dateline_state(annotated: Annotated) -> str | None:
    for piece in annotated.document.furniture:
        if piece.kind == "dateline":
            city = _CITY.match(annotated.document.text, piece.start, piece.end)
            seat = gazetteer().entries.get(key(city.group().title())) if city else None
            often = Counter(actor.name for each in annotated.sentences for actor in each.actors
                            if actor.type == "government")
            return seat.name if seat and 0 < often[seat.name] == max(often.values()) else None
    return None


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
    near, word = adjacent(annotated, sentence, offset)
    if near is None and word == "and":
        near = party_before(annotated, sentence, offset)
    if near is None:
        return by if word.lower() in nouns("third_person") or (word.isupper() and len(word) > 1) else None
    if _others().search(near.name):
        return None
    own = {voice.name, by.name, by.side, voice.side}
    if near.type is not None and _WARNED.search(text, sentence.start, near.start):
        return near
    if near.name in own or (near.side is not None and near.side in own):
        return by
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
    return re.compile(rf"^(?:him|her|them|both|all|everyone)\b|(?<!^)\b[A-Z][a-z]+|^[A-Z][a-z]+\b|\b{words('party')}")


@cache
def _phrase_addressed() -> re.Pattern[str]:
    return re.compile(rf"(?:[Tt]he\s+)?((?:{words('qualifier')}\s+){{0,3}}{words('party')}(?:\s+to the conflict)?)")


@cache
def _from_phrase() -> re.Pattern[str]:
    return re.compile(rf"\b(?:from|with|against)\s+{_phrase_addressed().pattern}")


def is_public(name: str) -> bool:
    """True where the words name the public or the press and no party ("residents of the capital")."""
    first = name.lower().split(" of ")[0].split()
    return bool(first) and first[-1] in _public()


@cache
def _public() -> frozenset[str]:
    return frozenset(word_list("public"))
