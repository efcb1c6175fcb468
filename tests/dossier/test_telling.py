"""As the as-of date moves, what was worked out for other dates is used again; the situation is as if it never were."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.archive import archive
from benchmarks.articles import SAMPLES
from extractors.document import Document
from extractors.dossier.configuration import Configuration
from extractors.dossier.corrections import Corrections
from extractors.dossier.telling import Telling
from extractors.extract import extract
from extractors.extraction import Extraction
from extractors.reading.sources import read
from extractors.situation.origins import Copies, find_origins


def extractions(documents: Iterable[object]) -> list[Extraction]:
    return [extract(document) for document in documents if isinstance(document, Document)]


def telling(sources: list[Extraction]) -> Telling:
    return Telling(sources, Configuration(), Corrections(), "", lambda _: None)


@pytest.mark.parametrize("name", ["northern-strait", "istanbul-talks", "an archive"])
def test_stepping_through_all_days_both_ways_tells_what_each_day_tells_alone(name: str) -> None:
    sources = extractions(archive(100) if name == "an archive" else read([Path(SAMPLES / name)]))
    stepping = telling(sources)
    alone = {day: telling(sources).situation(day) for day in stepping.days}
    assert len(alone) > 2
    for day in (*stepping.days, *reversed(stepping.days), stepping.days[1], stepping.days[-1]):
        stepped = stepping.situation(day)
        assert stepped == alone[day]
        assert stepped.facts == alone[day].facts


def test_copies_are_found_alike_whatever_was_looked_at_before() -> None:
    sources = sorted(extractions(archive(60)), key=lambda source: (source.published or dt.date.max, source.source))
    known = Copies()
    for part in (sources, sources[:20], sources[:45], sources[5:], [], sources[::-1], sources):
        assert find_origins(part, known) == find_origins(part)
    assert len(set(find_origins(sources).of_source.values())) < len(sources)
