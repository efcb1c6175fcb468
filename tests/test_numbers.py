"""Which numbers of a sentence count something, and how they are bounded."""

import re

import pytest

from extractors.language.annotation import Sentence, Sentences
from extractors.language.numbers import find


def counts(text: str) -> list[tuple[str, int, int | None, str]]:
    sentence = Sentence(0, 0, len(text), 0, text, frozenset(re.findall(r"\w+", text.lower())))
    return [(text[c.start:c.end], c.count, c.count_max, c.bound) for c in find(text, Sentences([sentence]))]


@pytest.mark.parametrize(("words", "count"), [
    ("23", 23), ("1,200", 1200), ("twenty-three", 23), ("one hundred and twenty-three", 123), ("a dozen", 12),
    ("half a dozen", 6), ("two thousand five hundred", 2500), ("1.7 million", 1_700_000), ("17 lakh", 1_700_000),
    ("a hundred", 100), ("2.5 crore", 25_000_000), ("half a million", 500_000),
])
def test_exact_numbers(words: str, count: int) -> None:
    assert counts(f"They counted {words} boats") == [(words, count, None, "exact")]


@pytest.mark.parametrize(("words", "count"), [
    ("dozens of", 12), ("scores of", 20), ("several", 3), ("a few", 3), ("tens of thousands of", 10_000),
    ("hundreds of thousands of", 100_000), ("several hundred", 300), ("millions of", 1_000_000), ("hundreds of", 100),
])
def test_vague_words_stand_for_the_convention(words: str, count: int) -> None:
    assert counts(f"They counted {words} boats") == [(words, count, None, "vague")]


@pytest.mark.parametrize(("words", "count", "bound"), [
    ("at least 12", 12, "at_least"), ("more than 40,000", 40_000, "at_least"), ("no fewer than ten", 10, "at_least"),
    ("up to 12", 12, "at_most"), ("as many as 40", 40, "at_most"), ("fewer than ten", 10, "at_most"),
    ("nearly 300", 300, "about"), ("some 300", 300, "about"), ("20 or so", 20, "about"),
    ("200 or more", 200, "at_least"),
    ("200+", 200, "at_least"), ("30-odd", 30, "about"),
])
def test_words_that_bound_a_number_belong_to_it(words: str, count: int, bound: str) -> None:
    assert counts(f"They counted {words} boats") == [(words, count, None, bound)]


@pytest.mark.parametrize(("words", "low", "high"), [
    ("10 to 15", 10, 15), ("between 10 and 15", 10, 15), ("10-15", 10, 15), ("11–20", 11, 20), ("two or three", 2, 3),
    ("10 to 15 thousand", 10_000, 15_000),
])
def test_ranges_are_one_count(words: str, low: int, high: int) -> None:
    assert counts(f"They counted {words} boats") == [(words, low, high, "range")]


@pytest.mark.parametrize("text", [
    "It cost $5 million.", "The town is 12 km away.", "Turnout was 40 percent.", "A 12-year-old boy sang.",
    "It began at 10:30.", "The train left at 7 p.m.", "Resolution 2254 was read out.", "The M-23 road is closed.",
    "It began in 2016.", "Halden Orr, 34, was there.", "Halden Orr (34) was there.",
    "No one came.", "It was 4.5 points.",
    "The 4th Brigade left.", "Guns of 82mm were seen.",
])
def test_dates_ages_money_distances_shares_times_and_names_are_no_counts(text: str) -> None:
    assert counts(text) == []


def test_a_year_with_people_after_it_is_a_count() -> None:
    assert counts("In 2016, 2000 people left.") == [("2000", 2000, None, "exact")]


def test_a_rise_from_one_number_to_another_is_two_counts() -> None:
    assert [count for _, count, *_ in counts("It rose from 24 to 31.")] == [24, 31]


def test_numbers_in_a_list_stay_apart() -> None:
    assert [count for _, count, *_ in counts("two thousand five hundred, three hundred thousand and 12, two")] == [
        2500, 300_000, 12, 2]
