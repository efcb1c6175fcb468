"""Whom "he", "the minister", "the group" mean: resolved within the document, in order of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.language.annotation import Sentence
from extractors.language.mentions import Actor, Quotation
from extractors.language.vocabulary import any_of
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_WORDS = lexicon()
_REFERENCE = regex(
    # The class comes first, so that the search can skip to it.
    rf"[HhSsTt](?<!\w.)(?:(?P<pronoun>(?<=[Hh])e|(?<=[Ss])he)|(?<=[Tt])he (?:(?P<party>{any_of(_WORDS['groups'])})"
    rf"|(?:\w+ ){{0,2}}?(?P<role>{any_of(_WORDS['roles'])}"
    rf"|{any_of(_WORDS['capital_roles'])}(?! (?:[A-Z]|of\b|for\b)))))\b(?!['’-])"
)
_BACK = 4
"""How many sentences about people a pronoun may reach back over."""
_SAYS = regex(r",?\s+(?:has |had |also |further |then )?(?:said|says|told|added|stated|warned)\b")
_SAID = frozenset("said says added told by".split())
_CUES = frozenset(("he", "she", *_WORDS["groups"], *_WORDS["roles"]))


def resolve(
    text: str, sentences: Sequence[Sentence], marks: Sequence[Quotation], actors: Sequence[Actor]
) -> list[Actor]:
    """The actors with the references among them, in order. A reference that means nobody known is left out.

    "he" is the first person named earlier in its sentence outside quotations, else the person in focus: the one whom
    the sentences before were about (who spoke last, else who was named first).
    """
    actors = sorted(actors, key=lambda actor: (actor.start, -actor.end))
    out: list[Actor] = []
    spoken_of: list[Sequence[Actor]] = []
    party: Actor | None = None
    at = mark = 0
    for sentence in sentences:
        mine: list[Actor] = []
        while at < len(actors) and actors[at].start < sentence.end:
            if not mine or actors[at].start >= mine[-1].end:
                mine.append(actors[at])
            at += 1
        referring = not _CUES.isdisjoint(sentence.words)
        if not mine and not referring:
            continue
        while mark < len(marks) and marks[mark].end <= sentence.start:
            mark += 1
        quoted = [(m.start, m.end) for m in marks[mark:mark + 6] if m.start < sentence.end]
        people = [a for a in mine if a.type == "person" and not _inside(a, quoted)]
        named = tuple(mine)
        if referring:
            for found in _REFERENCE.finditer(text, sentence.start, sentence.end):
                if any(start < found.start() < end for start, end in quoted):
                    continue
                within = [a for a in named if a.start < found.end() and found.start() < a.end]
                earlier = [a for a in people if a.end <= found.start()]
                meant = _officer(text, found, within, (*out[-60:], *earlier)) if within else _meant(
                    found, earlier, _in_focus(text, spoken_of, named, quoted), party, out)
                if meant:
                    mine = [actor for actor in mine if actor not in within]
                    mine.append(Actor(found.start(), found.end(), meant.name, meant.type, meant.role, reference=True))
        if len(mine) > len(named):
            mine.sort(key=lambda actor: actor.start)
            people = [a for a in mine if a.type == "person" and not _inside(a, quoted)]
        out += mine
        if people:
            spoken_of.append(people)
        party = next((a for a in named if a.type in ("armed group", "organisation") and not a.reference), party)
    return out


def _inside(actor: Actor, spans: Sequence[tuple[int, int]]) -> bool:
    return bool(spans) and any(start <= actor.start < end for start, end in spans)


def _meant(
    found: re.Match[str], earlier: Sequence[Actor], focus: Actor | None, party: Actor | None, before: Sequence[Actor]
) -> Actor | None:
    if found["party"]:
        return party
    if found["pronoun"]:
        return earlier[0] if earlier else focus
    role = found["role"].lower()
    holders = [a for a in (*before[-60:], *earlier) if a.type == "person" and a.role and role in a.role.lower()]
    if focus and focus.role and role in focus.role.lower():
        return focus
    return holders[-1] if holders else None


def _officer(text: str, found: re.Match[str], within: Sequence[Actor], before: Sequence[Actor]) -> Actor | None:
    """Whom a role means that names whose it is ("the Kenyan president", "the army chief"): who last held it."""
    owner = within[0]
    if len(within) > 1 or owner.type == "person" or not found["role"] or owner.end >= found.start("role"):
        return None
    words = text[found.start() + 4:found.end()].lower()
    own = {owner.name, owner.party} - {None}
    role_held = found["role"].lower()
    roles = _WORDS["leaders"] if role_held in ("leader", "chief") else (role_held,)
    return next((a for a in reversed(before) if a.type == "person" and a.role and not a.reference and (
        words == a.role.lower() or (a.party in own and any(role in a.role.lower() for role in roles)))), None)


def _in_focus(
    text: str, spoken_of: Sequence[Sequence[Actor]], named: Sequence[Actor], quoted: Sequence[tuple[int, int]]
) -> Actor | None:
    """The person whom the sentences before were about, and who is not named in the words that are quoted here: nobody
    calls himself by his name.
    """
    called = {actor.name for actor in named if actor.type == "person" and _inside(actor, quoted)}
    for people in reversed(spoken_of[-_BACK:] if called else spoken_of[-1:]):
        focus = _focus(text, people)
        if focus and focus.name not in called:
            return focus
    return _focus(text, spoken_of[-1]) if spoken_of else None


def _focus(text: str, people: Sequence[Actor]) -> Actor | None:
    """The person a sentence is about: who speaks in it, else who is named first."""
    for actor in people:
        before = text[max(0, actor.start - 12):actor.start].split()[-1:]
        if _SAYS.match(text, actor.end) or (before and before[0] in _SAID):
            return actor
    return people[0] if people else None
