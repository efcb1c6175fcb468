"""Which stretches of a text are quotations: marks in, pairs out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.document import Document
from extractors.language.annotation import Sentence
from extractors.language.quotations import find
from extractors.language.sentences import split
from tests.work import lines_run


def bare(document: Document) -> list[Sentence]:
    return [Sentence(i, start, end, paragraph, document.text[start:end], frozenset())
            for i, (start, end, paragraph) in enumerate(split(document))]


def quoted(text: str) -> list[str]:
    document = Document("a.txt", text)
    return [text[found.text_start:found.text_end] for found in find(document, bare(document))]


@pytest.mark.parametrize("text", [
    "“We will stay,” he said.",
    "\"We will stay,\" he said.",
    "``We will stay,'' he said.",
    "''We will stay,'' he said.",
    "‘We will stay,’ he said.",
    "'We will stay,' he said.",
    "«We will stay,» he said.",
    "„We will stay,“ he said.",
    "‘‘We will stay,’’ he said.",
    "“We will stay,’’ he said.",
    "“We will stay,\" he said.",
    "\"We will stay,” he said.",
    "“We will stay,’ he said.",
    "“We will stay,'' he said.",
    "”We will stay,” he said.",
])
def test_every_mark_style_and_mixture(text: str) -> None:
    assert quoted(text) == ["We will stay,"]


@pytest.mark.parametrize(("text", "expected"), [
    ("“They say ‘never’ to us,” he said.", ["They say ‘never’ to us,"]),
    ("‘They say “never” to us,’ he said.", ["They say “never” to us,"]),
    ("“They say “never” to us,” he said.", ["They say “never” to us,"]),
    ("\"They say 'never' to us,\" he said.", ["They say 'never' to us,"]),
    ("\"'Never again'\" was the banner.", ["'Never again'"]),
])
def test_only_the_outer_pair_counts(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("‘The soldiers’ barracks aren’t safe,’ he said.", ["The soldiers’ barracks aren’t safe,"]),
    ("'The soldiers' barracks aren't safe,' he said.", ["The soldiers' barracks aren't safe,"]),
    ("The rebels' camp and the '90s were rock 'n' roll.", []),
    ("Varania's army and the soldiers’ wives don’t agree.", []),
    ("He called it ‘theirs’ and left.", ["theirs"]),
    ("The barracks’ gate was ‘wide open’ in the ’90s.", ["wide open"]),
])
def test_apostrophes_are_no_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_split_by_its_attribution_is_two_pairs() -> None:
    assert quoted("\"We will stay,\" he said. \"We always do.\"") == ["We will stay,", "We always do."]


@pytest.mark.parametrize("text", [
    "“We stay.\n“We always do,” he said.",
    "\"We stay.\n\n\"We always do,\" he said.",
    "“We stay.\nWe always do,” he said.",
    "\"We stay.\nWe always do,\" he said.",
    "‘We stay.\n\n‘We always do,’ he said.",
])
def test_a_quotation_runs_on_over_paragraphs(text: str) -> None:
    assert len(quoted(text)) == 1
    assert quoted(text)[0].endswith("We always do,")


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted("He said: “We will stay.\nThe army moved on.\nShe said: “No.”") == ["We will stay.", "No."]


def test_an_unclosed_quotation_ends_before_the_next_one() -> None:
    first, second = quoted("“We will stay, he said. “We always do.”")
    assert first.startswith("We will stay,")
    assert second == "We always do."


def test_a_stray_mark_makes_no_quotation() -> None:
    assert quoted("The gun of 6\" fired. The army left.") == []


def test_an_embedded_post_has_its_signature_in_its_span() -> None:
    text = "He was angry.\nThis will not stand. Never.\n— Tam Belo (@tambelo) October 3, 2031\nThe army said no."
    document = Document("a.txt", text)
    post, = find(document, bare(document))
    assert post.post
    assert text[post.text_start:post.text_end] == "This will not stand. Never."
    assert text[post.start:post.end].endswith("October 3, 2031")


def test_quotations_come_in_order_without_overlap() -> None:
    document = Document("a.txt", "‘A “b” c’ and “d ‘e’ f” and 'g' and \"h. \n\n\"i,\" he said ‘j’ “k")
    spans = [(found.start, found.end) for found in find(document, bare(document))]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("unit", [
    "“", "”", "\"", "'", "‘", "’", "''", "``", " “a", " 'a", "s' a", " \"a ", "“a,’ ", "\n“", "«", "a\n\"b",
    "— A (@",
])
def test_work_grows_with_the_text_only(unit: str) -> None:
    def work(times: int) -> int:
        document = Document("a.txt", unit * times)
        cut = bare(document)
        return lines_run(lambda: find(document, cut))

    assert work(800) < 6 * work(200) + 1_000
