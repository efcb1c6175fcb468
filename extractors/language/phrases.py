"""The noun phrases in a stretch of text that may speak: before a verb, after one, before an aside."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cache

from extractors.language.speakers import Speaker, governs, known_actor, named, proper
from extractors.language.tokens import Token, word_class

MAX_PARENTHESIS = 40
"""Tokens that may stand between a subject and its verb (", who was named minister in May, ")."""
MAX_NAMING = 12
"""Tokens after an unnamed speaker within which he may give a name."""
MAX_PHRASE = 14
"""Tokens that a noun phrase may hold."""


def subject_before(text: str, tokens: Sequence[Token], at: int) -> Speaker | None:
    """The subject of the verb at `at`: the noun phrase before it, over auxiliaries, days, brackets and asides."""
    i = at - 1
    skipped = word_class("between")
    while i >= 0 and (tokens[i].text in skipped or tokens[i].kind == "day" or _is_adverb(tokens[i]) or (
            i < at - 1 and tokens[i].text == "and" and _is_adverb(tokens[i + 1]))):
        i -= 1
    if i >= 0 and tokens[i].text == "on" and tokens[i + 1].kind == "day":
        i -= 1
    if i >= 0 and tokens[i].text == ")":
        i = next((k - 1 for k in range(i - 1, max(-1, i - 12), -1) if tokens[k].text == "("), -1)
    if i < 0:
        return None
    if tokens[i].text == "who":
        i -= 2 if i and tokens[i - 1].text == "," else 1
        return phrase_ending(text, tokens, i)
    if tokens[i].text in _ASIDES:
        return before_aside(text, tokens, i)
    if whom := _of_relative_clause(text, tokens, i):
        return whom
    speaker = phrase_ending(text, tokens, i)
    if speaker and (several := _and_others(text, tokens, speaker)):
        return several
    return _described(text, tokens, i, ()) or speaker if speaker and not speaker.person else speaker


def _of_relative_clause(text: str, tokens: Sequence[Token], end: int) -> Speaker | None:
    """The people before a clause that ends at `end` and says who they are ("one man who had fled Selm told")."""
    for at in range(end - 1, max(0, end - MAX_PHRASE), -1):
        token = tokens[at]
        if token.kind in ("mark", "quotation") or token.text in word_class("report"):
            return None
        if token.text == "who":
            speaker = phrase_ending(text, tokens, at - 1)
            return speaker if tokens[at + 1].kind == "word" else None
    return None


def _and_others(text: str, tokens: Sequence[Token], last: Speaker) -> Speaker | None:
    """Unnamed people or bodies that speak together, before whom nothing stands ("residents and an aid worker", "local
    and army sources").
    """
    if last.person or last.known or last.reference or not last.can_speak:
        return None
    joint = next((i for i, token in enumerate(tokens) if token.start >= last.start), 0) - 1
    while joint > 0 and tokens[joint].text in word_class("determiner"):
        joint -= 1
    first = phrase_ending(text, tokens, joint - 1) if joint > 0 and tokens[joint].text == "and" else None
    if first is None or first.person or first.reference:
        return None
    before = next(i for i, token in enumerate(tokens) if token.start >= first.start) - 1
    if not first.can_speak and before < joint - 2:
        return None
    while before >= 0 and tokens[before].text in word_class("determiner"):
        before -= 1
    if before >= 0 and tokens[before].kind not in ("mark", "quotation"):
        return None
    return replace(last, name=text[first.start:last.end], start=first.start)


def _is_adverb(token: Token) -> bool:
    return token.kind == "word" and token.text.endswith("ly") and token.text not in word_class("not_adverb")


_ASIDES = frozenset([",", "—", "–", "-"])


def before_aside(text: str, tokens: Sequence[Token], closing: int) -> Speaker | None:
    """The phrase before the aside whose closing comma is given ("Belo, who fled, said"); the name inside the aside
    where the phrase before it only describes ("the envoy, Tam Belo, said").
    """
    named = phrase_ending(text, tokens, closing - 1)
    if named and _gives_name(tokens, closing, named):
        return named
    aside = None
    marks = _ASIDES if tokens[closing].text == "," else _ASIDES - {","}  # "the three — A, B and C — said"
    for k in range(closing - 2, max(0, closing - MAX_PARENTHESIS), -1):
        if tokens[k].text not in marks:
            continue
        speaker = phrase_ending(text, tokens, k - 1)
        if speaker is None:
            continue
        if not speaker.person and named and named.person and not _is_aside(tokens, k + 1, closing):
            return replace(named, role=named.role or speaker.name)
        begin = _chunk(tokens, k - 1)
        if speaker.person and not _is_object(tokens, speaker):
            return speaker
        if not speaker.person and not _is_aside(tokens, begin, k):
            return _described(text, tokens, k - 1, word_class("determiner")) or aside or speaker
        aside = aside or speaker
    return aside


def _gives_name(tokens: Sequence[Token], closing: int, named: Speaker) -> bool:
    """True where an aside names its speaker ("a nurse who gave her name as Mira", "only her first name, Mira,")."""
    i = closing - 1
    while i > 0 and tokens[i].end > named.start:
        i -= 1
    if i and tokens[i].text == "," and tokens[i - 1].text == "name":
        return True
    return tokens[i].text == "as" and any(
        token.text in _NAMED for token in tokens[max(0, i - 3):i])


def _is_aside(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """True where the tokens, from a mark on, only add to what stands before them ("speaking in Selm", "who heads")."""
    first = tokens[begin].text
    return first.endswith("ing") or first in word_class("joining") or first in word_class("clause") or any(
        token.text in ("who", "which", "whose", "and") for token in tokens[begin:end])


def _is_object(tokens: Sequence[Token], speaker: Speaker) -> bool:
    """True of a name that a preposition governs ("who worked for Belo")."""
    at = next(i for i, token in enumerate(tokens) if token.start >= speaker.start)
    return at > 0 and tokens[at - 1].text in word_class("joining")


def _chunk(tokens: Sequence[Token], at: int) -> int:
    """Where the words between marks begin that the token is one of."""
    while at > 0 and tokens[at - 1].kind not in ("mark", "quotation"):
        at -= 1
    return at


def _described(text: str, tokens: Sequence[Token], end: int, leads: Container[str]) -> Speaker | None:
    """The person before a comma whom the words after it, up to `end`, describe ("Belo, head of the mission")."""
    begin = _chunk(tokens, end)
    if begin < 2 or tokens[begin - 1].text not in _ASIDES or end - begin > MAX_PHRASE:
        return None
    if tokens[begin].text not in leads and tokens[begin].text not in word_class("people"):
        return None
    person = phrase_ending(text, tokens, begin - 2)
    if person is None or not person.person or person.reference:
        return None
    before = tokens[_chunk(tokens, begin - 2):begin - 2]
    return person if all(token.end > person.start or token.kind in ("day", "capital") or
                         token.text in word_class("opener") for token in before) else None


def phrase_ending(text: str, tokens: Sequence[Token], end: int) -> Speaker | None:
    """The speaker named by the noun phrase whose last token is at `end`; null where there is none."""
    if end < 0:
        return None
    last = tokens[end]
    if last.text in word_class("pronoun"):
        return known_actor(last.actor, last) if last.actor else Speaker(
            text[last.start:last.end], last.start, last.end, person=last.text in _PERSONAL, reference=True,
            unresolved=True)
    if last.text == ")":
        end = next((k - 1 for k in range(end - 1, max(-1, end - 12), -1) if tokens[k].text == "("), -1)
        if end < 0:
            return None
        last = tokens[end]
    if last.kind not in ("word", "capital", "actor") or last.text in word_class("clause"):
        return None
    begin = _beginning(tokens, end)
    return named(text, tokens, begin, end)


_NAMED = frozenset({"name", "himself", "herself", "identified"})
"""Before "as" and the name that somebody gives."""
_PERSONAL = frozenset("he she i".split())


def _beginning(tokens: Sequence[Token], end: int) -> int:
    """Where the noun phrase begins that ends at `end`."""
    prepositions, determiners, clause = word_class("joining"), word_class("determiner"), word_class("clause")
    i = end
    while i > 0 and end - i < MAX_PHRASE:
        before = tokens[i - 1]
        if before.kind in ("quotation", "day", "mark") or before.text in clause or before.text in word_class("verb"):
            break
        if before.text == "by" and i > 2 and tokens[i - 2].text in ("quoted", "cited"):
            i -= 3
            continue
        if before.text in prepositions or governs(tokens, i - 1):
            if i < 2 or tokens[i - 2].kind not in ("word", "capital", "actor") or tokens[i - 2].text in clause:
                break
            i -= 2
            continue
        several = tokens[i].text in determiners and before.text in ("in", "of", "the") and \
            tokens[end].text in word_class("lands")
        if not several and tokens[i].text in determiners and (tokens[i].kind != "capital" or i < 2):
            break
        i -= 1
    return i


@cache
def _ends() -> frozenset[str]:
    """Words that no name of a speaker holds after its first: verbs, conjunctions, prepositions of time and place."""
    verbs = word_class("verb") | word_class("between") | (word_class("report") - word_class("noun_too"))
    return (verbs | word_class("clause") | word_class("after_name")) - {"first"}  # "the first deputy minister"


def phrase_starting(text: str, tokens: Sequence[Token], at: int) -> Speaker | None:
    """The speaker named by the noun phrase that begins at `at`, as after "said" or "according to"."""
    while at < len(tokens) and tokens[at].kind == "day":
        at += 1
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.text in word_class("pronoun"):
        return phrase_ending(text, tokens, at)
    if first.kind not in ("word", "capital", "actor", "number") or first.text in word_class("clause"):
        return None
    ends = _ends()
    stop = at
    while stop < len(tokens) and stop - at < MAX_PHRASE:
        token = tokens[stop]
        if token.text == "-" and stop > at and tokens[stop - 1].end == token.start and text[token.end].isalpha():
            stop += 1  # "the Ostmark-based Observatory"
            continue
        if token.kind in ("quotation", "day", "mark") or token.text in ends or _is_adverb(token):
            break
        stop += 1
    if stop == at:
        return None
    speaker = named(text, tokens, at, stop - 1)
    if speaker and (known_as := _known_as(text, tokens, stop, speaker)):
        return known_as
    return _apposed(text, tokens, stop, speaker) or speaker if speaker and not speaker.person else speaker


def _known_as(text: str, tokens: Sequence[Token], after: int, described: Speaker) -> Speaker | None:
    """The name that unnamed people go by ("a miner who identified himself as Belo")."""
    if described.person:
        return None
    for at in range(after, min(after + MAX_NAMING, len(tokens) - 1)):
        if tokens[at].text == "as" and tokens[at + 1].kind in ("capital", "actor") and any(
                token.text in _NAMED for token in tokens[max(after, at - 3):at]):
            stop = at + 1
            while stop < len(tokens) and tokens[stop].kind in ("capital", "actor"):
                stop += 1
            name = proper(text, tokens, at + 1, stop - 1)
            return replace(name, role=described.name) if name else None
    return None


def _apposed(text: str, tokens: Sequence[Token], comma: int, described: Speaker) -> Speaker | None:
    """The person named after a comma where the words before it describe ("the envoy, Tam Belo")."""
    where = word_class("where")
    while comma < len(tokens) and (tokens[comma].text in where or tokens[comma].text in ("to", "the") or (
            tokens[comma].kind in ("capital", "actor") and tokens[comma].start > described.end)):
        comma += 1  # "the head of the mission in Selm, Tam Belo"
    at = comma + 1
    if at >= len(tokens) or tokens[comma].text != "," or not (described.is_human or described.head == "one"):
        return None
    actor = tokens[at].actor
    if actor and actor.type == "person" and not actor.reference:
        return known_actor(replace(actor, role=actor.role or described.name), tokens[at])
    stop = at
    while stop < len(tokens) and tokens[stop].kind == "capital":
        stop += 1
    after = tokens[stop] if stop < len(tokens) else None
    least = 1 if after and after.text == "," else 2
    if tokens[comma - 1].kind not in ("word", "actor") or stop - at < least:
        return None
    if after and after.kind in ("word", "actor", "possessive") and after.text not in word_class("after_name"):
        return None
    name = proper(text, tokens, at, stop - 1)
    return replace(name, role=described.name) if name else None
