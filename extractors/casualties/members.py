"""Reads one counted group of people: "at least 23 Pakistani soldiers", "a driver", "six of them", "Halden Orr"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.casualties.noun_phrases import Form, NounPhrase, names_a_person, noun_phrase
from extractors.casualties.nouns import nouns, tells, words
from extractors.casualties.tokens import Tokens
from extractors.facts import Bound, Group
from extractors.language.gazetteer import gazetteer, key
from extractors.language.mentions import Actor, Count


@dataclass(frozen=True, slots=True)
class Member:
    """One counted group within a phrase. Offsets are the document's; `count` is null where no number is stated."""

    start: int
    end: int
    count: int | None
    count_max: int | None = None
    bound: Bound = "exact"
    group: Group = "unknown"
    side: str | None = None
    form: Form = "noun"
    part_of: int | None = None
    """Index of the member that includes this one."""


Read = tuple[Member, int]
"""A member, and the token after it."""


def member(tokens: Tokens, i: int, *, listed: bool = False) -> Read | None:
    """The member that starts at token i; `listed` where it continues a list ("and husband")."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.lower == "all" or token.lower in words("one"):
        more = tokens.word(i + 1) in words("more")
        skip = i + (2 if more else 1)
        if tokens.counted(skip) and (more or token.lower not in ("a", "an")):
            return _counted(tokens, skip, token.start)
    if tokens.counted(i):
        return _counted(tokens, i, token.start)
    if token.lower == "both":
        return _both(tokens, i)
    if token.lower in words("one"):
        return _single(tokens, i)
    actor = tokens.actors.get(token.start)
    if actor and actor.type == "person":
        return _named(tokens, i, actor)
    if token.lower in nouns() or token.capital or (listed and token.text[0].islower()):
        return _bare_noun(tokens, i, listed=listed)
    return None


def _counted(tokens: Tokens, i: int, start: int) -> Read | None:
    count = tokens.counts[tokens[i].start]
    j = tokens.after(count.end, i)
    if tokens.word(j) == "(" and tokens.counted(j + 1) and tokens.word(j + 2) == ")":
        j += 3  # "285 (255) killed", with the number of the day before
    if count.count > 1 and tokens.word(j) in words("taken"):
        return Member(start, count.end, count.count, count.count_max, count.bound, form="bare"), j
    if tokens.word(j) in words("more") and tokens.word(j + 1) == "of":
        j += 1  # "26 more of its soldiers"
    of = tokens.word(j) == "of"
    if of or tokens.words(count.start, count.end).endswith(" of"):
        inner = j + of
        if tokens.word(inner) in words("them"):
            end = tokens[inner].end
            return Member(start, end, count.count, count.count_max, count.bound, form="bare"), inner + 1
        inner += tokens.word(inner) in words("one")
        if tokens.word(inner) in words("states"):
            return Member(start, tokens[inner].end, count.count, count.count_max, count.bound, form="bare"), inner
        phrase = noun_phrase(tokens, inner)
        if phrase and phrase.noun:
            return _made(tokens, start, phrase, count), phrase.end
        if of:
            return None
    phrase = noun_phrase(tokens, j)
    if phrase is None or (phrase.form == "bare" and tokens.word(i - 1) in ("from", "initially", "previously")):
        return None
    if phrase.noun is None and tokens.word(phrase.end) in words("and") and not tokens.counted(phrase.end + 1):
        second = noun_phrase(tokens, phrase.end + 1)
        if second and second.noun and second.noun.number != "one":
            phrase = second
    return _made(tokens, start, phrase, count), _past_family(tokens, phrase.end)


def _past_family(tokens: Tokens, j: int) -> int:
    """The token after "of the same family", which tells more of the people counted before it."""
    if tokens.word(j) != "of" or tokens.word(j + 1) not in ("the", "one", "a", "his", "her", "their"):
        return j
    at = j + 2 + (tokens.word(j + 2) in ("same", "single"))
    return at + 1 if tokens.word(at) in words("collectives") else j


def _both(tokens: Tokens, i: int) -> Read | None:
    at = i + 1
    while tokens.word(at) == "of" or tokens.word(at) in words("one"):
        at += 1
    phrase = noun_phrase(tokens, at)
    if phrase and phrase.noun and phrase.noun.number == "many":
        return _made(tokens, tokens[i].start, phrase, Count(tokens[i].start, tokens[i].end, 2)), phrase.end
    return None


def _single(tokens: Tokens, i: int) -> Read | None:
    """One person after an article, or uncounted people."""
    token, j = tokens[i], i + 1
    one = Count(token.start, token.end, 1)
    following = tokens.word(j)
    if token.lower == "another" and _ends_phrase(tokens, j):
        return Member(token.start, token.end, 1, form="bare"), j
    if following in words("collectives"):
        return _counted(tokens, j + 2, token.start) if tokens.word(j + 1) == "of" and tokens.counted(j + 2) else None
    if following in words("ordinals") and _ends_phrase(tokens, j + 1):
        return Member(token.start, tokens[j].end, 1, form="bare"), j + 1
    if token.lower == "the" and following == "other" and tokens.word(j + 1) in words("auxiliaries"):
        return Member(token.start, tokens[j].end, 1, form="bare"), j + 1
    if following == "least" or (following in words("more") and following != "other") or (
            token.lower, following) == ("the", "dead"):
        return None
    phrase = noun_phrase(tokens, j)
    if phrase is None:
        return None
    end, noun = _past_children(tokens, phrase.end), phrase.noun
    if noun is None:
        article = token.lower in ("a", "an")
        return (_made(tokens, token.start, phrase, one), end) if article and names_a_person(tokens, phrase) else None
    if token.lower == "the" and tokens[end - 1].capital and tokens.names(end) > end:
        return None
    if noun.number != "one" and token.lower not in ("a", "an"):
        if tokens[end - 1].lower in tells() and tokens[end - 1].lower not in nouns():
            return None  # "the border", "the village"
        return _made(tokens, token.start, phrase, None), end
    read = _made(tokens, token.start, phrase, one)
    if tokens.word(end) == ",":
        after = tokens.names(end + 1)
        if after > end + 1 and tokens.word(after) in (",", "."):
            closed = tokens.word(after) == "," and (
                tokens.word(after + 1) in words("auxiliaries") or tokens.word(after + 1) in ("also", "died"))
            return replace(read, end=tokens[after - 1].end), after + closed
    return read, end


def _past_children(tokens: Tokens, j: int) -> int:
    """The token after what tells how many children somebody has: "a father of three", "a mother of two boys"."""
    if tokens.word(j) != "of" or not tokens.counted(j + 1) or tokens.word(j - 1) not in words("parents"):
        return j
    after = tokens.after(tokens.counts[tokens[j + 1].start].end, j + 1)
    return after + (tokens.word(after) in words("children"))


def _ends_phrase(tokens: Tokens, j: int) -> bool:
    return tokens.word(j) in words("stops") or not tokens.word(j)[:1].isalpha()


def _named(tokens: Tokens, i: int, actor: Actor) -> Read | None:
    j = tokens.after(actor.end, i)
    if actor.reference or tokens[j - 1].possessive:
        return None
    role = nouns().get(actor.role.lower().split()[-1]) if actor.role else None
    return _with_apposition(tokens, Member(
        actor.start, actor.end, 1, group=role.group if role else "unknown", form="name"), j)


def _bare_noun(tokens: Tokens, i: int, *, listed: bool) -> Read | None:
    """A noun phrase without number or article: many uncounted, one in a list ("and husband"), or a name."""
    token = tokens[i]
    phrase = noun_phrase(tokens, i)
    if phrase and phrase.noun:
        end = phrase.end
        name = tokens.names(end)
        if phrase.noun.number != "one":
            return _made(tokens, token.start, phrase, None), end
        if tokens.word(i - 1) != "the" and (listed or name > end or tokens[end - 1].capital):
            return _made(tokens, token.start, phrase, Count(token.start, token.start, 1)), name
    end = tokens.names(i)
    if end == i or token.start in tokens.actors or token.lower in words("stops") or tokens[end - 1].possessive:
        return None
    if tokens.word(i - 1) in words("before_places") or any(tokens[k].start in tokens.actors for k in range(i, end)):
        return None
    led = listed or tokens.word(i - 1) in words("before_names")
    if not led and tokens.word(end) not in ("was", "has", "is", "died", ",", "(", "and"):
        return None
    return _with_apposition(tokens, Member(token.start, tokens[end - 1].end, 1, form="name"), end)


def _with_apposition(tokens: Tokens, name: Member, j: int) -> Read:
    """A name with its age and the phrase set off by commas after it: "Nasib Gul, 40, a tribal elder,"."""
    if tokens.word(j) == "(" and tokens.word(j + 2) == ")":
        j += 3
    elif tokens.word(j) == "," and tokens.word(j + 1).isdigit() and tokens.word(j + 2) == ",":
        j += 2
    if tokens.word(j) != ",":
        return name, j
    at = j + 1
    while at - j < 16 and at < len(tokens) and tokens.word(at) not in (",", ";", "."):
        at += 1
    inside = [tokens.word(k) for k in range(j + 1, at)]
    known = [nouns()[word] for word in inside if word in nouns()]
    if "that" in inside or any(tokens.counted(k) for k in range(j + 2, at)):
        return name, j
    if not inside or not (known or inside[0] in words("one")):
        return name, j
    group = next((noun.group for noun in known if noun.group != "unknown"), None)
    if group and inside[0] in words("one"):
        name = replace(name, group=group)
    closed = tokens.word(at) == "," and (
        tokens.word(at + 1) in words("auxiliaries") or tokens.word(at + 1) in ("and", "dead"))
    return name, at + 1 if closed else j


def _made(tokens: Tokens, start: int, phrase: NounPhrase, count: Count | None) -> Member:
    last = tokens[phrase.end - 1].end if phrase.end else start
    if count and last < count.end:
        last = count.end
    inside = [token.lower for token in tokens.all if start <= token.start < last]
    after = _complement(tokens, phrase.end)
    if count is None:
        return Member(start, last, None, group=_group(phrase, inside, after), form=phrase.form)
    return Member(
        start, last, count.count, count.count_max, count.bound, _group(phrase, inside, after),
        _side(tokens, start, last, phrase.end, len(after)), phrase.form)


def _group(phrase: NounPhrase, inside: list[str], after: list[str]) -> Group:
    """The group that the noun tells, else the words beside it: "police officers", "members of the militia"."""
    if phrase.noun is None:
        return "unknown"
    beside = [*inside[:-1], *after]
    for word in sorted(beside, key=lambda word: tells().get(word) == "official"):  # "government security personnel"
        told = tells().get(word)
        if told and (phrase.noun.group == "unknown" or (
                phrase.noun.group != "militant" and told in ("police", "militant") and word in inside)):
            return told
    return phrase.noun.group


def _side(tokens: Tokens, start: int, last: int, end: int, after: int) -> str | None:
    """Whose people they were: the party inside the phrase, or in its complement ("members of the Highland Front")."""
    actors = tokens.sentence.actors
    inside = [a for a in actors if start <= a.start < last and a.type != "person" and not a.reference]
    if inside or not after:
        return _party(inside[0]) if inside else None
    stop = tokens[min(end + after, len(tokens)) - 1].end
    parties = (a for a in actors if last <= a.start < stop and a.type in ("armed group", "government") and not a.place)
    return next((party.name for party in parties), None)


def _party(actor: Actor) -> str | None:
    """The party of a body: Pakistan of "Pakistani troops"."""
    if actor.type != "body":
        return actor.name
    whose = actor.name.split()
    while whose and (whose[-1].lower() in nouns() or whose[-1].islower()):
        whose.pop()
    entry = gazetteer().entries.get(key(" ".join(whose)))
    return entry.name if entry else " ".join(whose) or None


def _complement(tokens: Tokens, end: int) -> list[str]:
    """The words of "of the city guard", "from the army" after a noun, in lower case."""
    found: list[str] = []
    if tokens.word(end) not in ("of", "from", "in", "with"):
        return found
    for j in range(end, min(end + 7, len(tokens))):
        lower = tokens.word(j)
        if lower in (",", ".", ";") or (j > end and lower in words("stops") and lower not in ("of", "the")):
            break
        found.append(lower)
    return found
