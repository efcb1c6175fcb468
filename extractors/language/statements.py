"""A match of a rule in what someone demands, threatens or answers → the words it takes, and whose they are.

The rules say both in what they give. Whose: who is captured as "by", else as `voice` says the "party" before the match
or the "speaker" of its sentence, its "owner" (that party, else who speaks), or of what is told of in the passive voice
("unnamed") who speaks, if anybody. Which words: as `takes` says, those "after" the match, the "whole" from its start,
the "clause" it stands in, or the "capture" alone. Shared by demands, threats and responses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from extractors.language.annotation import Annotated, Sentence
from extractors.language.clauses import Span, clause_end, clause_start, trimmed
from extractors.language.cued import cued
from extractors.language.dating import nearest_day
from extractors.language.mentions import Actor, Day
from extractors.language.parties import Party, of_actor
from extractors.language.sides import party_of
from extractors.language.vocabulary import any_of
from extractors.language.voices import party_before, speaker
from extractors.language.when import When
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match, Rulebook

_IN_RELATIVE = cued("who which whose where", r"\b(?:who|which|whose|where)\s[^,]*$")
_AWAITED = regex(r"\b(?:if|unless|until|once)\s[^,;]*$|\b(?:by|before|within)\s+(?:\w+\s+)?$")
_HEARSAY = cued(
    "deny denied denies denying dismiss dismissed dismisses dismissing",
    r"\b(?:den(?:y|ied|ies|ying)|dismiss(?:ed|es|ing)?)\s+(?:(?:any|all|the|media|recent|earlier|such|as\s+\w+)\s+)*"
    r"(?:(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?)\s+)?(?:that|of)\b"
    r"(?:(?!\band\b|\bbut\b)[^,;])*$")
"""What is denied to have been said, before the words that say it."""
_LISTS = frozenset({"conditions", "demands", "preconditions", "terms"})
_LISTED = regex(rf"\b{any_of(_LISTS)}")
MAX_MATCHES = 24
"""More matches than this in one sentence are no prose; the rest is left, so that any input takes linear time."""


def matched(rules: Rulebook, annotated: Annotated) -> Iterator[tuple[Sentence, list[Match]]]:
    """The sentences that rules match, in order, each with its matches but those that are only hearsay."""
    for sentence, wanted in rules.index.wanted_in(annotated.sentences):
        found = [match for match in islice(rules.find(sentence, wanted), MAX_MATCHES)
                 if not _HEARSAY.search(sentence, sentence.text, 0, match.start - sentence.start)]
        if found:
            yield sentence, found


_UNNAMED = Party("", 0, 0)
"""Who orders what is told of in the passive voice, where nobody is said to."""


class Statement(NamedTuple):
    """Words at `start` to `end` of the reading text, voiced by `voice` for `by`, at `when` if the source says so."""

    sentence: Sentence
    match: Match
    start: int
    end: int
    voice: Party
    by: Party
    when: When | None

    @property
    def evidence(self) -> str:
        """The sentence, white space collapsed."""
        return " ".join(self.sentence.text.split())

    @property
    def claimed_by(self) -> str | None:
        """Who says that a party demands or threatens so, where it is not the party's own verb."""
        return self.voice.name if self.match.rule.gives.get("voice") == "speaker" else None

    def why(self, **parties: Party | None) -> tuple[tuple[str, str], ...]:
        """How each party was found, for `--why`."""
        notes = [("by", f"{self.voice.name} speaks for {self.by.name}")] if self.voice.name != self.by.name else []
        notes += [(name, f"by reference: {party.name}") for name, party in parties.items() if party and party.inferred]
        return tuple(notes)

    def inferred(self, **parties: Party | None) -> tuple[str, ...]:
        """Which of the parties are inferred, by the names given to them."""
        return tuple(name for name, party in parties.items() if party and party.inferred)


def words_taken(annotated: Annotated, sentence: Sentence, match: Match) -> Span:
    """The offsets of the words that a match takes, trimmed."""
    captured, takes = match.captures.get("text"), match.rule.gives["takes"]
    end = clause_end(annotated, sentence, match.end)
    if takes == "clause":
        start = clause_start(annotated, sentence, match.start)
    elif takes == "whole":
        start = match.start
    else:
        start = captured.start if captured else match.end
        if captured and takes == "capture":
            end = captured.end
    return trimmed(annotated.document.text, start, end)


def statement(annotated: Annotated, sentence: Sentence, match: Match, span: Span) -> Statement | None:
    """What a match states in the words of the span; null where nobody is found who says it."""
    voice = _voice(annotated, sentence, match)
    if voice is None:
        return None
    when = nearest_day(annotated, _without_other_days(sentence, match, span), match.start, match.start,
                       discourse=False) if sentence.days else None
    return Statement(sentence, match, *span, voice, party_of(annotated, voice), when)


def _without_other_days(sentence: Sentence, match: Match, span: Span) -> Sentence:
    """The sentence without the days that can't be when the match was voiced: those of what is demanded, threatened or
    refused, of a condition or deadline, and those in a relative clause that ends before it.
    """
    text, base = sentence.text, sentence.start

    def is_other(day: Day) -> bool:
        if day.start >= match.end and (match.rule.gives.get("ahead") or (
                match.rule.gives["takes"] != "whole" and day.start < span[1])):
            return True
        if _AWAITED.search(text, max(0, match.start - base), day.start - base):
            return True
        return "," in text[day.end - base:match.start - base] and bool(
            _IN_RELATIVE.search(sentence, text, 0, day.start - base))

    own = tuple(day for day in sentence.days if not is_other(day))
    return sentence if len(own) == len(sentence.days) else replace(sentence, days=own)


def _voice(annotated: Annotated, sentence: Sentence, match: Match) -> Party | None:
    named = match.captures.get("by")
    if named:
        return of_actor(named.mention) if isinstance(named.mention, Actor) else Party(
            named.text.rstrip("."), named.start, named.end)
    match match.rule.gives["voice"]:
        case "party":
            return party_before(annotated, sentence, match.start)
        case "owner":
            return party_before(annotated, sentence, match.start) or speaker(
                annotated, sentence, match.end - 1) or _listed_by(annotated, sentence)
        case "unnamed":
            return speaker(annotated, sentence, match.end - 1) or _UNNAMED
        case "before":
            return _listed_by(annotated, sentence)
        case _:
            aside = "," in annotated.document.text[match.start:match.end]  # "could not go on, said X, until"
            return speaker(annotated, sentence, match.end - 1) or (
                speaker(annotated, sentence, match.start) if aside else None)


def _listed_by(annotated: Annotated, sentence: Sentence) -> Party | None:
    """Whose conditions or demands the sentence before spoke of."""
    if not sentence.index:
        return None
    before = annotated.sentences[sentence.index - 1]
    if before.words.isdisjoint(_LISTS):
        return None
    listed = _LISTED.search(annotated.document.text, before.start, before.end)
    if listed and (owner := party_before(annotated, before, listed.start())):
        return owner
    subject = next((actor for actor in before.actors if not actor.adjective), None)
    return of_actor(subject) if subject else None
