"""Who is opposite whom: actors named together, the two sides of a document's conflict, and who mediates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.language.annotation import Annotated, Sentence
from extractors.language.mentions import Actor
from extractors.rules.rulebook import lexicon

_AND = re.compile(
    r"\s*(?:\([^)]{0,40}\))?\s*(?:,|,?\s*(?:and|&|as well as|together with|or)\b)\s*"
    r"(?:(?:the|its|their|his|by|with|between)\s+)?(?:[\w'’.-]+\s+){0,4}")
_ASIDE = re.compile(
    r",\s+(?:\w+\s+){0,3}(?:by|with|who|which|in|at|on|after|under|led|including|while|as|but|because|when)\s")
_DASH = re.compile(r"\s?[-–—]\s?")
_STOP = re.compile(r"[.;:!?)]\s|\b(?:and|with|by|as|to|for|that|which|who)\b")
_PLACED = re.compile(r"\b(?:in|at|near|from|over|on|inside|across|of)\s+(?:the\s+)?$")
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_SAME = re.compile(r"\s*\(|['’]s?\s+(?:[\w-]+\s+){0,4}|[-–]led\s+(?:\w+\s+){0,2}(?:of\s+)?|\s*,?\s*(?:[\w-]+\s+){0,3}")
"""Between two names of one member: "Name (ABC", "Ostmark's foreign minister X", "rebel-led government of X"."""


def named(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The names of actors, each once, in order."""
    return tuple(dict.fromkeys(actor.name for actor in actors))


def listed(sentence: Sentence, at: int, *, most: int = 5) -> tuple[Actor, ...]:
    """The actors of a list that begins at a document offset ("Varania, Ostmark and the rebels"), at most `most`.

    Of several words for one member ("Ostmark's President Jan Orlik", "the Varan government of Varania") the one that
    names the person or body acting is kept. Empty where no actor stands within a few words.
    """
    found: list[Actor] = []
    end = at
    for actor in sentence.actors:
        if actor.start < at:
            continue
        gap = sentence.text[end - sentence.start:actor.start - sentence.start]
        if not found:
            if len(gap) > 60 or re.search(r"[.;:!?]\s|,\s(?!the\b)", gap) or (_PLACED.search(gap) and len(gap) > 12):
                break
            found.append(actor)
        elif (_AND.fullmatch(gap) and not _ASIDE.match(gap)) or (_DASH.fullmatch(gap) and len(found) == 1):
            if len(found) == most:
                break
            found.append(actor)
        elif _is_same(found[-1], actor, gap):
            if _names_better(found[-1], actor, gap):
                found[-1] = actor
        elif len(found) > 1 or len(gap) > 45 or not _PLACED.search(gap):
            break
        end = actor.end
    return tuple(found)


def _is_same(one: Actor, other: Actor, gap: str) -> bool:
    """True where two names with a gap between them are of one member of a list."""
    if _OF.fullmatch(gap) and one.name.islower():
        return True
    return len(gap) < 46 and bool(_SAME.fullmatch(gap)) and not _STOP.search(gap) and not _PLACED.search(gap)


def _names_better(one: Actor, other: Actor, gap: str) -> bool:
    """True where the second of two names is the one to keep: a person after a state, whoever follows an adjective."""
    if one.adjective or _OF.fullmatch(gap):
        return True
    return other.type == "person" and one.type != "person" and not gap.lstrip().startswith(("'", "’"))


def ending(sentence: Sentence, at: int) -> tuple[Actor, ...]:
    """The actors named together right before a document offset ("Varania and Ostmark |agreed"), in order."""
    text, base = sentence.text, sentence.start
    actors = [actor for actor in sentence.actors if actor.end <= at]
    found: list[Actor] = []
    for actor in reversed(actors):
        if not found:
            found.append(actor)
            continue
        gap = text[actor.end - base:found[-1].start - base]
        if re.fullmatch(r"\s*\(", gap):  # "Name (ABC)" is one member
            found[-1] = actor
        elif _AND.fullmatch(gap) and (gap == ", " or "," not in gap or "and" in gap):
            found.append(actor)
        elif actor.adjective and not gap.strip():
            continue
        else:
            break
    return tuple(reversed(found))


_VERB_LEAD = re.compile(
    r"\)?(?:,?\s+(?:who|which|that))?(?:,?\s+(?:has|have|had|was|were|is|are|will|would|be|been|also|again|both|then|later|"
    r"earlier|never|not|on\s+\w+|\w+ly|\w+day|last\s+\w+|this\s+\w+)\b)*,?\s*")
_WHERE = re.compile(r"\b(?:in|at|to|from|into|near)\s+(?:the\s+)?$")


def subject(sentence: Sentence, verb: int, *, near: bool = True) -> tuple[Actor, ...]:
    """The actors that stand together as the subject of a verb at a document offset: right before it but for auxiliaries
    and adverbs, or else (not `near`) the closest ones before it that name no place.
    """
    base, text = sentence.start, sentence.text
    for actor in reversed(sentence.actors):
        if actor.end > verb:
            continue
        if near:
            return ending(sentence, actor.end) if _VERB_LEAD.fullmatch(text, actor.end - base, verb - base) else ()
        if not (actor.place and _WHERE.search(text[:actor.start - base])):
            return ending(sentence, actor.end)
    return ()


_TWO_NAMES = re.compile(
    r"(?:the\s+)?([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})\s+and\s+(?:the\s+)?([A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3})")
"""Of parties that are no known actors."""
_BETWEEN = re.compile(r"\b(?:between|among|pitting|involving)\s+(?:both\s+)?", re.IGNORECASE)


def between(sentence: Sentence, start: int, end: int) -> tuple[Actor, ...]:
    """The actors of the first "between A and B" that begins within document offsets; empty where there is none."""
    if sentence.words.isdisjoint(("between", "among", "pitting", "involving")):
        return ()
    base = sentence.start
    found = _BETWEEN.search(sentence.text, start - base, end - base)
    if not found:
        return ()
    return _members(sentence, base + found.end())


def _members(sentence: Sentence, at: int) -> tuple[Actor, ...]:
    """The two or more that follow "between"; two capitalised names where they are no known actors."""
    members = listed(sentence, at)
    if len(members) > 1:
        return members
    base = sentence.start
    names = _TWO_NAMES.match(sentence.text, at - base)
    if not names:
        return ()
    return tuple(Actor(base + names.start(group), base + names.end(group), names[group], "body") for group in (1, 2))


def sides(annotated: Annotated) -> tuple[str, ...]:
    """The two parties of the document's conflict, by name, the one named more often first; empty where not told.

    Those most often set against each other ("between A and B", "A-B talks", "A and B agreed"); else the rebels,
    opposition or armed group and the government named most often. Mediators and persons are neither.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    parties: Counter[str] = Counter()
    kinds: dict[str, Actor] = {}
    brokers: set[str] = set()
    for sentence in annotated.sentences:
        actors = sentence.actors
        for actor in actors:
            if is_party(actor):
                parties[actor.name] += 1 if actor.adjective else 2
                kinds.setdefault(actor.name, actor)
        brokers.update(named(mediators(sentence)))
        if len(actors) > 1 or "between" in sentence.words:
            pairs.update(_opposed(sentence, actors))
    ranked = sorted(pairs, key=lambda pair: -pairs[pair] * min(parties.get(pair[0], 2), parties.get(pair[1], 2)))
    for pair in ranked:
        if pairs[pair] >= 4 and brokers.isdisjoint(pair):
            return tuple(sorted(pair, key=lambda name: -parties[name]))
    frequent = [name for name, count in parties.most_common() if count > 5 and name not in brokers]
    fighting = [name for name in frequent if kinds[name].type != "government" and name not in _states()]
    ruling = [name for name in frequent if name not in fighting]
    collective = [name for name in fighting if name in _collectives()]
    against = (collective or fighting)[:1]
    return (ruling[0], against[0]) if ruling and against else ()


_ENVOY = re.compile(
    r"\s+(?:[A-Z]?[\w-]+\s+){0,3}?(?:[Ee]nvoy|[Mm]ediator|[Rr]epresentative|[Ff]acilitator)\s+"
    r"(?:(?:to|for|on)\s+(?:\w+\s+){1,2})?,?\s*")


def envoys(annotated: Annotated) -> tuple[str, ...]:
    """The envoys and mediators of organisations whom a document names ("U.N. envoy Lena Moor")."""
    found: list[str] = []
    for sentence in annotated.sentences:
        if sentence.words.isdisjoint(("envoy", "mediator", "representative", "facilitator")):
            continue
        for one, other in pairwise(sentence.actors):
            gap = sentence.text[one.end - sentence.start:other.start - sentence.start]
            if one.type == "organisation" and other.type == "person" and (
                    _ENVOY.fullmatch(gap) or (other.role and "envoy" in other.role.lower())):
                found.append(other.name)
    return tuple(dict.fromkeys(found))


def _opposed(sentence: Sentence, actors: Sequence[Actor]) -> Counter[tuple[str, str]]:
    """The pairs that a sentence sets side by side or against each other, with how strongly it does."""
    found: Counter[tuple[str, str]] = Counter()
    apt = not _opposing().isdisjoint(sentence.words)
    if "between" in sentence.words:
        for cue in _BETWEEN.finditer(sentence.text):
            names = named(_members(sentence, sentence.start + cue.end()))
            if len(names) == 2:
                found[_pair(*names)] += 6 if apt else 2
    for one, other in pairwise(actors):
        gap = sentence.text[one.end - sentence.start:other.start - sentence.start]
        if apt and one.name != other.name and is_party(one) and is_party(other):
            if gap in ("-", "–"):
                found[_pair(one.name, other.name)] += 3
            elif gap in (" and ", " and the ", " and its ") and one.adjective >= other.adjective:
                found[_pair(one.name, other.name)] += 2
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def is_party(actor: Actor) -> bool:
    """True of an actor that can be a side of a conflict: a government, an armed group, rebels."""
    return actor.type in ("government", "armed group") or (actor.type == "body" and actor.name in _collectives())


@cache
def _collectives() -> frozenset[str]:
    return frozenset(lexicon()["collectives"])


@cache
def _states() -> frozenset[str]:
    return frozenset(("government", "regime", "army", "junta"))


@cache
def _opposing() -> frozenset[str]:
    return frozenset(lexicon()["opposing"])


@dataclass(frozen=True, slots=True)
class _Mediation:
    """How mediators are named: patterns of what stands before and after their names, and the words that hint at it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    cues: frozenset[str]


@cache
def _mediation() -> _Mediation:
    words = lexicon()

    def either(name: str) -> str:
        return "|".join(sorted(map(re.escape, words[name]), key=len, reverse=True))

    before = "|".join((
        rf"(?<!co-)\b(?:{either('mediated')})\s+(?:\w+\s+){{0,2}}?by\s+",
        rf"\bunder\s+(?:the\s+)?(?:\w+\s+){{0,2}}?(?:{either('auspices')})\s+of\s+",
        r"\bunder\s+an?\s+(?=[A-Z][\w.]*-[A-Z]\w+\s+(?:plan|initiative|proposal|formula|deal))",
        r"\bmediat(?:ors?|ing role of|ion (?:of|by))\s*[,:(–—-]?\s*"))
    after = "|".join((
        rf"[-‐–](?:{either('mediated')}|led|sponsored)\b",
        rf"(?:['’]s?)?\s+(?:\w+\s+)?(?:{either('auspices')})\b(?!\s+(?:of|by))",
        r",?\s+(?:(?:who|which|that)\s+)?(?:(?:is|are|was|were|has|have|had|been|currently|jointly)\s+){0,3}"
        rf"(?:{either('mediating')})\b(?!\s+by)"))
    cues = {word for name in ("mediated", "auspices", "mediating") for entry in words[name] for word in entry.split()}
    return _Mediation(re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE),
                      frozenset(cues | {"mediator", "mediators", "led", "sponsored", "under"}))


def mediators(sentence: Sentence) -> tuple[Actor, ...]:
    """Those whom a sentence names as mediating, brokering or holding talks under their auspices."""
    mediation = _mediation()
    if mediation.cues.isdisjoint(sentence.words):
        return ()
    found: list[Actor] = []
    for cue in mediation.before.finditer(sentence.text):
        found += listed(sentence, sentence.start + cue.end())
    for actor in sentence.actors:
        if mediation.after.match(sentence.text, actor.end - sentence.start):
            found += ending(sentence, actor.end)
    return tuple({actor.name: actor for actor in found}.values())


def parties_of(actors: Sequence[Actor], without: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of those among actors who can take part in talks, each once, but for the names in `without`."""
    barred = set(without)
    able = (actor for actor in actors if actor.type != "organisation" or len(actors) > 1)
    return tuple(name for name in named(able) if name not in barred)
