"""Places that a sentence means and does not name: "in the capital", "across the country", a mayor's own town."""

from __future__ import annotations

from extractors.casualties.country import country
from extractors.language.annotation import Annotated, Sentence
from extractors.language.gazetteer import gazetteer
from extractors.rules.regexes import regex

_AUTHORITY = regex(
    r"\b([A-Z][\w-]+)['’]s? (?:[Hh]ealth (?:[Mm]inistry|authorities|officials)|[Mm]inistry of [Hh]ealth|mayor)\b"
    r"|\b[Tt]he ([A-Z][\w-]+)(?<!an)(?<!ish)(?<!ese)(?<!i) [Hh]ealth [Mm]inistry\b"
    r"|\b(?:[Hh]ealth (?:[Mm]inistry|authorities|officials)|[Mm]ayor|[Gg]overnor) (?:of|in) ([A-Z][\w-]+)"
    r"|\bthe ([A-Z][\w-]+) (?:mayor|police chief)\b")
_AT_THE = r"\b(?:in|across|near|outside|inside|around)\s+the\s+"
_CAPITAL = regex(_AT_THE + r"capital\b(?!\s+of\b|\s+city\b|,?\s+[A-Z]|['’])")
_WHOSE_CAPITAL = regex(_AT_THE + r"([A-Z][a-z]+)\s+capital\b(?!\s+of\b|,?\s+[A-Z]|['’])")
_COUNTRY = regex(r"\b(?:in|across|throughout|around)\s+the\s+country\b(?!['’])")
_SEVERAL = regex(
    r"\b(?:in|across|from)\s+(?:the\s+|all\s+)?(?:two|three|four|five|six|seven|several|many|neighbou?ring)\s+"
    r"(?:countries|nations|states)\b")
_GOES_ON = frozenset({"capital", "country"})


def meant(annotated: Annotated, sentence: Sentence) -> str | None:
    """The capital or country of which the document is, where the sentence says "the capital" or "the country" of where
    something happened; null where it does not, or where the document is not of one country.
    """
    if _GOES_ON.isdisjoint(sentence.words):
        return None
    whose = _WHOSE_CAPITAL.search(sentence.text)
    entry = gazetteer().entries.get(whose[1]) if whose else None
    if entry and entry.adjective:
        return gazetteer().capitals.get(entry.name)
    if _CAPITAL.search(sentence.text):
        return gazetteer().capitals.get(country(annotated) or "")
    return country(annotated) if _COUNTRY.search(sentence.text) else None


def of_authority(sentence: Sentence) -> str | None:
    """The town or territory whose health ministry or mayor gives a toll: they count those in their own."""
    found = _AUTHORITY.search(sentence.text)
    where = next(filter(None, found.groups())) if found else None
    seat = gazetteer().entries.get(where) if where else None
    return None if seat and seat.place != seat.name else where  # "the health ministry in Nairobi"


def several(sentence: Sentence) -> bool:
    """True where a sentence speaks of several countries without naming them."""
    return bool(_SEVERAL.search(sentence.text))
