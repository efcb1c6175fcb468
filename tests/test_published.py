"""When a source was published, where only its text and its neighbours tell."""

from __future__ import annotations

import datetime as dt

from extractors.document import Document
from extractors.dossier.published import Published, resolve_published
from extractors.extract import extract
from extractors.reading.text import Raw, document


def published(*texts: str, as_of: dt.date | None = None, dated: dict[int, dt.date] | None = None) \
        -> list[Published | None]:
    """When each text was published; `dated` gives some of them a date of their own; null where left out."""
    known = dated or {}
    extractions = [
        extract(Document(
            f"{n}.txt", text, published=known.get(n), published_basis="metadata" if n in known else "unknown"), ())
        for n, text in enumerate(texts)]
    answers = resolve_published(extractions, as_of)
    return [answers.get(f"{n}.txt") for n in range(len(texts))]


def test_the_weekday_of_the_report_follows_the_latest_day_it_speaks_of() -> None:
    [answer] = published(
        "The minister spoke on Friday. An accord was reached on Thursday night. "
        "The envoys met from 24th to 29th May 2031, after a first round on 18 May.")
    assert answer == Published(dt.date(2031, 5, 30), "inferred", dt.date(2031, 5, 29))


def test_a_deadline_to_come_gives_the_year() -> None:
    [answer] = published(
        "The threat came on Wednesday. Talks had begun on October 25, after a clash on October 11. "
        "Ostmark wants the refugees to leave by December 2031.")
    assert answer
    assert answer.date == dt.date(2031, 10, 29)


def test_the_rest_of_the_dossier_gives_the_year() -> None:
    answers = published(
        "The guns fell silent.", "The pass fell on April 16, the army said on Friday.", dated={0: dt.date(2031, 4, 20)})
    assert answers[1]
    assert (answers[1].date, answers[1].basis) == (dt.date(2031, 4, 18), "inferred")


def test_one_day_long_ago_is_background_and_dates_nothing() -> None:
    answers = published(
        "The guns fell silent.", "The pass fell on April 2, the army said on Friday.", dated={0: dt.date(2031, 5, 20)})
    assert answers[1] == Published(None, "unknown", dt.date(2031, 4, 2))


def test_a_text_that_speaks_only_of_what_is_to_come_is_not_dated_but_its_days_have_a_year() -> None:
    answers = published("Nothing fell.", "The envoys will meet on May 6.", dated={0: dt.date(2031, 4, 20)})
    assert answers[1] == Published(None, "unknown", dt.date(2031, 5, 6))


def test_no_date_is_made_up() -> None:
    assert published("The pass fell on Friday.") == [Published(None, "unknown")]
    assert published("The pass fell on April 2.") == [Published(None, "unknown")]


def test_a_year_long_past_dates_nothing() -> None:
    assert published("The town has been quiet since the siege of 2009.") == [Published(None, "unknown")]


def test_what_is_later_than_the_as_of_date_is_left_out_and_tells_nothing() -> None:
    texts = ("Nothing fell.", "The pass fell on April 16, the army said on Friday.")
    dated = {0: dt.date(2031, 4, 20)}
    assert published(*texts, as_of=dt.date(2031, 4, 1), dated=dated) == [None, Published(None, "unknown")]
    assert published(*texts, as_of=dt.date(2031, 4, 20), dated=dated)[1] != Published(None, "unknown")


def test_a_text_that_shows_itself_later_than_the_as_of_date_is_left_out() -> None:
    text = "It fell on June 3, 2031, and rose on June 1. The mayor spoke on Wednesday."
    assert published(text, as_of=dt.date(2031, 6, 3)) == [None]
    assert published(text, as_of=dt.date(2031, 6, 4))[0] is not None


def test_a_dossier_over_many_years_leaves_an_ambiguous_day_alone() -> None:
    answers = published(
        "Nothing fell.", "Nothing fell.", "The pass fell on April 2.",
        dated={0: dt.date(1997, 4, 20), 1: dt.date(2016, 4, 1)})
    assert answers[2] == Published(None, "unknown")


WIRE = "PORT HALE, Jan 25 (OP) - The rebels agreed Wednesday to meet the government in April. "


def wire(text: str, *others: Published) -> Published:
    """When a text of a wire service was published, beside sources that were published when `others` say."""
    extractions = [extract(document(Raw(text), "wire.txt", None), ())]
    for n, other in enumerate(others):
        extractions.append(extract(Document(f"{n}.txt", "The guns fell silent.", published=other.date), ()))
    return resolve_published(extractions)["wire.txt"]


def test_the_year_of_a_dateline_is_the_first_in_which_its_day_is_the_weekday_of_the_lead() -> None:
    assert wire(WIRE + "Talks had broken down in April 2005.").date == dt.date(2006, 1, 25)
    assert wire(WIRE + "Talks had broken down in April 2011.").date == dt.date(2012, 1, 25)


def test_a_year_long_past_tells_no_year_of_a_dateline() -> None:
    assert wire(WIRE + "The war began in April 2001.").date is None
    assert wire(WIRE + "The war has gone on since 2005.").date is None


def test_the_dossier_tells_the_year_of_a_dateline_before_the_text_does() -> None:
    answer = wire(WIRE + "Talks had broken down in April 2003.", Published(dt.date(2012, 2, 20), "metadata"))
    assert (answer.date, answer.basis) == (dt.date(2012, 1, 25), "inferred")


def test_a_dateline_alone_tells_no_year() -> None:
    assert wire(WIRE).date is None
    assert wire("PORT HALE, Jan 25 (OP) - The rebels met in April 2003.").date is None
