"""The casualties of a document: phrases that name people, matched with the rules that say what became of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from extractors.casualties.asserted import asserted
from extractors.casualties.claimants import claim, in_full
from extractors.casualties.described import described
from extractors.casualties.location import places_apart
from extractors.casualties.members import Member
from extractors.casualties.noun_phrases import Form
from extractors.casualties.rises import day_of_rise
from extractors.casualties.setting import previous, setting
from extractors.casualties.sides import settle
from extractors.casualties.victims import Victims, victims
from extractors.casualties.vocabulary import word_class
from extractors.casualties.wholes import going_on, with_wholes
from extractors.facts import Casualty, fact_id, text_digest
from extractors.language.annotation import Annotated, Sentence
from extractors.language.mentions import Mention
from extractors.rules.index import Pair
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Captured, Match, rulebook

_AND_THEN = regex(r",?\s+(?:(?:and|then|before|but|later|subsequently|also)\s+(?:\w+\s+){0,3})?", re.IGNORECASE)
_WHO = regex(r",?\s+who\b")
_OF_THE_HURT = regex(
    r"\bof (?:the|those) (?:\w+ )?(?:wounded|injured|dead|killed|victims|missing|displaced)\b", re.IGNORECASE)
_OTHERS = frozenset({"other", "others", "more"})
_HURT = frozenset({"wounded", "injured", "patients"})
_MEN = (" men", " troops", " fighters", " personnel", " members", " cadres", " comrades")
_ARMED = frozenset({"military", "police", "militant"})


class _Toll(NamedTuple):
    """A phrase with the rule that says what became of its people."""

    match: Match
    cue: Captured
    phrase: Victims


def find(annotated: Annotated) -> list[Casualty]:
    """The casualties of a document, in order of text, local (see facts.Fact)."""
    book = rulebook("casualties")
    facts = [fact for sentence, wanted in book.index.wanted_in(annotated.sentences)
             for fact in _facts(annotated, sentence, list(_tolls(annotated, sentence, wanted)))]
    return with_wholes(annotated, going_on(annotated, in_full(annotated, settle(annotated, facts))))


def _tolls(annotated: Annotated, sentence: Sentence, wanted: Sequence[Pair]) -> Iterator[_Toll]:
    """The tolls that a sentence asserts, by the patterns that it is wanted for. A cue serves one rule and a phrase has
    one outcome: that of the cue nearest to it; of rules with the same cue the first.
    """
    phrases = victims(sentence)
    if not any(member.count for phrase in phrases for member in phrase.members):
        return
    taken: list[tuple[int, int]] = []
    yield from _matched(annotated, sentence, wanted, phrases, taken)
    left = described(sentence, (phrase for phrase in phrases if (phrase.start, phrase.end) not in taken))
    if left:
        yield from _matched(annotated, sentence, wanted, left, taken)


def _matched(
    annotated: Annotated, sentence: Sentence, wanted: Sequence[Pair], phrases: tuple[Victims, ...],
    taken: list[tuple[int, int]],
) -> Iterator[_Toll]:
    """The tolls that the wanted rules make of some phrases; adds to `taken` the spans of the cues and phrases they use.
    """
    phrased = replace(sentence, given=_with_phrases(sentence.mentions, phrases))
    matches = list(rulebook("casualties").find(phrased, wanted))
    for match in sorted(matches, key=_distance):
        match = _worse(sentence, match, matches)
        cue, phrase = match.captures["cue"], match.captures["victims"].mention
        assert isinstance(phrase, Victims)
        if any(cue.start < end and start < cue.end for start, end in taken) or (phrase.start, phrase.end) in taken:
            continue
        if not any(_fits(member, match, annotated, sentence) for member in phrase.members):
            continue
        between = sentence.text[phrase.end - sentence.start:cue.start - sentence.start]
        if _broken(between):
            continue
        taken += [(cue.start, cue.end), (phrase.start, phrase.end)]
        if asserted(sentence, cue.start, phrase.start):
            yield _Toll(match, cue, phrase)


def _distance(match: Match) -> int:
    cue, phrase = match.captures["cue"], match.captures["victims"]
    return max(phrase.start - cue.end, cue.start - phrase.end)


def _worse(sentence: Sentence, match: Match, matches: list[Match]) -> Match:
    """Of "abducted and later killed", and of "a man who was wounded on Monday died", the death."""
    cue, phrase = match.captures["cue"], match.captures["victims"]
    if match.rule.gives["outcome"] in ("killed", "casualties") or cue.start < phrase.start:
        return match
    for other in matches:
        worse = other.captures["cue"]
        if other.captures["victims"].start == phrase.start and other.rule.gives["outcome"] == "killed" and (
                _AND_THEN.fullmatch(sentence.text, cue.end - sentence.start, worse.start - sentence.start)
                or (worse.start > cue.end and _WHO.match(sentence.text, phrase.end - sentence.start))):
            return other
    return match


def _broken(between: str) -> bool:
    """True where the words between people and verb start another clause; "reported to have been" does not."""
    if "(" in between and ")" not in between:
        return True  # "300 people were hit (including those hurt)"
    words = between.lower().split()
    breaks, be = word_class("breaks"), word_class("be")
    return any(word in breaks and words[i + 1:i + 2] != ["to"] and (not i or words[i - 1] not in be)
               for i, word in enumerate(words))


def _with_phrases(mentions: tuple[Mention, ...], phrases: tuple[Victims, ...]) -> tuple[Mention, ...]:
    """The mentions with the phrases in the place of those that they hold."""
    outside = [m for m in mentions if not any(m.start < p.end and p.start < m.end for p in phrases)]
    return tuple(sorted([*outside, *phrases], key=lambda mention: mention.start))


def _fits(member: Member, match: Match, annotated: Annotated, sentence: Sentence) -> bool:
    """True where the rule may take the member: not every verb makes people of what was counted."""
    if member.count is None or (member.bound == "vague" and _OF_THE_HURT.search(
            annotated.document.text, member.start, member.end)):
        return False
    gives, cue = match.rule.gives, match.captures["cue"]
    outcome, cue_text = gives["outcome"], cue.text.lower()
    single = member.count == 1 and not annotated.document.text[member.start:member.end].lower().startswith(("one", "1"))
    if single and (gives.get("several") or (gives.get("unnamed") and member.form == "name")):
        return False
    if (single and gives.get("mild")) or cue_text in gives.get("mild_cues", ()):
        before = annotated.sentences[sentence.index - 1].words if sentence.index else frozenset()
        if _violent().isdisjoint(sentence.words | before):
            return False
    if gives.get("lost"):
        people = match.captures["victims"].text.lower()
        men = people.endswith(_MEN) and (not people.endswith(" members") or not _violent().isdisjoint(sentence.words))
        return member.form == "noun" and (member.group in _ARMED or men)
    if cue_text == "losses":
        return member.form == "noun"
    if outcome == "displaced" and cue_text.startswith("evacuat") and (
            member.group == "military" or not _HURT.isdisjoint(sentence.words)):
        return False
    if outcome == "displaced":
        return member.form != "name" and member.count > 2 and member.group not in ("militant", "police")
    if member.form == "unknown":
        return bool(gives.get("any_noun"))
    ground = outcome == "captured" and cue.start < member.start and cue_text.startswith("captur")
    others = _OTHERS.isdisjoint(match.captures["victims"].text.lower().split())
    return not (ground and member.form == "bare" and others)


def _violent() -> frozenset[str]:
    return word_class("incidents", "violence")


def _facts(annotated: Annotated, sentence: Sentence, tolls: list[_Toll]) -> Iterator[tuple[Casualty, Form]]:
    """The facts of a sentence in order, each part with the id of the figure that includes it."""
    entries = [(member.start, toll, index)
               for toll in tolls for index, member in enumerate(toll.phrase.members) if member.count]
    entries.sort(key=lambda entry: entry[0])
    ordinals = {(toll.phrase.start, index): ordinal for ordinal, (_, toll, index) in enumerate(entries)}
    shared = {toll.phrase.start: _shared(annotated, sentence, toll, {start for start, *_ in entries}) for toll in tolls}
    own = {start: place for toll in tolls if len(toll.phrase.members) > 1
           for start, place in places_apart(sentence, toll.phrase.members).items()}
    for _, toll, index in entries:
        member = toll.phrase.members[index]
        counted = _counted(toll) if member.form == "bare" and member.group == "unknown" else None
        whole = ordinals.get((toll.phrase.start, member.part_of)) if member.part_of is not None else None
        if whole is None and toll.match.rule.gives.get("part"):
            whole = next((ordinal for ordinal in range(ordinals[toll.phrase.start, index] - 1, -1, -1) if _whole(
                entries[ordinal], toll)), None)
        fact = shared[toll.phrase.start](
            count=member.count or 0,
            count_max=member.count_max,
            bound=member.bound,
            victims=" ".join(annotated.document.text[member.start:member.end].split()),
            group=counted.group if counted else member.group,
            side=member.side or (counted.side if counted else None),
            matched=((member.start, member.end), (toll.cue.start, toll.cue.end)),
            part_of=None if whole is None else fact_id(
                text_digest(annotated.document.text), annotated.document.source, Casualty.kind, sentence.start,
                sentence.end, whole),
            **({"place": own[member.start]} if member.start in own else {}),
        )
        yield fact, member.form


def _counted(toll: _Toll) -> Member | None:
    """The people whose number a toll gives: the militants of "the number of militants killed stood at 290"."""
    other = toll.match.captures.get("other")
    people = other.mention if other and toll.match.rule.gives.get("number") else None
    return people.members[0] if isinstance(people, Victims) else None


def _whole(entry: tuple[int, _Toll, int], part: _Toll) -> bool:
    """True where an entry is the figure that a part belongs to: of the same outcome and no part itself."""
    _, toll, index = entry
    gives = toll.match.rule.gives
    return gives["outcome"] == part.match.rule.gives["outcome"] and not gives.get("part") and \
        toll.phrase.members[index].part_of is None


def _shared(annotated: Annotated, sentence: Sentence, toll: _Toll, counts: set[int]) -> Callable[..., Casualty]:
    """Makes the fact of a member of a phrase, given what all of its members share; `counts` are the offsets of the
    figures that are facts themselves.
    """
    first, last = min(toll.phrase.start, toll.cue.start), max(toll.phrase.end, toll.cue.end)
    gives = toll.match.rule.gives
    outcome = gives["outcome"]
    around = setting(annotated, sentence, first, last, outcome)
    said = claim(annotated, sentence, first, toll.phrase)
    inferred = bool(around.place) and around.inferred
    why = [("outcome", f"“{toll.cue.text}”")]
    if said and said.cue is not None:
        why.append(("claimed_by", f"“{said.cue}”"))
    if inferred:
        why.append(("place", "named before in the text"))
    return partial(
        Casualty,
        source=annotated.document.source,
        sentence=" ".join(sentence.text.split()),
        start=sentence.start,
        end=sentence.end,
        rule=toll.match.rule.name,
        outcome=outcome,
        place=around.place,
        scope="cumulative" if around.cumulative else "incident",
        previous=previous(sentence, last, counts),
        claimed_by=said.by if said else None,
        when=day_of_rise(sentence, around.when, toll.cue.start, toll.phrase.start) if gives.get("number")
        else around.when,
        why=tuple(why),
        inferred=("place",) if inferred else (),
    )
