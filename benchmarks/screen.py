"""The dashboard in a real terminal: until it first paints, until a key has its answer, and while nothing happens."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from statistics import median

from benchmarks.articles import SAMPLES, folder
from benchmarks.floor import READY
from benchmarks.measures import Row, as_installed
from benchmarks.terminal import Terminal

FILLED = "Newest"
"""A word of the overview that is painted when the situation is known."""
SAMPLE = SAMPLES / "istanbul-talks"
PANES = "overview talks ceasefire casualties demands quotes timeline actors sources".split()


def first_frame(times: int = 5) -> Iterator[Row]:
    """From the start of the process to the first frame, and to the overview filled, on the sample from the cache."""
    with tempfile.TemporaryDirectory() as home:
        environment = as_installed(home)
        sitrep = [sys.executable, "-m", "tui", str(SAMPLE)]
        hello: list[float] = []
        first: list[float] = []
        filled: list[float] = []
        _take_the_tour(environment)  # which also compiles modules and fills the cache
        for _ in range(times):
            with Terminal([sys.executable, "-m", "benchmarks.floor"], environment) as program:
                hello.append(program.painted(READY))
            with Terminal(sitrep, environment) as program:
                first.append(program.painted(SAMPLE.name))
                filled.append(program.painted(FILLED))
    floor = median(hello)
    for what, taken, wanted in (("first frame", first, "within 1.8x, aim 1.4x"),
                                ("overview filled, warm", filled, "within 2.5x, aim 1.8x")):
        ours = median(taken)
        yield Row(f"{what}, sample", "a minimal Textual app", f"{ours * 1e3:,.0f} ms", ours / floor, wanted)


def keys(articles: int, presses: int = 6) -> Iterator[Row]:
    """From a key to the last that is painted for it, with many facts; and the work done while nothing happens."""
    with tempfile.TemporaryDirectory() as home:
        environment = as_installed(home)
        many = str(folder(Path(home) / "many", articles))
        _take_the_tour(environment)
        redraws = _redraws(environment, presses)
        with Terminal([sys.executable, "-m", "tui", many], environment) as program:
            program.painted(FILLED, limit=600)
            program.rest(5)
            first: dict[str, float] = {}
            again: dict[str, list[float]] = {}
            moved: dict[str, float] = {}
            for number, name in enumerate(PANES[1:], 2):
                first[name] = program.press(str(number))[1]
                with suppress(TimeoutError):  # of a pane with nothing to move to
                    moved[name] = median(program.press("j", limit=3)[1] for _ in range(presses))
                program.press("1")
            for _ in range(presses // 2):
                for number, name in enumerate(PANES[1:], 2):
                    again.setdefault(name, []).append(program.press(str(number))[1])
            program.press("2")
            step = median(program.press("[")[1] for _ in range(presses))
            back = median(program.press("]")[1] for _ in range(presses - 1))
            program.rest(2)
            began, used = time.perf_counter(), program.processor_seconds()
            time.sleep(10)
            idle = (program.processor_seconds() - used) / (time.perf_counter() - began)
        floor = median([*redraws, *_redraws(environment, presses)])
    reopened = {name: median(taken) for name, taken in again.items()}
    for what, panes in (
            ("cursor moved", moved), ("pane opened for the first time", first), ("pane opened again", reopened)):
        slowest = max(panes, key=lambda name: panes[name])
        yield _row(f"{what}, slowest ({slowest})", panes[slowest], floor, articles)
    yield _row("an as-of step", step, floor, articles)
    yield _row("an as-of step to a day seen before", back, floor, articles)
    yield Row("processor while nothing happens", "", f"{idle:.2%}", None, "under 0.5 %")


def _row(what: str, taken: float, floor: float, articles: int) -> Row:
    return Row(f"{what}, {articles:,} articles", "a line-drawn list's redraw", f"{taken * 1e3:,.0f} ms", taken / floor,
               "within 5x, aim 2x")


def _redraws(environment: Mapping[str, str], presses: int) -> list[float]:
    """What a list alone takes from a key to the last of its paint; measured before the board and after it."""
    with Terminal([sys.executable, "-m", "benchmarks.floor", "list"], environment) as program:
        program.painted(READY)
        program.rest()
        return [program.press("j")[1] for _ in range(2 * presses)]


def _take_the_tour(environment: Mapping[str, str]) -> None:
    """Opens the sample and quits, as the first time is another: a tour stands before the board, and takes the keys."""
    with Terminal([sys.executable, "-m", "tui", str(SAMPLE)], environment) as program:
        program.painted(FILLED)
        program.rest(2)
        program.press("\x1b")
        program.press("q")
        program.process.wait(10)
