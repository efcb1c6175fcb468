"""The casualties of a document: phrases that name people, matched with the rules that say what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.casualties.asserted import asserted
from extractors.casualties.members import Member
from extractors.casualties.noun_phrases import Form
from extractors.casualties.setting import previous, setting, speechless
from extractors.casualties.sides import settle
from extractors.casualties.victims import Victims, victims
from extractors.facts import Casualty, fact_id, text_digest
from extractors.language.annotation import Annotated, Sentence
from extractors.language.attribution import claimant
from extractors.language.mentions import Mention
from extractors.rules.rulebook import Captured, Match, rulebook

_OF_ANY_NOUN = frozenset({
    "killed people", "people were killed", "people died", "wounded people", "people were wounded", "shot somebody dead",
    "left people dead", "left people wounded",
})
"""Rules whose verb makes people of whatever noun was counted ("three shepherdesses were shot dead")."""
_AND_THEN = re.compile(r",?\s+(?:and|then|before|but)(?:\s+\w+){0,3}\s+", re.IGNORECASE)
_ARMED = frozenset({"military", "police", "militant"})


@dataclass(frozen=True, slots=True)
class _Toll:
    """A phrase with the rule that says what became of its people."""

    match: Match
    cue: Captured
    phrase: Victims


def find(annotated: Annotated) -> list[Casualty]:
    """The casualties of a document, in order of text, local (see facts.Fact)."""
    book = rulebook("casualties")
    facts = [fact for sentence in annotated.sentences if not book.cues.isdisjoint(sentence.words)
             for fact in _facts(annotated, sentence, list(_tolls(sentence)))]
    return settle(annotated, facts)


def _tolls(sentence: Sentence) -> Iterator[_Toll]:
    """The tolls that a sentence asserts. A cue serves one rule and a phrase has one outcome: that of the cue nearest to
    it; of rules with the same cue the first.
    """
    book = rulebook("casualties")
    if not book.wanted(sentence.words):
        return
    phrases = victims(sentence)
    if not any(member.count for phrase in phrases for member in phrase.members):
        return
    taken: list[tuple[int, int]] = []
    matches = list(book.find(replace(sentence, mentions=_with_phrases(sentence.mentions, phrases))))
    for match in sorted(matches, key=_distance):
        match = _worse(sentence, match, matches)
        cue, phrase = match.captures["cue"], match.captures["victims"].mention
        assert isinstance(phrase, Victims)
        if any(cue.start < end and start < cue.end for start, end in taken) or (phrase.start, phrase.end) in taken:
            continue
        between = sentence.text[phrase.end - sentence.start:cue.start - sentence.start]
        if _broken(between) or not any(_fits(member, match) for member in phrase.members):
            continue
        taken += [(cue.start, cue.end), (phrase.start, phrase.end)]
        if asserted(sentence, cue.start, phrase.start):
            yield _Toll(match, cue, phrase)


def _distance(match: Match) -> int:
    cue, phrase = match.captures["cue"], match.captures["victims"]
    return max(phrase.start - cue.end, cue.start - phrase.end)


def _worse(sentence: Sentence, match: Match, matches: list[Match]) -> Match:
    """Of "abducted and later killed" the death."""
    cue, phrase = match.captures["cue"], match.captures["victims"]
    if match.rule.gives["outcome"] in ("killed", "casualties") or cue.start < phrase.start:
        return match
    for other in matches:
        worse = other.captures["cue"]
        if other.captures["victims"].start == phrase.start and other.rule.gives["outcome"] == "killed" \
                and _AND_THEN.fullmatch(sentence.text, cue.end - sentence.start, worse.start - sentence.start):
            return other
    return match


def _broken(between: str) -> bool:
    """True where the words between people and verb start another clause; "reported to have been" does not."""
    words = between.lower().split()
    breaks = rulebook("casualties").words["breaks"]
    return any(word in breaks and words[i + 1:i + 2] != ["to"] for i, word in enumerate(words))


def _with_phrases(mentions: tuple[Mention, ...], phrases: tuple[Victims, ...]) -> tuple[Mention, ...]:
    """The mentions with the phrases in the place of those that they hold."""
    outside = [m for m in mentions if not any(m.start < p.end and p.start < m.end for p in phrases)]
    return tuple(sorted([*outside, *phrases], key=lambda mention: mention.start))


def _fits(member: Member, match: Match) -> bool:
    """True where the rule may take the member: not every verb makes people of what was counted."""
    if member.count is None:
        return False
    outcome = match.rule.gives["outcome"]
    if match.rule.name == "lost people":
        men = match.captures["victims"].text.lower().endswith((" men", " troops", " fighters"))
        return member.form == "noun" and (member.group in _ARMED or men)
    if outcome == "displaced":
        return member.form != "name" and member.count > 2 and member.group not in ("militant", "police")
    if member.form == "unknown":
        return match.rule.name in _OF_ANY_NOUN
    cue = match.captures["cue"]
    ground = outcome == "captured" and cue.start < member.start and cue.text.lower().startswith("captur")
    return not (ground and member.form == "bare")


def _facts(annotated: Annotated, sentence: Sentence, tolls: list[_Toll]) -> Iterator[tuple[Casualty, Form]]:
    """The facts of a sentence in order, each part with the id of the figure that includes it."""
    entries = [(toll, index) for toll in tolls for index, member in enumerate(toll.phrase.members) if member.count]
    entries.sort(key=lambda entry: entry[0].phrase.members[entry[1]].start)
    taken = {toll.phrase.members[index].start for toll, index in entries}
    for toll, index in entries:
        whole = toll.phrase.members[index].part_of
        fact = _fact(annotated, sentence, toll, toll.phrase.members[index], taken)
        if whole is not None and (toll, whole) in entries:
            ordinal = entries.index((toll, whole))
            digest = text_digest(annotated.document.text)
            fact = replace(fact, part_of=fact_id(digest, fact.source, fact.kind, fact.start, fact.end, ordinal))
        yield fact, toll.phrase.members[index].form


def _fact(annotated: Annotated, sentence: Sentence, toll: _Toll, member: Member, taken: set[int]) -> Casualty:
    first, last = min(member.start, toll.cue.start), max(member.end, toll.cue.end)
    around = setting(annotated, sentence, first, last, toll.match.rule.gives["outcome"])
    said = claimant(annotated, sentence, first)
    if said and ((said.start < toll.phrase.end and toll.phrase.start < said.end) or speechless(said.name)):
        said = None
    why = [("outcome", f"“{toll.cue.text}”")]
    if said:
        why.append(("claimed_by", f"“{said.cue}”"))
    if around.place and around.inferred:
        why.append(("place", "named before in the text"))
    return Casualty(
        source=annotated.document.source,
        sentence=" ".join(sentence.text.split()),
        start=sentence.start,
        end=sentence.end,
        rule=toll.match.rule.name,
        outcome=toll.match.rule.gives["outcome"],
        count=member.count or 0,
        count_max=member.count_max,
        bound=member.bound,
        victims=" ".join(annotated.document.text[member.start:member.end].split()),
        group=member.group,
        side=member.side,
        place=around.place,
        scope="cumulative" if around.cumulative else "incident",
        previous=previous(sentence, last, taken),
        claimed_by=said.name if said else None,
        when=around.when,
        matched=((member.start, member.end), (toll.cue.start, toll.cue.end)),
        why=tuple(why),
        inferred=("place",) if around.place and around.inferred else (),
    )
