"""Nouns that stand for people, and to which group they belong (rules/people.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from extractors.facts import Group
from extractors.rules.files import rule_data

Number = Literal["one", "many", "either"]


class Noun(NamedTuple):
    """A noun for people: its group, and whether the form names one, many or either ("police")."""

    group: Group
    number: Number


def _data() -> Mapping[str, Any]:
    return rule_data("people")


def plural(noun: str) -> str:
    """The plural of a noun as the spelling rules of English make it, or the irregular one of people.toml."""
    lead, _, last = noun.rpartition(" ")
    irregular: dict[str, str] = _data()["irregular"]
    if last in irregular:
        made = irregular[last]
    elif last.endswith(("man", "child")) and last not in ("human", "german", "muslim"):
        made = last[:-3] + "men" if last.endswith("man") else last + "ren"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        made = last[:-1] + "ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        made = last + "es"
    else:
        made = last + "s"
    return f"{lead} {made}" if lead else made


@cache
def nouns() -> dict[str, Noun]:
    """Every noun for people, lower case, one or two words."""
    table: dict[str, Noun] = {}
    for group, words in _data()["nouns"].items():
        for word in words:
            table.setdefault(word, Noun(group, "one"))
            table.setdefault(plural(word), Noun(group, "many"))
    for group, words in _data()["many"].items():
        for word in words:
            table[word] = Noun(group, "either")
    return table


@cache
def tells() -> dict[str, Group]:
    """Words beside a noun of no certain group that tell it."""
    return {word: group for group, words in _data()["tells"].items() for word in words}


@cache
def things() -> frozenset[str]:
    """Nouns, in both numbers, that are not people."""
    words = _data()["things"]["nouns"]
    return frozenset([*words, *map(plural, words)])


@cache
def words(*names: str) -> frozenset[str]:
    """A class of the words that make up noun phrases and lists (people.toml, [words]), or several together."""
    return frozenset(word for name in names for word in _data()["words"][name])
