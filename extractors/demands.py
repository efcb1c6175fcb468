"""Finds what one party asks of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.facts import Demand
from extractors.language.annotation import Annotated, Sentence
from extractors.language.clauses import clause_end, clause_start, trimmed
from extractors.language.voices import (
    Party,
    addressed,
    is_party,
    is_public,
    of_actor,
    party_before,
    party_of,
    speaker,
)
from extractors.rules.rulebook import Captured, Match, rulebook

_NOT_A_THING = re.compile(
    r"\s*(?:was|were|is|are|be|been|has|have|had|on|of|by|in|from|at|over|and|or|as|with|to|into|if|because|that|this|"
    r"it|them|him|her|us|man|men|list|more time|again|\$?\d[\d,.]*|[.,;:—–-])(?!\w)", re.IGNORECASE)
_NOT_A_CLAUSE = re.compile(
    r"(?:we|i|next|last|late|early|noon|midnight|now|then|recently|at|in|today|tomorrow|\d|the end of|[a-z]+day)\b",
    re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|who|whom|whose|where)\s+$")
_NOT_MODAL = re.compile(
    r"\s+(?:not\s+|also\s+|first\s+|more\s+than\s+ever\s+|surely\s+|now\s+)*(?:have|be (?:able|hurting|aware|noted|"
    r"understood|remembered|said|pointed)|\w+ing\b|understand|know|realise|realize|remember|confirm|feel|ask|say|admit|"
    r"seem|think|see|wait|happen|note|consider|know)\b")
_DENIED = re.compile(r"\b(?:reject\w*|den(?:y|ied|ies)|why|whether|how|suggestion|idea|what|where)\s+[\w\s]{0,30}$")
_DEADLINE = re.compile(
    r"\b(?:within (?:the next |a )?|gave .{2,60}?|given )((?:\w+ )(?:hours?|days?|weeks?|months?))\b|"
    r"\b(by (?:midnight |noon |dawn |the end of )?(?:on )?[A-Z0-9][\w ,]{2,14}?)(?=[\s.,;\"”]|$)|"
    r"\b(\w+)[- ](hour|day|week)[- ](?:ultimatum|deadline|window)", re.IGNORECASE)


def find(annotated: Annotated) -> Iterator[Demand]:
    """The demands of a document, in order of text, local (see facts.Fact)."""
    rules = rulebook("demands")
    for sentence in annotated.sentences:
        found: list[tuple[int, int, Demand]] = []
        for match in rules.find(sentence):
            topic = match.rule.gives.get("about")
            if topic and sentence.words.isdisjoint(rules.words[topic]):
                continue
            demand = _demand(annotated, sentence, match)
            if demand and not any(demand[0] < end and start < demand[1] for start, end, _ in found):
                found.append(demand)
        yield from (demand for _, _, demand in sorted(found, key=lambda each: each[:2]))


def _demand(annotated: Annotated, sentence: Sentence, match: Match) -> tuple[int, int, Demand] | None:
    """The demand that a match makes, with the offsets of its words; null where it only looks like one."""
    span = _words(annotated, sentence, match)
    if span is None:
        return None
    text = annotated.document.text
    voice = _by(annotated, sentence, match)
    if voice is None or (match.rule.gives.get("party") and (voice.type == "person" or voice.inferred) and not voice.role):
        return None
    by = party_of(annotated, voice)
    captured = match.captures.get("to")
    if captured and (not is_party(sentence, captured.start, captured.end, text) or is_public(captured.text)):
        return None
    to = _to(annotated, sentence, match, span, by)
    start, end = span
    deadline = _deadline(text[match.start:end])
    inferred = tuple(name for name, party in (("by", by), ("to", to)) if party and party.inferred)
    return start, end, Demand(
        source=annotated.document.source, sentence=" ".join(sentence.text.split()), start=sentence.start,
        end=sentence.end, rule=match.rule.name, by=by.name, to=to.name if to else None,
        text=" ".join(text[start:end].split()), form=match.rule.gives["form"], deadline=deadline,
        matched=((match.start, match.end),), inferred=inferred)


def _words(annotated: Annotated, sentence: Sentence, match: Match) -> tuple[int, int] | None:
    """The offsets of what is demanded."""
    text, gives = annotated.document.text, match.rule.gives
    captured = match.captures.get("text")
    end = clause_end(annotated, sentence, match.end)
    if gives["takes"] == "clause":
        start = clause_start(annotated, sentence, match.start)
        if start > match.start or (start == match.start and gives.get("modal")):
            return None
        if gives.get("modal") and (_NOT_MODAL.match(text, match.end) or _DENIED.search(text, sentence.start, start)
                                   or _RELATIVE.search(text, sentence.start, start)
                                   or re.match(r"(?:we|i|you|there|it)\s", text[start:match.start], re.I)):
            return None
    else:
        start = captured.start if captured else match.end
        if gives["takes"] == "capture" and captured:
            end = captured.end
        if gives.get("noun") and not captured and _NOT_A_THING.match(text, start):
            return None
        if gives["form"] == "condition" and not captured and _NOT_A_CLAUSE.match(text, start + 1):
            return None
    start, end = trimmed(text, start, end)
    return (start, end) if len(text[start:end].split()) >= 2 else None


def _by(annotated: Annotated, sentence: Sentence, match: Match) -> Party | None:
    match match.rule.gives["voice"]:
        case "party":
            return party_before(annotated, sentence, match.start)
        case "before":
            return _listed_by(annotated, sentence)
        case _:
            return speaker(annotated, sentence, match.end - 1)


def _listed_by(annotated: Annotated, sentence: Sentence) -> Party | None:
    """Whose conditions or demands the sentence before spoke of."""
    if not sentence.index:
        return None
    before = annotated.sentences[sentence.index - 1]
    if before.words.isdisjoint({"conditions", "demands", "preconditions", "terms"}):
        return None
    subject = next((actor for actor in before.actors if not actor.adjective), None)
    return of_actor(subject) if subject else None


def _to(annotated: Annotated, sentence: Sentence, match: Match, span: tuple[int, int], by: Party) -> Party | None:
    captured = match.captures.get("to")
    if captured:
        return _captured_party(sentence, captured)
    return addressed(annotated, sentence, *span, by)


def _captured_party(sentence: Sentence, captured: Captured) -> Party:
    named = [actor for actor in sentence.actors if captured.start <= actor.start and actor.end <= captured.end]
    plain = [actor for actor in named if not actor.adjective]
    if plain:
        return of_actor(plain[0])
    return Party(re.sub(r"^(?:the|all|its|their|his|her|our)\s+", "", captured.text), captured.start, captured.end)


def _deadline(words: str) -> str | None:
    found = _DEADLINE.search(words)
    if not found:
        return None
    return found[1] or found[2] or f"{found[3]} {found[4]}s"
