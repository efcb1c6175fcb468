"""What a sentence says of people who meet ("the envoy met both leaders in Geneva on Monday")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.language.annotation import Annotated, Sentence
from extractors.language.coordination import listed, named, parties_of, subject
from extractors.language.event_days import day_of
from extractors.language.mediation import mediators
from extractors.language.mentions import Actor
from extractors.language.venues import place_after, place_ahead, place_name
from extractors.rules.regexes import regex
from extractors.rules.rulebook import Match
from extractors.talks.account import Account, present

_STRONG = frozenset(("talks", "negotiations"))
_AND_WITH = regex(r"\s+and\s+(?:with\s+)?")
_PARTNER = regex(r"(?:[^,;:]{0,50}?\s)?with\s+")
_OF = regex(r"\s+(?:of|from)\s+(?:the\s+)?")
_DOMESTIC = regex(
    r"\b(?:electoral|election|planning|truth|inquiry|european) commission|"
    r"\b(?:cabinet|parliament|assembly|congress|senate|court|committee|council of ministers|jury)\b[^,;]{0,12}$")
"""What meets on its own, and holds talks with nobody."""
_POLITICAL = regex(
    r"\b(?:opposition|ruling|political|coalition|governing|largest|biggest|main) (?:parties|leaders|groups)\b")
"""Who meets among themselves."""
_NEAR = 16
"""Characters before those who meet in which the word stands that tells what kind of party they are."""
_ITS_LEADERS = regex(
    r"\b(?:leaders|heads|chiefs|officials|members|commanders)\s+(?:of|from)\s+(?!both\b|all\b|the two\b)")
"""Who meet within one party: "leaders of the ruling Union met"."""
_PURPOSE = regex(r"\s+(?:again\s+)?to\s+[a-z]{3,}\s")
"""What people meet for, before the place: "met to discuss the border in Kessel"."""
_WENT_TO = regex(r"\b(?:flew|travell?ed|went|came|returned|drove)\s+(?:back\s+)?to\s+$")
_AND_MET = regex(r"(?:\s+(?:on|last|late|early|earlier)\b[^,;]{2,24}|\s+\w+day)?,?\s+and\s+(?:\w+\s+){1,3}.{0,60}")
"""Between a place and those met there."""
_WHERE = regex(r"\b(?:in|at|near|on|for)\b")


def of_people(
    annotated: Annotated, sentence: Sentence, match: Match, delegates: frozenset[str]
) -> Iterator[Account]:
    """The accounts of people who meet: one, or one for each whom they met ("met X in Geneva and Y in Oslo"). Of who
    meets at least two must be known by name, or one side must be `delegates`, words for those who take part in talks.
    """
    state = match.captures["state"]
    one, other = match.captures.get("one"), match.captures.get("other")
    base, text = sentence.start, sentence.text
    first = () if "host" in match.captures else subject(sentence, state.start) or (
        subject(sentence, state.start, near=False) if one else ())
    if other and _WHERE.search(text[state.end - base:other.start - base]):
        other = None
    partner = _PARTNER.match(text, state.end - base)
    at = other.start if other else base + partner.end() if partner else None
    second = listed(sentence, at) if at is not None else ()
    whom = match.captures.get("whom")
    of = _OF.match(text, whom.end - base) if whom else None
    if of and not second and any(actor.start == base + of.end() for actor in sentence.actors):
        second = listed(sentence, base + of.end())
    until = sentence.end
    for cue in _AND_WITH.finditer(text, state.end - base) if second else ():
        begins = base + cue.end()
        more = [a for a in sentence.actors if begins <= a.start <= begins + 40]
        if more and second[-1].end < begins - 8 and "," not in text[second[-1].end - base:begins - base] \
                and place_after(annotated, sentence, second[-1].end, begins) \
                and place_after(annotated, sentence, more[0].end, sentence.end):
            until = base + cue.start()
            yield _meeting(annotated, sentence, match, (*first, *listed(sentence, begins)), begins, sentence.end)
            break
    start = max(state.end, second[-1].end) if of and second else state.end
    account = _meeting(annotated, sentence, match, (*first, *second), start, until)
    # One party that meets ("the ruling party met") holds talks with nobody, and who says that both will is neither.
    says = bool(first) and first[-1].reference
    if account.both and len(account.parties) == 1 and (says or account.parties[0].islower()):
        account.parties = ()
    if _DOMESTIC.search(text[match.start - base:state.start - base].lower()):
        return
    if account.both and not account.parties and _POLITICAL.search(
            text, max(0, match.start - base - _NEAR), state.start - base):
        return
    led = _POLITICAL.sub("", text[match.start - base:state.start - base].lower()).replace(", who ", " who ").split()
    if len(account.parties) == 1 and not second and _ITS_LEADERS.search(text, match.start - base, state.start - base):
        return
    if len(account.parties) > 1 or account.both or "whom" in match.captures or not delegates.isdisjoint(led) or \
            not _STRONG.isdisjoint(sentence.words):
        yield account


def _reached(sentence: Sentence, until: int) -> str | None:
    """Where those who meet went before ("flew to Geneva on 4 May and sat down |with the rebels"); or null."""
    base, text = sentence.start, sentence.text
    for mention in sentence.mentions:
        name = place_name(mention) if mention.end < until else None
        if name and _WENT_TO.search(text, 0, mention.start - base) and _AND_MET.fullmatch(
                text, mention.end - base, until - base):
            return name
    return None


def _meeting(
    annotated: Annotated, sentence: Sentence, match: Match, members: Sequence[Actor], start: int, until: int
) -> Account:
    """The account of a meeting of some people that a stretch of the sentence tells of."""
    purpose = _PURPOSE.match(sentence.text, start - sentence.start)
    place = (place_after(annotated, sentence, start, until) or place_ahead(sentence, match.start, whole=True)
             or _reached(sentence, start)
             or (place_after(annotated, sentence, sentence.start + purpose.end(), until) if purpose else None))
    day = day_of(sentence, start, start, until) or day_of(sentence, match.start, match.end, until)
    host = match.captures.get("host")
    hosts = (host.mention.name,) if host and isinstance(host.mention, Actor) else named(mediators(sentence))
    now = match.captures.get("now")
    when = day.when if day else present(sentence, now.start, now.end) if now else None
    return Account(
        sentence, match, (match.start, match.end), str(match.rule.gives["status"]), place=place, mediators=hosts,
        when=when, parties=parties_of(members), strong=True, people=True)
