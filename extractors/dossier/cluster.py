"""Files on a Dask cluster, ours on this machine or one that runs already. Needs the `dask` extra.

Documents are read here and sent in groups; a group on a worker that dies is done again by another (Dask's own promise),
and what a group gave is taken once, in order, so that nothing is lost and nothing comes twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.document import Document
from extractors.dossier.parts import Engine, documents, extracted_part
from extractors.language.gazetteer import Party
from extractors.reading.walk import Found, Skipped
from extractors.rules.files import user_rules

if TYPE_CHECKING:
    from distributed import Client

GROUP = 250
"""Documents sent together, at least: some 750 KB of news, a quarter of a second of work."""
AHEAD = 3
"""Groups under way for each thread of the cluster: enough that none waits, few enough that memory is bounded."""
RETRIES = 2

Part = list[Document | Skipped]


@contextmanager
def engine(scheduler: str | None = None) -> Iterator[Engine]:
    """What extracts on the cluster at an address, else on one that is started here and stopped at the end.

    Raises ImportError without the extra, OSError where no scheduler answers.
    """
    from distributed import Client

    with Client(scheduler, set_as_default=False) if scheduler else Client(
            threads_per_worker=1, dashboard_address=None, set_as_default=False) as client:
        yield lambda found, parties, cancelled: on_cluster(client, found, parties, cancelled)


def on_cluster(
    client: Client, found: list[Found], parties: tuple[Party, ...], cancelled: Callable[[], bool], group: int = GROUP
) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """Each file with what it gave, in order, until it is cancelled. Raises RuleError."""
    most = AHEAD * max(1, sum(client.nthreads().values()))
    rules = user_rules.get()
    under_way: deque[tuple[list[tuple[Found, bool]], Any]] = deque()
    gave: list[str] = []
    groups = _groups(found, group)
    while not cancelled():
        for members in islice(groups, most - len(under_way)):
            future = client.submit(extracted_group, [part for _, _, part in members], parties, rules,
                                   pure=False, retries=RETRIES)
            under_way.append(([(item, last) for item, last, _ in members], future))
        if not under_way:
            return
        owners, future = under_way.popleft()
        for (item, last), text in zip(owners, future.result(), strict=True):
            gave.append(text)
            if last:
                yield item, tuple(gave)
                gave = []
    client.cancel([future for _, future in under_way])


def extracted_group(parts: list[Part], parties: tuple[Party, ...], rules: tuple[Path, ...]) -> list[str]:
    """What the documents of some parts gave, encoded. Runs on the cluster, where `rules` must be readable too."""
    token = user_rules.set(rules)
    try:
        return [extracted_part(part, parties) for part in parts]
    finally:
        user_rules.reset(token)


def _groups(found: list[Found], size: int) -> Iterator[list[tuple[Found, bool, Part]]]:
    """Parts of files in groups of at least `size` documents: (file, whether it is its last part, documents)."""
    members: list[tuple[Found, bool, Part]] = []
    count = 0
    for item in found:
        parts = documents(item)
        part: Part | None = next(parts)
        while part is not None:
            following = next(parts, None)
            members.append((item, following is None, part))
            count += len(part)
            if count >= size:
                yield members
                members, count = [], 0
            part = following
    if members:
        yield members
