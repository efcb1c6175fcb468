"""Sentences that no rule took are shown with what in them looks like a fact."""

from extractors.document import Document
from extractors.facts import Casualty
from extractors.language.annotate import annotate
from extractors.residue import residue

TEXT = "The ferry carried 40 bodies ashore. The weather was fine. \u201cNobody told us when to leave,\u201d it read."


def test_a_toll_word_beside_a_number_and_a_quotation_are_residue() -> None:
    found = list(residue(annotate(Document("a.txt", TEXT)), ()))
    assert [(entry.signs, entry.sentence[:9]) for entry in found] == [
        (("toll",), "The ferry"), (("quotation",), TEXT[58:67])]


def test_what_a_fact_rests_on_is_no_residue() -> None:
    annotated = annotate(Document("a.txt", TEXT))
    fact = Casualty(source="a.txt", sentence=TEXT[:35], start=0, end=35, rule="r", outcome="killed", count=40)
    assert [entry.signs for entry in residue(annotated, [fact])] == [("quotation",)]
