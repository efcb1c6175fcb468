"""Finds rounds and meetings: what a sentence says of one, with what the document says of it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.facts import Talks
from extractors.language.annotation import Annotated, Sentence
from extractors.rules.predication import INFINITIVE, Nominal, Predicate, nominals, predicates
from extractors.rules.rulebook import Rulebook, rulebook
from extractors.talks.account import Account
from extractors.talks.people import of_people
from extractors.talks.phrases import again, of_phrase
from extractors.talks.rounds import complete
from extractors.talks.vocabulary import NEGATED, vocabulary


def find(annotated: Annotated) -> Iterator[Talks]:
    """The talks of a document, in order of text, local (see facts.Fact)."""
    book = rulebook("talks")
    cues = vocabulary(book.digest).cues
    accounts = [account for sentence in annotated.sentences.holding(cues)
                for account in _accounts(annotated, sentence, book)]
    if not accounts:
        return
    for account in complete(annotated, accounts):
        yield account.fact(annotated)


def _accounts(annotated: Annotated, sentence: Sentence, book: Rulebook) -> Iterator[Account]:
    """What one sentence says of rounds and meetings; one account for each of them."""
    words = vocabulary(book.digest)
    matches = [match for match in book.find(sentence) if words.plain(sentence, match)]
    if not matches:
        return
    nouns = nominals(sentence, words.heads, words.verbs)
    found: list[Account] = []
    spoken = predicates(sentence, matches, nouns, "meeting")
    for noun, every in spoken:
        for said in _stages(sentence, noun, every):
            account = of_phrase(annotated, sentence, nouns, noun, said, words)
            if not account:
                continue
            if said is not every and account.status == "scheduled":
                account.when = next(day.when for day in sentence.days if day.start > said[0].end)
            found.append(account)
            second = again(sentence, account)
            if second:
                found.append(second)
    for match in matches:
        if "meeting" in match.captures:
            continue
        verb = match.captures["state"]
        if "now" in match.captures and INFINITIVE.search(sentence.text, 0, verb.start - sentence.start):
            continue
        if not NEGATED.search(verb.text) and not words.denied(sentence, verb.start, reach=5, verb=True):
            found += of_people(annotated, sentence, match, words.delegates)
    yield from _distinct(found)


def _stages(sentence: Sentence, noun: Nominal, said: Sequence[Predicate]) -> Sequence[Sequence[Predicate]]:
    """What is said of a meeting, parted where it was broken off and has a day on which to go on ("were suspended on
    Monday, but will resume on Friday").
    """
    if "resume" not in sentence.words:
        return (said,)
    off = next((p for p in said if p.status == "suspended" and not p.weak and p.start >= noun.end), None)
    on = next((p for p in said if off and p.status == "scheduled" and not p.weak and p.start > off.end), None)
    if off and on and any(off.end < day.start < on.start for day in sentence.days) and any(
            day.start > on.end for day in sentence.days):
        return (off,), (on,)
    return (said,)


def _distinct(found: Sequence[Account]) -> list[Account]:
    """The accounts of a sentence, each meeting once: those not told apart by place, day or number are one."""
    kept: list[Account] = []
    for account in sorted(found, key=lambda a: (not a.anchored, a.weak, a.span)):
        same = next((other for other in kept if not (other.apart(account) or _one_to_come(other, account))
                     or (other.people and _is_why(account))), None)
        if same is None:
            kept.append(account)
        else:
            ends = same.status == "ongoing" and account.status in ("failed", "suspended") and not account.weak
            if ends and "until" in account.sentence.words and same.span < account.span:
                same.status = account.status  # "had been meeting in Geneva until the talks collapsed"
            if same.people and same.status == "concluded" and account.status == "failed" and account.definite:
                same.status = account.status  # "met in Geneva, but the meeting ended without a deal"
            same.absorb(account)
    return sorted(kept, key=lambda a: a.span)


def _one_to_come(one: Account, other: Account) -> bool:
    """True where of two meetings with days one is over and one to come ("agreed on Monday to meet on Friday")."""
    return bool(one.when and other.when) and (one.status == "scheduled") != (other.status == "scheduled")


def _is_why(account: Account) -> bool:
    """True of the talks for which people meet ("meet in Geneva for talks on roads in Kessel")."""
    state = account.match.captures.get("state")
    return (account.weak and account.match.rule.gives.get("governs") == "ahead") or (
        state is not None and state.text == "for")
