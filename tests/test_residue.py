"""Sentences that no rule took are shown with what in them looks like a fact."""

from extractors.document import Document
from extractors.facts import Casualty
from extractors.language.annotate import annotate
from extractors.language.gazetteer import Party
from extractors.residue import residue, residue_of

TEXT = "The ferry carried 40 bodies ashore. The weather was fine. \u201cNobody told us when to leave,\u201d it read."


def test_a_toll_word_beside_a_number_and_a_quotation_are_residue() -> None:
    found = list(residue(annotate(Document("a.txt", TEXT)), ()))
    assert [(entry.signs, entry.sentence[:9]) for entry in found] == [
        (("toll",), "The ferry"), (("quotation",), TEXT[58:67])]


def test_what_a_fact_rests_on_is_no_residue() -> None:
    annotated = annotate(Document("a.txt", TEXT))
    fact = Casualty(source="a.txt", sentence=TEXT[:35], start=0, end=35, rule="r", outcome="killed", count=40)
    assert [entry.signs for entry in residue(annotated, [fact])] == [("quotation",)]


def test_what_was_taken_thanks_to_the_dossiers_own_parties_is_no_residue() -> None:
    document = Document("a.txt", "Lakemark demanded on Thursday that Hillmark withdraw its boats from the lake.")
    parties = (Party("Lakemark"), Party("Hillmark"))
    assert [entry.signs for entry in residue_of(document)] == [("demand",)]
    assert list(residue_of(document, parties)) == []
