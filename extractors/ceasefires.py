"""Finds what is said of a ceasefire: one fact for each status that a sentence asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from extractors.facts import Ceasefire, CeasefireStatus
from extractors.language.annotation import Annotated, Sentence
from extractors.language.circumstances import day_announced, day_of, place_after
from extractors.language.coordination import between, listed, named, parties_of, subject
from extractors.language.dating import deadline
from extractors.language.mediation import mediators
from extractors.language.mentions import Actor
from extractors.language.opponents import is_party, sides
from extractors.language.when import When
from extractors.rules.pattern import Words
from extractors.rules.predication import Nominal, Predicate, nominals, predicates, verbs
from extractors.rules.rulebook import Match, Rulebook, rulebook

_DURATION = re.compile(
    r"\b((?:\d+|one|two|three|four|five|six|seven|ten|twelve|fifteen|twenty|thirty|sixty|ninety|an?)[\s–-]+"
    r"(?:hour|day|week|month)s?)\b", re.IGNORECASE)
_INFINITE = re.compile(
    r"\bto\s+[a-z]+\b[^,;.]{0,80}\band\s+$|\b(?:to|will|would|could|can|may|might|must|should|not|did|does|do|n['’]t)\s+(?:\w+ly\s+)?$")
_PARTED = re.compile(r"\b(?:when|after|before|as|while|that|which|who|if|since|where|said|during|despite|until)\b|[;:]|"
                     r"\bto\s+(?!an?\b|the\b|their\b|its\b)[a-z]+\s")
_RESTRICTIVE = re.compile(r"\b[a-z]+\s+(?:that|who)\s+(?:have\s+|had\s+)?$")
_MODAL = re.compile(r"\b(?:will|would|could|can|may|might|must|should|not)\s+(?:\w+ly\s+)?$")
_UNTIL = re.compile(r"\b(?:until|till|expires? on|expire on|ends? on|through)\s+(?:\w+\s+){0,3}$")
_EFFECTIVE = re.compile(r"\b(?:from|effective|starting|beginning|begin|start|effect|force|hold)\b(?:\s+\w+){0,4}\s*$")
_TERMS = re.compile(
    r"\b(?:under (?:which|its terms|the (?:deal|agreement|terms))|on condition that|provided (?:that )?|so that|"
    r"to allow|allowing|with (?:no|a) (?:timeline|monitoring|verification)\b)[^.;]{4,160}")
_DENIAL = re.compile(r"\b(?:denied|denies|denying|deny)\b[^,;.]{0,60}$")
_JOINED = re.compile(r"\b(?:and|but|before|then)\s+(?:\w+\s+)?$")
_AGREED_TO = re.compile(r"\b(?:agree[ds]?|agreeing|decide[ds]?|deal|agreement)\b[^,;.]{0,40}\bto\s+$")
_GOVERNED = re.compile(r"\b(?:with|in|by|under|through|following|on)\b")
_COMMITTED = re.compile(r"\b(?:committed|made|carried out|commits)\s+(?:[\w,-]+\s+){0,4}$")
_OTHER_BREACH = re.compile(r"\b(?:rights|airspace|air|border|traffic|law|sanctions|treaty|constitution|security)\b")
_TRUCE = frozenset(("ceasefire", "truce", "cease", "cessation", "armistice", "truces", "ceasefires"))
_UNREAL_FORM = frozenset(("ended", "extended", "agreed", "violated", "suspended"))


def find(annotated: Annotated) -> Iterator[Ceasefire]:
    """The ceasefires of a document, in order of text, local (see facts.Fact)."""
    book = rulebook("ceasefires")
    found: list[Ceasefire] = []
    spoken_of = False
    for sentence in annotated.sentences:
        if book.cues.isdisjoint(sentence.words):
            continue
        spoken_of = spoken_of or not _TRUCE.isdisjoint(sentence.words)
        matches = list(book.find(sentence))
        if matches:
            found += _of_sentence(annotated, sentence, matches, book, spoken_of)
    if not found:
        return
    pair = sides(annotated)
    brokers = named(m for sentence in annotated.sentences if "ceasefire" in sentence.words or "truce" in sentence.words
                    for m in mediators(sentence))
    for fact in found:
        yield _completed(fact, pair, brokers)


@cache
def _vocabulary(digest: str) -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """By the rules' digest: the pattern of a ceasefire's noun phrase, the verbs that may stand before it, and the
    patterns of what makes it imagined or denies it.
    """
    words: Words = rulebook("ceasefires").words

    def either(*names: str) -> str:
        entries = {entry for name in names for entry in words[name]}
        return "|".join(sorted(map(re.escape, entries), key=lambda e: (-len(e), e)))

    plain = [entry for entry in words["truce"] if entry.split()[0] not in words["halting"]]
    names = "|".join(sorted(map(re.escape, plain), key=lambda e: (-len(e), e)))
    heads = re.compile(
        rf"\b(?:(?:{names})|(?:{either('humanitarian')})\s+[\"“‘']?(?:{either('halting')})|"
        rf"[\"“‘']?(?:{either('halting')})[\"”’']?\s+(?:of|to|in)\s+(?:\w+\s+){{0,2}}?(?:{either('hostilities')}))\b"
        rf"[\"”’']?(?:\s+(?:{either('pact')})\b)?(?!['’]?s?\s+(?:{either('beside')})\b)", re.IGNORECASE)
    imagined = re.compile(rf"\b(?:{either('imagined')})\b|\b(?:If|Unless|Whether|Should|Once|Until)\b")
    stops = verbs(words, "reach", "uphold", "break", "finish", "refuse", "call", "offer", "prolong")
    return (heads, stops, imagined, re.compile(rf"\b(?:{either('denied')})\b|n['’]t\b|\b(?:No|Neither|Without)\b"))


def _of_sentence(
    annotated: Annotated, sentence: Sentence, matches: Sequence[Match], book: Rulebook, spoken_of: bool
) -> Iterator[Ceasefire]:
    heads, stops, imagined, denied = _vocabulary(book.digest)
    nouns = nominals(sentence, heads, stops)
    agreements, allowed = book.words["agreement"], book.words["of_agreement"]
    seen: set[str] = set()
    usable = [m for m in matches if _plain(sentence, m)]
    for noun, said in predicates(sentence, usable, nouns, "truce"):
        head = sentence.text[noun.head - sentence.start:noun.end - sentence.start].lower()
        bare = head in agreements
        if bare and not (spoken_of and _is_anaphor(noun, head)):
            continue
        for predicate in _asserted(sentence, noun, said):
            if predicate.status in seen or (bare and predicate.status not in allowed):
                continue
            if _unreal(sentence, noun, predicate, imagined, denied):
                continue
            seen.add(predicate.status)
            yield _fact(annotated, sentence, noun, predicate, nouns)


def _is_anaphor(noun: Nominal, head: str) -> bool:
    """True of "the agreement" and of "violations", not of those of another kind ("the trade deal")."""
    if head in ("violations", "breaches"):
        return not _OTHER_BREACH.search(noun.before)
    return noun.before.strip().lower() in ("", "the", "this", "that")


def _asserted(sentence: Sentence, noun: Nominal, said: Sequence[Predicate]) -> Iterator[Predicate]:
    """The predicates that give the statement its statuses: the deciding one, and what a relative clause adds."""
    yield said[0]
    for other in said[1:]:
        gap = sentence.text[noun.end - sentence.start:other.start - sentence.start] if other.start > noun.end else ""
        if other.weak or not gap:
            continue
        if re.search(r"\b(?:that|which)\b", gap) or (said[0].start >= noun.end and _JOINED.search(gap)):
            yield other


def _plain(sentence: Sentence, match: Match) -> bool:
    noun, state = match.captures.get("truce"), match.captures.get("state")
    if noun is None or state is None:
        return False
    text, base = sentence.text, sentence.start
    status = match.rule.gives["status"]
    if status == "agreed" and state.start < noun.start and _RESTRICTIVE.search(text[:state.start - base]):
        return False
    unreal = bool(_INFINITE.search(text[:state.start - base]) and not _AGREED_TO.search(text[:state.start - base]))
    if unreal and ("now" in match.captures or (status in _UNREAL_FORM and state.start < noun.start)):
        return False
    if _MODAL.search(text[:state.start - base]) and match.rule.gives.get("weak"):
        return False
    if state.start > noun.start:
        return not (unreal and status in ("in_force", "ended"))
    gap = text[state.end - base:noun.start - base]
    return not _PARTED.search(gap) and not (status in ("ended", "violated", "suspended") and _GOVERNED.search(gap))


def _unreal(
    sentence: Sentence, noun: Nominal, said: Predicate, imagined: re.Pattern[str], denied: re.Pattern[str]
) -> bool:
    """True where the sentence only imagines the ceasefire or its status, or denies it."""
    text, base = sentence.text, sentence.start
    first = min(noun.start, said.start)
    clause = re.split(r"[;:]|,\s|\b(?:but|that)\b", text[:first - base])[-1]
    lead = " ".join(clause.split()[-8:])
    inside = text[first - base:max(noun.end, said.end) - base]
    if said.status in ("called_for", "proposed"):
        return bool(denied.search(" ".join(clause.split()[-3:])))
    if said.status == "rejected":
        return bool(re.search(r"\b(?:if|whether|unless)\b", lead))
    if said.status == "violated" and _DENIAL.search(text[:first - base]):
        return True
    if imagined.search(lead) or (said.start >= noun.end and imagined.search(text[noun.end - base:said.end - base])):
        return True
    return bool(denied.search(" ".join(clause.split()[-4:])) or denied.search(inside) or denied.search(noun.before))


def _fact(
    annotated: Annotated, sentence: Sentence, noun: Nominal, said: Predicate, nouns: Sequence[Nominal]
) -> Ceasefire:
    text, base = sentence.text, sentence.start
    start, end = min(noun.start, said.start), max(noun.end, said.end)
    aside = re.compile(r",?\s(?:which|that)\s").search(text, noun.end - base)
    until_aside = base + aside.start() if aside and said.start < noun.end else sentence.end
    day = day_of(sentence, start, end, until_aside, spoken=said.status in ("called_for", "proposed", "rejected"))
    if day is None and said.status in ("agreed", "extended", "suspended", "ended"):
        day = day_announced(sentence, end)
    when = day.when if day else None
    effective = until = None
    for mention in sentence.days:
        lead = text[max(0, noun.start - base):mention.start - base] if mention.start > noun.start else ""
        if lead and _UNTIL.search(lead):
            until = mention.when
        elif lead and said.status == "agreed" and _EFFECTIVE.search(lead):
            effective = mention.when
    if when is not None and (when is until or when is effective):
        when = None
    if when is None and "now" in said.match.captures:
        when = When(said.start, said.end, text[said.start - base:said.end - base], "offset", tense="present")
    length = _DURATION.search(text, noun.start - base, min(len(text), noun.end - base + 60))
    if until is None and length and said.status in ("agreed", "in_force", "extended", "proposed"):
        until = _expiry(annotated, base + length.start(1), base + length.end(1), effective or when)
    parties, accuser = _parties(sentence, noun, said)
    terms = _terms(text[noun.start - base:], length)
    return Ceasefire(
        source=annotated.document.source, sentence=" ".join(text.split()), start=sentence.start, end=sentence.end,
        rule=said.match.rule.name, when=when, matched=((start, end),), status=cast(CeasefireStatus, said.status),
        parties=parties, mediators=named(mediators(sentence)),
        place=_place(annotated, sentence, noun, said),
        effective_when=effective, until_when=until, terms=terms, claimed_by=accuser)


def _place(annotated: Annotated, sentence: Sentence, noun: Nominal, said: Predicate) -> str | None:
    """Where it holds: a place right after the words for it or for its status ("a truce in Kessel")."""
    for end in (noun.end, said.end):
        place = place_after(annotated, sentence, end, min(sentence.end, end + 40))
        if place and re.match(r"\s+(?:\w+\s+){0,2}(?:in|at|near)\b", sentence.text[end - sentence.start:]):
            return place
    return None


def _expiry(annotated: Annotated, start: int, end: int, since: When | None) -> When | None:
    """When a term ("48 hours") that begins with a day ends; with none, it begins with the publication."""
    term = deadline(annotated, start, end)
    if term is None or term.form != "anchored":
        return None
    return replace(term, first=since)


def _terms(after: str, length: re.Match[str] | None) -> str | None:
    found = _TERMS.search(after)
    if found:
        return " ".join(found.group().split()).rstrip(" ,\"”")
    return length.group(1) if length else None


def _parties(sentence: Sentence, noun: Nominal, said: Predicate) -> tuple[tuple[str, ...], str | None]:
    """The parties, and of a violation the accuser: parties are then those accused."""
    text, base = sentence.text, sentence.start
    if said.status == "violated":
        return _violation(sentence, noun, said)
    opposed = between(sentence, noun.start, sentence.end)
    if opposed:
        return parties_of(opposed), None
    if said.start < noun.start:
        they = subject(sentence, said.start)
        partner = re.match(r"\s+with\s+", text[noun.end - base:])
        if partner:
            return parties_of((*they, *listed(sentence, noun.end + partner.end()))), None
        if len(named(they)) > 1 or (they and said.status in ("ended", "suspended", "rejected")):
            return parties_of(they), None
    brokers = named(mediators(sentence))
    present = tuple(name for name in named(a for a in sentence.actors if is_party(a)) if name not in brokers)
    return (present if len(present) == 2 and said.status not in ("called_for", "proposed") else ()), None


def _violation(sentence: Sentence, noun: Nominal, said: Predicate) -> tuple[tuple[str, ...], str | None]:
    text, base = sentence.text, sentence.start
    accused = said.match.captures.get("accused")
    if accused:
        verb = text[said.match.start - base:].split(maxsplit=1)[0]
        they = named(subject(sentence, said.match.start, near=False))
        if not isinstance(accused.mention, Actor):  # "accused each other"
            return they, None
        if verb.endswith("ing"):
            they = named(actor for actor in sentence.actors[:1])
        accuser = they[-1] if they and they[-1] != accused.mention.name else None
        return (accused.mention.name,), accuser
    breakers = subject(sentence, said.start) or _committed(sentence, said)
    if breakers and said.start < noun.start:
        return parties_of(breakers), None
    by = re.compile(r"\s*(?:\w+\s+){0,3}?(?:by|from)\s+(?:the\s+)?").match(text, max(noun.end, said.start) - base)
    return (parties_of(listed(sentence, base + by.end())) if by else ()), None


def _committed(sentence: Sentence, said: Predicate) -> tuple[Actor, ...]:
    """Who "had committed 150" breaches."""
    found = _COMMITTED.search(sentence.text, 0, said.start - sentence.start)
    return subject(sentence, sentence.start + found.start()) if found else ()


def _completed(fact: Ceasefire, pair: tuple[str, ...], brokers: tuple[str, ...]) -> Ceasefire:
    """The fact with the document's two sides and mediators where its sentence names none."""
    why = list(fact.why)
    if not fact.parties and fact.status != "violated" and pair:
        fact = replace(fact, parties=tuple(name for name in pair if name not in fact.mediators))
        why.append(("parties", "the two sides of the document"))
    if not fact.mediators and brokers and fact.status not in ("called_for", "proposed", "rejected", "violated"):
        fact = replace(fact, mediators=tuple(name for name in brokers if name not in fact.parties))
        why.append(("mediators", "named elsewhere in the document"))
    return replace(fact, why=tuple(why))
