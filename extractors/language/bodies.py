"""Finds bodies named by common nouns ("the army", "Kenyan officials", "its negotiators") and whose they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from extractors.language.annotation import Sentence, Sentences
from extractors.language.gazetteer import Gazetteer, gazetteer
from extractors.language.mentions import Actor, ActorType, Quotation
from extractors.language.vocabulary import any_of
from extractors.rules.pattern import folded
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon
from extractors.rules.trie import trie

_LINKS = frozenset((" ", "'s ", "' ", "-led ", " de facto "))
_BACKED = frozenset(("-led ", "-backed "))
_AGAINST = frozenset(("rebels", "insurgents", "militants", "guerrillas", "separatists", "opposition", "resistance",
                      "rebel group", "rebel movement", "rebel alliance"))
"""These fight or oppose the state that qualifies them."""
_THEMSELVES = frozenset(("rebels", "guerrillas", "insurgents", "militants", "militia", "leadership"))
"""Bodies of an armed group that are the group itself ("Highland Front rebels")."""
_AND_SO = regex(r"(?:['’]s government)? and (?:[a-z-]+ ){0,2}")
"""Between a state and those who fight it: "Kenya's government and leftist rebels"."""
_CALLED = regex(rf"\b[Tt]he {any_of(lexicon()['governments'], or_capital=True)} $")
"""Before a government that is so called without its name ("the Union government")."""
_LEANING = regex(r"\b(?:pro|anti)-[A-Z]\w+ $")
"""Before those who side with a state and are not its own: "pro-Kenyan separatists"."""
_REACH = 400
"""Characters that "its" reaches back for whose it is."""


def find(
    text: str, sentences: Sentences, marks: Sequence[Quotation], named: Sequence[Actor], known: Gazetteer,
    dateline: str | None = None,
) -> list[Actor]:
    """The bodies of the sentences, in order; `named` are the actors with names, in order.

    "The Kenyan government" is Kenya; "Kenya's army" is the Kenyan army, of the party Kenya. A bare "the army" is the
    army that the document last told whose it is; "its army" that of the party spoken of before, not of one that only
    the words in marks before it name. "The Foreign Office"
    of a report from a capital (`dateline`) is that state's, where the report is mostly about it.
    """
    home = _home(named, known, dateline)
    patterns, kinds = _patterns()
    out: list[Actor] = []
    owners: dict[str, Actor] = {}
    compounds: dict[str, Actor] = {}
    at = 0
    for sentence in sentences.holding(frozenset(patterns)):
        for start, end in _words(sentence, patterns):
            while at < len(named) and named[at].end <= start:
                at += 1
            if at < len(named) and named[at].start < end:
                continue
            body, capital = text[start:end].lower(), text[start].isupper()
            last = named[at - 1] if at else None
            before = text[max(sentence.start, start - 6):start].lower()
            owner: Actor | None = None
            inferred = False
            link = text[last.end:start] if last else ""
            if last and link in _BACKED:
                if body not in known.state_bodies:
                    compounds[body] = Actor(last.start, end, text[last.start:end], kinds[body],
                                            party=last.name if link == "-led " else None)
                    out.append(compounds[body])
                    continue
                if link == "-backed ":
                    continue  # "the Kenyan-backed government" is another state's
            if last and last.type != "person" and link.replace("’", "'") in _LINKS:
                owner, start = last, last.start
                owners[body] = owner
            elif last and last.place and text[last.end:start] == ", the " and \
                    text[last.start - 3:last.start].lower() == "in ":
                owner = last  # "In Nairobi, the foreign ministry"
            elif before.endswith(("its ", "their ")):
                able = [actor for actor in reversed(named[max(0, at - 8):at])
                        if actor.type in ("government", "armed group") and start - actor.end < _REACH
                        and _mark(marks, actor.start) in (None, _mark(marks, start))]
                owner = _antecedent(able, sentence.start, sentences[max(0, sentence.index - 1)].start)
                inferred = True
            elif before.endswith("the ") or start == sentence.start or capital or \
                    _CALLED.search(text, max(sentence.start, start - 18), start):
                group = owners.get(body)
                if body in compounds and not (group and group.type == "armed group"):
                    out.append(replace(compounds[body], start=start, end=end, reference=True))
                    continue
                owner, inferred = owners.get(body) or (home if body in known.state_bodies else None), True
            elif body in _AGAINST and (_AND_SO.fullmatch(link) if last and last.type == "government" else None):
                owner, inferred = owners.get(body), True
            elif leaning := _LEANING.search(text, max(sentence.start, start - 24), start):
                compounds[body] = Actor(leaning.start(), end, text[leaning.start():end], kinds[body])
                out.append(compounds[body])
                continue
            else:
                continue
            out.append(_named(start, end, body, kinds[body], owner, known, inferred))
    return out


def _antecedent(able: Sequence[Actor], start: int, before: int) -> Actor | None:
    """Whose "its" is in a sentence that begins at `start`, of actors before it, nearest first: the nearest of its own
    sentence, else the first of the sentence before, which begins at `before`; what only qualifies comes last.
    """
    plain = [actor for actor in able if not actor.adjective]
    own = [actor for actor in plain if actor.start >= start]
    subject = [actor for actor in plain if before <= actor.start < start][-1:]
    return next(iter([*own, *subject, *plain, *able]), None)


def _home(named: Sequence[Actor], known: Gazetteer, dateline: str | None) -> Actor | None:
    """The state whose seat the dateline names, where it is one of the two states named most often."""
    entry = known.entries.get(dateline.title()) if dateline else None
    if entry is None or entry.type != "government":
        return None
    often = Counter(actor.name for actor in named if actor.type == "government").most_common(2)
    return next((actor for actor in named if actor.name == entry.name), None) if entry.name in dict(often) else None


def _mark(marks: Sequence[Quotation], offset: int) -> Quotation | None:
    """The quotation in which an offset stands; null outside all."""
    i = bisect_right(marks, offset, key=lambda mark: mark.start) - 1
    return marks[i] if i >= 0 and offset < marks[i].end else None


def _named(
    start: int, end: int, body: str, kind: ActorType, owner: Actor | None, known: Gazetteer, inferred: bool
) -> Actor:
    if owner is None:
        return Actor(start, end, body, kind)
    if body in known.state_bodies or (owner.type == "armed group" and body in _THEMSELVES):
        return Actor(start, end, owner.name, owner.type, reference=inferred, party=owner.party)
    if owner.type == "armed group" and body in _AGAINST:
        return Actor(start, end, owner.name, owner.type, reference=inferred, party=owner.party)
    qualifier = known.qualifiers.get(owner.name, owner.name)
    if body.startswith("ministry of "):
        body = f"{body.removeprefix('ministry of ')} ministry"  # one name for both spellings
    party = None if body in _AGAINST else owner.name
    return Actor(start, end, f"{qualifier} {body}", kind, reference=inferred, party=party)


def _words(sentence: Sentence, patterns: Mapping[str, re.Pattern[str]]) -> list[tuple[int, int]]:
    """Where the words for bodies stand in a sentence, as document offsets, in order."""
    text, base = folded(sentence.text), sentence.start
    spans = [found.span() for word in patterns.keys() & sentence.words for found in patterns[word].finditer(text)]
    return sorted((base + start, base + end) for start, end in spans
                  if not (start and (text[start - 1].isalnum() or text[start - 1] == "_")))


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], dict[str, ActorType]]:
    """By first word the pattern of the bodies that begin with it, in lower case; and the type of each body.

    A pattern begins with letters, so that the search can skip to them; what stands before them is looked at after.
    """
    known = gazetteer()
    kinds: dict[str, ActorType] = dict.fromkeys(known.state_bodies, "government")
    kinds.update(dict.fromkeys((*known.force_bodies, *known.other_bodies), "body"))
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(kinds):
        by_first[name.split()[0]].append(name)
    return {first: regex(rf"{trie(names)}\b") for first, names in by_first.items()}, kinds
