"""Reads the phrases of a sentence that name people, with lists and parts: "seven soldiers, including a captain"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.casualties.members import Member, Read, member
from extractors.casualties.nouns import nouns, words
from extractors.casualties.tokens import Tokens
from extractors.language.annotation import Sentence
from extractors.language.mentions import Phrase

_LINKED = 14
"""Words that may stand between a member of a list and the next."""
_LISTED = 8
"""Members looked ahead for the "and" that makes a list of them."""
_AS_WELL_AS = ["as", "well", "as"]
_ALL = frozenset({"all", "both"})
_PARTS = frozenset({"including", "among", "amongst"})


@dataclass(frozen=True, slots=True)
class Victims(Phrase):
    """A phrase that names people, with its members in order."""

    members: tuple[Member, ...] = ()


def victims(sentence: Sentence) -> tuple[Victims, ...]:
    """The phrases of a sentence that name people, in order and without overlaps."""
    return tuple(_phrases(Tokens(sentence)))


def _phrases(tokens: Tokens) -> Iterator[Victims]:
    i = 0
    table, one = nouns(), words("one")
    while i < len(tokens.all):
        token = tokens.all[i]
        may_start = (token.text[0].isupper() and token.start not in tokens.settings) or token.lower in one \
            or token.lower in table or token.lower in _ALL or token.start in tokens.counts \
            or token.start in tokens.actors
        read = _listing(tokens, i) if may_start else None
        if read and not _only_qualifies(tokens, i, read[1]):
            members, after = read
            yield Victims(members[0].start, tokens[after - 1].end, tuple(members))
            i = after
        else:
            i += 1


def _only_qualifies(tokens: Tokens, i: int, after: int) -> bool:
    """True of a demonym alone, with no article or number: "Ugandan dead" are not one Ugandan."""
    actor = tokens.actors.get(tokens[i].start)
    return after == i + 1 and bool(actor and actor.adjective) and not tokens[i].lower.endswith("s")


def _listing(tokens: Tokens, i: int) -> tuple[list[Member], int] | None:
    """Members joined by commas and "and", with the parts of the last: and the token after them."""
    read = member(tokens, i)
    if read is None:
        return None
    first, j = read
    members = [first]
    while following := _joined(tokens, j, members):
        another, j = following
        if another.count is None:  # "soldiers and villagers"
            mixed = "civilian" in {another.group, members[-1].group} and another.group != members[-1].group
            members[-1] = replace(members[-1], end=another.end, group="unknown" if mixed else members[-1].group)
        else:
            members.append(another)
    parts, j = _parts(tokens, j, len(members) - 1)
    if parts and (following := _joined(tokens, j, members)) and following[0].count and following[0].form == "noun":
        parts.append(following[0])  # "18 civilians, including three monks, and 16 soldiers"
        j = following[1]
    linked = _past_links(tokens, j, words("auxiliaries"))
    return members + parts, linked if tokens.word(linked) in words("auxiliaries") else j


def _joined(tokens: Tokens, j: int, members: list[Member]) -> Read | None:
    """The next member of a list, where the words from token j on make one."""
    at = _past_links(tokens, j)
    comma = tokens.word(at) == ","
    link = at + comma
    further = _further(tokens, link)
    if further or tokens.word(link) in words("and"):
        read = member(tokens, link + (further or 1 + (tokens.word(link + 1) == "also")), listed=True)
        apart = at > j or comma or members[-1].form == "name"
        if read is None or (read[0].count is None and members[-1].count is not None and apart):
            return None
        if read[0].form == "name" and at > j:
            return None
        if comma and members[0].part_of is None and _included(tokens, members[0]):
            return None
        return read if not comma or further or len(members) > 1 or _list_goes_on(tokens, at) else None
    if comma and _list_goes_on(tokens, at):
        read = member(tokens, link, listed=True)
        return read if read and read[0].count is not None else None
    return member(tokens, link) if comma and at == j and _kinds_go_on(tokens, link) else None


def _kinds_go_on(tokens: Tokens, i: int) -> bool:
    """True where kinds of people follow that share the number before them: "3,000 soldiers, herders and nurses"."""
    for _ in range(_LISTED):
        read = member(tokens, i)
        if read is None or read[0].count is not None or read[0].form != "noun":
            return False
        if tokens.word(read[1]) in words("and"):
            last = member(tokens, read[1] + 1)
            return last is not None and last[0].count is None and last[0].form == "noun"
        if tokens.word(read[1]) != ",":
            return False
        i = read[1] + 1
    return False


def _further(tokens: Tokens, link: int) -> int:
    """How many words "as well as" or "along with" takes, where one stands at a token; 0 for none."""
    if tokens.word(link + 1) == "with":
        return 2 * (tokens.word(link) in ("along", "together"))
    return 3 * (tokens.lower[link:link + 3] == _AS_WELL_AS)


def _included(tokens: Tokens, first: Member) -> bool:
    """True of "…, including three children, and 13 others": what follows is no more of the part."""
    return tokens.words(tokens.sentence.start, first.start).lower().endswith(("including ", "among them "))


def _list_goes_on(tokens: Tokens, comma: int) -> bool:
    """True where a comma is followed by members and at last by "and" and a member."""
    for _ in range(_LISTED):
        if tokens.word(comma + 1) in words("and"):
            return member(tokens, comma + 2, listed=True) is not None
        read = member(tokens, comma + 1, listed=True)
        if read is None or read[0].count is None:
            return False
        comma = _past_links(tokens, read[1])
        if tokens.word(comma) in words("and"):
            return member(tokens, comma + 1, listed=True) is not None
        if tokens.word(comma) != ",":
            return False
    return False


def _past_links(tokens: Tokens, j: int, before: frozenset[str] = frozenset()) -> int:
    """Skips what may stand between a member and a comma, "and" or one of the given words: "of the city guard", "from
    Lowmere"; stays where none of these follows.
    """
    links, joins, stops = words("links"), words("and"), words("stops")
    for at, token in enumerate(tokens.all[j:j + _LINKED], j):
        if at == j and (token.start in tokens.settings or token.lower in words("times")):
            continue
        if token.lower in before or token.lower == "," or token.lower in joins:
            return at
        verb = token.lower == "were" and tokens.word(at - 1) not in ("who", "that")
        if tokens.counted(at) or verb or (at == j and token.lower not in links and token.text != "("):
            return j
        if (token.lower in stops and token.lower not in links) or token.text in ".;:—–-\"“”":
            return j
    return j


def _parts(tokens: Tokens, j: int, whole: int) -> tuple[list[Member], int]:
    """The parts that "including three children" or ", two of them women," names, and the token after them."""
    linked = _past_links(tokens, j)
    comma, bracket = tokens.word(linked) == ",", tokens.word(j) == "("
    at = linked + 1 if comma else j + 1 if bracket else linked
    if tokens.word(at) in _PARTS:
        first = at + 1
        while tokens.word(first) in words("them") or tokens.word(first) in ("also", "was", "were", ","):
            first += 1
        read = _listing_of_parts(tokens, first, whole)
    elif (comma or bracket) and tokens.counted(at):
        read = _of_them(tokens, at, whole)
    else:
        read = None
    if read is None:
        return [], j
    found, end = read
    if bracket and tokens.word(end) == ")":
        return found, end + 1
    linked = _past_links(tokens, end)
    if tokens.word(linked) == "," and (comma or tokens.word(linked + 1) in words("auxiliaries")):
        return found, linked + 1
    return found, end


def _of_them(tokens: Tokens, i: int, whole: int) -> tuple[list[Member], int] | None:
    """Reads "two of them women": the noun stands after it."""
    read = member(tokens, i)
    if read is None:
        return None
    part, j = read
    noun = nouns().get(tokens.word(j))
    if noun is None or not tokens.words(part.start, part.end).lower().endswith(("of them", "of whom")):
        return None
    return [replace(part, end=tokens[j].end, group=noun.group, form="noun", part_of=whole)], j + 1


def _listing_of_parts(tokens: Tokens, i: int, whole: int) -> tuple[list[Member], int] | None:
    read = member(tokens, i)
    if read is None:
        return None
    part, j = read
    found = [replace(part, part_of=whole)]
    while following := _joined(tokens, j, found):
        linked = _past_links(tokens, j)
        if len(found) == 1 and tokens.word(linked) == "," and tokens.word(linked + 1) in words("and"):
            break  # the comma closes what "including" opened
        part, j = following
        found.append(replace(part, part_of=whole))
    return found, j
