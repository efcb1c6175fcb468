"""Finds numbers that may count people: digits, words, ranges, dozens, with the words that bound them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.facts import Bound
from extractors.language.annotation import Sentence, Sentences
from extractors.language.mentions import Count
from extractors.language.vocabulary import any_of
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

_DATA = rule_data("numbers")
_VALUES: dict[str, int] = _DATA["values"]
_SCALES: dict[str, int] = _DATA["scales"]
_VAGUE: dict[str, int] = _DATA["vague"]
_BEFORE: dict[str, Bound] = {word: bound for bound, words in _DATA["bounds"].items() for word in words}
_AFTER: dict[str, Bound] = {word: bound for bound, words in _DATA["after"].items() for word in words}
_WORDS: dict[str, list[str]] = _DATA["words"]

_SMALL = any_of(_VALUES)
_SCALE = any_of(_SCALES)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\w)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w,.])|\d{1,12}(?:\.\d{1,3})?(?!\w)"
_PLURALS = any_of(word for word in _VAGUE if word.endswith("s") and " " not in word and word != "numerous")
_VAGUE_WORD = any_of(word for word in _VAGUE if " " in word or not word.endswith("s") or word == "numerous")

_NUMBER = regex(
    rf"(?P<plural>(?:{_PLURALS}|hundred(?=\s+of\s+{_PLURALS}))(?:\s+of\s+{_PLURALS})?"
    r"(?:\s+of\b(?!\s+(?:the|them|these|those|whom)\b))?)"
    rf"|(?P<vague>{_VAGUE_WORD})(?P<scale>(?:\s+{_SCALE}){{0,2}})"
    r"(?:\s+of\b(?!\s+(?:the|them|these|those|whom|its|his)\b))?"
    rf"|(?P<half>(?:half\s+an?|an?\s+half))\s+(?P<halved>dozen|million|thousand)\b"
    rf"|(?P<exact>(?:{_DIGITS}|{_SMALL}(?:[-\s]{_SMALL})?|an?(?=\s+{_SCALE})|(?=(?:hundred|thousand|dozen)\b))"
    rf"(?:\s+{_SCALE}){{0,2}}(?:(?:\s+and)?\s+{_SMALL}(?:[-\s]{_SMALL})?(?:\s+{_SCALE}){{0,2}}){{0,3}})",
    re.IGNORECASE)
_DIGIT = regex(r"[0-9](?<![0-9].)")
"""The first digit of a run. The class comes first, so that the search can skip to it."""
_CUES = frozenset({*_VALUES, *_SCALES, *(word.split()[-1] for word in _VAGUE), "half"})
_ARTICLE = regex(r"\b(?:half\s+an?|an?(?:\s+half)?)\s+$", re.IGNORECASE)
_INSIDE = frozenset(".,/:$€£#-")
_BOUND_BEFORE = regex(rf"\b({any_of(_BEFORE)})\s+(?:the\s+|another\s+|a\s+further\s+)?$", re.IGNORECASE)
_BOUND_AFTER = regex(rf"[\s-]({any_of(_AFTER)})|(\+)", re.IGNORECASE)
_RANGE = regex(r"\s*(?:-|–|—|\bto\b|\bor\b)\s*", re.IGNORECASE)
_BETWEEN = regex(r"\b(between|anywhere from|from|to)\s+$", re.IGNORECASE)
_AND = regex(r"\s+and\s+", re.IGNORECASE)
_WORD_BEFORE = regex(r"([\w.]+)\s+$")
_UNIT = regex(
    rf"[\s-]*(?:%|{any_of(word for word in _WORDS['units'] if word != '%')})|-[^\W\d]|['’]s?\s*\d|/|:\d|\.\d",
    re.IGNORECASE)
_AGE = regex(r"[A-Z][\w'’.-]*(?:,\s*| \()$")
_TOKEN = regex(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d[\d,.]*|[a-z]+", re.IGNORECASE)
_SPACES = regex(r"[ \u00a0\u202f]")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_AFTER_MONTH = regex(rf"\b{_MONTH} \Z")
_SAID_THAT = regex(
    r"\b(?:said|says|say|reported|reports|confirmed|stated|announced|claimed|added|showed|shows|show) that $")
_YEAR_OF_DAY = regex(rf"(?:\d,?|\b(?:since|in|of)|{_MONTH}) (?:19|20)\d\d\Z")
"""The year of a date: "October 7, 2023 to" and "since May 2023 to" begin no range."""
_LABELS = frozenset(_WORDS["labels"])
_YEARS = frozenset(_WORDS["years"])
_NOT_MANY = frozenset({"how", "so", "too", "as", "that", "this", "not"})
_NOT_ONE = frozenset({"no", "any", "every", "some", "each", "which", "this", "that", "the", "another"})
_OPENERS = frozenset({"between", "from", "to"})
_DASHES = frozenset(" \n-–—+")
_LINKED = frozenset("aAtToO-–—")
"""With these a range may go on after a number: "and", "to", "or", a dash."""
_BOUND_ENDS = frozenset({*(bound.split()[-1] for bound in _BEFORE), "the", "another", "further"})
_BACK = 24
"""Characters looked at before a number for the words that bound it."""


def find(text: str, sentences: Sentences) -> Iterator[Count]:
    """The counts of the sentences, in order: of a range the lower end first, of a vague word FACTS.md's number.

    Not numbers that are dates, ages, money, distances, shares or times, nor parts of names ("Resolution 12").
    """
    starts = _starts(text, sentences)
    if not starts:
        return
    starts.append(len(text))
    place = 0
    for sentence in sentences:
        at = sentence.start
        while starts[place] < at:
            place += 1
        while (start := starts[place]) < sentence.end:
            place += 1
            number = _read(text, start, sentence.end) if start >= at else None
            if number is not None:
                at = number[0]
                mention = _bounded(text, sentence, start, *number)
                if mention is not None:
                    at = mention.end
                    yield mention


def _starts(text: str, sentences: Sentences) -> list[int]:
    """Where a number may start, in order. Only the words that the sentences are known to hold are looked for: a search
    for any number word takes three times as long.
    """
    places = [digit.start() for digit in _DIGIT.finditer(text)]
    if words := _CUES & sentences.vocabulary:
        lower = text.lower()
        if len(lower) != len(text):
            lower = text
        for word in words:
            at = lower.find(word)
            while at >= 0:
                end = at + len(word)
                if not lower[end:end + 1].isalnum():
                    article = _ARTICLE.search(lower, max(0, at - 10), at) if word not in _VALUES else None
                    places.append(article.start() if article else at)
                at = lower.find(word, end)
    places.sort()
    return [place for place in places if not (place and (text[place - 1].isalnum() or text[place - 1] in _INSIDE))]


def _read(text: str, start: int, limit: int) -> tuple[int, int, Bound] | None:
    """The number that starts here: its end, value and bound; null where there is none."""
    found = _NUMBER.match(text, start, limit)
    if not found:
        return None
    if found["plural"]:
        count = 1
        for word in found["plural"].lower().split():
            count *= _VAGUE.get(word, _SCALES.get(word, 1))
        return found.end(), count, "vague"
    if found["vague"]:
        scale = found["scale"]
        count = _VAGUE[" ".join(found["vague"].lower().split())]
        for word in scale.lower().split():
            count *= _SCALES[word]
        return found.end(), count, "vague"
    if found["half"]:
        return found.end(), _SCALES[found["halved"].lower()] // 2, "exact"
    words = found["exact"]
    if words[:1].isdigit() and _SPACES.search(words, 1, 4) and _AFTER_MONTH.search(text, max(0, start - 11), start):
        words = _SPACES.split(words, maxsplit=1)[0]  # "on May 12 300 people"
    return _exact(words, found.start())


def _exact(words: str, start: int) -> tuple[int, int, Bound] | None:
    """Adds up digits, number words and scales; stops where the words no longer make one number."""
    total: float = 0
    current: float = 0
    end = 0
    least = 0
    scaled = whole = True
    for token in _TOKEN.finditer(words):
        word = token.group().lower()
        if word in _VALUES:
            value = _VALUES[word]
            last = int(current % 100)
            if current and not (scaled or (last in range(20, 100, 10) and value < 10)):
                break
            current += value
            scaled = False
        elif word in _SCALES:
            scale = _SCALES[word]
            if scale <= 100:
                current = (current or 1) * scale
            elif total and scale * (current or 1) >= least:
                break
            else:
                least = scale
                total, current = total + (current or 1) * scale, 0
            scaled = whole = True
        elif word in ("a", "an"):
            continue
        elif word == "and":
            if not scaled:
                break
            continue
        elif end:
            break
        else:
            digits = _SPACES.sub("", word).replace(",", "").rstrip(".")
            current, whole, scaled = float(digits), "." not in digits, False
            end = token.start() + len(word.rstrip(",."))
            continue
        end = token.end()
    return (start + end, round(total + current), "exact") if end and whole else None


def _bounded(text: str, sentence: Sentence, start: int, end: int, count: int, bound: Bound) -> Count | None:
    """The mention with its range and bound, or null where the number counts nothing."""
    top = None
    first = max(sentence.start, start - _BACK)
    lead = text[first:start]
    last = _last_word(lead)
    between = _BETWEEN.search(lead) if last in _OPENERS else None
    opener = between[1].lower() if between else None
    ahead = text[end:end + 2]
    may_range = opener != "from" and (ahead[:1] in _DASHES or ahead[1:] in _LINKED) \
        and not _YEAR_OF_DAY.search(text, max(first, start - 10), end)
    link = (_AND if opener == "between" else _RANGE).match(text, end, sentence.end) if may_range else None
    if link and not (link.group().startswith((" -", " –", " —")) and text[link.end():link.end() + 1].isupper()):
        upper = _read(text, link.end(), sentence.end)
        if upper and upper[2] == "exact" and bound == "exact":
            low = _raised(count, upper[1], text[link.end():upper[0]])
            if low < upper[1] and (opener == "between" or "or" not in link.group().lower() or upper[1] - low <= low):
                count, top, bound, end = low, upper[1], "range", upper[0]
                if between and opener in ("between", "anywhere from"):
                    start = first + between.start()
    after = _BOUND_AFTER.match(text, end, sentence.end) if text[end:end + 1] in _DASHES else None
    if not after and _UNIT.match(text, end, sentence.end):
        return None
    if _is_name(text, lead, last, start, end) or (count == 0 and not top):
        return None
    before = _BOUND_BEFORE.search(lead) if last in _BOUND_ENDS and start == first + len(lead) else None
    if before:
        start = first + before.start()
        bound = _BEFORE[" ".join(before[1].lower().split())] if bound == "exact" else bound
    if after:
        end = after.end()
        bound = (_AFTER[" ".join(after[1].lower().split())] if after[1] else "at_least") if bound == "exact" else bound
    return Count(start, end, count, top, bound)


def _raised(low: int, high: int, words: str) -> int:
    """Of "10 to 15 thousand" the lower end takes the scale of the upper."""
    scale = next((_SCALES[word] for word in reversed(words.lower().split()) if word in _SCALES), 1)
    return low * scale if scale > 1 and low < 1000 and low * scale < high else low


def _last_word(lead: str) -> str:
    """The last word before a number, in lower case; empty where something else stands between."""
    if not lead or not lead[-1].isspace():
        return ""
    last = lead.rsplit(None, 1)[-1:]
    if last and last[0].isalnum():
        return last[0].lower()
    found = _WORD_BEFORE.search(lead)
    return found[1].lower() if found else ""


def _is_name(text: str, lead: str, before: str, start: int, end: int) -> bool:
    """True of a number that is a label, a year or an age, and of words that don't count ("how many", "no one")."""
    word = text[start:end].lower()
    if word in ("many", "few"):
        return before in _NOT_MANY
    if word == "one":
        if before == "that" and _SAID_THAT.search(lead):
            return False
        return before in _NOT_ONE or text[end:end + 8].lower() == " another"
    if not word.isdigit():
        return False
    if before in _LABELS:
        return True
    if len(word) == 4 and word[:2] in ("19", "20"):
        following = text[end:end + 2]
        return before in _YEARS or not (len(following) == 2 and following[0] == " " and following[1].islower())
    return len(word) <= 2 and text[end:end + 1] in (",", ")") and bool(_AGE.search(lead))
