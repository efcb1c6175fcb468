"""Finds date expressions; what they mean as days is language/calendar.py's to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.document import Document
from extractors.language.annotation import Sentence, Sentences
from extractors.language.calendar import resolve
from extractors.language.date_forms import Lexeme, read
from extractors.language.mentions import Day
from extractors.language.when import When
from extractors.rules.expressions import Expression, Grammar, date_grammar
from extractors.rules.regexes import regex

__all__ = ["find", "resolve"]

ANCHOR_REACH = 3
"""Sentences back within which "two days later" finds the day it counts from."""

WEEK_REACH = 30
"""Characters after "next week" within which a weekday is one of that week."""

_WORD = regex(r"\w+")
_YEARS = frozenset(str(year) for year in range(1800, 2100))
_GAPS = {
    "": "", "the": "", "of": "", "of the": "", "in the": "", ",": ",", ", the": ",", "-": "-", "–": "-", "—": "-",
    "(": "(", "'s": "", "’s": "",
}
_LONGEST_GAP = 12
_JOINERS = frozenset(["to", "and"])
_CLAUSE_ENDS = regex(r"\s{0,2}(?:[,.;:)\"”’']|\Z|(?:in|at|by|from|near)\b)")
_THAT_YEAR = regex(r",?\s+(?:(?:of|in|later)\s+)?(?:that|(?:the|that)\s+(same|following))\s+year\b")
"""After a day or month of the year that was named before: "in June that year", "on 4 May of the following year"."""
_MONEY = frozenset("$£€#")


def find(text: str, sentences: Sentences) -> Iterator[Day]:
    """The date expressions of the sentences, in order."""
    grammar = date_grammar()
    anchor: tuple[int, When] | None = None
    year: tuple[int, int] | None = None
    for sentence in sentences.holding(grammar.cues | grammar.units | _YEARS):
        week: When | None = None
        words = sentence.words
        if words.isdisjoint(grammar.cues) and (words.isdisjoint(grammar.units) or words.isdisjoint(grammar.relations)) \
                and words.isdisjoint(_YEARS):
            continue
        for when in _in_sentence(text, sentence, grammar):
            if when.form == "weekday" and when.shift is None and week and when.start - week.end < WEEK_REACH:
                when = replace(when, shift=week.shift)
            if when.form == "weekend" and when.shift is None and text.endswith(" a ", 0, when.start):
                when = replace(when, tense="past")  # "a weekend raid"
            if when.form == "week":
                week = when
            if when.form in ("day", "month") and when.month and when.year is None and when.shift is None and year \
                    and sentence.index - year[0] <= ANCHOR_REACH and (that := _THAT_YEAR.match(text, when.end)):
                when = replace(when, year=year[1] + (that[1] == "following"))
            if when.year:
                year = sentence.index, when.year
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
            yield from find(document.text, Sentences([Sentence(0, piece.start, piece.end, 0, line, words)]))


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
        start = grammar.starting[symbol]
        if not start.regex.match(symbols, at):
            continue
        for expression in start.expressions:
            found = expression.regex.match(symbols, at)
            if not found or not _fits(expression, text, lexemes[at].start, lexemes[found.end() - 1].end):
                continue
            when = read(expression, lexemes[at:found.end()], text, sentence) if expression.form else None
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


def _lexemes(text: str, sentence: Sentence, grammar: Grammar) -> tuple[list[Lexeme], str]:
    """The date words of a sentence with the marks between them (a space for anything else), and a symbol for each."""
    lexemes: list[Lexeme] = []
    symbols: list[str] = []
    last: Lexeme | None = None
    for token in grammar.token.finditer(text, sentence.start, sentence.end):
        known = _figures(token, text) if token.lastgroup else grammar.words[token.group()]
        if known is None:
            continue
        if known[0] in _JOINERS and (last is None or token.start() - last.end > _LONGEST_GAP):
            continue
        lexeme = Lexeme(*known, token.start(), token.end())
        if last is not None:
            gap = text[last.end:lexeme.start]
            if gap != " ":
                mark = _GAPS.get(gap) if len(gap) <= _LONGEST_GAP else " "
                if mark is None:
                    mark = _mark(gap, last)
                if mark:
                    lexemes.append(Lexeme(mark, 0, last.end, lexeme.start))
                    symbols.append(mark)
        lexemes.append(lexeme)
        symbols.append(grammar.symbols[known[0]])
        last = lexeme
    return lexemes, "".join(symbols)


def _mark(gap: str, last: Lexeme) -> str:
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
