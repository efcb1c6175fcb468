"""Cues ("said", "according to") in a stretch of text, and the speakers beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from extractors.language.phrases import before_aside, phrase_ending, phrase_starting, subject_before
from extractors.language.speakers import Speaker, known_actor
from extractors.language.tokens import Token, word_class
from extractors.rules.compiled import Compiled
from extractors.rules.pattern import folded, plain
from extractors.rules.rulebook import rulebook

_MAX_ADVERB = 24
"""Characters of an adverb in marks, which may stand between a subject and its verb."""
_MAX_CUE = 60
"""Characters within which the words of a cue stand."""


class Attribution(NamedTuple):
    """A cue with its speaker, and the rule of the cue; `first` and `last` number the tokens that both take."""

    rule: str
    side: str
    claims: bool
    cue: str
    start: int
    end: int
    first: int
    last: int
    speaker: Speaker


class _Cue(NamedTuple):
    """A rule that a word may be the cue of, or begin it; `alone` where the word alone is the whole cue."""

    rule: str
    side: str
    claims: bool
    compiled: Compiled
    alone: bool


@cache
def _cues(digest: str) -> Mapping[str, tuple[_Cue, ...]]:
    """The rules of the rulebook with this digest, by the first word of their cue."""
    book = rulebook("quotes")
    begun = {phrase.split()[0] for phrases in book.words.values() for phrase in phrases if " " in phrase}
    out: dict[str, list[_Cue]] = {}
    for rule in book.rules:
        side, claims = rule.gives.get("side", "subject"), rule.gives.get("claims", False)
        for compiled in rule.compiled:
            for word in compiled.cues[0]:
                alone = word not in begun and compiled.regex.fullmatch(f" {word}") is not None
                out.setdefault(word, []).append(_Cue(rule.name, side, claims, compiled, alone))
    return {word: tuple(pairs) for word, pairs in out.items()}


def _cue_ends(text: str, token: Token, cues: Sequence[_Cue]) -> Iterator[tuple[_Cue, int]]:
    """Those of some cues that begin with a token, each with the offset at which it ends."""
    read = lower = ""
    for cue in cues:
        if cue.alone:
            yield cue, token.end
            continue
        if not read:
            read = " " + plain(text[token.start:token.start + _MAX_CUE])
            lower = folded(read)
        words = cue.compiled.regex.match(read if cue.compiled.cased else lower)
        if words:
            yield cue, token.start + words.end() - 1


def attributions(text: str, tokens: Sequence[Token]) -> list[Attribution]:
    """The attributions of a stretch of text, in order."""
    cues = _cues(rulebook("quotes").digest)
    found: list[Attribution] = []
    for at, token in enumerate(tokens):
        if token.text not in cues or token.kind not in ("word", "capital") or _is_noun(tokens, at):
            continue
        for cue, end in _cue_ends(text, token, cues[token.text]):
            after = at + 1
            while after < len(tokens) and tokens[after].start < end:
                after += 1
            speaker = _speaker(text, tokens, at, after, cue.side, cue.claims, found)
            if speaker is None:
                continue
            first, last = at, after - 1
            if cue.side != "shared":
                while first > 0 and tokens[first - 1].end > speaker.start:
                    first -= 1
                while last + 1 < len(tokens) and tokens[last + 1].start < speaker.end:
                    last += 1
            if cue.claims or speaker.can_speak or _is_by_quotation(tokens, first):
                found.append(Attribution(
                    cue.rule, cue.side, cue.claims, text[token.start:end], token.start, end, first, last, speaker))
                break
    return found


def _is_by_quotation(tokens: Sequence[Token], first: int) -> bool:
    """True where an attribution follows a quotation right away, so that whoever its subject is speaks."""
    i = first - 1
    while i > 0 and (tokens[i].text in word_class("determiner") or tokens[i].kind == "mark"):
        i -= 1
    return i >= 0 and tokens[i].kind == "quotation"


def unlisted_verb(text: str, tokens: Sequence[Token], at: int) -> Attribution | None:
    """The attribution by a verb that is no known cue but does a cue's work: “…,” Belo fumed, “…,” shrugs Belo."""
    if text[tokens[at].end - 2:tokens[at].end - 1] not in (",", "?", "!", "-", "—"):
        return None
    first = at + 1
    while first < len(tokens) and tokens[first].text in (",", "—", "-"):
        first += 1
    if first + 1 >= len(tokens):
        return None
    pronouns = word_class("pronoun")
    verb = first
    while verb < len(tokens) and (tokens[verb].kind in ("capital", "actor") or tokens[verb].text in pronouns):
        verb += 1
    if verb == len(tokens) or tokens[verb].kind != "word" or not tokens[verb].text.endswith(("ed", "s")):
        return None
    if verb > first and tokens[verb].text.endswith("ed"):
        speaker, last = phrase_ending(text, tokens, verb - 1), verb
    elif verb == first and tokens[verb + 1].kind in ("capital", "actor"):
        speaker, last = phrase_starting(text, tokens, verb + 1), verb + 1
    else:
        return None
    cue = tokens[verb]
    return Attribution("verb beside the quotation", "subject", False, text[cue.start:cue.end], cue.start, cue.end,
                       first, last, speaker) if speaker else None


def before_colon(text: str, tokens: Sequence[Token], at: int) -> Attribution | None:
    """The attribution by a name and a colon alone (Belo: “…”)."""
    if at < 2 or tokens[at - 1].text != ":" or at > 8:
        return None
    speaker = phrase_ending(text, tokens, at - 2)
    if speaker is None or not speaker.can_speak or speaker.start != tokens[0].start:
        return None
    colon = tokens[at - 1]
    return Attribution("name and colon", "subject", False, "", colon.start, colon.end, 0, at - 1, speaker)


def _speaker(
    text: str, tokens: Sequence[Token], at: int, after: int, side: str, claims: bool, found: Sequence[Attribution]
) -> Speaker | None:
    """Who speaks by the cue whose tokens are `at` up to `after`."""
    before = tokens[at - 1] if at else None
    if side == "object":
        return _giver_of_tally(text, tokens, after)
    if side == "giver":
        giver = phrase_starting(text, tokens, after)
        known = giver is not None and any(t.kind == "actor" and t.start == giver.start for t in tokens[after:])
        return giver if giver and (giver.person or known) else None
    if side == "shared":
        if before and before.text == "as" and found and found[-1].side == "quoted":
            return None  # "quoted as saying" is one cue
        if before and at > 1 and before.kind in ("actor", "capital") and tokens[at - 2].text == "with":
            return phrase_ending(text, tokens, at - 1)  # "with Belo saying"
        return found[-1].speaker if found else subject(text, tokens, at)
    if side == "quoted":
        if not any(token.text in ("as", "by") for token in tokens[after:after + 8]):
            return None
        if _is_passive(tokens, at):
            return subject_before(text, tokens, at)
        return phrase_starting(text, tokens, after)
    if before is None or _is_passive(tokens, at) or before.text in ("to", "by"):
        return None
    if after < len(tokens) and tokens[after].text == "each":
        return None  # "accused each other"
    if before.text == "who" and not claims and at > 1 and (
            tokens[at - 2].text != "," or (after < len(tokens) and tokens[after].text in ("not", "to", "for"))):
        return None  # "a man who promised more" speaks elsewhere, as does "an aide, who asked not to be named,"
    if before.kind == "quotation" or (
            before.kind == "mark" and at > 1 and tokens[at - 2].kind == "quotation"):
        if before.end - before.start < _MAX_ADVERB and at > 1 and tokens[at - 2].kind in ("word", "capital", "actor"):
            return subject_before(text, tokens, at - 1)  # "has “strongly” condemned"
        turned = None if tokens[at].text in word_class("hearer") else phrase_starting(text, tokens, after)
        aside = None if turned and turned.can_speak and not turned.unresolved else subject_before(text, tokens, at) or \
            before_aside(text, tokens, at - 1)
        return aside if aside and aside.can_speak else turned
    if before.text in ("and", "but", "or") or (before.text in word_class("between") and at > 1 and
                                               tokens[at - 2].text in ("and", "but")):
        return found[-1].speaker if found else subject(text, tokens, at)
    led = after < len(tokens) and tokens[after].text in word_class("joining")  # "said by telephone"
    turned = phrase_starting(text, tokens, _past_paper(tokens, after)) if before.kind == "mark" and not led else None
    speaks = turned and (turned.is_human or _past_paper(tokens, after) > after)
    if turned and speaks and tokens[at].text not in word_class("hearer") and _closes(tokens, turned):
        return turned
    return subject_before(text, tokens, at) or turned


def _giver_of_tally(text: str, tokens: Sequence[Token], after: int) -> Speaker | None:
    """Who speaks after "according to", where it may be figures that say so: "confirmed UN data", "a tally by Belo"."""
    start = _past_tally(tokens, after)
    while start == after and after + 1 < len(tokens) and tokens[start].text in word_class("assured") and \
            tokens[start + 1].kind == "actor":
        start = after = start + 1
    if start + 1 < len(tokens) and tokens[start].actor and tokens[start + 1].text in word_class("tally"):
        return known_actor(tokens[start].actor, tokens[start])
    return phrase_starting(text, tokens, start)


def _past_paper(tokens: Sequence[Token], after: int) -> int:
    """The token after "a statement by": whoever issued a paper speaks in it."""
    at = after + (after < len(tokens) and tokens[after].text in word_class("determiner"))
    if at + 2 < len(tokens) and tokens[at].text in word_class("paper") and tokens[at + 1].text in ("by", "from"):
        return at + 2
    return after


def _past_tally(tokens: Sequence[Token], after: int) -> int:
    """The token after "figures from" and "the latest tally compiled by", which only say what the words stand in."""
    for at in range(after, min(after + 4, len(tokens) - 2)):
        if tokens[at].text in word_class("tally"):
            giver = at + 1 + (tokens[at + 1].text in word_class("compiled"))
            return giver + 1 if giver + 1 < len(tokens) and tokens[giver].text in ("by", "from", "of") else after
    return after


def _closes(tokens: Sequence[Token], speaker: Speaker) -> bool:
    """True where a speaker after the cue ends its clause (", said General Belo.")."""
    after = next((token for token in tokens if token.start >= speaker.end), None)
    return after is None or after.kind == "mark"


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """True of "the Arab states", where "Belo states" is a cue."""
    before = tokens[at - 1] if at else None
    if before is None or tokens[at].text not in word_class("noun_too"):
        return False
    if before.kind == "actor":  # "a UN report"
        return at > 1 and tokens[at - 2].text in ("a", "an", "another", "its", "this")
    return before.kind in ("word", "capital") and before.text not in word_class("pronoun") and \
        before.text not in word_class("between")


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    i = at - 1
    while i >= 0 and tokens[i].kind == "word" and tokens[i].text.endswith("ly"):
        i -= 1
    return i >= 0 and tokens[i].text in word_class("be_before") and not tokens[at].text.endswith("ing")


def subject(text: str, tokens: Sequence[Token], before: int) -> Speaker | None:
    """Whom a clause is about: the first person named before the token (else the first actor) that no preposition and
    no possessive makes a part of something else.
    """
    first = None
    for i, token in enumerate(tokens[:before]):
        if token.kind != "actor" or not token.actor or (i + 1 < len(tokens) and tokens[i + 1].kind == "possessive"):
            continue
        if i and tokens[i - 1].text in word_class("joining"):
            continue
        if token.actor.type == "person":
            return known_actor(token.actor, token)
        first = first or known_actor(token.actor, token)
    return _before_verb(text, tokens, before) or first or _unknown_name(text, tokens, before)


def _before_verb(text: str, tokens: Sequence[Token], before: int) -> Speaker | None:
    """The people of whom the clause says that they are, were or did something ("the general's aide was")."""
    at = next((i for i, token in enumerate(tokens[:min(before, 12)]) if token.text in word_class("verb")), 0)
    speaker = phrase_ending(text, tokens, at - 1) if at else None
    return speaker if speaker and speaker.is_human else None


def _unknown_name(text: str, tokens: Sequence[Token], before: int) -> Speaker | None:
    """The first name of two words or more that the clause holds."""
    for i, token in enumerate(tokens[:before]):
        if token.kind == "capital" and i and tokens[i - 1].kind == "capital" and (
                i + 1 == len(tokens) or tokens[i + 1].kind not in ("capital", "possessive")):
            return phrase_ending(text, tokens, i)
    return None


def is_cue(token: Token) -> bool:
    """True of a word that a cue begins with."""
    return token.text in _cues(rulebook("quotes").digest)


@cache
def claim_words(digest: str) -> frozenset[str]:
    """The first words of the cues that attribute what their clause says, in the rulebook with this digest."""
    return frozenset(word for word, cues in _cues(digest).items() if any(cue.claims for cue in cues))
