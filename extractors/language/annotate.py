"""A document's text → sentences with the mentions in them; each finder runs once over the text, but that of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from extractors.document import Document
from extractors.language import actors, chronology, dates, numbers, quotations, sentences
from extractors.language.annotation import Annotated, Sentence, without_overlaps
from extractors.language.gazetteer import Party
from extractors.language.mentions import Actor, Count, Day, Mention
from extractors.language.patience import go_on
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

M = TypeVar("M", bound=Mention)
_WORDS = regex(r"[a-z\w]+")
"""Words in lower case. A class that names the commonest letters first is searched for in two thirds of the time."""


def annotate(document: Document, parties: tuple[Party, ...] = ()) -> Annotated:
    """Annotates a document; `parties` are those that its dossier names."""
    text = document.text
    bare = []
    for index, (start, end, paragraph) in enumerate(sentences.split(document)):
        words = text[start:end]
        sequence = _WORDS.findall(words.lower())
        bare.append(Sentence(index, start, end, paragraph, words, frozenset(sequence), sequence))
    go_on()
    marks = quotations.find(document, bare)
    go_on()
    days = chronology.with_years(text, bare, dates.find(text, bare))
    go_on()
    counts = numbers.find(text, bare)
    names = [actor for actor in actors.find(document, bare, marks, parties)
             if actor.type != "person" or text[actor.start:actor.end] not in cities()]
    go_on()
    mentions = without_overlaps([*days, *counts, *names])
    each = zip(
        bare, _spread(bare, [m for m in mentions if isinstance(m, Day)]),
        _spread(bare, [m for m in mentions if isinstance(m, Count)]),
        _spread(bare, [m for m in mentions if isinstance(m, Actor)]), strict=True)
    return Annotated(document, tuple(_with(*found) for found in each), marks)


@cache
def cities() -> frozenset[str]:
    """Cities whose names of several words could be a person's ("New York", "Cape Town")."""
    table = rule_data("datelines")["cities"]
    return frozenset(name for name in (entry.strip() for entry in table.replace("\n", " ").split(",")) if " " in name)


def _spread(bare: Sequence[Sentence], mentions: Sequence[M]) -> Iterator[tuple[M, ...]]:
    """For each sentence those of the mentions, in order, that stand in it."""
    at = 0
    for sentence in bare:
        first = at
        while at < len(mentions) and mentions[at].start < sentence.end:
            at += 1
        yield tuple(m for m in mentions[first:at] if m.start >= sentence.start and m.end <= sentence.end)


def _with(
    bare: Sentence, days: tuple[Day, ...], counts: tuple[Count, ...], actors: tuple[Actor, ...]
) -> Sentence:
    """The sentence with what it mentions."""
    return Sentence(bare.index, bare.start, bare.end, bare.paragraph, bare.text, bare.words, bare.sequence,
                    days, counts, actors) if days or counts or actors else bare
