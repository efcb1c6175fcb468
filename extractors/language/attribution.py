"""Who says what a document says: the speaker of each quotation, the claimant of a reporter's sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.language.annotation import Annotated, Sentence
from extractors.language.cues import Attribution, before_colon, claim_words, is_cue, subject, unlisted_verb
from extractors.language.discourse import Discourse, Stretch
from extractors.language.mentions import Quotation
from extractors.language.speakers import Speaker
from extractors.language.tokens import Token, word_class
from extractors.rules.regexes import regex
from extractors.rules.rulebook import rulebook

MIN_WORDS = 4
"""Fewer words in marks without a cue are a term or a name, and nobody's."""
MAX_TERM = 6
"""Words of a term in marks."""
MAX_TITLE = 90
"""Characters of a title in marks."""
MAX_LEAD = 8
"""Words before a name that may lead it ("the army's chief spokesman, ...")."""

_WORD = regex(r"[^\W_]+(?:['’-]\w+)*")


class Claimant(NamedTuple):
    """Who a reporter's sentence is attributed to; `start`, `end` are the offsets of the words that name them.

    `reference` where they are named by a pronoun or a bare role only. `cue` is empty where a speaker goes on.
    """

    name: str
    start: int
    end: int
    cue: str
    role: str | None
    reference: bool


class Spoken(NamedTuple):
    """A quotation and who speaks in it; `at` numbers its token in its stretch. Without a cue of its own `attribution`
    is null, and `source` is the stretch that names the speaker where that is another.
    """

    quotation: Quotation
    at: int
    stretch: Stretch
    speaker: Speaker
    rule: str
    attribution: Attribution | None = None
    source: Stretch | None = None


@lru_cache(maxsize=2)
def _read(annotated: Annotated) -> tuple[Discourse, Mapping[int, Spoken]]:
    """The discourse of a document, and what is spoken in it by offset: all of it, so that who "he" is never depends on
    what was asked before.
    """
    discourse = Discourse(annotated)
    return discourse, {quote.quotation.start: quote for number, part in enumerate(discourse.stretches)
                       if part.quotations for quote in _attributed(discourse, number)}


def spoken(annotated: Annotated) -> tuple[Spoken, ...]:
    """The quotations that somebody is reported to have said, in order; posts are not among them."""
    return tuple(_read(annotated)[1].values())


def _attributed(discourse: Discourse, number: int) -> Iterator[Spoken]:
    tokens, found = discourse.read(number)
    part = discourse.stretches[number]
    text = discourse.text
    alone = all(token.kind in ("quotation", "mark") for token in tokens)
    places = {token.start: i for i, token in enumerate(tokens) if token.kind == "quotation"}
    for quotation in part.quotations:
        at = places.get(quotation.start)
        if at is None:
            continue
        attribution = _attribution(tokens, found, at) or unlisted_verb(text, tokens, at) or \
            before_colon(text, tokens, at)
        if _is_term(text, tokens, quotation, at) or _is_title(text, tokens, quotation, at, attribution) or \
                _is_epithet(text, quotation, at, attribution):
            continue
        quote = None
        if attribution:
            speaker = discourse.resolved(number, attribution.speaker)
            quote = Spoken(quotation, at, part, speaker, attribution.rule, attribution)
        elif alone or len(text[quotation.text_start:quotation.text_end].split(None, MIN_WORDS)) >= MIN_WORDS:
            if any(is_cue(token) for token in (*tokens[max(0, at - 1):at], *tokens[at + 1:at + 2])):
                continue  # whatever says it ("a banner reads") is nobody who can speak
            whom = None if alone else subject(text, tokens, at)
            if whom:
                quote = Spoken(quotation, at, part, whom, "subject of the sentence")
            elif before := discourse.continued(number):
                quote = Spoken(quotation, at, part, before[0], "speaker goes on", None, discourse.stretches[before[1]])
        if quote:
            part.speaker = quote.speaker
            yield quote


def _attribution(tokens: Sequence[Token], found: Sequence[Attribution], at: int) -> Attribution | None:
    """The attribution of a quotation within its stretch: the one right after it, else the last before it, else the
    first after it.
    """
    after = [a for a in found if a.first > at]
    before = [a for a in found if a.last < at]
    beside = after[0] if after and _is_beside(tokens, at, after[0].first) else None
    if beside and before and before[-1].speaker.can_speak and (
            beside.cue in word_class("relays") or _leads_right_to(tokens, before[-1], at)):
        beside = None  # "… called it “a trick”, the agency reported"; "… urged them “to leave”, his office said"
    if beside and (beside.side == "subject" or (beside.side != "shared" and not before)):
        return beside
    if before:
        last = next((a for a in reversed(before) if a.speaker.can_speak), before[-1])
        return _outer(tokens, before, last) if last.cue in word_class("private") else last
    return next((a for a in after if a.claims and a.side != "shared"), None)


def _leads_right_to(tokens: Sequence[Token], attribution: Attribution, at: int) -> bool:
    """True of a cue with no more than its object between it and the quotation ("urged them “to leave”")."""
    between = tokens[attribution.last + 1:at]
    return not attribution.claims and 0 < len(between) < 4 and between[0].text in word_class("hearer_pronoun") \
        and all(token.kind == "word" for token in between)


def _outer(tokens: Sequence[Token], before: Sequence[Attribution], inner: Attribution) -> Attribution:
    """Who says what another is said to think ("Belo said that the army hoped for a “quiet night”"), else who thinks."""
    return next((a for a in reversed(before) if a.claims and a.last < inner.first and not any(
        token.kind in ("mark", "quotation") for token in tokens[a.last + 1:inner.first])), inner)


def _is_beside(tokens: Sequence[Token], at: int, other: int) -> bool:
    """True where no more than a mark and the words that lead a name stand between the two tokens."""
    if other - at > 1 and tokens[at + 1].kind == "mark":
        at += 1
    return other - at <= MAX_LEAD and tokens[at + 1].text not in word_class("joining") and all(
        token.kind not in ("mark", "quotation") and token.text not in word_class("clause")
        for token in tokens[at + 1:other])


def _is_title(
    text: str, tokens: Sequence[Token], quotation: Quotation, at: int, attribution: Attribution | None
) -> bool:
    """True of a name or a title in marks: its words are capitalised, and no cue stands beside it."""
    if quotation.end - quotation.start > MAX_TITLE:
        return False
    words = _WORD.findall(text[quotation.text_start:quotation.text_end])
    if _names_what_follows(text, tokens, quotation, at, words):
        return True
    beside = attribution is not None and (
        _is_beside(tokens, at, attribution.first) if at < attribution.first else
        attribution.last in (at - 1, at - 2) or tokens[at - 1].text == ":")
    return not beside and len(words) < 9 and any(word[0].isupper() for word in words) and \
        all(word[0].isupper() or len(word) < 4 for word in words)


def _names_what_follows(
    text: str, tokens: Sequence[Token], quotation: Quotation, at: int, words: Sequence[str]
) -> bool:
    """True of capitalised words that name what the noun after them is ("the “Cobra” militia")."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind != "word" or is_cue(after) or len(words) >= MIN_WORDS:
        return False
    return after.text not in word_class("joining", "clause", "verb") and text[quotation.text_end - 1].isalnum() and \
        all(word[0].isupper() for word in words)


def _is_term(text: str, tokens: Sequence[Token], quotation: Quotation, at: int) -> bool:
    """True of a term that is only named ("the so-called “iron line”", "known as “Falcon”")."""
    before = tokens[max(0, at - 2):at]
    words = " ".join(token.text for token in before)
    naming = word_class("naming")
    return bool(before) and (before[-1].text in naming or words in naming) and \
        len(text[quotation.text_start:quotation.text_end].split(None, MAX_TERM)) < MAX_TERM


def _is_epithet(text: str, quotation: Quotation, at: int, attribution: Attribution | None) -> bool:
    """True of a word in marks that belongs to the speaker's own name (the “minister” Tam Belo said)."""
    if attribution is None or attribution.first != at + 1 or attribution.speaker.start > attribution.start:
        return False
    words = text[quotation.text_start:quotation.text_end]
    return words[0].isalpha() and words[-1].isalnum() and len(words.split(None, MIN_WORDS)) < MIN_WORDS and \
        text[quotation.end:attribution.speaker.start].isspace()


def claimant(annotated: Annotated, sentence: Sentence, offset: int | None = None) -> Claimant | None:
    """To whom the reporter attributes what the sentence says at the document offset (its first word, where null):
    the last "X said that" before the offset, else the first ", X said" or "according to X" after it.

    Inside a quotation the speaker of the quotation. Null in the reporter's own voice.
    """
    chosen: Attribution | None
    where = sentence.start if offset is None else offset
    at = bisect_right(annotated.quotations, where, key=lambda quotation: quotation.start) - 1
    if at >= 0 and where < annotated.quotations[at].end:
        quote = _read(annotated)[1].get(annotated.quotations[at].start)
        if quote:
            return _claimant(quote.speaker, quote.attribution)
    if claim_words(rulebook("quotes").digest).isdisjoint(sentence.words):
        return None
    discourse, _ = _read(annotated)
    number = discourse.number[sentence.index]
    tokens, found = discourse.read(number)
    found = [a for a in found if a.claims and sentence.start <= a.start < sentence.end]
    leading = [a for a in found if a.start <= where or (offset is None and a.first == 0)]
    trailing = [a for a in found if a not in leading and _trails(tokens, a)]
    if leading and offset is not None:
        chosen = next((a for a in reversed(leading) if a.speaker.can_speak), leading[-1])
    else:
        chosen = next(iter(leading or trailing or (found if offset is None else ())), None)
    return _claimant(discourse.resolved(number, chosen.speaker), chosen) if chosen else None


def _claimant(speaker: Speaker, attribution: Attribution | None) -> Claimant | None:
    if speaker.unresolved:
        return None
    cue = attribution.cue if attribution else ""
    return Claimant(speaker.name, speaker.start, speaker.end, cue, speaker.role, speaker.reference)


def _trails(tokens: Sequence[Token], attribution: Attribution) -> bool:
    """True of ", the army said" and "according to the army": what stands before it is what they say, unless another
    clause begins with it ("while according to the army").
    """
    i = attribution.first - 1
    opening = tokens[i - 1 if i > 0 and tokens[i].text == "," else i] if i >= 0 else None
    if attribution.side == "object" and opening and opening.text in ("while", "whereas", "and", "but"):
        return False
    while i >= 0 and attribution.first - i <= MAX_LEAD and tokens[i].kind not in ("mark", "quotation") and \
            tokens[i].text not in word_class("clause"):
        i -= 1
    return attribution.side == "object" or i < 0 or tokens[i].kind in ("mark", "quotation")
