"""Names that the gazetteer does not hold: which of them act as states (by what they own, border on or qualify), which
are armed groups (by what they are called), and which are people (by what they say and what is told of them).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractors.language.gazetteer import Gazetteer
from extractors.language.tokens import word_class
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon

_ACTS = regex(
    r"(?P<owns>['’]s? (?:new |own |former )?(?:(?:foreign|defen[cs]e|interior|information|prime) )?"
    r"(?:ministry|minister|government|army|military|navy|armed forces|air force|parliament|"
    r"president|troops|soldiers|forces|police|ultimatum|delegation)\b)"
    r"|(?P<qualifies> (?:(?:foreign|defen[cs]e|interior|information) )?(?:ministry|government|army|military|navy|"
    r"armed forces|air force|parliament|troops|soldiers|forces|police|authorities|officials)\b)")
"""What stands after a name of a state ("'s army"), or after its adjective (" army")."""
_GROUP = (r"(?:rebel|armed|militant|separatist|insurgent|guerrilla|jihadist|paramilitary|secessionist|Islamist) "
          r"(?:group|movement|organi[sz]ation|faction|alliance|army|militia)")
_CALLED = regex(rf"\b{_GROUP} (?:called |named |known as )?$")
_IS_GROUP = regex(rf", (?:an?|the|another) (?:[\w-]+ ){{0,3}}{_GROUP}\b")
_FIGHTERS = regex(rf" (?:rebels|guerrillas|insurgents|militants|fighters|gunmen|kidnappers|{_GROUP})\b")
_ACTING = regex(r" (?:has|have|had|did|said|says|will|would|is|was|[a-z]{2,}ed|cut|took|broke|began|gave|set)\b")
_NO_STATE = frozenset((*lexicon()["governments"], "regional", "provincial", "caretaker"))
"""What a government can be called besides its name ("the Central government", "the Interim Government")."""
_BETWEEN = regex(r"\b(?:talks|negotiations|ceasefire|truce|agreement|accord|war|fighting|clashes|conflict|border|"
                 r"tensions?|relations|hostilities) between $")
_VERB_AFTER = regex(r",?\s+(?:has |have |had |also |then |later )?(\w+)")
_AGE_OR_WHO = regex(r", (?:aged )?(?:\d\d,|who\b|whose\b)")
_DESCRIBED = regex(r", an? ((?:[\w-]+ ){0,4}[\w-]+)")
_ASIDE = regex(r", [^,.;:“”\"\n]{2,80},\s+(?:has |had )?(\w+)")
_NAME = r"(?:[A-Z][\w-]+['’]s )?[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){0,3}"
_MEETING = r" (?:will |to |have |had )?(?:meet|met|meets|hold talks|held talks|spoke by|speak by)\b"
_MEETS = regex(_MEETING)
_PAIR_MEETS = regex(rf" and {_NAME}{_MEETING}")
_AND_NAME = regex(rf"\b{_NAME} and (?:[A-Z][\w-]+['’]s )?$")
_WITH = regex(rf"{_MEETING} with\b")


class Unlisted(NamedTuple):
    """A capitalised name that the gazetteer does not hold: document offsets, the name, whether it begins a sentence."""

    start: int
    end: int
    name: str
    initial: bool


def states(text: str, names: Sequence[Unlisted], people: Collection[str]) -> dict[str, str]:
    """Which of the names, in order of text, act as states ("Xandia's army", "the Xandian government"), and their
    demonyms: from name to state. `people` are words that people of the document bear as names; no state bears them.
    """
    names = [item for item in names if item.name not in people and item.name.lower() not in _NO_STATE]
    acting = [(item, acts.lastgroup) for item in names if (acts := _ACTS.match(text, item.end))]
    found = {item.name: item.name for item, how in acting if how == "owns"}
    for first, second in pairwise(names):
        if text[first.end:second.start] == " and " and _BETWEEN.search(text, max(0, first.start - 40), first.start):
            found |= {first.name: first.name, second.name: second.name}
    qualifying = [item for item, how in acting if how == "qualifies" and item.name not in found]
    by_stem = _by_stem(item.name for item in names) if qualifying else {}
    always_capital = {item.name for item in names if not item.initial} if qualifying else frozenset()
    for item in qualifying:
        if item.name not in found:
            owner = _state_of(item.name, by_stem) or item.name
            if item.initial and owner == item.name and item.name not in always_capital:
                continue  # "Senior officials", "Rebel forces"
            found |= {owner: owner, item.name: owner}
    if not found:
        return found
    by_stem = _by_stem(found)
    for item in names:
        if state := _state_of(item.name, by_stem):
            found.setdefault(item.name, state)
    return found


def groups(text: str, names: Sequence[Unlisted]) -> frozenset[str]:
    """Which of the names are called armed groups ("the rebel group Xand", "Xand, a militia"), or qualify fighters and
    act on their own besides ("the Xand guerrillas", "Xand has threatened") or are initials ("the XLF rebels").
    """
    fight = {item.name for item in names if _FIGHTERS.match(text, item.end)}
    acting = {item.name for item in names if item.name in fight and (
        _ACTING.match(text, item.end) or (item.name.isupper() and len(item.name) > 2))} if fight else set()
    return frozenset(acting | {item.name for item in names if _CALLED.search(text, max(0, item.start - 40), item.start)
                               or (text.startswith(", ", item.end) and _IS_GROUP.match(text, item.end))})


def _by_stem(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names by what a demonym keeps of them ("Xandi" of "Xandia")."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        stem = name.rstrip("aeiou")
        if len(stem) >= 4:
            found.setdefault(stem, []).append(name)
    return found


def _state_of(word: str, by_stem: Mapping[str, list[str]]) -> str | None:
    """The state from whose name the word is formed ("Xandian" from "Xandia"); null where there is none."""
    if not word.rstrip("s").endswith(("n", "ese", "i", "ish", "ic")):
        return None
    return next((state for end in range(4, len(word) + 1) for state in by_stem.get(word[:end], ())[:2]
                 if state != word), None)


def is_common(item: Unlisted, known: Gazetteer) -> bool:
    """True of one word that names no person: "Observatory", or "Residents" at a sentence's beginning."""
    return item.name in known.civil_words or item.name in known.armed_words or (
        item.initial and item.name.lower() in word_class("people"))


def is_told_of(text: str, item: Unlisted) -> bool:
    """True of a name with an age, with words of what its bearer is or does, or with an aside before a verb of
    saying ("Tam Belo, 41", "Tam Belo, a teacher", "Tam Belo, who left", "Tam Belo, of the mission, said").
    """
    if text[item.end:item.end + 2] != ", ":
        return False
    if _AGE_OR_WHO.match(text, item.end):
        return True
    described = _DESCRIBED.match(text, item.end)
    if described and not word_class("people").isdisjoint(described[1].split()):
        return True
    aside = _ASIDE.match(text, item.end)
    return bool(aside and aside[1] in _say_words())


def meets(text: str, item: Unlisted) -> bool:
    """True of one of two names that meet or talk ("Belo and Kenya's Oru Vask met"), and of a full name that does so
    with somebody ("Tam Belo met with").
    """
    if _PAIR_MEETS.match(text, item.end) or (" " in item.name and _WITH.match(text, item.end)):
        return True
    return bool(_MEETS.match(text, item.end) and _AND_NAME.search(text, max(0, item.start - 60), item.start))


def speaks(text: str, item: Unlisted) -> bool:
    """True of a name with a verb of saying right after it or right before it."""
    after = _VERB_AFTER.match(text, item.end)
    if after and after[1] in _say_words():
        return True
    before = text[max(0, item.start - 20):item.start].split()
    return bool(before) and before[-1] in _say_words() and before[-1] != "told"


@cache
def _say_words() -> frozenset[str]:
    return frozenset(word for entry in (*lexicon()["say"], *lexicon()["voice"]) for word in entry.split()[:1])
