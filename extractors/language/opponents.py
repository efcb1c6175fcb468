"""The two sides of a document's conflict: which parties it sets against each other, and who leads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from extractors.language.annotation import Annotated, Sentence
from extractors.language.coordination import BETWEEN, NOBODY, compound, members, named
from extractors.language.gazetteer import gazetteer, key
from extractors.language.mediation import all_mediators
from extractors.language.mentions import Actor
from extractors.rules.regexes import regex
from extractors.rules.rulebook import lexicon


@lru_cache(maxsize=2)
def sides(annotated: Annotated) -> tuple[str, ...]:
    """The two parties of the document's conflict, by name, the one named more often first; empty where not told.

    Those most often set against each other ("between A and B", "A-B talks", "A and B agreed"), if both are named
    elsewhere too; else the rebels or the opposition of which it speaks, or an armed group, and the government named
    most often. Mediators are neither.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    parties: Counter[str] = Counter()
    states: Counter[str] = Counter()
    armed: set[str] = set()
    rebels: Counter[str] = Counter()
    if home := _home(annotated):
        states[home] += 2
    for sentence in annotated.sentences:
        for actor in sentence.actors:
            if actor.name in NOBODY:
                continue
            if actor.type == "body" and actor.party:
                states[actor.party] += 1
                parties[actor.party] += 1
            if is_party(actor) and not is_venue(sentence, actor):
                parties[actor.name] += 1 if actor.adjective else 2
                if actor.type == "government":
                    states[actor.name] += 1
                elif actor.type == "armed group":
                    armed.add(actor.name)
    rebellious = _rebels()
    for sentence in annotated.sentences.holding(frozenset(rebellious)):
        rebels.update(name for word, name in rebellious.items() if word in sentence.words)
    for sentence in annotated.sentences.holding(_opposing() | {"between"}):
        for pair, strength in _opposed(sentence):
            pairs[pair] += strength
    # Of an officer who mediates, his state does.
    brokers = {name for broker in all_mediators(annotated) for name in (broker.name, broker.party) if name}
    if not pairs and any(_COUNTRIES.search(sentence.text) for sentence in annotated.sentences.holding(_COUNTRY_WORDS)):
        two = [name for name, count in parties.most_common() if name in states and count > 1 and name not in brokers]
        if len(two) >= 2:
            return two[0], two[1]
    for pair in sorted(pairs, key=lambda pair: -pairs[pair] * min(_named_often(parties, pair))):
        if pairs[pair] >= 3 and min(_named_often(parties, pair)) > 2 and brokers.isdisjoint(pair):
            return tuple(sorted(pair, key=lambda name: -parties[name]))
    often = [name for name, count in parties.most_common() if count > 3 and name not in brokers]
    state = [name for name in often if name not in armed and name not in rebels]
    # A bare "government" is that of the state of which the document speaks most.
    if state and state[0] in _collectives():
        state = [name for name, _ in states.most_common() if name not in brokers | armed | _collectives()] or state
    against = [name for name, count in rebels.most_common(1) if count > 3]
    groups = [name for name in often if name in armed]
    if state and against:
        return state[0], _rebel_group(annotated, groups) if against[0] == "rebels" else against[0]
    fought = (state[0], groups[0]) if state and groups else ()
    for pair, strength in pairs.most_common(1):
        # Of two armed groups the one named more often is the side.
        lesser = next((name for name in pair if name in armed), None)
        if strength >= 3 and brokers.isdisjoint(pair) and not (
                fought and lesser and parties[fought[1]] > parties[lesser]):
            return pair
    return fought or _few_words_on(annotated, parties, armed, rebels, brokers)


def _few_words_on(
    annotated: Annotated, parties: Counter[str], armed: set[str], rebels: Counter[str], brokers: set[str]
) -> tuple[str, ...]:
    """The sides of a short document, which names neither of them often: an armed group or rebels and the state whose
    officers it speaks of most, else the only two states that it keeps naming.
    """
    weights = Counter({name: count for name, count in parties.items() if name not in brokers})
    for sentence in annotated.sentences:
        for actor in sentence.actors:
            if actor.type == "person" and actor.party and actor.party not in brokers and not actor.reference:
                weights[actor.party] += 1
    groups = [name for name, count in weights.most_common() if name in armed and count > 1]
    against = groups[:1] or [name for name, count in rebels.most_common(1) if count > 1]
    others = [name for name, _ in weights.most_common() if name not in armed and name not in rebels]
    known = [name for name in others if name not in _collectives()]
    state = known if known and weights[known[0]] > 1 else others
    if against and state:
        return state[0], against[0]
    if len(known) > 1 and weights[known[1]] > 2 and (len(known) == 2 or weights[known[2]] * 2 <= weights[known[1]]):
        return known[0], known[1]
    return ()


def _rebel_group(annotated: Annotated, groups: Sequence[str]) -> str:
    """Who "the rebels" are: the one of some armed groups that the document calls so ("Highland Front rebels")."""
    text = annotated.document.text
    called = {actor.name for sentence in annotated.sentences for actor in sentence.actors if actor.name in groups
              and (_REBELS.search(text, actor.start, min(actor.end + _BESIDE, sentence.end))
                   or _REBEL_BEFORE.search(text, sentence.start, actor.start))}
    return called.pop() if len(called) == 1 else "rebels"


def _home(annotated: Annotated) -> str | None:
    """The state in which a document is datelined; or null."""
    entries = gazetteer().entries
    for piece in annotated.document.furniture:
        if piece.kind == "dateline":
            names = _NAME.findall(annotated.document.text[piece.start:piece.end])
            found = (entries.get(key(name.title() if name.isupper() else name)) for name in names)
            return next((entry.name for entry in found if entry and entry.type == "government"), None)
    return None


_BESIDE = 12
"""Characters after the name of a group within which a word for rebels belongs to it."""
REBEL = r"(?:rebel|guerrilla|insurgent|separatist)"
_REBELS = regex(rf" {REBEL}s?\b")
_REBEL_BEFORE = regex(rf"\b{REBEL}(?: (?:group|movement|army|force|militia))?,?(?: the)? $")
_NAME = regex(r"[A-Z][\w.]+(?: [A-Z][\w.]+)*")


_COUNTRIES = regex(r"\b(?:two|both)\s+(?:neighbou?ring\s+|rival\s+)?(?:countries|nations|neighbou?rs|states)\b")
_COUNTRY_WORDS = frozenset("countries nations neighbours neighbors states".split())


def is_venue(sentence: Sentence, actor: Actor) -> bool:
    """True of a name that here only says where something is ("in Geneva", "in Basel, Switzerland")."""
    if not actor.place or actor.adjective:
        return False
    left, right = actor.start - sentence.start, actor.end - sentence.start
    if _VENUE_OF.match(sentence.text, right):
        return True
    return bool(_AT.search(sentence.text[max(0, left - 30):left])) and \
        not sentence.text.startswith(("'s", "’s"), right)


_VENUE_OF = regex(
    r" (?:peace )?(?:talks|meeting|meetings|round|summit|conference|negotiations|accord|process|session)\b")
"""After a city by which a meeting is called: "the Oslo talks"."""
_AT = regex(
    r"\b(?:in|at|near|to|from|into|outside|left|visited|capital of|border with)\s+"
    r"(?:[A-Z][\w'’-]+,\s+|[a-z-]+ern\s+|central\s+"
    r"|(?:the\s+)?(?:[A-Z]\w+\s+)?(?:capital|city|town|resort|port)(?:\s+of)?\s+)?$")


def _named_often(parties: Counter[str], pair: tuple[str, str]) -> tuple[int, int]:
    """How often the two are named; of those that are no parties (persons) that isn't counted."""
    return parties.get(pair[0], 3), parties.get(pair[1], 3)


def leaders(annotated: Annotated) -> tuple[str, ...]:
    """The two persons whom a document names most: who "the two leaders" are; empty where there are no two."""
    often = Counter(actor.name for sentence in annotated.sentences for actor in sentence.actors
                    if actor.type == "person" and not actor.reference)
    two = [name for name, count in often.most_common(2) if count > 2]
    return tuple(two) if len(two) == 2 else ()


_JOINT = regex(
    r"\s+(?:\w+\s+)?(?:mediat|initiative|statement|proposal|effort|plan|facilitat|sponsor|communiqu|team|delegation)")
"""After two who act together and not against each other: "a U.S.-Kenyan initiative"."""
_BACKS = regex(r"[-–](?:backed|supported|allied|aligned|armed|controlled|held|occupied|administered)\b")
"""After a state that only stands behind another party: "the Ostmark-backed rebels"."""
_TOGETHER = regex(
    r"(?:\s+\([^()]{1,24}\))?(?:\s+[\w-]+){0,2}?\s+(?:agree|accus|sign|meet|met|held|hold|resum|began|begin|exchang|extend|negotiat|trade|reach|decid)")


def _opposed(sentence: Sentence) -> Iterator[tuple[tuple[str, str], int]]:
    """The pairs that a sentence sets side by side or against each other, with how strongly it does."""
    apt = not _opposing().isdisjoint(sentence.words)
    if "between" in sentence.words:
        for cue in BETWEEN.finditer(sentence.text):
            names = _of_states(members(sentence, sentence.start + cue.end()))
            if len(names) == 2:
                yield _pair(*names), 6 if apt else 2
    if not apt:
        return
    two = compound(sentence, sentence.start, sentence.end)
    names = named(two)
    if names and not _JOINT.match(sentence.text, two[-1].end - sentence.start):
        yield _pair(*names), 3
    listed_before = False
    for one, other in pairwise(actor for actor in sentence.actors
                               if not _BACKS.match(sentence.text, actor.end - sentence.start)):
        gap = sentence.text[one.end - sentence.start:other.start - sentence.start]
        people = one.type == other.type == "person"
        # Of "A, B and C" no two are the two sides.
        after_comma, listed_before = listed_before, gap == ", "
        joined = not after_comma and gap in (" and ", " and the ", " and its ")
        if joined and one.name != other.name and one.adjective >= other.adjective \
                and (people or (is_party(one) and is_party(other))):
            together = _TOGETHER.match(sentence.text, other.end - sentence.start)
            yield _pair(one.name, other.name), 3 if together else 0 if people else 1


def _of_states(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The names of actors; of troops set against a state the name of theirs ("between Kenya and Ugandan troops")."""
    against_state = any(actor.type == "government" for actor in actors)
    return tuple(dict.fromkeys(actor.party or actor.name if against_state and actor.type == "body" else actor.name
                               for actor in actors))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def is_party(actor: Actor) -> bool:
    """True of an actor that can be a side of a conflict: a government, an armed group, rebels."""
    return actor.type in ("government", "armed group") or (actor.type == "body" and actor.name in _collectives())


@cache
def _collectives() -> frozenset[str]:
    return frozenset(lexicon()["collectives"])


@cache
def _rebels() -> Mapping[str, str]:
    """From a word for those who fight or oppose a government to the name of the party."""
    return {word: name for name, words in (("rebels", "rebel rebels insurgent insurgents guerrillas"),
                                           ("opposition", "opposition"), ("separatists", "separatist separatists"))
            for word in words.split()}


@cache
def _opposing() -> frozenset[str]:
    return frozenset(lexicon()["opposing"])
