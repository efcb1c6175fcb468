"""A document's text → sentences with the mentions in them; each finder runs once over the text, but that of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.language import actors, chronology, dates, numbers, quotations, sentences
from extractors.language.annotation import Annotated, Sentence, Sentences, without_overlaps
from extractors.language.gazetteer import Party, cities
from extractors.language.mentions import Actor, Count, Day, Mention
from extractors.language.patience import go_on
from extractors.rules.regexes import regex

_WORDS = regex(r"[a-z\w]+")
"""Words in lower case. A class that names the commonest letters first is searched for in two thirds of the time."""


def annotate(document: Document, parties: tuple[Party, ...] = ()) -> Annotated:
    """Annotates a document; `parties` are those that its dossier names."""
    text = document.text
    bare = Sentences(_sentences(document))
    go_on()
    marks = quotations.find(document, bare)
    go_on()
    days = chronology.with_years(text, bare, dates.find(text, bare))
    go_on()
    counts = numbers.find(text, bare)
    names = [actor for actor in actors.find(document, bare, marks, parties)
             if not (actor.type == "person" and _is_city(text[actor.start:actor.end]))]
    go_on()
    mentions = without_overlaps([*days, *counts, *names])
    for sentence, mine in _spread(bare, mentions):
        sentence.days = tuple([mention for mention in mine if isinstance(mention, Day)])
        sentence.counts = tuple([mention for mention in mine if isinstance(mention, Count)])
        sentence.actors = tuple([mention for mention in mine if isinstance(mention, Actor)])
    return Annotated(document, bare, marks)


def _sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of a document, without what they mention."""
    for index, (start, end, paragraph) in enumerate(sentences.split(document)):
        words = document.text[start:end]
        sequence = _WORDS.findall(words.lower())
        yield Sentence(index, start, end, paragraph, words, frozenset(sequence), sequence)


def _is_city(name: str) -> bool:
    """True of a city whose name of several words could be a person's ("New York", "Cape Town")."""
    return " " in name and name in cities()


def _spread(bare: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[tuple[Sentence, Sequence[Mention]]]:
    """The sentences that hold any of the mentions, in order, and those that they hold."""
    at = 0
    for sentence in bare:
        mine = []
        while at < len(mentions) and mentions[at].start < sentence.end:
            if mentions[at].start >= sentence.start and mentions[at].end <= sentence.end:
                mine.append(mentions[at])
            at += 1
        if mine:
            yield sentence, mine
