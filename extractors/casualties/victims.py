"""Reads the phrases of a sentence that name people: "at least 23 Pakistani soldiers and a driver", "six others"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.casualties.nouns import Noun, nouns, tells, things
from extractors.facts import Bound, Group
from extractors.language.annotation import Sentence
from extractors.language.mentions import Actor, Count, Day, Phrase, Place

_TOKEN = re.compile(r"\w+(?:[-'’.&]\w+)*['’]?|[^\w\s]")
_ONE = frozenset({"a", "an", "the", "his", "her", "their", "its", "another", "this", "that", "our", "my", "each", "every"})
_MORE = frozenset({"other", "others", "more", "additional", "further", "remaining"})
_THEM = frozenset({"them", "whom", "these", "those", "us", "which"})
_INCLUDING = frozenset({"including", "includes", "included", "among", "amongst", "of"})
_AND = frozenset({"and", "&", "plus", "or"})
_LINKS = frozenset(
    "of from in at near with on the a an his her their its belonging traveling travelling to for between aboard inside "
    "outside around by who were affiliated linked".split())
_STOPS = frozenset(
    "of from in at near with on to for by into onto over under after before during while when where who whom whose which "
    "that as since until because although though if unless against between among amongst within without across along "
    "through throughout around about and or but nor so yet was were is are be been being am has have had having do does "
    "did will would shall should may might can could must not also then later there here this these those it they he she "
    "we i you them him us reportedly allegedly apparently including aboard inside outside via per than both either "
    "neither dead alive missing killed died killing die dies kills wounded wounding injured injuring hurt shot said says "
    "told fled lost succumbed perished remain remained remains went got left martyred slain murdered assassinated executed "
    "beheaded massacred slaughtered gunned drowned deaths fatalities injuries casualties killings lives bodies corpses "
    "wounds captured abducted kidnapped displaced homeless seized stranded trapped claimed claims hacked burned burnt "
    "beaten stabbed lynched refugees death fatality casualty body corpse injury too only just still now yesterday today "
    "tonight tomorrow instead early late yet seriously critically severely badly slightly lightly fatally gravely "
    "grievously while amid despite following targeting attacked attack unaccounted evacuated up down out off away back "
    "took take takes taken suffered sustained received escaped survived fell fighting crossed".split())
_ADJECTIVES = frozenset("wounded injured abducted kidnapped captured displaced missing dead seized stranded trapped".split())
_AUXILIARIES = frozenset("was were is are has have had died".split())
_BEFORE_PLACES = frozenset("in at near of from to for between around outside inside across towards toward via ( [".split())
_AFTER_NAMES = frozenset({",", "(", "and", "dead", *_AUXILIARIES})
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_LIMIT = 12
"""Words that a phrase may take after its number."""


@dataclass(frozen=True, slots=True)
class Member:
    """One counted group within a phrase. Offsets are the document's; `count` is null where no number is stated."""

    start: int
    end: int
    count: int | None
    count_max: int | None = None
    bound: Bound = "exact"
    group: Group = "unknown"
    side: Actor | None = None
    form: str = "noun"
    """`noun` (a known noun for people), `bare` ("six others"), `unknown` (another noun), `name`."""
    part_of: int | None = None
    """Index of the member that includes this one."""


@dataclass(frozen=True, slots=True)
class Victims(Phrase):
    """A phrase that names people, with its members in order."""

    members: tuple[Member, ...] = ()


@dataclass(slots=True)
class _Token:
    text: str
    lower: str
    start: int
    end: int


@dataclass(slots=True)
class _Reader:
    """Reads one sentence from left to right; offsets are the document's."""

    sentence: Sentence
    tokens: list[_Token] = field(default_factory=list)
    counts: dict[int, Count] = field(default_factory=dict)
    actors: dict[int, Actor] = field(default_factory=dict)
    taken: dict[int, int] = field(default_factory=dict)
    """From the start of a day or place to its end."""

    def __post_init__(self) -> None:
        base = self.sentence.start
        self.tokens = [_Token(m.group(), m.group().lower(), base + m.start(), base + m.end())
                       for m in _TOKEN.finditer(self.sentence.text)]
        for mention in self.sentence.mentions:
            match mention:
                case Count():
                    self.counts[mention.start] = mention
                case Actor():
                    self.actors[mention.start] = mention
                case Day() | Place():
                    self.taken[mention.start] = mention.end

    def word(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def after(self, offset: int, i: int) -> int:
        """The first token at or after an offset, counting from token i."""
        while i < len(self.tokens) and self.tokens[i].start < offset:
            i += 1
        return i

    def phrases(self) -> Iterator[Victims]:
        i = 0
        while i < len(self.tokens):
            read = self.listing(i)
            if read is None:
                i += 1
                continue
            members, j = read
            yield Victims(members[0].start, self.tokens[j - 1].end, tuple(members))
            i = j

    def listing(self, i: int) -> tuple[list[Member], int] | None:
        """Members joined by commas and "and", with the parts of the last: and the token after them."""
        first = self.member(i)
        if first is None:
            return None
        member, j = first
        members = [member]
        while True:
            following = self.joined(j, members)
            if following is None:
                break
            member, j = following
            if member.count is None:
                members[-1] = replace(members[-1], end=member.end)
            else:
                members.append(member)
        members, j = self.parts(members, j)
        linked = self.past_links(j, _AUXILIARIES)
        return members, linked if self.word(linked) in _AUXILIARIES else j

    def joined(self, j: int, members: list[Member]) -> tuple[Member, int] | None:
        """The next member of a list, where the words after token j make one."""
        at = self.past_links(j)
        comma = self.word(at) == ","
        link = at + 1 if comma else at
        if self.word(link) in _AND:
            read = self.member(link + 1, listed=True)
            if read is None and self.word(link + 1) == "also":
                read = self.member(link + 2, listed=True)
            if read and read[0].count is None and (at > j or comma or members[-1].form == "name"):
                return None
            if read and (not comma or len(members) > 1 or self.starts_list(at)):
                return read
            return None
        if comma and self.starts_list(at):
            read = self.member(link, listed=True)
            return read if read and read[0].count is not None else None
        return None

    def starts_list(self, at: int) -> bool:
        """True where a comma is followed by a member and then, maybe after more, by "and" and a member."""
        for _ in range(8):
            read = self.member(at + 1, listed=True)
            if self.word(at + 1) in _AND:
                return self.member(at + 2, listed=True) is not None
            if read is None or read[0].count is None:
                return False
            at = self.past_links(read[1])
            if self.word(at) in _AND:
                return self.member(at + 1, listed=True) is not None
            if self.word(at) != ",":
                return False
        return False

    def past_links(self, j: int, before: frozenset[str] = frozenset()) -> int:
        """Skips what may stand between a member and a comma, "and" or the given words: "of the city guard", "from
        Lowmere"; else stays.
        """
        at = j
        while at < len(self.tokens) and at - j < 9:
            token = self.tokens[at]
            if token.lower in before or token.lower in (",", *_AND):
                return at
            if token.start in self.counts or not (
                    at > j or token.lower in _LINKS or (token.text == "(")):
                return j
            if token.lower in _STOPS and token.lower not in _LINKS:
                return j
            if token.text in ".;:—–-\"“”":
                return j
            at += 1
        return j

    def parts(self, members: list[Member], j: int) -> tuple[list[Member], int]:
        """Adds the parts that "including three children" or "(two of them women)" names."""
        at = j
        linked = self.past_links(j)
        if self.word(linked) == ",":
            at = linked + 1
        elif self.word(j) == "(":
            at = j + 1
        elif self.word(linked) in ("including",):
            at = linked
        whole = len(members) - 1
        if self.word(at) in ("including", "among", "amongst"):
            first = at + (2 if self.word(at + 1) in _THEM or self.word(at + 1) == "also" else 1)
            if self.word(first) in _THEM:
                first += 1
            if self.word(first) in ("was", "were", ","):
                first += 1
            read = self.listing_of_parts(first, whole)
        elif at > j and self.tokens[at:at + 1] and self.tokens[at].start in self.counts:
            read = self.listing_of_parts(at, whole, of_them=True)
        else:
            read = None
        if read is None:
            return members, j
        found, end = read
        if (self.word(j) == "(" and self.word(end) == ")") or (self.word(linked) == "," and self.word(end) == ","):
            end += 1
        return members + found, end

    def listing_of_parts(self, i: int, whole: int, *, of_them: bool = False) -> tuple[list[Member], int] | None:
        first = self.member(i)
        if first is None:
            return None
        member, j = first
        if of_them:
            words = self.sentence.text[member.start - self.sentence.start:member.end - self.sentence.start].lower()
            if not words.endswith(("of them", "of whom")):
                return None
            if self.word(j) in nouns():
                member, j = replace(member, end=self.tokens[j].end, group=nouns()[self.word(j)].group, form="noun"), j + 1
            else:
                return None
        found = [replace(member, part_of=whole)]
        while True:
            following = self.joined(j, found)
            if following is None:
                return found, j
            member, j = following
            found.append(replace(member, part_of=whole))

    def member(self, i: int, *, listed: bool = False) -> tuple[Member, int] | None:
        """The member that starts at token i, and the token after it."""
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        if token.lower in _ONE | {"all"} and i + 1 < len(self.tokens):
            skip = i + (2 if self.word(i + 1) in _MORE else 1)
            if skip < len(self.tokens) and self.tokens[skip].start in self.counts and (
                    skip == i + 2 or token.lower not in ("a", "an")):
                return self.counted(skip, token.start)
        if token.start in self.counts:
            return self.counted(i, token.start)
        if token.lower == "both" and self.word(i + 1) not in ("sides", "parties", "countries", "sites"):
            at = i + 1
            while self.word(at) in ("of", "the", *_ONE):
                at += 1
            read = self.noun_phrase(at)
            if read and read[1] and read[1].number == "many":
                return self.made(token.start, read, Count(token.start, token.end, 2)), read[0]
        if token.lower in _ONE:
            return self.single(i)
        if token.start in self.actors and self.actors[token.start].type == "person":
            return self.named(i, self.actors[token.start])
        if token.lower in nouns() or token.text[0].isupper() or (listed and token.text[0].islower()):
            return self.bare_noun(i, listed=listed)
        return None

    def counted(self, i: int, start: int) -> tuple[Member, int] | None:
        count = self.counts[self.tokens[i].start]
        j = self.after(count.end, i)
        if self.word(j) == "of" or (count.end and self.sentence.text[:count.end - self.sentence.start].endswith(" of")):
            inner = j + 1 if self.word(j) == "of" else j
            if self.word(inner) in _THEM:
                end = self.tokens[inner].end
                return Member(start, end, count.count, count.count_max, count.bound, form="bare"), inner + 1
            if self.word(inner) in _ONE:
                inner += 1
            read = self.noun_phrase(inner)
            if read and read[1]:
                return self.made(start, read, count), read[0]
            if self.word(j) == "of":
                return None
        read = self.noun_phrase(j)
        if read is None:
            return None
        if read[1] is None and self.word(read[0]) in _AND and self.tokens[read[0] + 1:] \
                and self.tokens[read[0] + 1].start not in self.counts:
            second = self.noun_phrase(read[0] + 1)
            if second and second[1] and second[1].number != "one":
                read = second
        return self.made(start, read, count), read[0]

    def single(self, i: int) -> tuple[Member, int] | None:
        token = self.tokens[i]
        j = i + 1
        if self.word(j) in ("least",):
            return None
        if token.lower == "another" and (self.word(j) in _STOPS or j >= len(self.tokens) or not self.word(j)[0].isalpha()):
            return Member(token.start, token.end, 1, form="bare"), j
        if self.word(j) in _ORDINALS and (self.word(j + 1) in _STOPS or self.word(j + 1) == "person"):
            return Member(token.start, self.tokens[j].end, 1, form="bare"), j + 1
        if self.word(j) in _MORE or (token.lower == "the" and self.word(j) == "dead"):
            return None
        read = self.noun_phrase(j)
        if read is None:
            return None
        end, noun, form = read
        if noun is None:
            if form == "unknown" and token.lower in ("a", "an") and not self.word(end - 1).endswith("s"):
                return self.made(token.start, read, Count(token.start, token.end, 1)), end
            return None
        if self.tokens[end - 1].text[0].isupper() and self.tokens[end:end + 1] and self.tokens[end].text[0].isupper() \
                and token.lower == "the":
            return None
        if noun.number == "many" or (noun.number == "either" and token.lower not in ("a", "an")):
            return self.made(token.start, read, None), end
        member = self.made(token.start, read, Count(token.start, token.end, 1))
        if self.word(end) == "," and self.named_run(end + 1):
            after = self.named_run(end + 1)
            if self.word(after) in (",", "."):
                return replace(member, end=self.tokens[after - 1].end), after
        return member, end

    def named(self, i: int, actor: Actor) -> tuple[Member, int] | None:
        if actor.reference:
            return None
        j = self.after(actor.end, i)
        if self.tokens[j - 1].text.endswith(("'s", "’s", "'", "’")):
            return None
        return self.with_apposition(Member(actor.start, actor.end, 1, form="name"), j)

    def with_apposition(self, member: Member, j: int) -> tuple[Member, int]:
        """A name takes the phrase set off by commas after it: "Nasib Gul, a tribal elder,"."""
        if self.word(j) == "(" and self.word(j + 2) == ")":
            j += 3
        if self.word(j) != ",":
            return member, j
        at = j + 1
        while at - j < 16 and at < len(self.tokens) and self.word(at) not in (",", ";", "."):
            at += 1
        inside = [self.word(k) for k in range(j + 1, at)]
        if inside and inside[0].isdigit() and self.word(at) == ",":
            return self.with_apposition(member, at)
        group = next((nouns()[word].group for word in inside if word in nouns() and nouns()[word].group != "unknown"), None)
        if not inside or not (inside[0] in _ONE or any(word in nouns() for word in inside)):
            return member, j
        if group and inside[0] in _ONE:
            member = replace(member, group=group)
        if self.word(at) == "," and (self.word(at + 1) in _AUXILIARIES or self.word(at + 1) in ("and", "dead")):
            return member, at + 1
        return member, j

    def named_run(self, i: int) -> int:
        """The token after a run of capitalised words that starts at token i; 0 where there is none."""
        j = i
        while j < len(self.tokens) and j - i < 5 and self.tokens[j].text[0].isupper() and \
                self.tokens[j].start not in self.taken:
            j += 1
        return j if j > i else 0

    def bare_noun(self, i: int, *, listed: bool) -> tuple[Member, int] | None:
        """A noun phrase with no number or article: many uncounted, or one in a list ("and husband"); or a bare name."""
        token = self.tokens[i]
        read = self.noun_phrase(i)
        if read and read[1]:
            end, noun, _ = read
            name = self.named_run(end)
            if noun.number == "one" and (listed or name or self.tokens[end - 1].text[0].isupper()):
                return self.made(token.start, read, Count(token.start, token.start, 1)), name or end
            if noun.number != "one":
                return self.made(token.start, read, None), end
        if token.text[0].isupper() and token.start not in self.actors and token.start not in self.taken:
            end = self.named_run(i)
            if self.word(i - 1) in _BEFORE_PLACES or (self.word(end) not in _AFTER_NAMES and not listed):
                return None
            if end and token.lower not in _STOPS and not self.tokens[end - 1].text.endswith(("'s", "’s", "s'", "s’")) \
                    and all(self.tokens[k].start not in self.actors for k in range(i, end)):
                return self.with_apposition(Member(token.start, self.tokens[end - 1].end, 1, form="name"), end)
        return None

    def noun_phrase(self, i: int) -> tuple[int, Noun | None, str] | None:
        """Reads adjectives and nouns from token i: the token after the last noun for people, that noun, and its form.

        Null where what is counted is a thing. A number with no noun at all is `bare`.
        """
        table = nouns()
        head: Noun | None = None
        end = i
        j = i
        more = False
        while j < len(self.tokens) and j - i < _LIMIT:
            token = self.tokens[j]
            lower = token.lower
            if lower in ("“", "”", "\"", "‘", "'", "’") and head is None:
                j += 1
                continue
            if token.text == "(" and self.word(j + 2) == ")" and (head is None or table.get(self.word(j + 3))):
                j += 3
                continue
            if not (token.text[0].isalnum()) or token.start in self.counts or self.starts_taken(token, head is not None):
                break
            if lower in _MORE:
                more = True
                end = j + 1
                j += 1
                continue
            two = table.get(f"{lower} {self.word(j + 1)}")
            noun = table.get(lower)
            if lower in _STOPS and not (noun is not None and head is None and j > i and lower not in _ADJECTIVES):
                if lower not in _ADJECTIVES or head is not None or not self.noun_follows(j + 1):
                    break
                j += 1
                continue
            if lower.endswith(("'s", "’s", "s'", "s’")):
                head = None
                end = i
                j += 1
                continue
            if two:
                head, end = two, j + 2
                j += 2
                if two.number == "many" and self.word(j) not in table:
                    break
                continue
            if noun:
                head, end = noun, j + 1
                if noun.number == "many" and not (table.get(self.word(j + 1)) or self.word(j + 1) in tells()):
                    break
                j += 1
                continue
            if head is not None:
                if lower.endswith(("ing", "ed", "ly")) or lower in _STOPS:
                    break
                if token.text[0].isupper():
                    break
                if head.number == "many":
                    break
                if not self.noun_follows(j):
                    return None if lower in things() or lower.endswith("s") or head.number == "either" else (end, head, "noun")
            j += 1
        if head is not None:
            return end, head, "noun"
        if more:
            return end, None, "bare"
        return self.without_noun(i, j)

    def without_noun(self, i: int, j: int) -> tuple[int, Noun | None, str] | None:
        if j == i:
            return j, None, "bare"
        last = self.tokens[j - 1]
        actor = next((a for a in self.actors.values() if a.start <= last.start < a.end), None)
        if last.lower in things() or any(self.tokens[k].lower in things() for k in range(i, min(j, i + 3))):
            return None
        if last.lower.endswith(("ing", "ly")) or last.lower.endswith("ed"):
            if j - 1 == i:
                return i, None, "bare"
            return j - 1, None, "unknown"
        if last.lower.endswith("year-old"):
            return j, Noun("unknown", "one"), "noun"
        if actor and actor.adjective and last.text[0].isupper():
            return j, Noun("unknown", "one"), "noun"
        if last.lower in tells():
            return j, Noun(tells()[last.lower], "either"), "noun"
        return j, None, "unknown"

    def noun_follows(self, j: int) -> bool:
        """True where within three words, with nothing but adjectives between, comes a noun for people."""
        for k in range(j, min(j + 4, len(self.tokens))):
            lower = self.tokens[k].lower
            if lower in nouns():
                return True
            if lower in _STOPS or not lower[0].isalpha() or lower in things():
                return False
        return False

    def starts_taken(self, token: _Token, headed: bool) -> bool:
        if token.start in self.taken:
            return True
        actor = self.actors.get(token.start)
        return bool(headed and actor and not actor.adjective)

    def made(self, start: int, read: tuple[int, Noun | None, str], count: Count | None) -> Member:
        end, noun, form = read
        last = self.tokens[end - 1].end if end else start
        if count and last < count.end:
            last = count.end
        words = [token.lower for token in self.tokens if start <= token.start < last]
        after = self.complement(end)
        group = noun.group if noun else "unknown"
        if group in ("unknown", "official", "military", "civilian") and noun:
            table = tells()
            for word in (*words[:-1], *after) if len(words) > 1 else after:
                told = table.get(word)
                if told and (group == "unknown" or told in ("police", "militant") and word in words):
                    group = told
                    break
        side = next((actor for actor in self.sentence.actors if start <= actor.start < last and
                     actor.type != "person" and not actor.reference), None)
        if side is None:
            stop = self.tokens[min(end + len(after), len(self.tokens)) - 1].end if after else 0
            side = next((actor for actor in self.sentence.actors if last <= actor.start < stop and
                         actor.type in ("armed group", "government") and not actor.place), None)
        return Member(start, last, count.count if count else None, count.count_max if count else None,
                      count.bound if count else "exact", group, side, form)

    def complement(self, end: int) -> list[str]:
        """The words of "of the city guard", "from the army" after a noun, lower case."""
        if self.word(end) not in ("of", "from", "in", "with"):
            return []
        words = []
        for j in range(end, min(end + 7, len(self.tokens))):
            lower = self.tokens[j].lower
            if j > end and (lower in _STOPS and lower not in ("of", "the")) or lower in ",.;":
                break
            words.append(lower)
        return words


def victims(sentence: Sentence) -> tuple[Victims, ...]:
    """The phrases of a sentence that name people, in order and without overlaps."""
    return tuple(_Reader(sentence).phrases())
