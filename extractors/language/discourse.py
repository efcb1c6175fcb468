"""The sentences of a document as one talk: which of them a quotation joins, whom each is about, whom "he" means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.language.annotation import Annotated, Sentence
from extractors.language.cues import Attribution, attributions, subject
from extractors.language.mentions import Actor, Day, Quotation
from extractors.language.phrases import phrase_ending
from extractors.language.speakers import Speaker
from extractors.language.tokens import Token, tokenize, word_class

MAX_QUOTATIONS = 40
"""In one stretch; where marks are out of joint they may otherwise join a whole document."""
MAX_BACK = 4
"""Sentences back to which a pronoun may point."""
MAX_RUN = 8
"""Sentences back to which words that stand alone may continue a speaker."""
MAX_OPENING = 6
"""Tokens within which the noun stands that a sentence opens with."""
_PRONOUNS = frozenset(["he", "she", "it", "they"])


@dataclass(slots=True)
class Stretch:
    """Sentences that quotations hold together (mostly one), with their tokens and attributions once they are read."""

    first: Sentence
    last: Sentence
    quotations: list[Quotation] = field(default_factory=list)
    tokens: Sequence[Token] | None = None
    found: Sequence[Attribution] = ()
    speaker: Speaker | None = None
    """Who speaks in its last quotation."""
    about: Speaker | None = None
    """Whom it is about, as its own words name them; null until `followed`."""
    followed: bool = False


class Discourse:
    """A document's stretches, each read when it is first asked for, as most are never asked for."""

    def __init__(self, annotated: Annotated) -> None:
        self.text = annotated.document.text
        self.annotated = annotated
        self.stretches: list[Stretch] = []
        self.number: list[int] = []
        """The number of the stretch of each sentence."""
        marks = [quotation for quotation in annotated.quotations if not quotation.post]
        at = 0
        for sentence in annotated.sentences:
            held = self.stretches[-1].quotations if self.stretches else []
            if not held or held[-1].end <= sentence.start or len(held) > MAX_QUOTATIONS:
                self.stretches.append(Stretch(sentence, sentence))
            part = self.stretches[-1]
            part.last = sentence
            self.number.append(len(self.stretches) - 1)
            while at < len(marks) and marks[at].start < sentence.end:
                part.quotations.append(marks[at])
                at += 1

    def read(self, number: int) -> tuple[Sequence[Token], Sequence[Attribution]]:
        """The tokens and the attributions of a stretch."""
        part = self.stretches[number]
        if part.tokens is None:
            mentions: list[Actor | Day] = []
            for sentence in self.annotated.sentences[part.first.index:part.last.index + 1]:
                mentions += sentence.actors
                mentions += sentence.days
            part.tokens = tokenize(self.text, part.first.start, part.last.end, mentions, part.quotations)
            part.found = attributions(self.text, part.tokens)
        return part.tokens, part.found

    def resolved(self, number: int, speaker: Speaker) -> Speaker:
        """For a pronoun, and for "the statement", whom the stretches before are about, where its own names nobody; else
        the speaker as given.
        """
        pronoun = self.text[speaker.start:speaker.end].lower()
        if pronoun in word_class("paper"):
            return self._issued(number, speaker, pronoun)
        if pronoun not in _PRONOUNS or self._is_named(number, speaker):
            return speaker
        if speaker.unresolved and (own := self._before(number, speaker, pronoun)):
            return own
        return self._meant(number, speaker, pronoun, MAX_BACK)

    def continued(self, number: int) -> tuple[Speaker, int] | None:
        """Who goes on speaking where a stretch does not say who speaks, and the stretch that does."""
        for i in range(number - 1, max(-1, number - MAX_RUN), -1):
            speaker = self.stretches[i].speaker or self._about(i, MAX_BACK)
            if speaker:
                return speaker, i
        return None

    def _is_named(self, number: int, speaker: Speaker) -> bool:
        """True where whom the pronoun means stands before it in its own stretch."""
        tokens, _ = self.read(number)
        return any(token.actor and not token.actor.reference and token.actor.name == speaker.name
                   for token in tokens if token.start < speaker.start)

    def _meant(self, number: int, speaker: Speaker, pronoun: str, back: int) -> Speaker:
        for i in range(number - 1, max(-1, number - back - 1), -1):
            whom = self.stretches[i].speaker or self._about(i, back - (number - i))
            if whom and (_may_be(whom, pronoun) or (pronoun == "it" and self._is_paper(whom))) \
                    and not self._calls(number, whom):
                return replace(
                    speaker, name=whom.name, role=whom.role, person=whom.person, reference=True, unresolved=False)
        return speaker

    def _calls(self, number: int, whom: Speaker) -> bool:
        """True where what is quoted in a stretch names somebody, who then does not say it himself."""
        part = self.stretches[number]
        within = self.annotated.sentences[part.first.index:part.last.index + 1]
        return whom.is_human and any(
            actor.name == whom.name and not actor.reference
            and any(quoted.start < actor.start < quoted.end for quoted in part.quotations)
            for sentence in within for actor in sentence.actors)

    def _is_paper(self, speaker: Speaker) -> bool:
        return self.text[speaker.start:speaker.end].lower() in word_class("paper")

    def _before(self, number: int, speaker: Speaker, pronoun: str) -> Speaker | None:
        """Who spoke before a pronoun in its own stretch ("The mission said …, which it said …")."""
        tokens, found = self.read(number)
        whom = next((a.speaker for a in found if a.claims and a.end <= speaker.start and
                     a.speaker.can_speak and not a.speaker.unresolved and _may_be(a.speaker, pronoun)), None)
        if whom is None and pronoun == "they":
            whom = self._opening(tokens, speaker)
        return replace(speaker, name=whom.name, role=whom.role, person=whom.person, unresolved=False) if whom else None

    def _opening(self, tokens: Sequence[Token], speaker: Speaker) -> Speaker | None:
        """The people or forces with which a stretch opens ("The northern forces rejected what they called")."""
        for at, token in enumerate(tokens[:MAX_OPENING]):
            apart = token.kind in ("mark", "quotation") or token.text in word_class("joining")
            if apart or token.start >= speaker.start:
                return None
            if token.text in word_class("several") and token.kind in ("word", "capital"):
                return phrase_ending(self.text, tokens, at)
        return None

    def _issued(self, number: int, speaker: Speaker, paper: str) -> Speaker:
        """Who speaks in "the statement": whoever said something in one not long before."""
        for i in range(number - 1, max(-1, number - MAX_RUN), -1):
            part = self.stretches[i]
            if paper in part.first.words or paper in part.last.words:
                found = (a.speaker for a in self.read(i)[1] if a.claims and a.speaker.name.lower() != paper)
                whom = next(found, None) or self._about(i, MAX_BACK)
                if whom and (whom.known or whom.is_human) and whom.can_speak and not whom.unresolved:
                    return replace(speaker, name=whom.name, role=whom.role, person=whom.person, reference=True)
        return speaker

    def _about(self, number: int, back: int) -> Speaker | None:
        """Whom a stretch is about: who speaks in its main clause, else its subject; where that is a pronoun, whom up to
        `back` stretches before it are about.
        """
        part = self.stretches[number]
        if not part.followed:
            part.followed = True
            tokens, found = self.read(number)
            part.about = next((a.speaker for a in found if a.claims and a.speaker.can_speak), None) or \
                next((a.speaker for a in found if a.side == "subject" and a.speaker.is_human), None) or \
                subject(self.text, tokens, len(tokens))
        speaker = part.about
        if speaker and speaker.reference and not self._is_named(number, speaker):
            speaker = self._meant(number, speaker, self.text[speaker.start:speaker.end].lower(), back)
        return speaker if speaker and not speaker.unresolved else None


def _may_be(whom: Speaker, pronoun: str) -> bool:
    """True where a pronoun may stand for such a speaker: "he" for one person, "they" for several or a body."""
    if pronoun in ("he", "she"):
        return whom.is_human and not whom.several
    return not whom.is_human or (whom.several and pronoun == "they" and not whom.name[0].isdigit())
