"""Many documents over processes: the same as one after the other."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

from extractors.document import Document
from extractors.extract import extract
from extractors.many import CHUNK, PAYS_FROM, extract_many


def documents(count: int) -> Iterator[Document]:
    for n in range(count):
        yield Document(f"{n}.txt", f"At least {n + 2} soldiers were killed near Port Hale on Friday, the army said.")


def test_processes_give_what_one_gives_in_the_same_order() -> None:
    count = PAYS_FROM + 2 * CHUNK + 1
    assert list(extract_many(documents(count), processes=2)) == [extract(document) for document in documents(count)]


def test_few_documents_start_no_process() -> None:
    extractions = extract_many(documents(3), processes=2)
    next(extractions)
    assert not multiprocessing.active_children()


def test_documents_are_taken_as_they_are_needed_and_closing_stops_the_rest() -> None:
    taken = 0

    def counted() -> Iterator[Document]:
        nonlocal taken
        for document in documents(10_000):
            taken += 1
            yield document

    extractions = extract_many(counted(), processes=2)
    next(extractions)
    extractions.close()
    assert taken < 1_000
    assert not multiprocessing.active_children()
