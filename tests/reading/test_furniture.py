"""What belongs to the page is marked, and no sentence of the article is."""

import datetime as dt
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.reading.signs import Sign, signs
from extractors.reading.text import Raw, document

BODY = "Two soldiers were killed near the river on Monday, the army of Varania said."
MORE = "The Highland Front denied that its fighters had crossed the line agreed in May."


def read(text: str, title: str | None = None) -> Document:
    return document(Raw(text, title), "a.txt", None)


def article(found: Document) -> str:
    """The text without its furniture."""
    kept, at = "", 0
    for piece in found.furniture:
        kept += found.text[at:piece.start]
        at = piece.end
    return " ".join((kept + found.text[at:]).split())


def kinds(found: Document) -> list[str]:
    return [piece.kind for piece in found.furniture]


@pytest.mark.parametrize("sign", signs().all, ids=lambda sign: sign.name)
def test_each_sign_fires_and_stays_silent_on_its_examples(sign: Sign) -> None:
    assert sign.fires
    assert {line: signs().kind_of(line) for line in sign.fires} == dict.fromkeys(sign.fires, sign.kind)
    assert {line: signs().kind_of(line) for line in sign.silent} == dict.fromkeys(sign.silent)


def test_headline_deck_and_date_line_stand_before_the_article() -> None:
    found = read("Two die at river\nFront denies that it crossed the line\n\n"
                 f"varaniapost.example | May 3, 2031\n\n{BODY}\n{MORE}\n")
    assert kinds(found) == ["headline", "navigation"]
    assert found.title == "Two die at river"
    assert found.outlet == "varaniapost.example"
    assert (found.published, found.published_basis) == (dt.date(2031, 5, 3), "dateline")
    assert article(found) == f"{BODY} {MORE}"


def test_title_with_a_full_stop_is_the_headline_where_metadata_says_so() -> None:
    found = read(f"Front 'crossed line' at river.\n\n{BODY}", "Front 'crossed line' at river")
    assert article(found) == BODY


def test_note_of_one_line_without_a_stop_is_kept() -> None:
    assert read("Two soldiers killed near the river").furniture == ()


@pytest.mark.parametrize(("start", "place", "agency", "day"), [
    ("ESTRAVA, Nov. 2 (Ostmark Press) -- ", "ESTRAVA", "Ostmark Press", (11, 2)),
    ("ESTRAVA (Varania News) – ", "ESTRAVA", "Varania News", None),
    ("ESTRAVA/GENEVA, Varania — ", "ESTRAVA/GENEVA", None, None),
    ("GENEVA/NAIROBI ", "GENEVA/NAIROBI", None, None),
    ("NAIROBI, Kenya ", "NAIROBI", None, None),
    ("Nairobi: ", "Nairobi", None, None),
    ("NAIROBI, Kenya (AP)_ ", "NAIROBI", "AP", None),
    ("Estrava, 12 March (OP) — ", "Estrava", "OP", (3, 12)),
])
def test_dateline_is_furniture_and_the_sentence_is_not(
    start: str, place: str, agency: str | None, day: tuple[int, int] | None
) -> None:
    found = read(f"Two die at river\n\n{start}{BODY}\n{MORE}")
    assert article(found) == f"{BODY} {MORE}"
    assert found.dateline
    assert (found.dateline.place, found.dateline.agency) == (place, agency)
    assert (found.dateline.month, found.dateline.day) == (day or (None, None))
    assert found.published is None


@pytest.mark.parametrize("text", [
    "NATO Secretary General Ana Reyes said that talks would go on.",
    "TAK, blamed for the attack, has pledged more.",
    "CARE Varania said that 12 villages had no water.",
    "Varania - and Ostmark with it - rejected the plan.",
    "UNHCR: the agency that feeds them says that 4,000 have fled.",
])
def test_no_dateline(text: str) -> None:
    assert read(f"{text}\n{MORE}").furniture == ()


def test_dateline_with_a_year_dates_the_source() -> None:
    assert read(f"ESTRAVA, Nov. 2, 2031 (OP) -- {BODY}\n{MORE}").published == dt.date(2031, 11, 2)


def test_deck_before_a_dateline_is_no_article() -> None:
    found = read("Two die at river\nVarania\nThe army says that two of its men have died.\n"
                 f"ESTRAVA (OP) – {BODY}\n{MORE}")
    assert article(found) == f"{BODY} {MORE}"


def test_subheadings() -> None:
    found = read(f"Two die\n{BODY}\nRiver front\n{MORE}\nOSTMARK REACTS\n{BODY}\n")
    assert kinds(found) == ["headline", "subheading", "subheading"]


def test_quotation_without_a_stop_is_no_subheading() -> None:
    line = "“The line was crossed,” General Moro said"
    assert line in article(read(f"{BODY}\n{line}\n{MORE}\n{BODY}"))


def test_embedded_post_is_kept() -> None:
    post = "— Ana Reyes (@anareyes) October 30, 2031"
    assert post in article(read(f"{BODY}\nThe line is closed…\n{post}\n{MORE}"))


def test_caption() -> None:
    found = read(f"Fighters on patrol in the highlands [File: Ana Reyes/OP Photo]\n{BODY}\n{MORE}")
    assert article(found) == f"{BODY} {MORE}"


@pytest.mark.parametrize("credit", ["REUTERS/Ana Reyes", "AP Photo/Lea Moro", "AFP/Ostmark Press"])
def test_caption_with_the_name_of_the_photographer_at_its_end(credit: str) -> None:
    assert article(read(f"Soldiers ride near Estrava May 3, 2031. {credit}\n{BODY}\n{MORE}")) == f"{BODY} {MORE}"


def test_page_copied_whole_with_its_menu(tmp_path: Path) -> None:
    menu = "Sections\nLogin\nThursday, June 9, 2033\nA quake hits the coast, toll rising\nWORLD\nPicturesVideo\n"
    head = "Two die at river near Estrava\nMay 3, 2031 / 11:31 AM / 2 years ago\nTwo die at river near Estrava\n"
    found = read(f"{menu}{head}Press Staff\n1 Min Read\nESTRAVA (OP) - {BODY}\n{MORE}")
    assert article(found) == f"{BODY} {MORE}"
    assert found.title == "Two die at river near Estrava"
    assert found.published == dt.date(2031, 5, 3)


def test_deck_that_repeats_the_first_paragraph_counts_once() -> None:
    found = read(f"Two die at river\n{BODY[:60]}...\n{BODY}\n{MORE}")
    assert article(found) == f"{BODY} {MORE}"
    assert article(read(f"{BODY}\n{BODY}\n{MORE}")) == f"{BODY} {MORE}"


def test_day_of_publication_before_that_of_an_update() -> None:
    found = read(f"Two die at river\nPublished: May 3, 2031 10:15 GMT\nLast updated: May 4, 2031\n{BODY}\n{MORE}")
    assert found.published == dt.date(2031, 5, 3)


def test_agency_in_brackets_after_a_sentence_is_no_caption() -> None:
    assert BODY in article(read(f"{MORE}\n{BODY} (AFP)"))


def test_list_of_other_stories_after_the_article() -> None:
    found = read(f"""Two die at river

{BODY}

{MORE}

Posts List

Market blast: toll rises to 31

Web desk: A blast in the old market has killed at least 31 people and…

February 6, 2032

Gold falls

Prices fell for a fourth day in a row on Tuesday.

February 6, 2032
Scroll to Top""")
    assert article(found) == f"{BODY} {MORE}"
    assert found.published is None


def test_list_of_other_stories_without_a_heading() -> None:
    found = read(f"{BODY}\n{MORE}\nMarket blast: toll rises to 31\nFebruary 6, 2032\n"
                 "Gold falls again\nFebruary 6, 2032\n")
    assert article(found) == f"{BODY} {MORE}"


def test_chronology_is_kept() -> None:
    text = f"May 3, 2031\n{BODY}\nMay 4, 2031\n{MORE}\nMay 5, 2031\n{BODY}"
    assert article(read(f"{MORE}\n{text}")).count(BODY) == 2


def test_article_goes_on_after_a_box_of_links() -> None:
    found = read(f"{BODY}\nRecommended Stories\n* list 1 of 2Army breaks siege\n* list 2 of 2Front votes\n"
                 f"end of list\n{MORE}\n{BODY}\n{MORE}")
    assert article(found) == f"{BODY} {MORE} {BODY} {MORE}"


def test_comments_end_the_article() -> None:
    found = read(f"{BODY}\n{MORE}\nCOMMENTS\nComments are moderated.\nAt least 400 were killed, you liars!")
    assert article(found) == f"{BODY} {MORE}"


def test_figures_at_the_end_are_kept() -> None:
    assert "Dead: 10" in article(read(f"{BODY}\n{MORE}\nDead: 10\nInjured: 74"))


def test_line_breaks_at_a_column_make_no_subheadings(tmp_path: Path) -> None:
    found = read("""Two soldiers were killed near the river on Monday when
a patrol of the army of Varania came under fire from the
far bank, a spokesman for the general staff said. The
Highland Front denied that its fighters had crossed the
line that both sides agreed in May, and it called for an
inquiry by the mediators.

Talks are to go on in Estrava
on Friday.""")
    assert found.furniture == ()


@pytest.mark.parametrize("line", [
    "By Editor | March 7, 2031 at 9:05 pm", "The Varania Post, 7 March 2031", "Friday 7 March 2031",
    "Published: 7 Mar 2031, 21:05 GMT", "March 7, 2031 | By Ana Reyes",
])
def test_a_line_that_only_dates_the_article_tells_when_it_was_published(line: str) -> None:
    found = document(Raw(f"Truce holds in the hills\n\n{line}\n\nThe truce held on Friday, the army said."), "a", None)
    assert (found.published, found.published_basis) == (dt.date(2031, 3, 7), "dateline")
