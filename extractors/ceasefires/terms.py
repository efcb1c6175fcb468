"""What a source says of a ceasefire's terms apart from its days: who watches over it, what a breach costs, and that it
has no end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.facts import LIVE_STATUSES, TERM_SEPARATOR, Ceasefire
from extractors.language.annotation import Annotated, Sentence
from extractors.rules.regexes import regex

_CUES = frozenset(
    "monitor monitored monitoring monitors verification verify verifying observer observers observation penalties "
    "penalty punishment sanctions".split())
_NO_END = frozenset("timeline limit end expiry expiration".split())
"""A sentence without any of the former, or "no" and any of these, tells of no such term."""

_TRUCE = r"(?:cease-?fire|truce|agreement|deal|accord|armistice|cessation)"
_WATCH = r"(?:monitor(?:ing|s)?|verif(?:ication|ying|y)|observ(?:er|ers|ation))"
_BODY = r"(?:mechanism|mission|system|committee|commission|body|team|force|regime|framework)s?"
_TERM = regex(
    rf"\b(?:(?:an?|the)\s+)?(?P<watch>(?:(?:joint|neutral|third-party|independent|international)\s+)?"
    rf"(?:{_WATCH}(?:\s+and\s+{_WATCH})?\s+{_BODY}|{_BODY}\s+(?:for\s+|to\s+){_WATCH}(?:\s+and\s+{_WATCH})?"
    rf"(?:\s+(?:(?:the|this|their|its)\s+)?{_TRUCE})?)|(?:[\w-]+\s+){{0,2}}(?:observers|monitors)\s+to\s+"
    rf"(?:monitor|oversee|verify|observe)\s+(?:the\s+|their\s+|its\s+)?{_TRUCE})"
    r"|\b(?P<cost>(?:penalt(?:y|ies)|sanctions|punishment)\s+(?:for|on|against)\s+(?:\w+\s+){0,3}?"
    r"(?:violat|breach|break)\w*)"
    rf"|\b(?P<end>no\s+(?:timeline|time\s+limit|end\s+date|expiry(?:\s+date)?|expiration(?:\s+date)?))\s+"
    rf"(?:for|to|on|of|in)\s+(?:(?:this|the|a|their)\s+)?{_TRUCE}|{_TRUCE}\s+(?:has|have|had|with|sets?)\s+(?P<endless>"
    r"no\s+(?:timeline|time\s+limit|end\s+date|expiry(?:\s+date)?|expiration(?:\s+date)?))",
    re.IGNORECASE)
_UNREAL = regex(
    r"\b(?:no|not|never|without|if|unless|call(?:s|ed|ing)? for|demand\w*|propos\w*|want\w*|urge\w*|seek\w*|sought|"
    r"reject\w*|refus\w*|fail\w*|lack\w*|could|might)\b|n['’]t\b", re.IGNORECASE)
_PART = regex(r"[;:,]|\band\b")


def with_terms(annotated: Annotated, facts: Sequence[Ceasefire]) -> Iterator[Ceasefire]:
    """The facts of a document in order, each with the terms that its sentence, or one not far from it, tells of.

    A sentence's terms go to the ceasefire last spoken of as agreed or in force, or else to the first. What is only
    called for or denied is no term.
    """
    terms: dict[int, list[str]] = {}
    held = [at for at, fact in enumerate(facts) if fact.status in LIVE_STATUSES]
    for sentence in annotated.sentences if held else ():
        if _CUES.isdisjoint(sentence.words) and ("no" not in sentence.words or _NO_END.isdisjoint(sentence.words)):
            continue
        before = bisect_right(held, sentence.start, key=lambda at: facts[at].start)
        terms.setdefault(held[max(0, before - 1)], []).extend(_told(sentence))
    for at, fact in enumerate(facts):
        more = [term for term in terms.get(at, ()) if term not in (fact.terms or "")]
        told = dict.fromkeys((fact.terms, *more) if fact.terms else more)
        yield replace(fact, terms=TERM_SEPARATOR.join(told)) if more else fact


def _told(sentence: Sentence) -> Iterator[str]:
    for found in _TERM.finditer(sentence.text):
        words = found["watch"] or found["cost"] or found["end"] or found["endless"]
        lead = " ".join(_PART.split(sentence.text[:found.start()])[-1].split()[-8:])
        if found["end"] or found["endless"] or not _UNREAL.search(lead):
            yield " ".join(words.split())
