"""Whom the words of a noun phrase name as a speaker: a known actor, a name, or the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.language.gazetteer import gazetteer
from extractors.language.mentions import Actor
from extractors.language.tokens import Token, word_class


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the words that name the speaker, the name they stand for, and how it was found."""

    name: str
    start: int
    end: int
    role: str | None = None
    person: bool = False
    reference: bool = False
    """Named by a pronoun or a bare role only."""
    unresolved: bool = False
    """A pronoun for which the document has offered nobody yet."""
    known: bool = False
    """A known actor, and not only words that stand where a speaker may."""

    @property
    def head(self) -> str:
        """The noun of an unnamed speaker ("diplomat" of "senior diplomat from Ostmark")."""
        words = self.name.lower().split()
        joining = word_class("joining")
        if words[:2] == ["one", "of"]:
            return words[-1]  # "one of the officials"
        return words[next((i for i in range(1, len(words)) if words[i] in joining), len(words)) - 1]

    @property
    def is_human(self) -> bool:
        """True of a person, known by name or not."""
        return self.person or self.head in word_class("people")

    @property
    def several(self) -> bool:
        """True of several people without a name ("officials", "police")."""
        return not self.person and self.is_human and not self.name.startswith("one of ") and (
            self.head in _PEOPLE or (self.head.endswith("s") and not self.head.endswith("ss")))

    @property
    def can_speak(self) -> bool:
        """True of people and of bodies; false of words of which nothing says so ("the infiltration")."""
        return self.known or self.reference or self.is_human or self.head in word_class("bodies") or \
            self.head.endswith(_people_endings())


_PEOPLE = frozenset({"people", "men", "women", "children", "spokesmen", "spokespeople"})


@cache
def _people_endings() -> tuple[str, ...]:
    return tuple(word_class("people_ending"))


def named(text: str, tokens: Sequence[Token], begin: int, end: int) -> Speaker | None:
    """The speaker whom the tokens name: a known actor that is their head, a name, or the words themselves."""
    head = next((i for i in range(begin + 1, end) if _joins(tokens, i) or governs(tokens, i)), end + 1) - 1
    if tokens[head].actor:
        return known_actor(tokens[head].actor, tokens[head])
    last = tokens[end].actor
    if last and tokens[head].kind == "word" and tokens[end].kind == "actor" and (
            not _is_people(tokens, begin, head) or _bears(text, last)):
        return known_actor(last, tokens[end])
    noun = next((i for i in range(begin, head) if tokens[i].text in word_class("people") and
                 tokens[i + 1].text in word_class("followed")), None)
    if noun is not None:
        head = end = noun  # "one aid worker reached by telephone"
    known = tokens[head]
    noun = begin + (begin < end and tokens[begin].text in word_class("determiner"))
    if known.text in word_class("document") or tokens[noun].text in word_class("document"):
        owners = [token for token in tokens[begin:end + 1] if token.kind == "actor"]
        if owners:
            owner = next((token for token in owners if token.actor and token.actor.type == "person"), owners[0])
            return known_actor(owner.actor, owner)
    if known.text in word_class("nobody"):
        return None
    if known.text in word_class("opener") and known.text not in word_class("determiner"):
        if known.kind != "capital" or known.text.endswith("ing") or tokens[end].kind not in ("capital", "actor"):
            return None
        return known_actor(tokens[end].actor, tokens[end]) or proper(text, tokens, begin, end)  # "Somewhere sits Belo"
    if known.kind == "capital" and end > head and known.text in word_class("people"):
        first = known.text if _begins(text, known) else text[known.start:known.end]  # "the Secretary", "Medics"
        return Speaker(first + text[known.end:tokens[end].end], known.start, tokens[end].end)
    return proper(text, tokens, begin, head) if known.kind == "capital" else _common(text, tokens, begin, head, end)


def governs(tokens: Sequence[Token], at: int) -> bool:
    """True of a participle that tells more of the noun before it ("a group battling the army")."""
    token = tokens[at]
    if token.kind != "word" or not token.text.endswith("ing") or not 0 < at < len(tokens) - 1:
        return False
    noun = tokens[at - 1].text
    return (noun in word_class("people") or noun in word_class("bodies")) and (
        tokens[at + 1].text in word_class("determiner") or tokens[at + 1].kind in ("capital", "actor"))


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """True of a preposition, and of the "close" of "a source close to the talks", not of that of "a close aide"."""
    text = tokens[at].text
    return text in word_class("joining") and (text != "close" or tokens[at + 1].text == "to")


def _bears(text: str, actor: Actor) -> bool:
    """True of a person right after the own office ("chief of staff Tam Belo")."""
    return actor.type == "person" and actor.role is not None and text.endswith(f"{actor.role} ", 0, actor.start)


def proper(text: str, tokens: Sequence[Token], begin: int, head: int) -> Speaker | None:
    """The speaker named by the capitalised words that end at `head`."""
    first = head
    while first > begin and tokens[first - 1].kind == "capital":
        first -= 1
    while first < head and tokens[first].text in word_class("opener"):
        first += 1
    if tokens[head].text in word_class("opener"):
        return None
    if tokens[head].text in word_class("bodies") or tokens[head].text in word_class("people"):
        if first == head and head:
            first -= tokens[head - 1].kind == "actor"  # "the EU Commission"
        if first == head and _begins(text, tokens[head]):
            return Speaker(tokens[head].text, tokens[head].start, tokens[head].end)  # "Residents said"
        return Speaker(text[tokens[first].start:tokens[head].end], tokens[first].start, tokens[head].end)
    return Speaker(text[tokens[first].start:tokens[head].end], tokens[first].start, tokens[head].end, person=True)


def _begins(text: str, token: Token) -> bool:
    """True of a word that may be capitalised only as a sentence begins with it."""
    before = text[max(0, token.start - 3):token.start].rstrip(" \"“‘'")
    return not before or before[-1] in ".!?\n”’\""


def _common(text: str, tokens: Sequence[Token], begin: int, head: int, end: int) -> Speaker:
    """The speaker named by a common noun ("a senior diplomat", "Belo's office"): the words without their article and
    without where they are.
    """
    joining, lead = word_class("joining"), word_class("determiner", "opener")
    end = next((i for i in range(head + 1, end) if tokens[i].text in word_class("where")), end + 1) - 1
    while begin < end and tokens[begin].text in lead and tokens[begin + 1].text not in joining:
        begin += 1
    if begin > 1 and tokens[begin - 1].text == "-" and text[tokens[begin].start - 2] not in " -":
        begin -= 2  # "a Highland-run news agency"
    name = text[tokens[begin].start:tokens[end].end]
    first = tokens[begin]
    if begin < end and first.kind == "capital" and first.actor is None and tokens[begin + 1].kind == "word" and \
            _begins(text, first) and first.text.capitalize() not in gazetteer().stop:
        name = name[0].lower() + name[1:]  # "Medical sources said"
    own = next((i for i in range(head, begin, -1) if tokens[i].kind == "possessive"), 0)
    if own and own < end and (owner := tokens[own - 1].actor):
        ending = "'" if owner.name.endswith("s") else "'s"
        name = f"{owner.name}{ending} {text[tokens[own + 1].start:tokens[end].end]}"
    return Speaker(name, tokens[begin].start, tokens[end].end)


def _is_people(tokens: Sequence[Token], begin: int, head: int) -> bool:
    """True of a phrase like "a spokesman for": its own head speaks, not what follows the preposition."""
    return tokens[head].text in word_class("people") or tokens[head].text in word_class("bodies") or \
        tokens[begin].text in word_class("determiner")


def known_actor(actor: Actor | None, token: Token) -> Speaker | None:
    """The speaker that a known actor is, named by a token; null for none."""
    if actor is None:
        return None
    return Speaker(actor.name, token.start, token.end, actor.role, actor.type == "person", actor.reference, known=True)
