"""Where sentences end: text in, sentences out."""

from __future__ import annotations

import pytest

from extractors.document import Document, Furniture
from extractors.language.sentences import MAX_SENTENCE, split
from tests.work import lines_run


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in split(Document("a.txt", text))]


@pytest.mark.parametrize("text", [
    "Gen. Oru Vask met Mr. Tam Belo of the U.N. Security Council in St. Orlan.",
    "J. Edgar Holm and A. B. Tarn spoke.",
    "The U.S. President arrived at 3 p.m. Monday.",
    "The round opens on Nov. 2 in Port Selm.",
    "Some 3.5 million people and 1,200 soldiers fled.",
    "It is item No. 5 on the list.",
    "\"Why now?\" she asked.",
    "“Is it over?” Vask asked.",
    "They waited ... and waited.",
    "Holm Corp. shares fell.",
])
def test_one_sentence_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(("first", "second"), [
    ("He lives in the U.S.", "The talks go on."),
    ("They met in Nov.", "The truce held."),
    ("He said no.", "The envoy left."),
    ("“It is over.”", "Vask left the room."),
    ("\"We will not go,\" he said.", "\"Never.\""),
    ("He called it “a lie.”", "She agreed."),
    ("Will it hold?", "Nobody knows."),
    ("They sat.", "Then they left."),
    ("It began at 9 a.m.", "He was late."),
    ("The army left (see below.)", "Nobody stayed."),
])
def test_two_sentences_are_parted(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_line_without_full_stop_ends_a_sentence() -> None:
    assert sentences("Peace round\nThe two sides met.") == ["Peace round", "The two sides met."]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    text = "The ministers met in Port Selm and\nagreed to meet again."
    assert sentences(text) == [text]


def test_a_blank_line_parts_even_before_lower_case() -> None:
    assert sentences("The ministers met in\n\nport selm") == ["The ministers met in", "port selm"]


def test_text_wrapped_throughout_is_joined_up_to_blank_lines() -> None:
    wrapped = ("The ministers of Varania and Ostmark met on Monday in the port of\n"
               "Selm and agreed to send a joint mission to the border, said Tam\n"
               "Belo, who speaks for the delegation of Varania at the talks. The\n"
               "mission leaves on Tuesday.\n"
               "\n"
               "Ostmark wants the mission to report before the month is over, its\n"
               "ministry said, while the Highland Front has not said whether the\n"
               "observers may pass.\n")
    assert [s.split()[0] for s in sentences(wrapped)] == ["The", "The", "Ostmark"]
    numbers = [number for _, _, number in split(Document("a.txt", wrapped))]
    assert numbers == [0, 0, 1]


def test_furniture_is_left_out() -> None:
    text = "Read more: Ten dead. Vask spoke."
    document = Document("a.txt", text, furniture=(Furniture(0, 21, "related"),))
    assert [text[start:end] for start, end, _ in split(document)] == ["Vask spoke."]


def test_a_sentence_is_bounded() -> None:
    parts = sentences("word " * 2_000)
    assert len(parts) > 1
    assert max(map(len, parts)) <= MAX_SENTENCE


@pytest.mark.parametrize("unit", [". ", "U.S. ", "\n", "a\n", "?” ", "Mr. ", "...", "A said ", "' ", "\u00a0"])
def test_work_grows_with_the_text_only(unit: str) -> None:
    def work(times: int) -> int:
        document = Document("a.txt", unit * times)
        return lines_run(lambda: list(split(document)))

    assert work(800) < 6 * work(200) + 1_000
