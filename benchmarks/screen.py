"""The dashboard in a real terminal: until it first paints, until a key has its answer, and while nothing happens."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

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
            first: dict[str, list[Key]] = {}
            again: dict[str, list[Key]] = {}
            moved: dict[str, list[Key]] = {}
            for number, name in enumerate(PANES[1:], 2):
                first[name] = [_press(program, str(number))]
                with suppress(TimeoutError):  # of a pane with nothing to move to
                    moved[name] = [_press(program, "j", limit=3) for _ in range(presses)]
                program.press("1")
            for _ in range(presses // 2):
                for number, name in enumerate(PANES[1:], 2):
                    again.setdefault(name, []).append(_press(program, str(number)))
            program.press("2")
            ready = []
            for _ in range(presses):
                program.settle()  # as people read what they see, and the days beside it are got ready meanwhile
                ready.append(_press(program, "["))
            steps = [_press(program, "[") for _ in range(presses)]
            back = [_press(program, "]") for _ in range(presses - 1)]
            program.settle()
            began, used = time.perf_counter(), program.processor_seconds()
            time.sleep(10)
            idle = (program.processor_seconds() - used) / (time.perf_counter() - began)
        floor = [*redraws, *_redraws(environment, presses)]
    for what, panes in (
            ("cursor moved", moved), ("pane opened for the first time", first), ("pane opened again", again)):
        slowest = max(panes, key=lambda name: median(key.seconds for key in panes[name]))
        yield _row(f"{what}, slowest ({slowest})", panes[slowest], floor, articles)
    yield _row("an as-of step, the last one read first", ready, floor, articles)
    yield _row("as-of steps without a pause", steps, floor, articles)
    yield _row("an as-of step to a day seen before", back, floor, articles)
    yield Row("processor while nothing happens", "", f"{idle:.2%}", None, "under 0.5 %")


class Key(NamedTuple):
    """A key: seconds to the last of its paint, and those of them that the painting thread was at work."""

    seconds: float
    work: float


def _row(what: str, taken: Sequence[Key], floor: Sequence[Key], articles: int) -> Row:
    """The ratio is that of the time; that of the work, which other programs cannot lengthen, stands by the figure."""
    ours, theirs = (median([key.seconds for key in keys]) for keys in (taken, floor))
    work, least = (median([key.work for key in keys]) for keys in (taken, floor))
    return Row(f"{what}, {articles:,} articles", "a line-drawn list's redraw",
               f"{ours * 1e3:,.0f} ms (work {work / least:,.1f}x)", ours / theirs, "within 5x, aim 2x")


def _press(program: Terminal, key: str, limit: float = 60) -> Key:
    return Key(*program.press(key, limit))


def _redraws(environment: Mapping[str, str], presses: int) -> list[Key]:
    """What a list alone takes from a key to the last of its paint; measured before the board and after it."""
    with Terminal([sys.executable, "-m", "benchmarks.floor", "list"], environment) as program:
        program.painted(READY)
        program.rest()
        return [_press(program, "j") for _ in range(2 * presses)]


def _take_the_tour(environment: Mapping[str, str]) -> None:
    """Opens the sample and quits, as the first time is another: a tour stands before the board, and takes the keys."""
    with Terminal([sys.executable, "-m", "tui", str(SAMPLE)], environment) as program:
        program.painted(FILLED)
        program.rest(2)
        program.press("\x1b")
        program.press("q")
        program.process.wait(10)
