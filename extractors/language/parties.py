"""Parties as the words of a clause name them: actors, and nouns for a party without a proper name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.language.annotation import Sentence
from extractors.language.clauses import Span, word_list, words
from extractors.language.mentions import Actor, ActorType
from extractors.rules.regexes import regex


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant, by the words at `start` to `end`; `inferred` where a pronoun or the context says so.

    `type` is null for a party without a proper name ("Western countries").
    """

    name: str
    start: int
    end: int
    type: ActorType | None = None
    role: str | None = None
    side: str | None = None
    """The party of a person; the state that a group rules."""
    inferred: bool = False
    adjective: bool = False


_OFFICE_OF = regex(r"\s+(?:of|for)\s+(?:the\s+|both\s+)?")
_POSSESSIVE = regex(r"['’]s?\s+")
_POSSESSED = regex(r"['’]s?\s+(?:[a-z][\w-]*\s+){1,2}")
"""Between an owner and what is his ("Kenya's new leader")."""
LAST_WORD = regex(r"(?<![\w’'-])([\w’'-]++)[\s\"“”,–—-]*+$")


def of_actor(actor: Actor) -> Party:
    """An actor as a party."""
    return Party(actor.name, actor.start, actor.end, actor.type, actor.role, actor.party, actor.reference,
                 actor.adjective)


def inferred(party: Party) -> Party:
    """The party, marked as found by reference."""
    return replace(party, inferred=True)


def actors_between(sentence: Sentence, start: int, end: int) -> Iterator[Actor]:
    """The actors of a sentence that stand between two offsets."""
    return (actor for actor in sentence.actors if start <= actor.start and actor.end <= end)


@cache
def nouns(*names: str) -> frozenset[str]:
    """A list of rules/clauses.toml, or several together, to look words up in."""
    return frozenset(word for name in names for word in word_list(name))


@cache
def _ending() -> re.Pattern[str]:
    capital = r"(?!(?i:the|a|an|its|their|his|her|our|on|in|at|but|and)\s)[A-Z][\w’'-]+"
    qualifier = rf"(?:{words('qualifier')}|\w+-[\w-]+|\w+ly\s\w+ed|{capital}(?:\s+and\s+{words('qualifier')})?)"
    return regex(rf"((?<![\w-])(?:{qualifier}\s+){{0,3}}{words('party')})[\s\"“”,]*(?:['’]s?)?\s*$")


@cache
def _beginning() -> re.Pattern[str]:
    qualifier = rf"(?:{words('qualifier')}|\w+-[\w-]+|\w+ly\s\w+ed|[A-Z][\w’'-]+)"
    return regex(rf"(?:(?:[Tt]he|[Aa]n?)\s+)?((?:{qualifier}\s+){{0,3}}{words('party')})")


@cache
def _bare() -> re.Pattern[str]:
    return regex(rf"\b{words('party')}")


def phrase_before(text: str, start: int, end: int) -> Span | None:
    """The span of a noun phrase for a party that ends where the words do ("Western countries", "the rebels'")."""
    last = LAST_WORD.search(text, max(start, end - 40), end)
    if last is None or last[1].lower().removesuffix("'s").removesuffix("’s").rstrip("'’") not in nouns("party"):
        return None
    found = _ending().search(text, max(start, end - 80), end)
    return found.span(1) if found else None


def phrase_at(text: str, start: int, end: int) -> Span | None:
    """The span of a noun phrase for a party that begins where the words do, its article left out."""
    found = _beginning().match(text, start, end)
    return found.span(1) if found else None


def last_noun(sentence: Sentence) -> Party | None:
    """The party that a bare noun of the sentence names last."""
    found = list(_bare().finditer(sentence.text))
    if not found:
        return None
    return Party(found[-1].group(), sentence.start + found[-1].start(), sentence.start + found[-1].end())


def of_words(sentence: Sentence, text: str, span: Span) -> Party:
    """The party that a noun phrase names: the state or group that it belongs to, else the phrase's own words."""
    start, end = span
    head = text[start:end].split()[-1].lower()
    whole = any(actor.start == start and actor.end == end for actor in sentence.actors)
    if not whole and head not in nouns("office", "state"):  # "Kenya's Marxist rebels" are not Kenya
        start = max((found.end() for found in _POSSESSIVE.finditer(text, start, end)), default=start)
    within = list(actors_between(sentence, start, end))
    owners = _owners(sentence, text, span) if head in nouns("office", "state") else []
    if head in nouns("state"):
        owners = owners or [actor for actor in within if actor.adjective and actor.type == "government"]
    named = [actor for actor in within if not actor.adjective and actor.name.lower() != head] or owners or [
        actor for actor in within if not actor.adjective]
    if named:
        return replace(of_actor(named[-1]), adjective=False)
    return Party(" ".join(text[start:end].split()), start, end)


def _owners(sentence: Sentence, text: str, span: Span) -> list[Actor]:
    """Whose an office is: "the leaders of X", "X's leaders"."""
    led = _OFFICE_OF.match(text, span[1], sentence.end)
    after = [actor for actor in sentence.actors if led and actor.start == led.end() and text[actor.end] not in "'’"]
    return after or [actor for actor in sentence.actors
                     if actor.end <= span[0] and not actor.adjective
                     and (text[actor.end:span[0]].strip() in ("'s", "’s", "'", "’", "")
                          or _POSSESSED.fullmatch(text, actor.end, span[0]))]
