"""A document's text → sentences with the mentions in them; each finder runs once over the text."""

from __future__ import annotations

from functools import cache
from operator import attrgetter

from extractors.document import Document
from extractors.language import actors, chronology, dates, numbers, places, quotations, sentences
from extractors.language.annotation import Annotated, Sentence
from extractors.language.gazetteer import Party
from extractors.language.mentions import Mention
from extractors.language.patience import go_on
from extractors.rules.files import rule_data
from extractors.rules.regexes import regex

_WORDS = regex(r"[a-z\w]+")
"""Words in lower case. A class that names the commonest letters first is searched for in two thirds of the time."""


def annotate(document: Document, parties: tuple[Party, ...] = ()) -> Annotated:
    """Annotates a document; `parties` are those that its dossier names.

    Where mentions overlap, days win over counts, counts over actors, actors over places."""
    text = document.text
    bare = []
    for index, (start, end, paragraph) in enumerate(sentences.split(document)):
        words = text[start:end]
        bare.append(Sentence(index, start, end, paragraph, words, frozenset(_WORDS.findall(words.lower()))))
    go_on()
    marks = quotations.find(document, bare)
    go_on()
    days = chronology.with_years(text, bare, dates.find(text, bare))
    go_on()
    counts = numbers.find(text, bare)
    names = [actor for actor in actors.find(document, bare, marks, parties)
             if actor.type != "person" or text[actor.start:actor.end] not in cities()]
    go_on()
    towns = places.find(text, bare)
    mentions = _without_overlaps([*days, *counts, *names, *towns])
    return Annotated(document, tuple(_spread(bare, mentions)), marks)


@cache
def cities() -> frozenset[str]:
    """Cities whose names of several words could be a person's ("New York", "Cape Town")."""
    table = rule_data("datelines")["cities"]
    return frozenset(name for name in (entry.strip() for entry in table.replace("\n", " ").split(",")) if " " in name)


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Mentions in order of text, dropping whatever overlaps one that came before it in the list."""
    taken: list[Mention] = []
    for mention in sorted(mentions, key=attrgetter("start")):
        if taken and mention.start < taken[-1].end:
            rank = _RANK[type(mention).__name__]
            if rank < _RANK[type(taken[-1]).__name__]:
                taken[-1] = mention
            continue
        taken.append(mention)
    return taken


_RANK = {"Day": 0, "Count": 1, "Actor": 2, "Place": 3}


def _spread(bare: list[Sentence], mentions: list[Mention]) -> list[Sentence]:
    out, at = [], 0
    for sentence in bare:
        mine = []
        while at < len(mentions) and mentions[at].start < sentence.end:
            if mentions[at].start >= sentence.start and mentions[at].end <= sentence.end:
                mine.append(mentions[at])
            at += 1
        out.append(Sentence(sentence.index, sentence.start, sentence.end, sentence.paragraph, sentence.text,
                            sentence.words, tuple(mine)) if mine else sentence)
    return out
