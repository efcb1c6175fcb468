"""Where a round or meeting that a noun phrase names is held, as the sentence tells it."""

from __future__ import annotations

from extractors.language.annotation import Annotated, Sentence
from extractors.language.coordination import between, subject
from extractors.language.venues import place_after, place_ahead, place_before, place_name
from extractors.rules.predication import Nominal, Predicate
from extractors.rules.regexes import regex
from extractors.talks.vocabulary import AFTER

_TOPIC = regex(r"\s+(?:on|about|over|regarding)\s[^,]*$")
_HOSTS = regex(r"(?:has |had |will |would )?host(?:s|ed)?\b")
_HOSTED_BY = regex(r",?\s+(?:\w+\s+)?hosted\s+by\s+(?:the\s+)?")
_WHICH_THEY_HOLD = regex(
    r"(?:\s+(?:with|between)\s[^,;]{3,60}?)?,?\s+(?:which|that)\s+(?:[\w.]+\s+){0,5}?(?:host|hosts|hold|held|attend|open|begin|start)\b")
_THEN = regex(
    r",?\s+(?:(?:on|late|early|yesterday|today)\s+)*(?:\w+day\s+)?(?:(?:morning|afternoon|evening|night)\s+)?"
    r"(?:after|following|at|during)\s+(?:[\w-]+\s+){0,5}")
_AGREEING = regex(
    r"\b(?:left|departed|departed from|flew out of)\s+(?:the\s+)?$|"
    r"\b(?:sign|agree|reach|seal|announce)\w*\b[^;:]{0,120}\b(?:in|at)\s+(?:the\s+)?(?:[\w-]+-(?:controlled|held)\s+)?$")


def held_at(annotated: Annotated, sentence: Sentence, noun: Nominal, said: Predicate, until: int) -> str | None:
    """Where it meets, by the words up to the document offset `until`; null where the sentence tells no place for it."""
    ahead = place_ahead(sentence, noun.start, whole=True)
    return (place_before(annotated, sentence, noun.start, noun.head)
            or _behind(annotated, sentence, noun, said, until, ahead)
            or (place_after(annotated, sentence, said.start, said.end) if said.start >= noun.end else None)
            or ahead
            or (place_ahead(sentence, said.start, whole=True) if said.start < noun.end else None)
            or _beyond_members(annotated, sentence, noun, until)
            or (_agreed_at(sentence, noun) if noun.governor in ("at", "during") else None)
            or _of_host(sentence, noun, said)
            or _in_relative(annotated, sentence, noun, until)
            or (_agreed_at(sentence, noun) if noun.governor in AFTER else None))


def _behind(
    annotated: Annotated, sentence: Sentence, noun: Nominal, said: Predicate, until: int, ahead: str | None
) -> str | None:
    """The place after the phrase, rather than that of what is talked about ("talks on roads in X begin in Y", "in Y
    for talks on roads in X") or of the round before ("talks in X will resume in Y"); `ahead` is the one before it.
    """
    behind = place_after(annotated, sentence, noun.end, until, (said.start, said.end))
    lead, _, _ = sentence.text[noun.end - sentence.start:].partition(behind or "\n")
    topic = bool(behind and _TOPIC.search(lead))
    if said.start >= noun.end and (not behind or topic or said.status == "scheduled"):
        # "planned in Oslo": the preposition is one of the rule's words
        end = said.end - 3 * sentence.text.startswith((" in", " at"), said.end - 3 - sentence.start)
        return place_after(annotated, sentence, end, until) or behind
    return ahead if topic and ahead and noun.governor == "for" else behind


def _beyond_members(annotated: Annotated, sentence: Sentence, noun: Nominal, until: int) -> str | None:
    """The place after a long list of those between whom a meeting is ("between its envoy, X, and Y, in Geneva")."""
    opposed = between(sentence, noun.end, min(noun.end + 12, sentence.end))
    if not opposed or "," not in sentence.text[noun.end - sentence.start:opposed[-1].end - sentence.start]:
        return None
    return place_after(annotated, sentence, opposed[-1].end, until, (until, until))


def _of_host(sentence: Sentence, noun: Nominal, said: Predicate) -> str | None:
    """The state that hosts a meeting ("Kenya will host talks", "talks hosted by Kenya")."""
    if said.start < noun.start and _HOSTS.match(sentence.text, said.start - sentence.start):
        state = subject(sentence, said.start)
        if len(state) == 1 and state[0].place:
            return state[0].place
    by = _HOSTED_BY.match(sentence.text, noun.end - sentence.start)
    return next((actor.place for actor in sentence.actors if by and actor.start == sentence.start + by.end()), None)


def _in_relative(annotated: Annotated, sentence: Sentence, noun: Nominal, until: int) -> str | None:
    """The place in a clause about a meeting ("a summit which he will host in Geneva")."""
    clause = _WHICH_THEY_HOLD.match(sentence.text, noun.end - sentence.start)
    return place_after(annotated, sentence, sentence.start + clause.end(), until) if clause else None


def _agreed_at(sentence: Sentence, noun: Nominal) -> str | None:
    """Where the sides agreed "in Geneva after two days of talks", or which city they left: the place right before the
    phrase; or null.
    """
    text, base = sentence.text, sentence.start
    for mention in reversed(sentence.mentions):
        name = place_name(mention) if mention.end <= noun.start else None
        if name and _THEN.fullmatch(text, mention.end - base, noun.start - base) \
                and _AGREEING.search(text, 0, mention.start - base):
            return name
    return None
