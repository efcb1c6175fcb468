"""Where clauses begin and end: what is demanded or threatened, without the words that report it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from extractors.language.annotation import Annotated, Sentence
from extractors.language.mentions import Quotation
from extractors.language.vocabulary import any_of
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

Span = tuple[int, int]
"""Character offsets in the reading text."""

_OPEN, _CLOSE = "\"“‘'«(", "\"”’'»)"
_RELATIVE = regex(r"(?:who|which|whose|whom|where)\b")
_MODAL = regex(r"(?:will|would|shall|must|should)\b")
_CLAUSE_COMMA = regex(r",(?!\s(?:and|or|who|which|whose|where)\b)")
_DASH = regex(r"\s?[–—-]{1,2}\s")
_IDLE = regex(
    r"(?:if|when|where|as|once) (?:necessary|needed|possible|required|ever|only|so|again|more|before|and)\b",
    re.IGNORECASE)
_RUNS_ON = regex(r"\s+(?:and|or|to|in|on|of|for|from|if|unless|once|until|should|when)\b")
_STRAIGHT = regex(r"\"|(?<!\w)'|'(?!\w)")
_EDGE = " \t\n\r\u00a0.,;:!?…–—-"


@cache
def word_list(name: str) -> tuple[str, ...]:
    """A list of rules/clauses.toml."""
    return tuple(rule_data("clauses")["words"][name])


def words(name: str) -> str:
    """A regex for any of the words of a list in rules/clauses.toml, with or without a capital."""
    return any_of(word_list(name), or_capital=True)


@cache
def _beginning() -> re.Pattern[str]:
    day = (r"(?:\s+(?:on\s+)?(?:[A-Z][a-z]+day|yesterday|today|late|early|also|earlier|later|again|this week|"
           r"last (?:week|month|year)))*")
    report = rf"{_report()}{day}(?:\s+that)?[,:]?"
    return regex(rf"(?:{report}|\b{words('subordinator')}|[;:]|\s[–—-]{{1,2}}(?=\s)|,\s+(?:and|so|then|yet)\b)\s*")


@cache
def reporting() -> re.Pattern[str]:
    """Matches a verb that reports speech."""
    return regex(_report())


@cache
def _report() -> str:
    # The United States, and "states meeting in Nairobi", state nothing by their name.
    states = r"(?!states\s+(?!that\b|the\b|it\b|there\b|clearly\b|[\"“]))"
    return rf"(?<!\bUnited )\b{states}{words('report')}"


@cache
def _opener() -> re.Pattern[str]:
    joining = r"(?:[Bb]ut|[Aa]nd|[Oo]r|[Ss]o|[Yy]et)"
    return regex(rf"[\s\"“]*\b(?:{joining}|(?:{joining}\s+)?{words('opener')}[^,;:]*),\s+(?:then,?\s+)?")


@cache
def _ending() -> re.Pattern[str]:
    report = rf"\s+(?:[^\s,]+\s+){{0,8}}?{_report()}"
    named = rf"\s+[a-z][^,;]{{3,60}},\s+[A-Z][^,;]{{2,40}},\s+{_report()}"
    again = r"and\s+(?:he|she|it|they|that|there|we|I)\b|(?:it|we|they|he|she|I|there|this)(?:['’]|\s)"
    place = rf"an?\s+(?:(?!and|or)[\w-]+\s+){{0,3}}{words('described')}"
    trailer = rf"\s+(?:{words('trailer')}|{place}|(?!including|regarding)[a-z]+ing\b|{again})"
    or_else = (r"or\s+(?:else|otherwise|face|risk|suffer|be|prepare|(?:see|lose|forfeit)\b|[\"“]|"
               r"(?:the\s+)?[\w’'-]+\s+(?:will|would|should|could|may|might|shall)\b|"
               r"(?:an?|the)\s+(?:assault|attack|offensive|invasion|bombing|bombardment|shelling|siege|war)\b)")
    and_then = (r"and\s+(?:gave|told|set|ordered|issued|invited|accused|called|urged|warned|rejected|insisted|offered|"
                r"pledged|vowed|threatened|announced|appealed|blamed|condemned|denied|dismissed|refused|demanded|asked|"
                r"asks|urges|calls|warns|demands|tells|accuses|insists|offers|vows|threatens|rejects|orders|"
                r"(?:insist|demand|warn|say|urge)(?=\s+(?:that|the|on)\b)|accusing|(?:[a-z]+s\s)(?:accused|warned|said))\b")
    # "called for a truce and for Kenya to leave"
    apart = r"and\s+(?:for|on)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?\s+to\b"
    own = r"and\s+(?:\w+ed|gave|told|set|said|says|put|sought|wants|demands|calls|urges|warns|accuses|rejects)\b"
    as_they = (r"as\s+(?:the|both|its|their|his|her|an?)\s+(?:(?!while|and|but|that|which|who)[\w’'-]+\s+){1,4}?"
               r"(?:\w{3,}ed|held|met|began|were|was|are|is)\b")
    breaker = rf"(?<!only\s)after\b|{as_they}|{words('breaker')}|(?:in|of|to|for|with|from) which\b|while\b"
    return regex(
        # What an ending begins with comes first, so that the search can skip to it.
        r"[\s,;:\"”’](?:"
        rf"(?<=\s)(?:[–—]\s|--?\s|\s*(?:{or_else}|{and_then}|{apart}|{breaker}))"
        rf"|(?<=,)(?:[\"”’]*(?:{report}|{trailer})|[\"”]?{named}|\s+(?:otherwise\b|{or_else}|{and_then}|{own}))"
        rf"|(?<=[\"”’])(?:[\"”’]*,[\"”’]*{report}|,?\s+{or_else})"
        r"|(?<=;)|(?<=:)\s)")


def quotation_at(annotated: Annotated, offset: int) -> Quotation | None:
    """The quotation whose words hold the offset, or null."""
    i = bisect_right(annotated.quotations, offset, key=lambda mark: mark.text_start) - 1
    if i >= 0 and offset < annotated.quotations[i].text_end:
        return annotated.quotations[i]
    return None


def clause_starts(annotated: Annotated, sentence: Sentence, offset: int) -> list[int]:
    """Where the clauses begin in which the word at the offset stands, from the innermost to the whole sentence.

    They are not wider than the quotation, if what stands there is one and begins with a capital.
    """
    text = annotated.document.text
    mark = quotation_at(annotated, offset)
    inside = mark and mark.text_start > sentence.start and not text[mark.text_start].islower()
    first = mark.text_start if mark and inside else sentence.start
    starts = [after_opener(text, first, offset)]
    for found in _beginning().finditer(text, first, offset):
        if found.end() == offset and _DASH.match(found.group()) and _DASH.match(text, starts[-1] - 2):
            starts.pop()
            continue
        if _RELATIVE.match(text, found.start()) and (
                text.find(",", found.end(), offset) >= 0 or _main_verb(text, found.end(), offset)):
            continue
        opener = _opener().match(text, found.start(), offset)
        start = after_opener(text, opener.end() if opener else found.end(), offset)
        if not starts or start > starts[-1]:
            starts.append(start)
    return starts[::-1] or [after_opener(text, first, offset)]


def _main_verb(text: str, start: int, offset: int) -> bool:
    """True where the verb at the offset is not that of a relative clause which begins at `start` and has its own
    ("those who hold the port must leave").
    """
    return bool(_MODAL.match(text, offset)) and len(text[start:offset].split()) > 1


def clause_start(annotated: Annotated, sentence: Sentence, offset: int) -> int:
    """Where the clause begins in which the word at the offset stands."""
    return clause_starts(annotated, sentence, offset)[0]


def after_opener(text: str, start: int, offset: int) -> int:
    """Where the subject may begin, after what stands at the front and a comma ends ("Recalling its appeal, …")."""
    while opener := _opener().match(text, start, offset):
        start = opener.end()
    while start < offset and text[start] in _OPEN + _EDGE:
        start += 1
    return start


def clause_end(annotated: Annotated, sentence: Sentence, offset: int) -> int:
    """Where what begins at the offset ends: before ", he said", before a trailing clause, with the quotation."""
    text = annotated.document.text
    limit = sentence.end
    mark = quotation_at(annotated, offset)
    if mark and mark.text_end < limit and not _RUNS_ON.match(text, mark.end):
        limit = mark.text_end
    found = _ending().search(text, offset, limit)
    return found.start() if found else limit


@cache
def _conditional() -> re.Pattern[str]:
    should = r"[Ss]hould(?=\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?\s+[a-z]+)"
    return regex(rf"(?<!\bat )\b(?:{words('conditional')}|{should})")


def condition_within(text: str, start: int, end: int) -> Span | None:
    """The trigger at the end of some words ("… if attacked"), with the word that leads it."""
    found = _conditional().search(text, start, end)
    return (found.start(), end) if found and not _IDLE.match(text, found.start(), end) else None


def condition_before(annotated: Annotated, sentence: Sentence, start: int) -> Span | None:
    """The trigger in front of a clause ("If attacked, …"), with the word that leads it."""
    text = annotated.document.text
    led = [found.start() for found in _conditional().finditer(text, sentence.start, start)]
    for first in reversed(led):
        comma = _CLAUSE_COMMA.search(text, first, start)
        if comma and not _IDLE.match(text, first, start):
            return trimmed(text, first, comma.start())
    return None


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space, stops and unpaired quotation marks at its edges, but with the other of a pair."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end:
        last = text[end - 1]
        if last in _EDGE or last in "“‘(" or (last in _CLOSE and not _paired(text[start:end])):
            end -= 1
        elif text[start] in _OPEN and not _paired(text[start:end]):
            start += 1
        else:
            break
    if start and text[start - 1] in "\"“(" and not _paired(text[start:end]):
        start -= 1
    elif end < len(text) and text[end] in "\"”)" and not _paired(text[start:end]) and _paired(text[start:end + 1]):
        end += 1
    return start, end


def _paired(words: str) -> bool:
    """True where the words open as many marks as they close."""
    straight = len(_STRAIGHT.findall(words)) if '"' in words or "'" in words else 0
    return straight % 2 == 0 and words.count("“") == words.count("”") and words.count("(") == words.count(")")
