"""Rounds of talks within one document: which accounts are of the same one, and what they say of it together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.language.annotation import Annotated, Sentence
from extractors.language.coordination import named
from extractors.language.mediation import envoys, mediators
from extractors.language.mentions import Actor
from extractors.language.opponents import leaders, sides
from extractors.rules.regexes import regex
from extractors.talks.account import Account, is_venue

_ABOUT = frozenset("talks negotiations ceasefire truce armistice mediators mediator mediated peace hostilities".split())
_LEADERS = regex(r"\b[Tt]he two (?:men|leaders|presidents)\b")
_TRUCE = frozenset("ceasefire truce armistice cease cessation hostilities".split())
_TALKS = frozenset("talks negotiations round".split())
_AGENT = regex(r"\b(?:by|of)\s+(?:the\s+)?$")
_NOUN = regex(r"\b(?:talks|negotiations|round|ceasefire|cease-fire|truce|cessation|hostilities)\b")
_TALKING = frozenset(
    "talks negotiations round session dialogue summit meet meeting mediator mediators mediation facilitation".split())


class _Cast(NamedTuple):
    """Who acts in a document, by name: its two sides, who mediates its talks, envoys, who brokered its truce,
    and the two leaders.
    """

    sides: tuple[str, ...]
    brokers: tuple[str, ...]
    envoys: tuple[str, ...]
    brokers_of_truce: tuple[str, ...]
    leaders: tuple[str, ...]


def complete(annotated: Annotated, accounts: Sequence[Account]) -> Iterator[Account]:
    """The accounts that are facts, each with what the document says elsewhere of its round."""
    anchored = [account for account in accounts if account.anchored]
    about = not _ABOUT.isdisjoint(annotated.sentences.vocabulary)
    rounds = [members for members in _rounds(anchored) if about or any(member.strong for member in members)]
    if not rounds:
        return
    cast = _cast(annotated, accounts)
    for members in rounds:
        _settle(members)
        told = _told(members)
        for account in members:
            _carry(account, told)
            _fill(account, cast)
            yield account


def _cast(annotated: Annotated, accounts: Sequence[Account]) -> _Cast:
    brokers = named(
        broker for sentence in annotated.sentences.holding(_TALKING)
        for broker in mediators(sentence)
        if _TRUCE.isdisjoint(sentence.words - _TALKING) or _mediates_talks(sentence, broker))
    of_truce = named(broker for sentence in annotated.sentences.holding(_TRUCE) for broker in mediators(sentence))
    return _Cast(sides(annotated) or _pair(accounts), brokers, envoys(annotated), of_truce, leaders(annotated))


def _mediates_talks(sentence: Sentence, broker: Actor) -> bool:
    """True where of the talks and the truce that a sentence speaks of a mediator is named with the talks: those before
    "by" and "of" ("talks under the auspices of Kenya"), else those after the name.
    """
    base, text = sentence.start, sentence.text
    lead = text[:broker.start - base]
    if _AGENT.search(lead):
        return bool(_NOUN.search(lead)) and _NOUN.findall(lead)[-1] in _TALKS
    after = _NOUN.search(text, broker.end - base)
    return bool(after and after[0] in _TALKS)


def _pair(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The two parties that most accounts give; empty where none gives two."""
    pairs = Counter(tuple(account.parties) for account in accounts if len(account.parties) == 2 and not account.people)
    return pairs.most_common(1)[0][0] if pairs else ()


_LOOKED_AT = 24
"""Rounds looked back over, and accounts of each: so that a long document takes time in proportion to its length."""


def _rounds(accounts: Sequence[Account]) -> list[list[Account]]:
    """The accounts grouped by round; one that could be of several rounds stands alone."""
    rounds: list[list[Account]] = []
    for account in accounts:
        same = [members for members in rounds[-_LOOKED_AT:]
                if not any(member.differs(account) for member in members[-_LOOKED_AT:])
                and any(member.meant_by(account) for member in members[-_LOOKED_AT:])]
        if len(same) == 1:
            same[0].append(account)
        else:
            rounds.append([account])
    return rounds


def _settle(members: Sequence[Account]) -> None:
    """Gives accounts that only mention a round the status that the last verb gives it."""
    told = [member for member in members if not member.weak]
    for member in members:
        if told and member.mentioned:
            member.status = told[-1].status
            member.why.append(("status", _elsewhere(told[-1])))


def _told(members: Sequence[Account]) -> dict[str, Account]:
    """For each attribute the first account of a round that gives it; of places a city comes before a house in it."""
    told: dict[str, Account] = {}
    for name in ("place", "when", "round", "parties", "mediators"):
        for member in members:
            if getattr(member, name):
                told.setdefault(name, member)
                if name == "place" and is_venue(told[name].place or "") and not is_venue(member.place or ""):
                    told[name] = member
    return told


def _carry(account: Account, told: Mapping[str, Account]) -> None:
    """Gives an account what others of its round say and it does not."""
    for name, other in told.items():
        if not getattr(account, name) or (name == "place" and is_venue(account.place or "")):
            setattr(account, name, getattr(other, name))
            account.why.append((name, _elsewhere(other)))


def _fill(account: Account, cast: _Cast) -> None:
    """Gives an account the parties and mediators of the document where nothing is said of its own."""
    if not account.parties and account.people and _LEADERS.search(account.sentence.text):
        account.parties = cast.leaders
    if account.both and set(account.parties) <= set(cast.envoys):
        account.mediators, account.parties = account.mediators or account.parties, ()
    general = account.both or (not account.people and (account.strong or account.definite or account.fresh))
    if not account.parties and general:
        account.parties = tuple(name for name in cast.sides if name not in account.mediators)
        account.inferred = ("parties",) if account.parties else ()
        account.why.append(("parties", "the two sides of the document"))
    if len(account.parties) == 1 and account.parties[0] in cast.sides:
        account.parties = cast.sides
    third = tuple(name for name in account.parties if name in cast.envoys)
    if third and not set(cast.sides).isdisjoint(account.parties):
        account.parties = tuple(name for name in account.parties if name not in third)
        account.mediators = account.mediators or third
    if not account.mediators and (not account.people or not set(cast.sides).isdisjoint(account.parties)):
        # Who brokered the truce led the talks that came before it.
        of_truce = cast.brokers_of_truce if account.status != "scheduled" else ()
        known = cast.brokers or cast.envoys or of_truce
        account.mediators = tuple(name for name in known if name not in account.parties)


def _elsewhere(account: Account) -> str:
    return f"from “{' '.join(account.sentence.text.split())[:60]}”"
