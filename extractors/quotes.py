"""Finds quotations and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.facts import Quote, QuoteForm
from extractors.language.annotation import Annotated, Sentence
from extractors.language.attribution import Attribution, attributions, stretch, subject, unlisted_verb
from extractors.language.mentions import Actor, Day, Quotation
from extractors.language.phrases import Speaker, Token, word_class
from extractors.language.when import When

MIN_WORDS = 4
"""Fewer words in marks without a cue are a term or a name, and no quote."""
MAX_TITLE = 90
"""Characters."""
MAX_QUOTATIONS = 40
"""In one stretch; where marks are out of joint they may otherwise join a whole document."""
MAX_BACK = 4
"""Sentences back to which a pronoun may point."""
MAX_LEAD = 8
"""Words before a name that may lead it ("the army's chief spokesman, ...")."""
MAX_DAY = 7
"""Tokens after a cue within which its day stands."""
MAX_RUN = 8
"""Sentences back to which a quotation that stands alone may continue a speaker."""

_SIGNATURE = re.compile(r"[—–-]+\s*(?P<name>[^(]+?)\s*\(@")
_WORD = re.compile(r"[^\W_]+(?:['’-]\w+)*")


@dataclass(slots=True)
class _Stretch:
    """Sentences that quotations hold together, their tokens and attributions; who speaks in them, as it is found."""

    first: Sentence
    last: Sentence
    quotations: list[Quotation] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    found: list[Attribution] = field(default_factory=list)
    speaker: Speaker | None = None
    """Of the last quotation."""
    about: Speaker | None = None
    """Whom a pronoun in the next sentence may mean; null until `_about` has looked."""
    followed: bool = False


def find(annotated: Annotated) -> Iterator[Quote]:
    """The quotes of a document, in order of text, local (see facts.Fact)."""
    if not annotated.quotations:
        return
    stretches = _stretches(annotated)
    for quotation in annotated.quotations:
        if quotation.post and (quote := _post(annotated, quotation)):
            yield quote
    for number, part in enumerate(stretches):
        if part.quotations:
            _read(annotated, part)
            yield from _quotes(annotated, stretches, number)


def _stretches(annotated: Annotated) -> list[_Stretch]:
    """The sentences of the document, those joined that a quotation joins, each with the quotations that it holds."""
    parts: list[_Stretch] = []
    marks = [quotation for quotation in annotated.quotations if not quotation.post]
    at = 0
    for sentence in annotated.sentences:
        held = parts[-1].quotations if parts else []
        if not held or held[-1].end <= sentence.start or len(held) > MAX_QUOTATIONS:
            parts.append(_Stretch(sentence, sentence))
        parts[-1].last = sentence
        while at < len(marks) and marks[at].start < sentence.end:
            parts[-1].quotations.append(marks[at])
            at += 1
    return parts


def _read(annotated: Annotated, part: _Stretch) -> None:
    if not part.tokens:
        part.tokens = stretch(annotated, part.first, part.last, part.quotations)
        part.found = attributions(annotated.document.text, part.tokens)


def _quotes(annotated: Annotated, parts: Sequence[_Stretch], number: int) -> Iterator[Quote]:
    part = parts[number]
    text = annotated.document.text
    alone = all(token.kind in ("quotation", "mark") for token in part.tokens)
    places = {token.start: i for i, token in enumerate(part.tokens) if token.kind == "quotation"}
    for quotation in part.quotations:
        at = places.get(quotation.start)
        if at is None:
            continue
        attribution = _attributed(part, at) or unlisted_verb(text, part.tokens, at)
        if _is_title(text, quotation, part, at, attribution):
            continue
        speaker: Speaker | None
        other = None
        if attribution:
            speaker, rule = _resolved(annotated, parts, number, attribution.speaker), attribution.rule
        elif alone or len(text[quotation.text_start:quotation.text_end].split(None, MIN_WORDS)) >= MIN_WORDS:
            speaker = None if alone else subject(text, part.tokens, at)
            rule = "subject of the sentence"
            if speaker is None:
                speaker, other, rule = _continued(annotated, parts, number)
        else:
            continue
        if speaker:
            part.speaker = speaker
            yield _quote(annotated, part, quotation, at, speaker, attribution, other, rule)


def _resolved(annotated: Annotated, parts: Sequence[_Stretch], number: int, speaker: Speaker) -> Speaker:
    """For "he", "she" and "it" whom the sentences before are about: who speaks in them, else their subject."""
    pronoun = annotated.document.text[speaker.start:speaker.end].lower()
    if pronoun not in ("he", "she", "it", "they") or _is_named(parts[number], speaker):
        return speaker
    return _meant(annotated, parts, number, speaker, pronoun, MAX_BACK)


def _is_named(part: _Stretch, speaker: Speaker) -> bool:
    """True where whom the pronoun means stands before it in its own sentence."""
    return any(token.actor and not token.actor.reference and token.actor.name == speaker.name
               for token in part.tokens if token.start < speaker.start)


def _meant(
    annotated: Annotated, parts: Sequence[_Stretch], number: int, speaker: Speaker, pronoun: str, back: int
) -> Speaker:
    person = pronoun in ("he", "she")
    for i in range(number - 1, max(-1, number - back - 1), -1):
        whom = parts[i].speaker or _about(annotated, parts, i, back - (number - i))
        if whom and _is_human(whom) == person:
            return replace(speaker, name=whom.name, role=whom.role, person=whom.person, unresolved=False)
    return speaker


def _about(annotated: Annotated, parts: Sequence[_Stretch], number: int, back: int) -> Speaker | None:
    """Whom a sentence is about: who speaks in its main clause, else its subject; a pronoun by `back` sentences more."""
    part = parts[number]
    if not part.followed:
        part.followed = True
        _read(annotated, part)
        text = annotated.document.text
        speaker = next((a.speaker for a in part.found if a.claims), None) or \
            next((a.speaker for a in part.found if a.side == "subject" and _is_human(a.speaker)), None) or \
            subject(text, part.tokens, len(part.tokens))
        if speaker and speaker.reference and not _is_named(part, speaker):
            pronoun = text[speaker.start:speaker.end].lower()
            speaker = _meant(annotated, parts, number, speaker, pronoun, back)
        part.about = speaker if speaker and not speaker.unresolved else None
    return part.about


def _is_human(speaker: Speaker) -> bool:
    return speaker.person or not word_class("people").isdisjoint(speaker.name.lower().split())


def _attributed(part: _Stretch, at: int) -> Attribution | None:
    """The attribution of a quotation within its stretch: the one right after it, else the last before it, else the
    first after it.
    """
    after = [a for a in part.found if a.first > at]
    before = [a for a in part.found if a.last < at]
    if after and _is_beside(part.tokens, at, after[0].first) and after[0].side != "shared":
        return after[0]
    if before:
        return before[-1]
    return next((a for a in after if a.claims), None)


def _is_beside(tokens: Sequence[Token], at: int, other: int) -> bool:
    """True where no more than a mark and the words that lead a name stand between the two tokens."""
    if other - at > 1 and tokens[at + 1].kind == "mark":
        at += 1
    return other - at <= MAX_LEAD and tokens[at + 1].text not in word_class("joining") and all(
        token.kind not in ("mark", "quotation") and token.text not in word_class("clause")
        for token in tokens[at + 1:other])


def _continued(
    annotated: Annotated, parts: Sequence[_Stretch], number: int
) -> tuple[Speaker | None, _Stretch | None, str]:
    """Who goes on speaking in a quotation that stands alone: the speaker of the sentence before."""
    for i in range(number - 1, max(-1, number - MAX_RUN), -1):
        speaker = parts[i].speaker or _about(annotated, parts, i, MAX_BACK)
        if speaker:
            return speaker, parts[i], "speaker goes on"
    return None, None, ""


def _is_title(text: str, quotation: Quotation, part: _Stretch, at: int, attribution: Attribution | None) -> bool:
    """True of a name or a title in marks: its words are capitalised, and no cue stands beside it."""
    if quotation.end - quotation.start > MAX_TITLE:
        return False
    words = _WORD.findall(text[quotation.text_start:quotation.text_end])
    near = range(at - 2, at + 3)
    beside = attribution is not None and (attribution.first in near or attribution.last in near)
    return not beside and len(words) < 9 and all(word[0].isupper() or len(word) < 4 for word in words)


def _quote(
    annotated: Annotated, part: _Stretch, quotation: Quotation, at: int, speaker: Speaker,
    attribution: Attribution | None, other: _Stretch | None = None, rule: str = "",
) -> Quote:
    document = annotated.document
    start = min(part.first.start, other.first.start) if other else part.first.start
    cue = attribution.cue if attribution else None
    matched = [(quotation.start, quotation.end)]
    if attribution:
        matched.append((attribution.start, attribution.end))
    named = document.text[speaker.start:speaker.end]
    stated = attribution is not None and not speaker.reference
    why = f"'{named}'" if named == speaker.name else f"'{named}' → {speaker.name}"
    if other:
        why += ", who speaks or is spoken of before"
    return Quote(
        source=document.source, sentence=" ".join(document.text[start:part.last.end].split()), start=start,
        end=part.last.end, rule=rule,
        text=document.text[quotation.text_start:quotation.text_end], speaker=speaker.name, speaker_role=speaker.role,
        cue=cue, form=_form(document.text, part, quotation, at, attribution),
        when=_when(annotated, part, attribution) if attribution else None, matched=tuple(sorted(matched)),
        why=(("speaker", why),), inferred=() if stated else ("speaker",),
    )


def _form(text: str, part: _Stretch, quotation: Quotation, at: int, attribution: Attribution | None) -> QuoteForm:
    """`direct` where the quotation is a clause of its own, `mixed` where it is part of the reporter's."""
    words = text[quotation.text_start:quotation.text_end]
    first = next((c for c in words if c.isalnum()), "")
    if first.islower():
        return "mixed"
    after = part.tokens[at + 1] if at + 1 < len(part.tokens) else None
    if words[-1].isalnum() and after and after.kind == "word" and not (attribution and attribution.first == at + 1):
        return "mixed"
    return "direct"


def _when(annotated: Annotated, part: _Stretch, attribution: Attribution) -> When | None:
    """The day in the attribution clause ("said on Friday", "On Friday, Belo said")."""
    first, last = attribution.first, attribution.last
    clause = word_class("clause")
    content = clause | word_class("verb")
    for i in range(first, min(len(part.tokens), last + MAX_DAY)):
        token = part.tokens[i]
        if i > last and (token.kind in ("quotation", "mark") or token.text in content):
            break
        if token.kind == "day":
            return _day(annotated, part, token.start)
    for i in range(first - 1, max(-1, first - 2 * MAX_DAY), -1):
        token = part.tokens[i]
        if token.kind == "quotation" or token.text in (".", ";", ":") or token.text in clause:
            break
        if token.kind == "day" and (i == 0 or first - i < 3 or not any(t.kind == "quotation" for t in part.tokens[:i])):
            return _day(annotated, part, token.start)
    return None


def _day(annotated: Annotated, part: _Stretch, start: int) -> When | None:
    for sentence in annotated.sentences[part.first.index:part.last.index + 1]:
        for mention in sentence.mentions:
            if isinstance(mention, Day) and mention.start == start:
                return mention.when
    return None


def _post(annotated: Annotated, post: Quotation) -> Quote | None:
    """A post, by the name in its signature."""
    document = annotated.document
    signed = _SIGNATURE.search(document.text, post.text_end, post.end)
    if signed is None:
        return None
    sentences = (s for s in annotated.sentences if s.start < post.end and s.end > post.text_end)
    mentions = [mention for sentence in sentences for mention in sentence.mentions]
    named = range(signed.start("name"), signed.end("name"))
    signer = next((m for m in mentions if isinstance(m, Actor) and m.start in named), None)
    day = next((m.when for m in mentions if isinstance(m, Day) and m.start >= signed.end()), None)
    return Quote(
        source=document.source, sentence=" ".join(document.text[post.start:post.end].split()), start=post.start,
        end=post.end, rule="embedded post", text=document.text[post.text_start:post.text_end],
        speaker=signer.name if signer else signed["name"], speaker_role=signer.role if signer else None, form="post",
        when=day, matched=((post.text_start, post.text_end), signed.span()),
    )
