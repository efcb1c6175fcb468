"""Reads what is counted after a number or an article: adjectives and nouns up to the last noun for people."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extractors.casualties.nouns import Noun, nouns, tells, things, words
from extractors.casualties.tokens import Token, Tokens
from extractors.rules.regexes import regex

Form = Literal["noun", "bare", "unknown", "name"]
"""A known noun for people, none at all ("six others"), a noun that people.toml doesn't know, a name."""

_AGENT = regex(r"(?:er|or|ist|ian|ant|ee|eer|man)$")
_VERB = ("ing", "ed", "ly")
_QUOTES = frozenset("“”\"‘'’")
_LIMIT = 12
"""Words that a phrase may take."""


class NounPhrase(NamedTuple):
    """Where it ends (the token after it), its noun for people if any, and its form."""

    end: int
    noun: Noun | None
    form: Form


def noun_phrase(tokens: Tokens, i: int) -> NounPhrase | None:
    """Reads a noun phrase from token i; null where it is a thing that is counted."""
    table, stops, adjectives = nouns(), words("stops"), words("adjectives")
    lowers, beyond = tokens.lower, min(i + _LIMIT, len(tokens.all))
    head: Noun | None = None
    end = j = i
    more = 0
    while j < beyond:
        token, lower = tokens.all[j], lowers[j]
        if lower in _QUOTES and head is None:
            j += 1
            continue
        if lower == "(" and lowers[j + 2] == ")" and (head is None or lowers[j + 3] in table):
            j += 3
            continue
        if not token.text[0].isalnum() or tokens.counted(j) or _another(tokens, token, head is not None):
            break
        noun = table.get(lower)
        if lower in words("more"):
            more = j + 1
        elif lower == "the" or (lower in words("one") and j > i):
            break
        elif lower in stops and token.text != "US" and (
                not noun or head is not None or j == i or lower in adjectives):
            if lower not in adjectives or head is not None or not _noun_follows(tokens, j + 1):
                break
        elif token.possessive:
            head, end = None, i
        elif two := table.get(f"{lower} {lowers[j + 1]}"):
            head, end = two, j + 2
            j += 1
            following = lowers[j + 1]
            if two.number == "many" and (following in words("taken") or following not in table):
                break
        elif noun:
            head, end = noun, j + 1
            following = lowers[j + 1]
            if noun.number != "one" and following in words("taken"):
                break
            if noun.number == "many" and not (following in table or following in tells()):
                break
        elif head is not None:
            if token.capital and tokens[end - 1].capital:
                j += 1
                continue
            if (lower.endswith(_VERB) and "-" not in lower) or token.capital or head.number == "many":
                break
            if not _noun_follows(tokens, j):
                if lower in things() or lower.endswith("s") or head.number == "either":
                    return None
                break
        j += 1
    if head is not None:
        return NounPhrase(end, head, "noun")
    return _without_noun(tokens, more or i, j)


def names_a_person(tokens: Tokens, phrase: NounPhrase) -> bool:
    """True where the last word of an unknown noun phrase looks like a noun for a person: "a falconer", "a Lowmeran"."""
    last = tokens[phrase.end - 1]
    return phrase.form == "unknown" and (last.capital or bool(_AGENT.search(last.lower)))


def _without_noun(tokens: Tokens, i: int, j: int) -> NounPhrase | None:
    """What tokens i to j are, which hold no known noun for people."""
    if j == i:
        word = tokens.word(j)
        described = (word == "death" or word in words("adjectives")) and tokens.word(j + 1) in things()
        people = tokens.word(j + 1) in ("bodies", "corpses")
        return None if described and not people else NounPhrase(j, None, "bare")
    last = tokens[j - 1]
    if not things().isdisjoint((*tokens.lower[i:min(j, i + 3)], last.lower)):
        return None
    if last.lower.endswith(_VERB):
        return NounPhrase(i, None, "bare") if j - 1 == i else NounPhrase(j - 1, None, "unknown")
    if last.lower.endswith("year-old"):
        return NounPhrase(j, Noun("unknown", "one"), "noun")
    actor = next((actor for actor in tokens.actors.values() if actor.start <= last.start < actor.end), None)
    if actor and actor.adjective and last.capital:
        return NounPhrase(j, Noun("unknown", "many" if last.lower.endswith("s") else "one"), "noun")
    if last.lower in tells():
        return NounPhrase(j, Noun(tells()[last.lower], "either"), "noun")
    return NounPhrase(j, None, "unknown")


def _noun_follows(tokens: Tokens, j: int) -> bool:
    """True where within four words, with nothing but adjectives between, comes a noun for people."""
    for lower in tokens.lower[j:min(j + 4, len(tokens.all))]:
        if lower in nouns():
            return True
        if lower in words("stops") or not lower[0].isalpha() or lower in things():
            return False
    return False


def _another(tokens: Tokens, token: Token, headed: bool) -> bool:
    """True where a day, a place or another actor starts, which is no part of the phrase."""
    if token.start in tokens.settings:
        return True
    actor = tokens.actors.get(token.start)
    return bool(headed and actor and not actor.adjective)
