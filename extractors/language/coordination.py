"""Actors named together: lists, subjects, and the two of "between A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.language.annotation import Sentence
from extractors.language.gazetteer import gazetteer, key
from extractors.language.mentions import Actor
from extractors.rules.regexes import regex

_AND = regex(
    r"\)?[-–]?\s*(?:\([^)]{0,40}\))?\s*"
    r"(?:(?:(?:armed|rebel)\s+)?(?:delegation|delegates|negotiators|team|side|officials|representatives|opposition|group|"
    r"movement|forces|fighters|militia|troops)\b\s*)?"
    r"(?:,|,?\s*(?:and|&|as well as|together with|or)\b)\s*"
    r"(?:(?:the|its|their|his|by|with|between)\s+)?(?:[\w'’.-]+\s+){0,4}")
_ASIDE = regex(
    r",\s+(?:\w+\s+){0,3}(?:by|with|who|which|in|at|on|after|under|led|including|while|as|but|because|when|\w+ing)\s")
_APPOSED = regex(
    r",\s+(?:(?:the|an?|its)\s+(?:[\w-]+\s+){1,3}|(?:former\s+|current\s+|vice[\s-])*"
    r"(?:president|premier|prime minister|foreign minister|leader|head|chief|chairman|commander)\s+)"
    r"(?:of|in|for|from|with)\s")
"""Before a name that only tells who the one before it is: "Kenya, the current chair of the League"."""
_PARTED = regex(r"[.;:!?]\s|,\s(?!the\b)")
_VENUE = regex(r"\s(?:in|at|near)\s+(?:the\s+)?$")
_BACKS = regex(r"[-–](?:backed|supported)\s+(?:\w+\s+)?(?:government|regime|administration)\b")
"""After a state that only backs another's government."""
_CLOSES = regex(r",?\s*(?:and|&|or|as well as|together with)\b")
_ROLE_FIRST = regex(r"(?:its|their|his|her|the)\s+(?:[a-z][\w-]*\s+){0,4}[a-z][\w-]*,\s+")
"""Before the name of an officer: "between its foreign minister, X, and"."""
_DASH = regex(r"\s?[-–—]\s?")
_STOP = regex(
    r"[.;:!?)]\s|\b(?:and|with|by|as|to|for|that|which|who|urged|said|told|asked|accused|warned|called|met)\b")
_PLACED = regex(r"\b(?:in|at|near|from|over|on|inside|across|of)\s+(?:the\s+)?$")
_LED = regex(
    r"(?:the\s+)?(?:\w+\s+){0,2}?(?:heads?|leaders?|chair|chairm[ae]n|presidents?|chief|envoys?|ministers|delegations|"
    r"delegates|negotiators|representatives|officials|armies|commanders|teams)\s+(?:of|from)\s+(?:both\s+)?(?:the\s+)?")
"""Before the body that someone leads or comes from: "the head of the League", "the foreign ministers of"."""
_OF = regex(r"\s+(?:of|from)\s+(?:the\s+)?")
_SAME = regex(
    r"\s*\(|['’]s?\s+(?:[\w-]+\s+){0,4}|"
    r"[-–](?:led|backed|allied|aligned)\s+(?:\w+\s+){0,2}(?:of\s+)?|\s*,?\s*(?:[\w-]+\s+){0,3}")
"""Between two names of one member: "Name (ABC", "Ostmark's foreign minister X", "rebel-led government of X",
"Ostmark-backed rebels"."""


def named(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The names of actors, each once, in order."""
    return tuple(dict.fromkeys([actor.name for actor in actors]))


def listed(sentence: Sentence, at: int, *, most: int = 5) -> tuple[Actor, ...]:
    """The actors of a list that begins at a document offset ("Varania, Ostmark and the rebels"), at most `most`.

    Of several words for one member ("Ostmark's President Jan Orlik", "the Varan government of Varania") the one that
    names the person or body acting is kept. Empty where no actor stands within a few words.
    """
    found: list[Actor] = []
    end = at
    closed = False
    for actor in sentence.actors:
        if actor.start < at or _BACKS.match(sentence.text, actor.end - sentence.start):
            continue
        gap = sentence.text[end - sentence.start:actor.start - sentence.start]
        if not found:
            led = _LED.fullmatch(gap)
            apposed = actor.type == "person" and _ROLE_FIRST.fullmatch(gap)
            if len(gap) > 60 or (_PARTED.search(gap) and not apposed) \
                    or (_PLACED.search(gap) and len(gap) > 12 and not led):
                break
            found.append(actor)
        elif (_AND.fullmatch(gap) and not _ASIDE.match(gap) and not _APPOSED.match(gap)
              and not (actor.place and _VENUE.search(gap))) or (
                _DASH.fullmatch(gap) and len(found) == 1):
            if len(found) == most:
                break
            closed = closed or not gap.lstrip().startswith(",") or bool(_CLOSES.match(gap))
            found.append(actor)
        elif _APPOSED.match(gap) and sentence.text[actor.end - sentence.start:].startswith((",", " and ")):
            pass  # "Orlik, president of Kenya, and Weiss"
        elif _is_same(found[-1], actor, gap):
            if _names_better(found[-1], actor, gap):
                found[-1] = actor
        elif len(found) > 1 or len(gap) > 45 or "," in gap or not _PLACED.search(gap):
            break
        end = actor.end
    # Names with nothing but commas between them are no list: "Kenya, where Uganda …".
    return tuple(found if closed else found[:1])


def _is_same(one: Actor, other: Actor, gap: str) -> bool:
    """True where two names with a gap between them are of one member of a list."""
    if _OF.fullmatch(gap) and one.name.islower():
        return True
    return len(gap) < 46 and bool(_SAME.fullmatch(gap)) and not _STOP.search(gap) and not _PLACED.search(gap)


def _names_better(one: Actor, other: Actor, gap: str) -> bool:
    """True where the second of two names is the one to keep: a person after a state, whoever follows an adjective, whom
    the first backs.
    """
    if one.adjective or _OF.fullmatch(gap) or gap[1:].startswith(("backed ", "allied ", "aligned ")):
        return True
    return other.type == "person" and one.type != "person" and not gap.lstrip().startswith(("'", "’"))


_MODIFIES = regex(r"(?:['’]s?)?\s+(?:(?!and\b|or\b|by\b|to\b|of\b|in\b|for\b|with\b|as\b)[\w-]+\s+){0,3}")


_BETWEEN_VERBS = regex(r"\b(?:met|meet|held|hold|agreed|signed|began|resumed|for|to|on)\b")
"""In a gap after which a name stands in another part of the sentence: "X and the rebels met for Y-mediated talks"."""


def ending(sentence: Sentence, at: int) -> tuple[Actor, ...]:
    """The actors named together right before a document offset ("Varania and Ostmark |agreed"), in order.

    Whose a member is ("Varania's rebels") and what only qualifies it ("the Kenyan leader X") are no members.
    """
    base = sentence.start
    found: list[Actor] = []
    left = at
    for actor in reversed(sentence.actors):
        if actor.end > at:
            continue
        gap = sentence.text[actor.end - base:left - base]
        if not found:
            found.append(actor)
        elif len(found) == 1 and gap in (" of ", " of the ") and actor.type == "person":
            found[-1] = actor  # "Foreign Minister X of Kenya met"
        elif gap.strip() == "(":  # "Name (ABC)" is one member
            found[-1] = actor
        elif _AND.fullmatch(gap) and (gap == ", " or "," not in gap or "and" in gap) and not _BETWEEN_VERBS.search(gap):
            found.append(actor)
        elif not _MODIFIES.fullmatch(gap) or not (actor.adjective or gap.startswith(("'", "’"))):
            break
        left = actor.start
    return tuple(reversed(found))


_VERB_LEAD = regex(
    r"\)?(?:\s[-–—](?=\s))?(?:,?\s+(?:who|which|that))?(?:,?\s+(?:has|have|had|was|were|is|are|will|would|be|been|also|"
    r"again|both|then|later|earlier|never|not|to\s+date|so\s+far|on\s+\w+|\w+ly|\w+day|last(?=\s+met)|last\s+\w+|"
    r"this\s+\w+)\b)*(?:\s\([^()]{1,24}\))?,?\s*")
_APPOSITION = regex(
    r",\s(?:an?\s|the\s)?[a-z][^,]{4,80},\s+(?:(?:have|has|had|are|were|is|was|both|last|first|also)\s+)*$")
"""What stands between a name and its verb: "Orlik, head of the League, met"."""
_SET_OFF = regex(r",[^,]{5,120},\s*$")
_NEAR = 60
"""Characters within which the few words stand that tell what an actor is the place of."""
_WHERE = regex(r"\b(?:in|at|to|from|into|near)\s+(?:the\s+)?(?:[a-z-]+ern\s+|[a-z]+\s+of\s+|central\s+)?$")


def subject(sentence: Sentence, verb: int, *, near: bool = True) -> tuple[Actor, ...]:
    """The actors that stand together as the subject of a verb at a document offset: right before it but for auxiliaries
    and adverbs, or else (not `near`) the closest ones before it that name no place.
    """
    base, text = sentence.start, sentence.text
    commas = text.count(",", 0, verb - base)
    aside = _SET_OFF.search(text, 0, verb - base) if commas > 1 and not near else None
    apposed = _APPOSITION.search(text, 0, verb - base) if commas > 1 and near else None
    for actor in reversed(sentence.actors):
        if apposed and actor.end == base + apposed.start():
            return ending(sentence, actor.end)
        if apposed and actor.end > base + apposed.start():
            continue
        if actor.end > (base + aside.start() if aside else verb):
            continue
        if near:
            if not _VERB_LEAD.fullmatch(text, actor.end - base, verb - base):
                return ()
            where = actor.place and _WHERE.search(text, max(0, actor.start - base - _NEAR), actor.start - base)
            if where:  # "the rebels in eastern Kenya rejected"
                verb = base + where.start()
                continue
            return ending(sentence, actor.end)
        if not (actor.place and _WHERE.search(text, max(0, actor.start - base - _NEAR), actor.start - base)):
            return ending(sentence, actor.end)
    return ()


_TWO_NAMES = regex(
    r"(?:the\s+)?((?:\d+\w*\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})"
    r"(?:\s(?:troops|forces|fighters|militia|militiamen))?\s+and\s+"
    r"(?:the\s+)?((?:\d+\w*\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3})")
"""Of parties that are no known actors."""
BETWEEN = regex(r"\b(?:between|among|pitting|involving)\s+(?:both\s+)?", re.IGNORECASE)


_COMPOUND = regex(r"(?<![\w-])([A-Z][\w.]*\w\.?)[-–]([A-Z]\w+)(?![\w-])")


def compound(sentence: Sentence, start: int, end: int) -> tuple[Actor, ...]:
    """The two states or groups of the first "U.S.-Kenyan" or "Kenya-Uganda" that begins within document offsets."""
    base, known = sentence.start, gazetteer().entries
    if "-" not in sentence.text and "–" not in sentence.text:
        return ()
    for found in _COMPOUND.finditer(sentence.text, start - base, end - base):
        one, other = known.get(key(found[1])), known.get(key(found[2]))
        if one and other and one.name != other.name:
            return tuple(Actor(base + found.start(group), base + found.end(group), entry.name, entry.type)
                         for group, entry in ((1, one), (2, other)))
    return ()


def between(sentence: Sentence, start: int, end: int) -> tuple[Actor, ...]:
    """The actors of the first "between A and B" that begins within document offsets; empty where there is none."""
    if sentence.words.isdisjoint(("between", "among", "pitting", "involving")):
        return ()
    base = sentence.start
    found = BETWEEN.search(sentence.text, start - base, end - base)
    if not found:
        return ()
    return members(sentence, base + found.end())


def members(sentence: Sentence, at: int) -> tuple[Actor, ...]:
    """The two or more that follow "between"; two capitalised names where they are no known actors."""
    found = listed(sentence, at)
    if len(found) > 1:
        return found
    base = sentence.start
    names = _TWO_NAMES.match(sentence.text, at - base)
    if not names or not gazetteer().stop.isdisjoint(names.groups()):  # "between Moscow and the West"
        return ()
    return tuple(Actor(base + names.start(group), base + names.end(group), names[group], "body") for group in (1, 2))


NOBODY = frozenset((
    "delegation", "delegations", "delegates", "negotiators", "negotiating team", "officials", "leaders", "side",
    "envoys", "forces", "troops", "authorities"))
"""Words for those who speak for some party, where the document tells not which."""


def parties_of(actors: Sequence[Actor], without: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of those among actors who can take part in talks, each once, but for the names in `without`."""
    barred = {*without, *NOBODY}
    able = (actor for actor in actors if actor.type != "organisation" or len(actors) > 1)
    return tuple(name for name in named(able) if name not in barred)
