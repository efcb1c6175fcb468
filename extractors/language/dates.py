"""Finds date expressions; what they mean as days is language/calendar.py's to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, get_args

from extractors.document import Document
from extractors.language.annotation import Sentence
from extractors.language.calendar import resolve
from extractors.language.mentions import Day
from extractors.language.tense import tense_at
from extractors.language.when import Form, Part, Unit, When
from extractors.rules.expressions import Expression, Grammar, date_grammar

__all__ = ["find", "resolve"]

ANCHOR_REACH = 3
"""Sentences back within which "two days later" finds the day it counts from."""

WEEK_REACH = 30
"""Characters after "next week" within which a weekday is one of that week."""

_WORD = re.compile(r"\w+")
_YEARS = frozenset(str(year) for year in range(1800, 2100))
_GAPS = {
    "": "", "the": "", "of": "", "of the": "", "in the": "", ",": ",", ", the": ",", "-": "-", "–": "-", "—": "-",
    "(": "(",
}
_LONGEST_GAP = 12
_JOINERS = frozenset(["to", "and"])
_CLAUSE_ENDS = re.compile(r"\s{0,2}(?:[,.;:)\"”’']|\Z|(?:in|at|by|from|near)\b)")
_MONEY = frozenset("$£€#")
_NUMBERS = {"small", "figure", "number-word"}
_UNITS: dict[str, Unit] = {
    "one-day": "day", "many-days": "day", "week-unit": "week", "month-unit": "month", "year-unit": "year",
}
_PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "mid": "mid", "late": "late", "end": "late", "earlier": "elapsed",
    "later": "rest",
}
_FORMS: dict[str, Form] = {name: name for name in get_args(Form)}


class _Lexeme(NamedTuple):
    """A word that may be part of a date: its class, what it is worth, and its offsets."""

    name: str
    value: int
    start: int
    end: int


def find(text: str, sentences: Sequence[Sentence]) -> Iterator[Day]:
    """The date expressions of the sentences, in order."""
    grammar = date_grammar()
    anchor: tuple[int, When] | None = None
    for sentence in sentences:
        week: When | None = None
        words = sentence.words
        if words.isdisjoint(grammar.cues) and (words.isdisjoint(grammar.units) or words.isdisjoint(grammar.relations)) \
                and words.isdisjoint(_YEARS):
            continue
        for when in _in_sentence(text, sentence, grammar):
            if when.form == "weekday" and when.shift is None and week and when.start - week.end < WEEK_REACH:
                when = replace(when, shift=week.shift)
            if when.form == "week":
                week = when
            if when.form == "anchored":
                near = anchor and sentence.index - anchor[0] <= ANCHOR_REACH
                if not near and (when.days > 0 or (when.shift or 0) > 0):
                    continue
                when = _joined(when, anchor[1] if anchor and near else None)
            yield Day(when.start, when.end, when)
            if when.form not in ("year", "span"):
                anchor = sentence.index, when


def in_datelines(document: Document) -> Iterator[Day]:
    """The days that datelines name ("PORT HALE, May 14 (Agency) --"): they stand in the text, but in no sentence."""
    for piece in document.furniture:
        if piece.kind == "dateline":
            line = document.text[piece.start:piece.end]
            words = frozenset(_WORD.findall(line.lower()))
            yield from find(document.text, [Sentence(0, piece.start, piece.end, 0, line, words)])


def _joined(when: When, anchor: When | None) -> When:
    """An anchored expression with what it counts from; a chain of days is added up, so that it stays flat."""
    if anchor and anchor.form == "anchored" and not anchor.unit and not when.unit:
        return replace(when, days=when.days + anchor.days, first=anchor.first)
    if anchor and anchor.form == "anchored" and anchor.first and anchor.first.form == "anchored":
        anchor = anchor.first
    return replace(when, first=anchor)


def _in_sentence(text: str, sentence: Sentence, grammar: Grammar) -> Iterator[When]:
    lexemes, symbols = _lexemes(text, sentence, grammar)
    begun = 0
    for at, symbol in enumerate(symbols):
        if at < begun or symbol not in grammar.starting:
            continue
        any_of_them, expressions = grammar.starting[symbol]
        if not any_of_them.match(symbols, at):
            continue
        for expression in expressions:
            found = expression.regex.match(symbols, at)
            if not found or not _fits(expression, text, lexemes[at].start, lexemes[found.end() - 1].end):
                continue
            when = _when(expression, lexemes[at:found.end()], text, sentence) if expression.form else None
            if when or not expression.form:
                begun = found.end()
                if when:
                    yield when
                break


def _fits(expression: Expression, text: str, start: int, end: int) -> bool:
    """Whether what stands about the matched words lets them be this expression."""
    if expression.ends_clause and not _CLAUSE_ENDS.match(text, end):
        return False
    lead = text[max(0, start - 14):start] if expression.after or expression.never_after else ""
    if expression.never_after and expression.never_after.search(lead):
        return False
    return not expression.after or bool(expression.after.search(lead))


def _lexemes(text: str, sentence: Sentence, grammar: Grammar) -> tuple[list[_Lexeme], str]:
    """The date words of a sentence with the marks between them (a space for anything else), and a symbol for each."""
    lexemes: list[_Lexeme] = []
    symbols: list[str] = []
    last: _Lexeme | None = None
    for token in grammar.token.finditer(text, sentence.start, sentence.end):
        known = _figures(token, text) if token.lastgroup else grammar.words[token.group()]
        if known is None:
            continue
        if known[0] in _JOINERS and (last is None or token.start() - last.end > _LONGEST_GAP):
            continue
        lexeme = _Lexeme(*known, token.start(), token.end())
        if last is not None:
            gap = text[last.end:lexeme.start]
            if gap != " ":
                mark = _GAPS.get(gap) if len(gap) <= _LONGEST_GAP else " "
                if mark is None:
                    mark = _mark(gap, last)
                if mark:
                    lexemes.append(_Lexeme(mark, 0, last.end, lexeme.start))
                    symbols.append(mark)
        lexemes.append(lexeme)
        symbols.append(grammar.symbols[known[0]])
        last = lexeme
    return lexemes, "".join(symbols)


def _mark(gap: str, last: _Lexeme) -> str:
    gap = " ".join(gap.split())
    if gap[:1] == "." and last.name in ("month", "short-weekday"):
        gap = gap[1:].strip()
    return _GAPS.get(gap, " ")


def _figures(token: re.Match[str], text: str) -> tuple[str, int] | None:
    """The class and value of what is written in figures; null for what is no part of a date."""
    if token["figures"] or token["unusual"]:
        return ("figures" if token["figures"] else "unusual"), 0
    digits = token["number"]
    if token.start() and text[token.start() - 1] in _MONEY:
        return None
    if token["ordinal"]:
        value = int(digits[:-2]) if digits[:-2].isdecimal() and len(digits) < 5 else 0
        return ("ordinal", value) if 0 < value <= 31 else None
    if not digits.isdecimal() or len(digits) > 4:
        return None
    value = int(digits)
    if 0 < value <= 31 and len(digits) <= 2:
        return "small", value
    return ("year" if digits in _YEARS else "figure"), value


def _when(expression: Expression, words: list[_Lexeme], text: str, sentence: Sentence) -> When | None:
    """What matched words say, by the form of their expression."""
    start, end = words[0].start, words[-1].end
    by_class = {word.name: word.value for word in words}
    tense = tense_at(sentence.text, start - sentence.start, end - sentence.start)
    bare = When(start, end, text[start:end], "day", tense=tense)
    match expression.form:
        case "range":
            return _range(expression, bare, words)
        case "day" if "figures" in by_class:
            return _from_figures(bare)
        case "day" | "month" | "year":
            return _named(bare, words, _FORMS[expression.form])
        case "weekday":
            return _weekday(bare, words)
        case "offset" if bare.text[0].isupper() and text[max(0, start - 2):start - 1].isalnum():
            return None  # "Russia Today"
        case "offset":
            days = expression.days if expression.days is not None else _offset(by_class)
            return replace(bare, form="offset", days=days)
        case "overnight":
            evening = replace(bare, form="offset", days=-1)
            return replace(bare, form="range", first=evening, last=replace(evening, days=0))
        case "weekend":
            return replace(bare, form="weekend", shift=_shift(by_class))
        case "calendar":
            unit = _unit(by_class)
            if "ago" in by_class:
                count = -_count(by_class)
                return replace(bare, form=_FORMS[unit], shift=count)
            return replace(bare, form=_FORMS[unit], shift=_shift(by_class), part=_part(by_class))
        case "span":
            if bare.text.endswith("s") and not _NUMBERS & by_class.keys():
                return None
            sign = 1 if "next" in by_class or "coming" in by_class else -1
            hours = "hour-unit" in by_class
            count = max(1, _count(by_class) // 24) if hours else _count(by_class)
            if _unit(by_class) == "day" and not hours and sign < 0:
                count = max(1, count - 1)
            return replace(bare, form="span", unit=_unit(by_class), shift=sign * count)
        case "anchored":
            if expression.days is not None:
                return replace(bare, form="anchored", days=expression.days)
            return _anchored(bare, by_class)
        case "unusual":
            return replace(bare, form="unusual")
    return None


def _count(by_class: dict[str, int]) -> int:
    return next((by_class[name] for name in _NUMBERS if name in by_class), 1) * by_class.get("week-unit", 1)


def _unit(by_class: dict[str, int]) -> Unit:
    return next((unit for name, unit in _UNITS.items() if name in by_class), "day")


def _part(by_class: dict[str, int]) -> Part | None:
    return next((part for name, part in _PARTS.items() if name in by_class), None)


def _shift(by_class: dict[str, int]) -> int | None:
    names = ("last", "past", "previous", "this", "next", "coming", "following")
    return next((by_class[name] for name in names if name in by_class), None)


def _offset(by_class: dict[str, int]) -> int:
    if "ago" in by_class:
        return -_count(by_class)
    return next((by_class[name] for name in ("today", "yesterday", "tomorrow", "last") if name in by_class), 0)


def _anchored(bare: When, by_class: dict[str, int]) -> When:
    names = ("next", "following", "before", "after", "previous", "earlier", "later")
    sign = next((by_class[name] for name in names if name in by_class), 0)
    unit = _unit(by_class)
    if unit == "day":
        return replace(bare, form="anchored", days=sign * _count(by_class))
    return replace(bare, form="anchored", unit=unit, shift=sign * _count(by_class))


def _named(bare: When, words: list[_Lexeme], form: Form) -> When | None:
    """A day, month or year from its words; null for a day that no month has."""
    by_class = {word.name: word.value for word in words}
    day = by_class.get("small", by_class.get("ordinal"))
    if form == "day" and (day is None or day > (29 if by_class.get("month") == 2 else 31)):
        return None
    shift = _shift(by_class)
    if form == "day" and shift:
        bare, shift = replace(bare, tense="past" if shift < 0 else "future"), None
    return replace(
        bare, form=form, year=by_class.get("year"), month=by_class.get("month"), day=day if form == "day" else None,
        weekday=by_class.get("weekday", by_class.get("short-weekday")), shift=shift, part=_part(by_class))


def _granularity(words: list[_Lexeme]) -> Form:
    return "day" if any(word.name in ("small", "ordinal") for word in words) else "month"


def _weekday(bare: When, words: list[_Lexeme]) -> When:
    by_class = {word.name: word.value for word in words}
    days = by_class.get("before", 0) + by_class.get("after", 0)
    shift = _shift(by_class)
    if "coming" in by_class:
        bare, shift = replace(bare, tense="future"), None
    elif shift == 0:
        shift = None
    elif "earlier" in by_class:
        bare = replace(bare, tense="past")
    return replace(bare, form="weekday", weekday=by_class["weekday"], shift=shift, days=days)


def _from_figures(bare: When) -> When | None:
    """ISO 8601, or the American month/day/year unless only day/month/year is possible."""
    parts = [int(part) for part in re.split(r"[-/]", bare.text)]
    if parts[0] > 99:
        year, month, day = parts
    else:
        month, day, year = parts
        if month > 12 or "-" in bare.text:
            month, day = day, month
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1800 <= year < 2100):
        return None
    return replace(bare, year=year, month=month, day=day)


def _range(expression: Expression, bare: When, words: list[_Lexeme]) -> When | None:
    """Two days, weekdays or years; what only one of them names (month, year) goes for both."""
    cut = next(i for i, word in enumerate(words) if word.name in ("to", "and", "-"))
    left, right = words[:cut], words[cut + 1:]
    kinds = {word.name for word in words}
    if "weekday" in kinds:
        first, last = _weekday(bare, left), _weekday(bare, right)
    elif "month" in kinds:
        a, b = _named(bare, left, _granularity(left)), _named(bare, right, _granularity(right))
        if a is None or b is None:
            return None
        month = b.month or a.month
        first, last = replace(a, month=a.month or b.month), replace(b, month=month)
        if first.month == last.month and first.year in (None, last.year) and first.day and last.day:
            if not 0 < last.day - first.day <= (1 if expression.adjacent else 30):
                return None
            first = replace(first, year=last.year)
        elif first.year is None and last.year:
            first = replace(first, year=last.year - ((first.month or 0) > (last.month or 0)))
    else:
        years = [word.value for word in (left[0], right[0])]
        if years[1] < 100:
            years[1] += years[0] // 100 * 100
        if years[0] >= years[1]:
            return None
        first, last = (replace(bare, form="year", year=year) for year in years)
    return replace(bare, form="range", first=first, last=last)
