"""One document → its local facts, and what the dossier needs to resolve them. Pure: a map over documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from extractors import casualties, ceasefires, demands, quotes, responses, talks, threats
from extractors.document import Document
from extractors.extraction import Extraction
from extractors.facts import Fact, fact_id, text_digest
from extractors.language import dates
from extractors.language.annotate import annotate
from extractors.language.annotation import Annotated
from extractors.language.fingerprint import fingerprint
from extractors.language.gazetteer import Party
from extractors.language.mentions import Actor
from extractors.language.patience import go_on
from extractors.language.spelled import letters, respelled

Finder = Callable[[Annotated], Iterable[Fact]]

FINDERS: dict[str, Finder] = {
    "quote": quotes.find,
    "casualty": casualties.find,
    "talks": talks.find,
    "ceasefire": ceasefires.find,
    "demand": demands.find,
    "threat": threats.find,
    "response": responses.find,
}


def extract(
    document: Document, kinds: Iterable[str] = tuple(FINDERS), parties: tuple[Party, ...] = ()
) -> Extraction:
    """Reads a document's facts of the given kinds, in order of text. Facts are local (see facts.Fact).

    `parties` are those that the dossier's sitrep.toml names. Raises OutOfPatience within `patience`.
    """
    annotated = annotate(document, parties)
    digest = text_digest(document.text)
    facts: list[Fact] = []
    for kind in kinds:
        go_on()
        facts += with_ids(FINDERS[kind](annotated), digest)
    facts = responses.answering(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))
    names: dict[tuple[str, str | None, str | None], Actor] = {}
    datelines = tuple(dates.in_datelines(document))
    days = list(datelines)
    for sentence in annotated.sentences:
        days += sentence.days
        for actor in sentence.actors:
            names.setdefault((actor.name, actor.role, actor.party), actor)
    actors: Iterable[Actor] = names.values()
    if short := letters(annotated, actors, (party.name for party in parties)):
        facts = [respelled(fact, short) for fact in facts]
        actors = [replace(each, name=short.get(each.name, each.name)) for each in actors]
    return Extraction(
        document.source, document.path, document.title, document.outlet, document.url, document.published,
        document.published_basis, digest, tuple(facts),
        tuple(days),
        tuple(actors),
        next((day.when for day in datelines if day.when.form == "day"), None),
        fingerprint(document.text),
    )


def with_ids(facts: Iterable[Fact], digest: str) -> Iterator[Fact]:
    """Gives each fact its id; the ordinal counts facts of one kind and span."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for fact in facts:
        span = (fact.kind, fact.start, fact.end)
        yield fact.identified(fact_id(digest, fact.source, *span, seen[span]))
        seen[span] += 1
