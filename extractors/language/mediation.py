"""Who mediates: those whom a sentence names as brokering talks or a truce, and the envoys of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from extractors.language.annotation import Annotated, Sentence
from extractors.language.coordination import compound, ending, listed
from extractors.language.gazetteer import gazetteer, key
from extractors.language.mentions import Actor
from extractors.language.vocabulary import any_of
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon


class _Mediation(NamedTuple):
    """How mediators are named: patterns of what stands before and after their names, and the words that hint at it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    cues: frozenset[str]


_MEDIATED = any_of(lexicon()["mediated"])
_ROLES = frozenset("mediator mediators facilitator facilitators broker brokers".split())


@cache
def _mediation() -> _Mediation:
    words = lexicon()
    auspices, mediating = any_of(words["auspices"]), any_of(words["mediating"])
    before = "|".join((
        rf"(?<!co-)\b{_MEDIATED}\s+(?:\w+\s+){{0,2}}?by\s+",
        rf"\bunder\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{auspices}\s+of\s+",
        r"\bfacilitators?\s+(?=(?-i:[A-Z]))",
        r"\bshuttle diplomacy\s+(?:by|of)\s+",
        r"\b(?:talks|negotiations|process|dialogue),?\s+(?:which|that)\s+"
        rf"(?=(?-i:(?:[A-Z][\w.]*\s+){{1,3}})(?:has\s+|have\s+|had\s+)?{_MEDIATED})",
        r"\bmediat(?:ors?(?:\s+(?:at|in|of|for)\s+the\s+(?:\w+\s+){0,2}?(?:talks|negotiations|conflict|process)(?=,)"
        r"|\s+(?:is|are|was|were))?(?=\s*[,:(–—-]?\s*(?:the\s+)?(?-i:[A-Z]))"
        r"|ing role of|ion (?:of|(?:led\s+|conducted\s+)?by))\s*[,:(–—-]?\s*"))
    after = "|".join((
        rf"[-‐–](?:{_MEDIATED}|backed\s+(?:peace\s+)?(?:talks|negotiations)\b)",
        r"[-‐–]led\s+(?:\w+\s+)?(?:talks|negotiations|mediation|process|effort|efforts)\b",
        rf"(?:['’]s?)?\s+(?:\w+\s+)?{auspices}(?!\s+(?:of|by))",
        r",?\s+(?:(?:who|which|that)\s+)?(?:(?:is|are|was|were|has|have|had|will|been|currently|jointly)\s+){0,3}"
        rf"{mediating}(?!\s+by)",
        r",?\s+(?:who\s+)?(?:has\s+|had\s+)?hosted\s+(?:the\s+)?(?:envoys|delegations|leaders|representatives|"
        r"negotiators|delegates)\s+(?:of|from)\b",
        r",?\s+(?:who\s+)?(?:has\s+|had\s+)?brought\s+(?:[\w-]+\s+){1,5}together\b",
        r"(?:\s+act(?:s|ed|ing)?)?\s+as\s+(?:\w+\s+)?(?:mediators?|facilitators?|brokers?)\b",
        r"\s+(?:(?:peace|talks|chief|government)\s+)?(?:mediators|facilitators|brokers)\b(?!\s+(?:\w+\s+)?from)"))
    cues = {word for name in ("mediated", "auspices", "mediating") for entry in words[name] for word in entry.split()}
    return _Mediation(regex(before, re.IGNORECASE), regex(after, re.IGNORECASE),
                      frozenset(cues | _ROLES | {"led", "sponsored", "under", "brought", "shuttle"}))


_WHOSE = r"(?<![\w-])([A-Z][\w.]*)[-‐–]"
_COMPOUND = regex(rf"{_WHOSE}{_MEDIATED}")
_COMPOUNDS = regex(rf"{_WHOSE},?\s+and\s+[A-Z][\w.]*[-‐–](?:{_MEDIATED}|led\b)")
"""The first of "U.S.- and Kenyan-brokered"."""
_DOING = regex(
    r"\b(?:said|says|told|held|hold|met|meet|have|has|had|was|were|is|are|will|would|hopes?d?|trying|announced|warned|"
    r"urged|called|asked|confirmed|between|with|that|who|which|when|before|after|[a-z]{3,}ing|aimed|meant|designed|"
    r"(?:ambassador|envoy) to)\b")
"""Between "mediators" and a name this makes it the name of others ("mediators met the rebels")."""
_ABOUT = regex(r"\s+(?:(?!as\b)\w+\s+)?(?:mediation|facilitation|mediators?|facilitators?)\b")
"""After a state this tells what is mediated: "leads Kenya mediation"."""
_PLAN = regex(r"\bunder\s+an?\s+[A-Z][\w.]*[-–][A-Z]\w+\s+(?:plan|initiative|proposal|formula|deal)\b")


def mediators(sentence: Sentence) -> tuple[Actor, ...]:
    """Those whom a sentence names as mediating, brokering or holding talks under their auspices."""
    return () if _mediation().cues.isdisjoint(sentence.words) else _named(sentence)


def all_mediators(annotated: Annotated) -> Iterator[Actor]:
    """The mediators of all sentences of a document, in order."""
    for sentence in annotated.sentences.holding(_mediation().cues):
        yield from _named(sentence)


@lru_cache(maxsize=64)
def _named(sentence: Sentence) -> tuple[Actor, ...]:
    """The same of a sentence that has the words for it; kept, as talks, ceasefires and the two sides ask in turn."""
    mediation = _mediation()
    found: list[Actor] = []
    for cue in chain(_COMPOUND.finditer(sentence.text), _COMPOUNDS.finditer(sentence.text)):
        entry = gazetteer().entries.get(key(cue[1]))
        if entry:
            start = sentence.start + cue.start()
            found.append(Actor(start, start + len(cue[1]), entry.name, entry.type))
    plan = _PLAN.search(sentence.text)
    if plan:
        found += compound(sentence, sentence.start + plan.start(), sentence.start + plan.end())
    for cue in mediation.before.finditer(sentence.text):
        those = listed(sentence, sentence.start + cue.end())
        led = _LED.search(sentence.text, 0, cue.start())
        if those and not led and not _DOING.search(sentence.text, cue.end(), those[0].start - sentence.start):
            found += those[:1] if _ADVERBIAL.fullmatch(sentence.text, 0, cue.start()) and sentence.text.startswith(
                ", ", those[0].end - sentence.start) else those
    for actor in sentence.actors:
        if actor.type == "body" and actor.party and actor.name.endswith("mediators"):
            others = ending(sentence, actor.end)[:-1]
            found += (*others, Actor(actor.start, actor.end, actor.party, "government"))
        elif actor.type == "person" and _IS_ONE.match(sentence.text, actor.end - sentence.start):
            found.append(actor)
        elif mediation.after.match(sentence.text, actor.end - sentence.start) and not (
                actor.type == "government" and not actor.adjective
                and _ABOUT.match(sentence.text, actor.end - sentence.start)):
            found += _heads(sentence, actor) or ending(sentence, actor.end)
    return tuple({actor.name: actor for actor in found}.values())


_IS_ONE = regex(r",\s+(?:the|an?|its|their)\s+(?:[\w-]+\s+){0,3}(?:mediator|facilitator|broker)\b")
_ADVERBIAL = regex(r"\W*(?:Under|In|At|During|After|Following)\b[^,]*")
"""Before a mediator whom a comma parts from the subject: "Under an effort hosted by Kenya, Uganda signed"."""
_LED = regex(r"\b(?:delegation|team|side|committee),?\s+$")
"""Before "chaired by" and the like this makes it whoever leads one side."""
_WITHIN_ASIDE = regex(r",\s+(?:an?|the)\s+[^,;]{3,60}\s(?:of|in|for|to|with)\s+(?:the\s+)?$")


def _heads(sentence: Sentence, actor: Actor) -> tuple[Actor, ...]:
    """Whom the aside that ends with an actor tells of: "Kenya, an ally of Uganda, mediated"; empty where none does."""
    base = sentence.start
    aside = _WITHIN_ASIDE.search(sentence.text, 0, actor.start - base)
    if not aside or sentence.text[actor.end - base:actor.end - base + 1] != ",":
        return ()
    return tuple(other for other in sentence.actors if other.end == base + aside.start())


_ENVOYS = frozenset(("envoy", "mediator", "representative", "facilitator"))
_ENVOY = regex(
    rf"[^,.;]{{0,30}}\b{any_of(_ENVOYS)}\s+(?:(?:to|for|on)\s+(?:\w+\s+){{1,2}})?,?\s*", re.IGNORECASE)


def envoys(annotated: Annotated) -> tuple[str, ...]:
    """The envoys and mediators of organisations whom a document names ("U.N. envoy Lena Moor")."""
    found: list[str] = []
    for sentence in annotated.sentences.holding(_ENVOYS):
        bodies = [actor for actor in sentence.actors if actor.type == "organisation"]
        for person in sentence.actors:
            if person.type == "person" and any(
                    _ENVOY.fullmatch(sentence.text, body.end - sentence.start, person.start - sentence.start)
                    or (body.end == person.start - 1 and "envoy" in (person.role or "").lower()) for body in bodies):
                found.append(person.name)
    return tuple(dict.fromkeys(found))
