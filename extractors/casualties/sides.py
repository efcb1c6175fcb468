"""Whose people they were, and of which group, where the words around a toll tell it and the toll itself does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.casualties.country import country
from extractors.casualties.losses import loser
from extractors.casualties.noun_phrases import Form
from extractors.casualties.vocabulary import given, word_class
from extractors.facts import Casualty, Group
from extractors.language.annotation import Annotated, actors_by_name
from extractors.language.gazetteer import state
from extractors.rules.regexes import regex

_OTHERS = frozenset({"other", "others"})
_MORE = frozenset({"more", "another", "further", "additional"})
_NEAR = 60
"""Characters after people within which "on the Kestrian side" tells whose they were."""
_OPENING = 8
"""Characters within which what a sentence begins with is named."""
_FORCES = frozenset({"military", "police"})
"""Groups of people who serve a state."""
_PEACEKEEPERS = regex(r"\b(?:peacekeep\w+|observers|monitors)\b")
_LOSSES = regex(r"\bputs? (?:its|their) (?:own )?(?:losses|casualties)\b")
_OWN_DEED = regex(
    r"\b(?:it|they|we|(?:its|their|our) \w+) (?:had |have |has )?(?:killed|wounded|injured|captured|shot|destroyed)\b")
_ITS = regex(r"\bof (?:its|their) (?:own )?\w+$")
_NUMBER_OF_ITS = regex(
    r"\bnumber of (?:its|their) (?:own )?(?:[a-z]+ )?[a-z]+ (?:killed|dead|wounded|injured|missing|who)\b")
_BODIES = regex(r"\b(?:bodies|corpses)\b")
_POSSESSIVE = frozenset({"its", "their", "our"})


def settle(annotated: Annotated, facts: Sequence[tuple[Casualty, Form]]) -> list[Casualty]:
    """The facts with group and side carried over: "two sailors drowned and five were hurt" (five sailors),
    "two of its soldiers" (the claimant's), "government soldiers" (the state's that the text is about), and soldiers of
    the one state whose soldiers the text names. What is carried over is marked as inferred.
    """
    settled: list[Casualty] = []
    sides: defaultdict[Group, set[str]] = defaultdict(set)
    for fact, _ in facts:
        peacekeepers = _PEACEKEEPERS.search((fact.victims or "").lower())
        if fact.side and fact.group in _FORCES and not peacekeepers:
            sides[fact.group].add(fact.side)
    for fact, form in facts:
        if _repeats(fact, form, settled):
            continue
        before = next((other for other in reversed(settled[-3:]) if other.part_of is None), None)
        if form == "bare" and before and _same_noun(before, fact):
            fact = _inferred(fact, before.side, before.group)
        if fact.side is None and (whose := _of_the_cue(annotated, fact)):
            fact = _inferred(fact, whose, fact.group)
        if fact.side is None and (lost := loser(annotated, fact)):
            side = country(annotated) if lost.state else lost.side and _party(annotated, lost.side)
            fact = _inferred(fact, side, fact.group if fact.group != "unknown" else lost.group)
        if fact.side is None and (
                whose := _of_the_claimant(annotated, fact) or _of_a_state(annotated, fact, sides)):
            fact = _inferred(fact, whose, fact.group)
        if fact.group == "unknown" and fact.side and _are_fighters(annotated, fact.victims or "", fact.side):
            fact = _inferred(fact, fact.side, "militant")
        if "place" in fact.inferred and (_of_another_state(annotated, fact, settled) or _abroad(fact)):
            fact = replace(fact, place=None, inferred=tuple(name for name in fact.inferred if name != "place"))
        settled.append(fact)
    return settled


def _are_fighters(annotated: Annotated, people: str, side: str) -> bool:
    """True of the members, men and commanders of an armed group."""
    return not word_class("ranks").isdisjoint(people.lower().split()[-1:]) and any(
        actor.type == "armed group" for actor in actors_by_name(annotated).get(side, ()))


def _repeats(fact: Casualty, form: Form, before: Sequence[Casualty]) -> bool:
    """True of "many" alone that speaks again of those just counted: "200 were hurt, but many only slightly"."""
    return form == "bare" and (fact.victims or "").lower() in ("many", "few", "several") and any(
        other.start == fact.start and other.outcome == fact.outcome for other in before[-3:])


def _of_another_state(annotated: Annotated, fact: Casualty, before: Sequence[Casualty]) -> bool:
    """True where a place was carried over to a state's toll from what another state tells of its own."""
    earlier = next((other for other in reversed(before) if other.place == fact.place), None)
    if earlier is None or not fact.claimed_by or not earlier.claimed_by:
        return False
    one, other = _party(annotated, fact.claimed_by), _party(annotated, earlier.claimed_by)
    return one != other and state(one) is not None and state(other) is not None


def _of_the_cue(annotated: Annotated, fact: Casualty) -> str | None:
    """Whose people a demonym tells: "the number of Kestrian dead", "nine died on the Kestrian side"."""
    sentence = annotated.sentence_at(fact.start)
    if sentence is None or len(fact.matched) < 2:
        return None
    cue, text, base = fact.matched[1][0], sentence.text, sentence.start
    return next((actor.name for actor in sentence.actors if (actor.adjective and cue - actor.end in (0, 1)) or (
        text.endswith("on the ", 0, actor.start - base) and 0 < actor.start - fact.matched[0][0] < _NEAR
        and (text.endswith(" side", 0, actor.end - base) or text.startswith(" side", actor.end - base)))), None)


def _party(annotated: Annotated, name: str) -> str:
    """The state or group for which who bears a name acts; the name itself where the text tells none."""
    return next((actor.party for actor in actors_by_name(annotated).get(name, ()) if actor.party), None) or name


def _of_the_claimant(annotated: Annotated, fact: Casualty) -> str | None:
    """The party of who tells of people whom he calls his own; null where they are nobody's or another's."""
    if not fact.claimed_by:
        return None
    people = (fact.victims or "").lower()
    if _ITS.search(people) or _NUMBER_OF_ITS.search(fact.sentence) or _LOSSES.search(fact.sentence) or (
            fact.group in _FORCES and not _POSSESSIVE.isdisjoint(people.split())):
        return _party(annotated, fact.claimed_by)
    return _own_force(annotated, fact) if fact.group in _FORCES else None


def _of_a_state(annotated: Annotated, fact: Casualty, sides: Mapping[Group, set[str]]) -> str | None:
    """The state whose soldiers or policemen they were: that of the document's war, of "government soldiers"; else the
    one whose soldiers the document names.
    """
    if fact.group not in _FORCES:
        return None
    if not word_class("of_a_state").isdisjoint((fact.victims or "").lower().split()):
        return country(annotated)
    known = sides.get(fact.group, set())
    if len(known) == 1 and not _names_another(annotated, fact, known):
        return next(iter(known))
    return country(annotated) if not known and _by_a_group(annotated, fact) else None


def _by_a_group(annotated: Annotated, fact: Casualty) -> bool:
    """True where a toll's sentence names an armed group before it, and no state: it fights that of the document."""
    sentence = annotated.sentence_at(fact.start)
    before = [actor for actor in sentence.actors if actor.end <= fact.matched[0][0]] if sentence else []
    return any(actor.type == "armed group" for actor in before) and all(actor.type != "government" for actor in before)


def _own_force(annotated: Annotated, fact: Casualty) -> str | None:
    """The party of a force that tells how many soldiers were killed, which are its own where it names no other's and
    has not killed them itself.
    """
    if not fact.claimed_by or _OWN_DEED.search(fact.sentence) or _PEACEKEEPERS.search((fact.victims or "").lower()):
        return None
    speakers = [actor for actor in actors_by_name(annotated).get(fact.claimed_by, ()) if actor.party]
    words = {word for actor in speakers for word in (actor.role or actor.name).lower().split()}
    return speakers[0].party if speakers and not word_class("forces").isdisjoint(words) else None


def _names_another(annotated: Annotated, fact: Casualty, known: set[str]) -> bool:
    """True where a toll's sentence begins with a state that isn't known."""
    sentence = annotated.sentence_at(fact.start)
    return sentence is not None and any(
        actor.type == "government" and not actor.adjective and actor.name not in known
        for actor in sentence.actors if actor.start - sentence.start < _OPENING)


def _abroad(fact: Casualty) -> bool:
    """True where civilians of one side are put into the state of another."""
    return fact.group == "civilian" and fact.side is not None and state(fact.place) not in (None, fact.side)


def _same_noun(before: Casualty, fact: Casualty) -> bool:
    """True where a number with no noun leans on the figure before it: in the same sentence, or "two more" in the next.
    """
    words = (fact.victims or "").lower().replace("more than", "over").split()
    more = not _MORE.isdisjoint((before.victims or "").lower().split())
    if given(fact, "number") and more:
        return False  # "another nine died, bringing the total to 100"
    if _BODIES.search(fact.why[0][1]) and fact.matched[0][1] <= fact.matched[1][0]:
        return False  # "30 bodies"
    if not _OTHERS.isdisjoint(words):
        return False
    if words[-2:] in (["of", "them"], ["of", "those"]):
        return True
    return before.start == fact.start or (not _MORE.isdisjoint(words) and fact.start - before.end <= 2)


def _inferred(fact: Casualty, side: str | None, group: Group) -> Casualty:
    changed = tuple(name for name, old, new in (("side", fact.side, side), ("group", fact.group, group)) if old != new)
    why = tuple((name, "carried over from the words around it") for name in changed)
    return replace(fact, side=side, group=group, inferred=(*fact.inferred, *changed), why=(*fact.why, *why))
