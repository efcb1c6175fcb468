"""Finds a deadline as it is stated: "within 72 hours", "by Sunday noon", "until Friday", "a 48-hour ultimatum"."""

from __future__ import annotations

from extractors.language.vocabulary import WEEKDAY
from extractors.rules.regexes import regex

_MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
          r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)")
_DAY = (rf"(?:{WEEKDAY}|{_MONTH}(?: \d{{1,2}}\b(?:, \d{{4}}\b)?)?|"
        rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})")
_HOUR = (r"(?:midnight|noon|dawn|dusk|sunset|sunrise|daybreak|nightfall|tomorrow|tonight|"
         r"\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]\.?m\.?| GMT))(?: \([A-Z]{2,4}\))?")
_PART = r"(?: (?:noon|midnight|morning|afternoon|evening|night))?"
_END = r"(?:the )?end of \w+(?: \w+)?"
_GAVE = r"\b(?:gave|given|gives|give) .{0,60}?"
_LENGTH = r"\w+ (?:more |further |additional )?(?:hours?|days?|weeks?|months?)"
_STATED = regex(
    rf"\b(?:within (?:the next |a )?|{_GAVE})({_LENGTH})\b|"
    rf"{_GAVE}\b(until (?:{_END}|(?:{_HOUR}(?: on)? )?{_DAY}{_PART}|{_HOUR}))|"
    rf"\b(by (?:{_END}|next \w+|(?:{_HOUR}(?: on)? )?{_DAY}{_PART}|{_HOUR}))|"
    rf"\b(?:have|has|had) ({_LENGTH}) to\b|"
    rf"\bdeadline of ((?:a|one|two|three|four|\d+) (?:hours?|days?|weeks?|months?)|{_HOUR}(?: on {_DAY})?|{_DAY})|"
    rf"\b(today|tomorrow|tonight|{_DAY}) as (?:a|the|its|their) deadline\b|"
    rf"\b(\w+[- ](?:hour|day|week|month)|{_DAY})[- ](?:ultimatum|deadline|window)")


def stated_deadline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of a deadline's words between two offsets ("72 hours", "by Sunday"); null where none is stated."""
    found = _STATED.search(text, start, end)
    return found.span(found.lastindex or 0) if found else None
