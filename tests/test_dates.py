"""Dates: what is one, what is none, and which day of the calendar it is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Document
from extractors.language.annotate import annotate
from extractors.language.calendar import resolve
from extractors.language.dating import deadline, nearest_day
from extractors.rules.expressions import date_grammar
from tests.work import in_proportion

WEDNESDAY = dt.date(2031, 5, 14)


def days(text: str, published: dt.date | None = WEDNESDAY) -> list[str]:
    """The days and intervals of a text, as ISO 8601; what does not resolve is left out."""
    sentences = annotate(Document("a.txt", text)).sentences
    found = [resolve(day.when, published) for sentence in sentences for day in sentence.days]
    return [f"{d.start}..{d.end}" if d.end else f"{d.start}" for d in found if d]


@pytest.mark.parametrize(
    ("name", "text", "date"),
    [(e.name, x.text, x.date) for e in date_grammar().expressions for x in e.examples])
def test_every_rule_keeps_its_examples(name: str, text: str, date: str | None) -> None:
    found = days(text, date_grammar().published)
    assert found[-1:] == ([date] if date else []), name


@pytest.mark.parametrize(("text", "expected"), [
    ("The truce began on 2 Nov. and held.", "2030-11-02"),
    ("The truce began on the 2nd of November and held.", "2030-11-02"),
    ("It was signed on May 6 in Port Hale.", "2031-05-06"),
    ("It will be signed on 30 May in Port Hale.", "2031-05-30"),
    ("The mayor will speak on Wednesday.", "2031-05-14"),
    ("Fighting eased on Tuesday, and the two sides will meet in Port Hale.", "2031-05-13"),
    ("The envoy said he would fly to Port Hale on Saturday.", "2031-05-17"),
    ("The army failed to take the bridge on Monday.", "2031-05-12"),
    ("Both sides agreed to meet on Monday.", "2031-05-19"),
    ("On Monday, the general told reporters that all was well.", "2031-05-12"),
    ("He denied on Feb. 29 that it was so.", "2028-02-29"),
])
def test_a_day_without_a_year_lies_where_the_tense_says(text: str, expected: str) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize("text", [
    "The army may march on the capital.",
    "The talks sat for hours and the second envoy left.",
    "Some 17 lakh people and 1,988 tents were counted.",
    "The 20-month-old boy and the two-day visit drew crowds.",
    "A Type 2025 radar and 2,031 shells were shown.",
    "They spent $2030 on it.",
    "It was 11:02 when the 31st Brigade came.",
    "They rest on Fridays and every Sunday.",
])
def test_no_date_where_there_is_none(text: str) -> None:
    assert days(text) == []


def test_in_april_12_soldiers_is_a_month_and_a_count() -> None:
    assert days("In April 12 soldiers were killed.") == ["2031-04-01..2031-04-30"]


def test_days_count_from_the_day_spoken_of_before() -> None:
    text = "The pass fell on April 2.\nTwo days later the town fell. The following day its people fled."
    assert days(text) == ["2031-04-02", "2031-04-04", "2031-04-05"]


def test_a_day_of_that_year_is_of_the_year_named_before() -> None:
    assert days("They signed a truce in January 2024. It collapsed in June that year.") == [
        "2024-01-01..2024-01-31", "2024-06-01..2024-06-30"]
    assert days("Signed on 2 April 2022, it expired on 2 October that year and rose in May the following year.") == [
        "2022-04-02", "2022-10-02", "2023-05-01..2023-05-31"]


def test_a_long_chain_of_later_days_resolves() -> None:
    text = "The pass fell on April 2. " + "Two days later a town fell. " * 300
    assert days(text)[-1] == str(dt.date(2031, 4, 2) + dt.timedelta(days=600))


def test_nothing_relative_resolves_without_a_publication_date() -> None:
    assert days("The pass fell on Friday, two days ago, and on April 2, 2029.", None) == ["2029-04-02"]


@pytest.mark.parametrize("text", ["February 30", "31 April 2031", "2031-13-40", "99/99/2031"])
def test_an_impossible_day_is_no_day(text: str) -> None:
    assert [d for d in days(f"It fell on {text}.") if ".." not in d] == []


def governing(text: str, words: str) -> str | None:
    """The words of the date expression that governs some words."""
    annotated = annotate(Document("a.txt", text))
    start = text.index(words)
    sentence = annotated.sentence_at(start)
    assert sentence
    when = nearest_day(annotated, sentence, start, start + len(words))
    return when.text if when else None


def test_a_day_governs_the_words_of_its_clause() -> None:
    text = "The pass fell on Monday, while 12 men were killed on Tuesday in Port Hale."
    assert governing(text, "12 men were killed") == "Tuesday"
    assert governing(text, "fell") == "Monday"


def test_the_day_of_an_attribution_is_not_that_of_the_event() -> None:
    text = "A shell killed 12 men in Port Hale, the army said on Friday."
    assert governing(text, "killed 12 men") is None
    assert governing(text, "said") == "Friday"


def test_a_sentence_without_a_day_takes_that_of_what_it_goes_on_about() -> None:
    lead = "A bomb hit a market in Port Hale on Monday.\n"
    assert governing(lead + "At least 12 men were killed, the mayor said.", "12 men") == "Monday"
    between = "The mayor is new.\nHe likes roses.\n"
    assert governing(lead + between + "The blast killed 12 men.", "12 men") == "Monday"
    assert governing(lead + between + "Two boys died in the market.", "Two boys") == "Monday"
    assert governing(lead + between + "A landslide killed 12 men.", "12 men") is None


def test_what_was_before_does_not_take_the_day_of_the_news() -> None:
    lead = "A bomb hit a market in Port Hale on Monday.\n"
    assert governing(lead + "Some 900 men have been killed there since the war began.", "900 men") is None
    assert governing(lead + "A raid had killed 12 men.", "12 men") is None


def test_a_day_to_come_dates_nothing_that_was() -> None:
    assert governing("The envoys will meet on Friday. A shell killed 12 men.", "12 men") is None


def test_since_a_day_is_a_range_up_to_publication() -> None:
    text = "The army says 40 men were killed since April 22."
    annotated = annotate(Document("a.txt", text))
    when = nearest_day(annotated, annotated.sentences[0], text.index("40"), text.index("since"))
    assert when
    found = resolve(when, WEDNESDAY)
    assert found
    assert (found.start, found.end) == (dt.date(2031, 4, 22), WEDNESDAY)


@pytest.mark.parametrize(("words", "expected"), [
    ("within 72 hours", "2031-05-17"), ("in two weeks", "2031-05-28"), ("by Sunday", "2031-05-18"), ("soon", None),
])
def test_a_deadline_counts_from_when_it_was_voiced(words: str, expected: str | None) -> None:
    text = f"Ostmark told the rebels to leave the port {words}."
    when = deadline(annotate(Document("a.txt", text)), text.index(words), text.index(words) + len(words))
    found = resolve(when, WEDNESDAY) if when else None
    assert (str(found.start) if found else None) == expected


DATE_WORDS = st.sampled_from([
    *"Friday|May|Nov.|2|31st|of|the|to|-|,|and|2031|1999-12-31|30/02/2031|last|next|two|days|week|ago|later|before".split("|"),
    *"early|between|in|year|weekend|overnight|02-Feb-31|.|;|will|\n|(|\ud800|today|that|day|٣|9999999".split("|")])


@given(st.lists(DATE_WORDS, max_size=30), st.dates(dt.date(1, 1, 1)))
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_resolves_or_not_but_never_fails(words: list[str], published: dt.date) -> None:
    text = " ".join(words)
    for sentence in annotate(Document("a.txt", text)).sentences:
        for day in sentence.days:
            assert text[day.start:day.end] == day.when.text
            found = resolve(day.when, published)
            assert found is None or found.end is None or found.start < found.end


@pytest.mark.parametrize("piece", [
    "two ", "Nov. 2 to ", "2-2-2-", "last next ", "a day before ", "1/1/1", "Two days later a day later. ", "2031 - ",
    "early early Friday, ", "   ", "May the of the ", "1,1.1:1"])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert in_proportion(lambda times: lambda: days(piece * (times * 2000 // len(piece))), 1)
