"""What a sentence says of a round or meeting that a noun phrase names ("the second round of talks in Geneva")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.language.annotation import Annotated, Sentence
from extractors.language.coordination import named, subject
from extractors.language.cued import cued
from extractors.language.mediation import mediators
from extractors.language.venues import place_after, place_name
from extractors.language.when import When
from extractors.rules.predication import Nominal, Predicate
from extractors.rules.regexes import regex
from extractors.talks import timing
from extractors.talks.account import Account
from extractors.talks.outcome import outcome
from extractors.talks.partners import partners
from extractors.talks.place import held_at
from extractors.talks.vocabulary import AFTER, NEGATED, Vocabulary

_DEFINITE = regex(
    r"(?:the|these|those|this|that|both|their|(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day['’]s)\b",
    re.IGNORECASE)
_EARLIER = regex(r"\b(?:last|previous|earlier|past|former)\b", re.IGNORECASE)
_CONDITION = regex(r"\s+(?:only\s+(?:if|when|once|after)|if|unless|provided)\b")
_OBJECT = regex(
    r"\s+(?:(?!(?:in|at|on|of|between|with|by|for|to|from|and|was|is|has|had|will|that|here|which)\b)[\w-]+\s+){0,3}")
_WORD = regex(r"[\w-]+")
_ATTACHED = regex(r"[-'’]\w")
_BEING = regex(r"\b(?:been|is|are|was|were)\s+$")
_GOES_ON = regex(
    r"\s+(?:would|will|is|are|was|were|has|had|ended|began|opened|adjourned|resumed|collapsed|failed|concluded)\b")
_ENDED = frozenset(("failed", "suspended", "cancelled"))
_PROPOSAL = regex(
    r"\b(?:proposals?|offer|calls?|demand|request|appeal|plea)\s+(?:by|from|of)\s[^,;]{3,60}\sfor\s+$")
"""Before talks that somebody only asks for: "a proposal by the opposition for talks in Geneva"."""
_CLAUSE = 90
"""Characters before talks in which that stands."""
_WHETHER = regex(r"\bwhether\b[^,;:]{0,80}$")
_ONLY_IF = regex(r"\b(?:if|unless|until|before|as long as)\b")
_BY_WIRE = regex(r"\s+(?:\w+\s+){0,2}?(?:by|over the|via)\s+(?:(?:tele)?phone|video)\b")
_FOLLOWS = regex(r"\bfollow\s+(?:[\w-]+\s+){0,3}$")
"""Before talks that were held, though what follows them is to come."""
_TO_COME = regex(
    r"\b(?:will|would|is to|are to|was to|were to|expected to|due to|scheduled to|set to)\b")
_IN_FOR = regex(r"\b(?:was|were|is|are)\s+(?:\w+\s+)?in\b[^,;]*$")
"""Of those who are where they talk: "was in Oslo for a round of talks"."""
_ADDRESSED = cued(
    "told telling tells addressed addressing addresses", r"\b(?:told|telling|tells|address(?:ed|ing|es))\s+$")
"""Before those who only listen: "told a meeting of teachers"."""
_WHO_TALKS = cued(
    "he she it who nobody everybody",
    r"\b(?:[Hh]e|[Ss]he|[Ii]t|who|[Nn]obody|[Ee]verybody)\s+(?:always\s+|never\s+|often\s+)?$")
"""Before a verb that is no noun: "he talks of the truce in Oslo"."""
_HAVING = regex(r"\b(?:after|following|having)\s+$")
"""Before a participle that tells of what is over: "after hosting talks"."""
_AND_IN = regex(r"\s+and\s+(?:(?:then|later|again)\s+)?(?:in|at)\s+(?:the\s+)?$")
_THAT_DAY = regex(r",?\s+(?:[A-Z]\w+,\s+)?(?:(?:on|in)\s+)?")
_AFTER_ASIDE = regex(r",\s+(?:after|following)\s[^,;]{3,60},(?=\s+(?:on|in|at)\s)")
"""An aside between a meeting and where and when it is: "a second round, after a long pause, on 4 May in Geneva"."""
_HEADING = regex(r"\s*[:–—]\s+(?=\d|[A-Z]\w+ \d)")
"""Between a round and its day in a chronicle: "First round: September 16-18, 2002 in Geneva"."""


def of_phrase(
    annotated: Annotated, sentence: Sentence, nouns: Sequence[Nominal], noun: Nominal, said: Sequence[Predicate],
    words: Vocabulary,
) -> Account | None:
    """The account that a noun phrase and what is said of it give; null where it is no meeting about the conflict."""
    order = _order(noun, words)
    if _is_other(sentence, noun, order, words):
        return None
    deciding = _deciding(sentence, noun, [p for p in said if words.governed(noun, p)], words)
    if deciding is None:
        return None
    until = next((other.start for other in nouns if other.start >= noun.end), sentence.end)
    when = timing.when(sentence, noun, deciding, until)
    state = deciding.match.captures.get("state")
    ahead = deciding.match.rule.gives.get("governs") == "ahead" or (
        state is not None and state.text in ("starting", "beginning", "opening"))
    if when and when.form == "weekday" and when.start > noun.start and ahead:
        when = replace(when, tense="future")  # "left for a meeting on Thursday"
    place = held_at(annotated, sentence, noun, deciding, until)
    heading = _HEADING.match(sentence.text, noun.end - sentence.start) if noun.start == sentence.start else None
    aside = heading or (None if place or when else _AFTER_ASIDE.match(sentence.text, noun.end - sentence.start))
    if aside:
        beyond = sentence.start + aside.end()
        place = place_after(annotated, sentence, beyond, until, (until, until))
        when = next((day.when for day in sentence.days if beyond <= day.start < until), None)
    parties = partners(sentence, noun, deciding)
    head = _head(sentence, noun)
    gives = deciding.match.rule.gives
    earlier = bool(_EARLIER.search(noun.before))
    return Account(
        sentence, deciding.match, (min(noun.start, deciding.start), max(noun.end, deciding.end)),
        "concluded" if heading else _status(sentence, noun, deciding, when), place=place, when=when,
        round=_number(order, head, words), order=order, parties=parties, mediators=named(mediators(sentence)),
        outcome=outcome(sentence, noun, deciding),
        strong=bool(parties) or not words.strong.isdisjoint(head.split()) or "peace" in noun.before.lower(),
        fresh=order in words.following, weak=deciding.weak, mentioned=bool(gives.get("mention")),
        definite=not earlier and order not in words.following and bool(_DEFINITE.match(noun.before)), earlier=earlier)


def again(sentence: Sentence, account: Account) -> Account | None:
    """The account of the second meeting of "talks in Geneva on 4 May and in Oslo on 6 May", where an account is of the
    first; or null.
    """
    if not (account.place and account.when and "and" in sentence.words):
        return None
    text, base = sentence.text, sentence.start
    for mention in sentence.mentions:
        name = place_name(mention) if mention.start > account.when.end else None
        if name and _AND_IN.search(text[:mention.start - base]):
            for day in sentence.days:
                if day.start > mention.end and _THAT_DAY.fullmatch(text, mention.end - base, day.start - base):
                    return replace(account, place=name, when=day.when, span=(mention.start, day.end), why=[])
    return None


def _head(sentence: Sentence, noun: Nominal) -> str:
    return sentence.text[noun.head - sentence.start:noun.end - sentence.start].lower()


def _is_other(sentence: Sentence, noun: Nominal, order: str | None, words: Vocabulary) -> bool:
    """True of a phrase that means no meeting about the conflict: "trade talks", "a round of applause"."""
    after = sentence.text[noun.end - sentence.start:]
    head, lead = _head(sentence, noun), noun.start - sentence.start
    if head == "talks" and _WHO_TALKS.search(sentence, sentence.text, 0, lead):
        return True
    if _BY_WIRE.match(after) or _ADDRESSED.search(sentence, sentence.text, 0, lead):
        return True
    if words.other_topic.match(after):
        return True
    if words.other.search(noun.before) or _ATTACHED.match(after) or not words.elsewhere.isdisjoint(sentence.words):
        return True
    if not noun.before and head == "meeting" and (_meets(sentence, noun) or _BEING.search(sentence.text, 0, lead)):
        return True
    if head not in ("round", "rounds", "phase", "cycle", "cycles"):
        return False
    if noun.before.strip().lower() in ("the", "this") and _GOES_ON.match(after):
        return False
    return after.startswith(" of") or (order is None and not words.past.search(noun.before))


def _meets(sentence: Sentence, noun: Nominal) -> bool:
    """True where "meeting" is a verb form with its object ("after meeting rebel leader X")."""
    text, base = sentence.text, sentence.start
    following = next((actor for actor in sentence.actors if actor.start > noun.end), None)
    return bool(following and _OBJECT.fullmatch(text, noun.end - base, following.start - base))


def _deciding(
    sentence: Sentence, noun: Nominal, said: Sequence[Predicate], words: Vocabulary
) -> Predicate | None:
    """The predicate that gives the status; null where the sentence denies or only imagines the meeting."""
    if not said:
        return None
    first = next((p for p in said if p.match.rule.gives.get("refusal")), said[0])
    text, base = sentence.text, sentence.start
    if first.match.rule.gives.get("refusal"):
        return None if _ONLY_IF.search(text, noun.end - base) or _is_one_person(sentence, first) else first
    if first.status not in ("failed", "cancelled") and NEGATED.search(text, first.start - base, first.end - base):
        # "collapsed in Geneva and have not resumed"
        before = [p for p in said if noun.end <= p.start < first.start and p.status in _ENDED and not p.weak]
        if not before:
            return None
        first = before[0]
    if _CONDITION.match(text, first.end - base):
        return None
    if first.weak and _PROPOSAL.search(text, max(0, noun.start - base - _CLAUSE), noun.start - base):
        return None
    if first.weak and "whether" in sentence.words and _WHETHER.search(text, 0, noun.start - base):
        return None
    denied = words.denied(sentence, noun.start, reach=6) \
        or words.denied(sentence, first.start, reach=3 if first.start >= noun.end else 5, verb=True) \
        or (first.start < noun.start and words.denied(sentence, noun.head, reach=6))
    if denied:
        return next((p for p in said if p.match.rule.gives.get("certain")), None)
    if first.status == "concluded":  # "held talks, which broke down"
        return next((p for p in said if p.status == "failed" and not p.weak and p.start >= noun.end), first)
    return first


def _is_one_person(sentence: Sentence, said: Predicate) -> bool:
    """True where somebody stays away from talks that others may still hold."""
    they = subject(sentence, said.start)
    return bool(they) and all(actor.type == "person" for actor in they)


def _status(sentence: Sentence, noun: Nominal, said: Predicate, when: When | None) -> str:
    """The status that a rule gives, but for what is still to come."""
    clause = sentence.text[:noun.start - sentence.start].rpartition(",")[2]
    if said.status == "ongoing" and _HAVING.search(sentence.text, 0, said.start - sentence.start):
        return "concluded"
    if said.weak and said.status == "scheduled" and noun.governor == "for" and _IN_FOR.search(clause):
        return "ongoing"
    if said.weak and said.status == "concluded" and noun.governor not in AFTER and _TO_COME.search(clause) \
            and not _FOLLOWS.search(clause + noun.before):
        return "scheduled"
    if said.match.rule.gives.get("mention") and said.status == "ongoing" and when and _over(when):
        return "concluded"
    coming = when and (when.shift == 1 or when.text.lower().startswith(("next", "tomorrow")))
    return "scheduled" if coming and said.status in ("ongoing", "concluded") else said.status


def _over(when: When) -> bool:
    """True of a time that is over ("last week", "yesterday")."""
    return (when.shift or 0) < 0 if when.form in ("week", "month", "year", "weekday") else when.form == "offset" and \
        when.days < 0


def _order(noun: Nominal, words: Vocabulary) -> str | None:
    """The last ordinal or word of sequence in a phrase, lower case."""
    found = [word for word in _WORD.findall(noun.before.lower())
             if words.number(word) or word in words.following]
    return found[-1] if found else None


def _number(order: str | None, head: str, words: Vocabulary) -> int | None:
    """The number of a round; "the first talks in years" and "the first meeting" have none."""
    number = words.number(order) if order else None
    if number is None or head.startswith(("round", "session", "phase", "stage", "cycle")):
        return number
    return number if number > 1 and head in ("meeting", "summit", "encounter") else None
