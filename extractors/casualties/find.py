"""The casualties of a document: phrases that name people, matched with the rules that say what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.casualties.asserted import asserted
from extractors.casualties.victims import Member, Victims, victims
from extractors.facts import Casualty, Outcome
from extractors.language.annotation import Annotated, Sentence
from extractors.language.mentions import Mention
from extractors.rules.rulebook import Match, rulebook


def find(annotated: Annotated) -> Iterator[Casualty]:
    """The casualties of a document, in order of text, local (see facts.Fact)."""
    cues = rulebook("casualties").cues
    for sentence in annotated.sentences:
        if not cues.isdisjoint(sentence.words):
            yield from _in_sentence(annotated, sentence)


def _in_sentence(annotated: Annotated, sentence: Sentence) -> Iterator[Casualty]:
    phrases = victims(sentence)
    if not any(member.count for phrase in phrases for member in phrase.members):
        return
    phrased = replace(sentence, mentions=_with_phrases(sentence.mentions, phrases))
    taken: list[tuple[int, int]] = []
    found: list[Casualty] = []
    for match in rulebook("casualties").find(phrased):
        cue, phrase = match.captures["cue"], match.captures["victims"].mention
        assert isinstance(phrase, Victims)
        if any(cue.start < end and start < cue.end for start, end in taken) or (phrase.start, phrase.end) in taken:
            continue
        if not any(_fits(member, match) for member in phrase.members):
            continue
        taken += [(cue.start, cue.end), (phrase.start, phrase.end)]
        if asserted(sentence, cue.start, phrase.start):
            found += _casualties(annotated, sentence, match, phrase)
    found.sort(key=lambda fact: fact.matched)
    yield from found


def _with_phrases(mentions: tuple[Mention, ...], phrases: tuple[Victims, ...]) -> tuple[Mention, ...]:
    """The mentions with the phrases in the place of those that they hold."""
    outside = [m for m in mentions if not any(m.start < p.end and p.start < m.end for p in phrases)]
    return tuple(sorted([*outside, *phrases], key=lambda mention: mention.start))


def _fits(member: Member, match: Match) -> bool:
    """True where the rule may take the member: only death and wounds make people of whatever noun was counted."""
    if member.count is None:
        return False
    outcome = match.rule.gives["outcome"]
    if match.rule.name == "lost people":
        return member.form == "noun" and member.group in ("military", "police", "militant")
    if outcome == "displaced":
        return member.form in ("noun", "bare") and member.count > 2 and member.group not in ("militant", "police")
    return outcome in ("killed", "wounded", "casualties") or member.form == "noun" or (
        member.form == "bare" and "captur" not in match.captures["cue"].text.lower())


def _casualties(annotated: Annotated, sentence: Sentence, match: Match, phrase: Victims) -> Iterator[Casualty]:
    outcome: Outcome = match.rule.gives["outcome"]
    text = annotated.document.text
    cue = match.captures["cue"]
    for member in phrase.members:
        if member.count is None:
            continue
        yield Casualty(
            source=annotated.document.source,
            sentence=" ".join(sentence.text.split()),
            start=sentence.start,
            end=sentence.end,
            rule=match.rule.name,
            outcome=outcome,
            count=member.count,
            count_max=member.count_max,
            bound=member.bound,
            victims=" ".join(text[member.start:member.end].split()),
            group=member.group,
            side=member.side.name if member.side else None,
            matched=((member.start, member.end), (cue.start, cue.end)),
        )
