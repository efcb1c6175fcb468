"""Extracts many documents over processes, where there are enough of them to pay for starting processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path

from extractors.document import Document
from extractors.extract import FINDERS, Extraction, extract
from extractors.language.gazetteer import Party
from extractors.rules.rulebook import user_rules

PAYS_FROM = 150
"""Documents from which processes pay: below, starting them and sending results costs more than they save."""
CHUNK = 50
"""Documents sent at a time: a hundred articles take a tenth of a second or more, sending them some milliseconds."""


def extract_many(
    documents: Iterable[Document],
    kinds: Iterable[str] = tuple(FINDERS),
    parties: tuple[Party, ...] = (),
    *,
    processes: int | None = None,
) -> Generator[Extraction, None, None]:
    """The extractions of documents, in their order; `processes` defaults to the processors this program may use.

    Documents are taken as they are needed, so that texts of a large dossier are never all in memory; closing the
    iterator stops the processes.
    """
    kinds = tuple(kinds)
    processes = processes or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    stream = iter(documents)
    first = list(islice(stream, PAYS_FROM))
    if processes < 2 or len(first) < PAYS_FROM:
        yield from (extract(document, kinds, parties) for document in chain(first, stream))
        return
    chunks = _chunks(chain(first, stream))
    # A fork shares what is compiled already, but must not happen beside other threads (the dashboard's).
    method = "fork" if threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context(method), _begin, (user_rules.get(),))
    under_way: deque[Future[list[Extraction]]] = deque()
    try:
        for chunk in chunks:
            under_way.append(pool.submit(_extract_chunk, chunk, kinds, parties))
            if len(under_way) > 2 * processes:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    stream = iter(documents)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk


def _begin(rules: tuple[Path, ...]) -> None:
    user_rules.set(rules)


def _extract_chunk(documents: list[Document], kinds: tuple[str, ...], parties: tuple[Party, ...]) -> list[Extraction]:
    return [extract(document, kinds, parties) for document in documents]
