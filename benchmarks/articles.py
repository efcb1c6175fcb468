"""Any number of articles to measure with: the bundled samples, varied so that no two are the same text."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from extractors.document import Document
from extractors.reading.sources import read

SAMPLES = Path(__file__).parent.parent / "samples"
LENGTH = 3000
"""Characters of an article, as in real news."""

FIRST_DAY = dt.date(2031, 3, 1)

_FIGURE = re.compile(r"\b[1-9]\d?\b")


@cache
def _paragraphs() -> tuple[str, ...]:
    texts = [item.text for item in read([SAMPLES]) if isinstance(item, Document)]
    return tuple(paragraph for text in texts for paragraph in text.split("\n") if len(paragraph) > 40)


def articles(count: int, seed: int = 0) -> Iterator[Document]:
    """`count` articles of some 3 KB: paragraphs of the samples in other orders, with other figures."""
    dice = random.Random(seed)
    for number in range(count):
        paragraphs = cycle(dice.sample(_paragraphs(), len(_paragraphs())))
        published = FIRST_DAY + dt.timedelta(days=number % 90)
        text = f"Report {number + 1} from the region\n\nwire.example | {published:%B %d, %Y}\n\n"
        while len(text) < LENGTH:
            text += _FIGURE.sub(lambda _: str(dice.randint(1, 28)), next(paragraphs)) + "\n"
        yield Document(f"{number:06}.txt", text, published=published, published_basis="dateline")


def folder(path: Path, count: int) -> Path:
    """Writes `count` articles into a folder, as text files; returns the folder."""
    path.mkdir(parents=True)
    for article in islice(articles(count), count):
        (path / article.source).write_text(article.text, encoding="utf-8")
    return path
