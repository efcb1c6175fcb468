"""Finds people, parties and bodies, and joins their spellings within the document (reference.py adds pronouns)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Document
from extractors.language import bodies, reference
from extractors.language.annotation import Sentence, Sentences
from extractors.language.extents import extent, is_body
from extractors.language.gazetteer import Entry, Gazetteer, Party, gazetteer, key
from extractors.language.mentions import Actor, ActorType, Quotation
from extractors.language.names import Token, runs
from extractors.language.people import APPOSITION, People, with_parties
from extractors.language.titles import office, role_before, singular, title
from extractors.language.unlisted import Unlisted, groups, is_common, is_told_of, meets, speaks, states
from extractors.rules.regexes import regex

_ACRONYM = regex(r"\s*\(\s*(?:the\s+|or\s+)?[\"“]?([A-Z][A-Za-z.]{1,9}(?:[-/][A-Z]+)?)[\"”]?\s*[),]")
_RULES_IN = regex(r"\s+(?:regime|government|rulers?|authorities|administration|leadership)\s+"
                  r"(?:in|of)\s+([A-Z][\w'’]+(?: [A-Z][\w'’]+)?)")
_OPENING = frozenset("“\"‘'«`")
_ARTICLES = frozenset(("The", "A", "An"))
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_BEFORE_OPENING = frozenset((": ", "— ", "– ", "- "))
_COMPASS = frozenset(("North", "South"))
_INITIAL = regex(r"\b[A-Z]\.\s")


def find(
    document: Document, sentences: Sentences, marks: Sequence[Quotation], parties: tuple[Party, ...] = ()
) -> list[Actor]:
    """The actors of the sentences, in order, each under its fullest name in the document.

    `parties` are those that the dossier's own sitrep.toml names.
    References ("he", "the minister", "the group") come with the name of whom they mean, and `reference` set.
    """
    finder = _Finder(document.text, gazetteer(parties))
    for sentence in sentences:
        finder.scan(sentence)
    named = sorted(finder.resolved(), key=lambda actor: actor.start)
    common = bodies.find(
        document.text, sentences, marks, named, finder.known, document.dateline.place if document.dateline else None)
    named = with_parties(document.text, named, common)
    return reference.resolve(document.text, sentences, marks, [*named, *common])


@dataclass(slots=True)
class _Finder:
    text: str
    known: Gazetteer
    learned: dict[str, Entry] = field(default_factory=dict)
    learned_reach: dict[str, int] = field(default_factory=dict)
    """As the gazetteer's: by first word of a learned name its length."""
    actors: list[Actor] = field(default_factory=list)
    pending: list[Unlisted] = field(default_factory=list)
    people: People = field(default_factory=People)
    shared: tuple[int, str, str | None] | None = None
    """Where a name ends whose bearer shares a title with the next one, and the title and party that they share."""

    def scan(self, sentence: Sentence) -> None:
        begins, stop = self.known.begins, self.known.stop
        for run in runs(self.text, sentence.start, sentence.end):
            if len(run) == 1:
                first = run[0].text
                if first not in begins and first.isalpha() and first not in self.learned:
                    if first not in stop and not self.of_date(run[0]):
                        self.unknown(run, sentence)
                    continue
            at = 0
            if len(run) > 1 and self.only_opens(run, sentence):
                at = 1
            while at < len(run):
                at = self.name(run, at, sentence)

    def only_opens(self, run: list[Token], sentence: Sentence) -> bool:
        """True of a run whose first word is capitalised only as a sentence or a quotation begins with it."""
        first, offset = run[0], run[0].start
        if first.text.split("-")[0] not in self.known.stop or first.text in self.known.heads:
            return False
        words = key(self.text[offset:run[1].end])
        return (offset == sentence.start or self.text[offset - 1] in _OPENING or
                self.text[offset - 2:offset] in _BEFORE_OPENING) and \
            not self.entry(words) and words not in self.known.regions  # "North Korea"

    def entry(self, words: str) -> Entry | None:
        words = key(words)
        return self.learned.get(words) or self.known.entries.get(words)

    def of_date(self, token: Token) -> bool:
        """True of a month after the number of its day ("on 4 May Kenya agreed")."""
        return token.text in _MONTHS and self.text[max(0, token.start - 2):token.start - 1].isdigit()

    def name(self, run: list[Token], at: int, sentence: Sentence) -> int:
        """Reads one name that begins at a token; returns the position after it."""
        known = self.known
        start, end, word, glue = run[at]
        if word in known.weekdays or (word in _MONTHS and self.of_date(run[at])) or (word in _ARTICLES and not (
                len(run) > at + 1 and self.entry(self.text[start:run[at + 1].end]))):  # "The Hague"
            return at + 1
        first = word if word.isalpha() else key(word).partition(" ")[0]
        reach = max(known.reach.get(first, 0), self.learned_reach.get(first, 0))
        for length in range(min(reach, len(run) - at), 0, -1):
            end = run[at + length - 1].end
            entry = self.entry(self.text[start:end])
            if entry and not self.longer_name(run, at, length, entry) and (
                    word not in _COMPASS or length > 1 or self.is_half(run)):
                self.add(start, end, entry)
                return at + length
        if word in known.region_words and (region := self.region(run, at)):
            return at + region
        if length := title(run, at, known):
            return self.person(run, at, at + length, sentence)
        if word in known.stop and not (at + 1 < len(run) and glue == " "):
            return at + 1
        stop = self.joined(run, at, extent(run, at, known))
        self.unknown(run[at:stop], sentence)
        return stop

    def joined(self, run: list[Token], at: int, stop: int) -> int:
        """Where a name ends that is one of a body only with what follows its "and" ("the Land and Water Council")."""
        first = run[at:stop]
        led = self.text[run[at].start - 4:run[at].start].lower() == "the "
        if not led or stop + 1 >= len(run) or run[stop - 1].glue != "and" or is_body(first, self.known) \
                or self.entry(self.text[run[stop].start:run[-1].end]):
            return stop
        rest = extent(run, stop, self.known)
        return rest if rest - stop > 1 and run[rest - 1].text in self.known.civil_words else stop

    def region(self, run: list[Token], at: int) -> int:
        """How many tokens from here name a land that is no party, and no body named after it; 0 for none."""
        longest = next((length for length in range(min(4, len(run) - at), 0, -1)
                        if key(self.text[run[at].start:run[at + length - 1].end]) in self.known.regions), 0)
        if longest and at + longest < len(run) and run[at + longest - 1].glue == " ":
            rest = run[at + longest:extent(run, at + longest, self.known)]
            return 0 if is_body(rest, self.known) else longest
        return longest

    def is_half(self, run: list[Token]) -> bool:
        """True of "the North" alone, where the document named "North Korea" before."""
        named = run[-1]
        return len(run) - (run[0].text in _ARTICLES) == 1 and self.text[named.start - 4:named.start].lower() == "the "

    def longer_name(self, run: list[Token], at: int, length: int, entry: Entry) -> bool:
        """True where the known name only begins a longer name of a body ("Libyan National Army")."""
        after = at + length
        if after >= len(run) or run[after - 1].glue != " ":
            return False
        if not entry.adjective and entry.type != "government":
            return False
        stop = extent(run, after, self.known)
        if stop == after or stop - at < 3:
            return False
        if self.entry(self.text[run[after].start:run[stop - 1].end]):
            return False  # "U.S. State Department"
        last = run[stop - 1].text
        # "Sudan Doctors Network" is a body of its own, "Sudan Foreign Ministry" the state's.
        society = not entry.adjective and last in self.known.civil_words
        return last in self.known.armed_words or (
            society and not any(body.endswith(last.lower()) for body in self.known.state_bodies))

    def person(self, run: list[Token], at: int, after: int, sentence: Sentence) -> int:
        """A title and, where one follows, the name that bears it."""
        role = self.text[run[at].start:run[after - 1].end]
        glue = run[after - 1].glue
        if glue in ("of", "for", "of the") and after < len(run):
            charge = office(run, after, self.known)
            if charge == after or charge == len(run) or run[charge - 1].glue != " " or \
                    run[charge].text in self.known.heads:
                return charge
            after, glue = charge, " "
            role = self.text[run[at].start:run[after - 1].end]
        if after >= len(run) or glue != " ":
            return after
        stop = extent(run, after, self.known)
        name = self.text[run[after].start:run[stop - 1].end]
        if is_body(run[after:stop], self.known):
            self.unknown(run[after:stop], sentence)
            return stop
        if name in self.known.charges:  # "the General Staff"
            self.actors.append(Actor(run[at].start, run[stop - 1].end, f"{role} {name}", "body"))
            return stop
        if key(name) in self.known.entries:
            return after
        party = self.party_before(run[at].start)
        held = " ".join(word for word in role.split() if word not in self.known.honorifics) or None
        if held and (each := singular(held, self.known)):
            held, self.shared = each, (run[stop - 1].end, each, party)
        full = self.people.add(key(name), held, party)
        self.actors.append(Actor(run[at].start, run[stop - 1].end, full, "person", held, party=party))
        return stop

    def party_before(self, offset: int) -> str | None:
        """The state or group that qualifies what stands at the offset ("Kenyan", "Kenya's")."""
        if self.actors:
            last, other = self.actors[-1], self.actors[-2:][0]
            between = self.text[last.end:offset]
            if last.type != "person" and len(between) <= 12 and between.strip(" ").replace("’", "'") in ("", "'s", "'"):
                links = (" ", "'s ", "’s ") if last.type == "organisation" else (" ",)  # "Kenya's UN envoy"
                topic = not last.adjective and other.type != "person" and self.text[other.end:last.start] in links
                return other.name if topic else last.name  # "UN Syria envoy"
        return None

    def unknown(self, tokens: list[Token], sentence: Sentence) -> None:
        """A name that the gazetteer does not hold: a body by its words, else a person if something says so."""
        start, end = tokens[0].start, tokens[-1].end
        name, several = key(self.text[start:end]), len(tokens) > 1
        if (several and tokens[-1].text in self.known.place_words) or name.lower() in self.known.common_bodies:
            return  # bodies.py says whose a body is that has no name of its own
        if several and is_body(tokens, self.known):
            words = name.split()
            peaceful = self.known.armed_words.isdisjoint(words) or not self.known.peacekeeping_words.isdisjoint(words)
            kind: ActorType = "body" if peaceful or name.startswith("Armed Forces") else "armed group"
            self.learn(name, end, kind)
            self.actors.append(Actor(start, end, name, kind))
        elif self.learn(name, end, "armed group") and several:
            self.actors.append(Actor(start, end, name, "armed group"))
        elif self.shared and self.text[self.shared[0]:start] in (" and ", ", "):
            _, role, party = self.shared
            self.shared = end, role, party
            full = self.people.add(name, role, party)
            self.actors.append(Actor(start, end, full, "person", role, party=party))
        elif led := role_before(self.text, start, several, self.known):
            role, begin = led
            party = None if role.startswith("rebel") else self.party_before(begin)
            if each := singular(role, self.known):
                role, self.shared = each, (end, each, party)
            full = self.people.add(name, role, party)
            self.actors.append(Actor(start, end, full, "person", role, party=party))
        elif several and (apposition := APPOSITION.match(self.text, end, end + 80)):
            role = (apposition[1] + apposition[2]).strip()
            full = self.people.add(name, role)
            self.actors.append(Actor(start, end, full, "person", role))
        else:
            self.pending.append(Unlisted(start, end, name, start == sentence.start))

    def learn(self, name: str, end: int, kind: ActorType) -> bool:
        """Learns the acronym from "Name (ABC)"; true where there is one that fits the name's initials."""
        found = _ACRONYM.match(self.text, end, end + 24) if "(" in self.text[end:end + 24] else None
        if not found or name.split()[-1] in self.known.place_words:
            return False
        letters = [word[0] for word in name.replace("-", " ").split() if word[:1].isupper()]
        acronym = found[1].replace(".", "")
        if acronym[0].upper() not in letters and acronym[0] != name[0]:
            return False
        if sum(letter in letters for letter in acronym.upper()) * 2 < len(acronym) or len(acronym) < 2:
            return False
        if found[1] not in self.known.entries:
            self.learned[key(found[1])] = Entry(name, kind)
            self.learned_reach[key(found[1]).split()[0]] = 1
        return True

    def add(self, start: int, end: int, entry: Entry) -> None:
        rules = _RULES_IN.match(self.text, end, end + 60) if entry.type == "armed group" else None
        seat = self.entry(rules[1]) if rules else None
        party = seat.name if seat and seat.type == "government" else None
        if (half := entry.name.partition(" ")[0]) in _COMPASS and entry.type == "government":
            self.learned[half] = Entry(entry.name, entry.type)
        self.actors.append(Actor(start, end, entry.name, entry.type, adjective=entry.adjective, place=entry.place,
                                 party=party))

    def resolved(self) -> list[Actor]:
        """All actors, people under their full names; pending names that proved to be people among them."""
        people = self.people
        found = dict.fromkeys(groups(self.text, self.pending)) | states(self.text, self.pending, people.words())
        for item in self.pending:
            if state := found.get(item.name):
                self.actors.append(Actor(item.start, item.end, state, "government", adjective=item.name != state,
                                         place=state if item.name == state else None))
            elif item.name in found:
                self.actors.append(Actor(item.start, item.end, item.name, "armed group"))
        self.pending = [item for item in self.pending if item.name not in found]
        acronyms = {item.name for item in self.pending if item.name.isupper() and len(item.name) > 2
                    and item.name.replace(".", "").isalpha() and speaks(self.text, item)}
        for item in self.pending:
            first, _, last = item.name.rpartition(" ")
            if first:
                proved = bool(people.find(last) or _INITIAL.search(item.name)) or \
                    speaks(self.text, item) or is_told_of(self.text, item) or meets(self.text, item)
            else:
                proved = item.name not in self.known.stop and not people.find(item.name) and \
                    not is_common(item, self.known) and (speaks(self.text, item) or meets(self.text, item))
            if proved and item.name not in acronyms:
                people.add(item.name)
        alone = {item.name for item in self.pending if not item.initial}
        for item in self.pending:
            # A surname alone may be spoken of before anything shows that its full name is a person's.
            first, _, last = item.name.rpartition(" ")
            if first and (last in alone or people.find(last)) and first.partition(" ")[0] not in self.known.stop:
                people.add(item.name)
        out = [people.described(actor) if actor.type == "person" else actor for actor in self.actors]
        for item in self.pending:
            if item.name in acronyms:
                out.append(Actor(item.start, item.end, item.name, "body"))
            elif full := people.find(item.name):
                out.append(Actor(item.start, item.end, full, "person", people.roles.get(full),
                                 party=people.parties.get(full)))
        return out
