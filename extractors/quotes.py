"""Finds quotations and who said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.facts import Quote, QuoteForm
from extractors.language.annotation import Annotated
from extractors.language.attribution import Spoken, spoken
from extractors.language.mentions import Quotation
from extractors.language.tokens import Token, word_class
from extractors.language.when import When
from extractors.rules.regexes import regex

MAX_DAY = 9
"""Tokens after a cue within which its day stands."""

_SIGNATURE = regex(r"[—–-]+\s*(?P<name>[^(]+?)\s*\(@")


def find(annotated: Annotated) -> Iterator[Quote]:
    """The quotes of a document, in order of text (embedded posts first), local (see facts.Fact)."""
    if not annotated.quotations:
        return
    for quotation in annotated.quotations:
        if quotation.post and (post := _post(annotated, quotation)):
            yield post
    text = annotated.document.text
    for quote in spoken(annotated):
        if any(map(str.isalnum, text[quote.quotation.text_start:quote.quotation.text_end])):
            yield _quote(annotated, quote)


def _quote(annotated: Annotated, quote: Spoken) -> Quote:
    document, part, speaker = annotated.document, quote.stretch, quote.speaker
    start = min(part.first.start, quote.source.first.start) if quote.source else part.first.start
    attribution = quote.attribution
    matched = [(quote.quotation.start, quote.quotation.end)]
    if attribution:
        matched.append((attribution.start, attribution.end))
    return Quote(
        source=document.source, sentence=" ".join(document.text[start:part.last.end].split()), start=start,
        end=part.last.end, rule=quote.rule, text=document.text[quote.quotation.text_start:quote.quotation.text_end],
        speaker=None if speaker.unresolved else speaker.name, speaker_role=speaker.role,
        cue=_cue(quote),
        form=_form(document.text, quote), when=_when(annotated, quote),
        matched=tuple(sorted(matched)), why=(("speaker", _why(document.text, quote)),),
        inferred=("speaker",) if speaker.reference or not attribution else (),
    )


def _cue(quote: Spoken) -> str | None:
    """The words of the cue, also of one that ends a line before ("Belo wrote:")."""
    if quote.attribution or not quote.source:
        return (quote.attribution.cue or None) if quote.attribution else None
    tokens = quote.source.tokens or ()
    leads = tokens and tokens[-1].text == ":" and quote.source.last.index + 1 == quote.stretch.first.index
    return quote.source.found[-1].cue or None if leads and quote.source.found else None


def _why(text: str, quote: Spoken) -> str:
    """How the speaker was found, in a few words."""
    named = text[quote.speaker.start:quote.speaker.end]
    name = f"'{named}'" if named == quote.speaker.name else f"'{named}' → {quote.speaker.name}"
    return f"{name}, who speaks or is spoken of before" if quote.source else name


def _form(text: str, quote: Spoken) -> QuoteForm:
    """`direct` where the quotation is a clause of its own, `mixed` where it is part of the reporter's."""
    words = text[quote.quotation.text_start:quote.quotation.text_end]
    first = next((c for c in words if c.isalnum()), "")
    if first.islower() or (first.isdigit() and quote.rule.endswith("calls it so")):
        return "mixed"
    tokens, after = quote.stretch.tokens or (), quote.at + 1
    goes_on = after < len(tokens) and tokens[after].kind == "word" and words[-1].isalnum()
    return "mixed" if goes_on and not (quote.attribution and quote.attribution.first == after) else "direct"


def _when(annotated: Annotated, quote: Spoken) -> When | None:
    """The day in the attribution clause ("said on Friday", "On Friday, Belo said"), also of the verb whose subject a
    participle shares, and of the sentence of the same paragraph that a speaker goes on from.
    """
    part, attribution = quote.stretch, quote.attribution
    if quote.source and quote.source.last.paragraph == part.first.paragraph:
        part = quote.source
        attribution = next((a for a in part.found if a.claims), None)
    if attribution is None:
        return None
    day = _day_token(part.tokens or (), attribution.first, attribution.last)
    if day is None and attribution.side == "shared":
        main = next((a for a in part.found if a.side == "subject" and a.speaker.name == attribution.speaker.name), None)
        day = _day_token(part.tokens or (), main.first, main.last) if main else None
    sentence = annotated.sentence_at(day.start) if day else None
    return next((d.when for d in sentence.days if d.start == day.start), None) if day and sentence else None


def _day_token(tokens: Sequence[Token], first: int, last: int) -> Token | None:
    clause, verb, topic = word_class("clause"), word_class("verb"), word_class("topic")
    for i, token in enumerate(tokens[first:last + MAX_DAY], first):
        if i > last and (token.kind in ("quotation", "mark") or token.text in clause or token.text in verb):
            break
        if i == last + 1 and token.text in topic:
            break
        if token.kind == "day" and not _is_of_topic(tokens, i):
            return token
    for i in range(first - 1, max(-1, first - 2 * MAX_DAY), -1):
        token = tokens[i]
        if token.kind == "quotation" or token.text in (".", ";", ":") or token.text in clause:
            break
        if token.kind == "day" and (first - i < 3 or not any(t.kind == "quotation" for t in tokens[:i])):
            return None if _is_about(tokens, i) else token
    return None


def _is_of_topic(tokens: Sequence[Token], day: int) -> bool:
    """True of a day that what is spoken about has ("speaking of the December 2001 raid")."""
    joining, topic = word_class("joining"), word_class("topic")
    near = next((token.text for token in reversed(tokens[max(0, day - 6):day])
                 if token.kind in ("mark", "quotation") or token.text in joining or token.text in topic), "")
    return near in topic


def _is_about(tokens: Sequence[Token], day: int) -> bool:
    """True of a day in words before the attribution that say what is spoken about, or after what ("Asked about the raid
    of 2001, Belo said", "After the raid on Friday Belo said").
    """
    clause, topic = word_class("clause"), word_class("topic")
    for token in reversed(tokens[max(0, day - 2 * MAX_DAY):day]):
        if token.kind in ("mark", "quotation"):
            return False
        if token.text in clause or token.text in topic:
            return True
    return False


def _post(annotated: Annotated, post: Quotation) -> Quote | None:
    """A post, by the name in its signature."""
    document = annotated.document
    signed = _SIGNATURE.search(document.text, post.text_end, post.end)
    if signed is None:
        return None
    sentence = annotated.sentence_at(signed.start("name"))
    actors, days = (sentence.actors, sentence.days) if sentence else ((), ())
    named = range(signed.start("name"), signed.end("name"))
    signer = next((actor for actor in actors if actor.start in named), None)
    day = next((day.when for day in days if day.start >= signed.end()), None)
    return Quote(
        source=document.source, sentence=" ".join(document.text[post.start:post.end].split()), start=post.start,
        end=post.end, rule="embedded post", text=document.text[post.text_start:post.text_end],
        speaker=signer.name if signer else signed["name"], speaker_role=signer.role if signer else None, form="post",
        when=day, matched=((post.text_start, post.text_end), signed.span()),
    )
