"""The casualties of a document: phrases that name people, matched with the rules that say what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.casualties.asserted import asserted
from extractors.casualties.members import Member
from extractors.casualties.setting import previous, setting
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
_ARMED = frozenset({"military", "police", "militant"})


@dataclass(frozen=True, slots=True)
class _Toll:
    """A phrase with the rule that says what became of its people."""

    match: Match
    cue: Captured
    phrase: Victims


def find(annotated: Annotated) -> Iterator[Casualty]:
    """The casualties of a document, in order of text, local (see facts.Fact)."""
    cues = rulebook("casualties").cues
    for sentence in annotated.sentences:
        if not cues.isdisjoint(sentence.words):
            yield from _facts(annotated, sentence, list(_tolls(sentence)))


def _tolls(sentence: Sentence) -> Iterator[_Toll]:
    """The tolls that a sentence asserts. A cue serves one rule and a phrase has one outcome: rules go in order."""
    phrases = victims(sentence)
    if not any(member.count for phrase in phrases for member in phrase.members):
        return
    book = rulebook("casualties")
    breaks = frozenset(book.words["breaks"])
    taken: list[tuple[int, int]] = []
    for match in book.find(replace(sentence, mentions=_with_phrases(sentence.mentions, phrases))):
        cue, phrase = match.captures["cue"], match.captures["victims"].mention
        assert isinstance(phrase, Victims)
        if any(cue.start < end and start < cue.end for start, end in taken) or (phrase.start, phrase.end) in taken:
            continue
        between = sentence.text[phrase.end - sentence.start:cue.start - sentence.start].lower().split()
        if not breaks.isdisjoint(between) or not any(_fits(member, match) for member in phrase.members):
            continue
        taken += [(cue.start, cue.end), (phrase.start, phrase.end)]
        if asserted(sentence, cue.start, phrase.start):
            yield _Toll(match, cue, phrase)


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
        return member.form == "noun" and member.group in _ARMED
    if outcome == "displaced":
        return member.form != "name" and member.count > 2 and member.group not in ("militant", "police")
    if member.form == "unknown":
        return match.rule.name in _OF_ANY_NOUN
    return outcome != "captured" or member.form != "bare" or "captur" not in match.captures["cue"].text.lower()


def _facts(annotated: Annotated, sentence: Sentence, tolls: list[_Toll]) -> Iterator[Casualty]:
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
        yield fact


def _fact(annotated: Annotated, sentence: Sentence, toll: _Toll, member: Member, taken: set[int]) -> Casualty:
    first, last = min(member.start, toll.cue.start), max(member.end, toll.cue.end)
    around = setting(annotated, sentence, first, last)
    said = claimant(annotated, sentence, first)
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
        side=member.side.name if member.side else None,
        place=around.place,
        scope="cumulative" if around.cumulative else "incident",
        previous=previous(sentence, last, taken),
        claimed_by=said.name if said else None,
        when=around.when,
        matched=((member.start, member.end), (toll.cue.start, toll.cue.end)),
        why=tuple(why),
        inferred=("place",) if around.place and around.inferred else (),
    )
