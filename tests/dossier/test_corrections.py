"""The analyst's decisions: what they do to facts, how they survive, how they are kept."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.dossier.additions import BY_HAND, addition, fact
from extractors.dossier.corrections import Addition, Corrections, Decision, Judgement, Naming, Rating, apply, judge
from extractors.dossier.corrections_file import CorrectionsError, read_corrections, write_corrections
from extractors.dossier.values import choices, correctable
from extractors.facts import KINDS, Casualty, Fact, Quote

SENTENCE = "The army of Varania said that 12 soldiers were killed and 30 wounded near the river."


def casualty(fact: str = "a1", count: int = 12, sentence: str = SENTENCE, source: str = "a.txt") -> Casualty:
    return Casualty(id=fact, source=source, sentence=sentence, start=0, end=9, rule="r", count=count, outcome="killed",
                    inferred=("date",), date=dt.date(2031, 5, 3))


def decided(*decisions: Decision) -> Corrections:
    return Corrections(decisions)


def test_rejected_facts_go() -> None:
    one, two = casualty("a1"), casualty("a2", 30)
    applied = apply(decided(judge(one, "reject")), [one, two])
    assert (applied.facts, applied.rejected) == ((two,), (one,))


def test_corrected_values_replace_those_found() -> None:
    fact = casualty()
    applied = apply(decided(judge(fact, "correct", {"count": 14, "date": "2031-05-02", "side": "Varania"}),
                            judge(fact, "correct", {"count": "1,400", "side": ""})), [fact])
    (found,) = applied.facts
    assert isinstance(found, Casualty)
    assert (found.count, found.side, found.date, found.date_basis) == (1400, None, dt.date(2031, 5, 2), "stated")
    assert "date" not in found.inferred
    assert ("count", "set by hand") in found.why
    assert applied.corrected == {"a1"}


@pytest.mark.parametrize(("values", "message"), [
    ({"count": "many"}, "count must be a number"), ({"count": ""}, "count can't be empty"),
    ({"outcome": "dead"}, "outcome must be one of killed"), ({"date": "May"}, "date must be a date"),
    ({"source": "b"}, "has no source to set"), ({"colour": "red"}, "has no colour to set"),
])
def test_values_that_do_not_fit_are_refused(values: dict[str, str | int | bool | dt.date | list[str]],
                                            message: str) -> None:
    with pytest.raises(ValueError, match=message):
        judge(casualty(), "correct", values)


def test_every_kind_can_be_corrected_and_choices_are_known() -> None:
    for kind in KINDS:
        assert {"date", "claimed_by"} <= set(correctable(kind.kind))
    assert choices("casualty", "bound")[0] == "exact"
    assert choices("casualty", "place") == ()


def test_verified_and_pinned_are_told_by_id() -> None:
    one, two = casualty("a1"), casualty("a2", 30)
    applied = apply(decided(judge(one, "verify"), judge(two, "pin")), [one, two])
    assert applied.verified == {"a1"}
    assert applied.pinned == {"a2"}


def test_fact_is_found_again_when_rules_changed_its_span() -> None:
    decision = judge(casualty("a1", 30), "reject")
    now = [casualty("b1", 12), casualty("b2", 30)]
    assert apply(decided(decision), now).rejected == (now[1],)


def test_fact_is_found_again_in_an_edited_source_and_in_a_renamed_one() -> None:
    decision = judge(casualty(), "reject")
    edited = casualty("b1", sentence=SENTENCE.replace("near the river", "near the river on Monday"))
    assert apply(decided(decision), [edited, casualty("c", sentence="Nobody was hurt.")]).rejected == (edited,)
    renamed = casualty("c1", source="b.txt")
    assert apply(decided(decision), [renamed]).rejected == (renamed,)


def test_decision_whose_fact_is_gone_is_told_and_never_lands_on_another() -> None:
    decision = judge(casualty(), "reject")
    other = casualty("z", 400, "A storm killed 400 in Ostmark, the radio said.")
    applied = apply(decided(decision), [other])
    assert (applied.facts, applied.lost) == ((other,), (decision,))
    two = [casualty("b1", 13), casualty("b2", 31)]
    assert apply(decided(decision), two).facts == tuple(two)


def test_of_another_kind_is_another_fact() -> None:
    quote = Quote(id="a1", source="a.txt", sentence=SENTENCE, start=0, end=9, rule="r", text="x")
    assert apply(decided(judge(casualty(), "reject")), [quote]).facts == (quote,)


def test_value_in_the_file_that_does_not_fit_is_told_and_the_fact_stays() -> None:
    fact = casualty()
    applied = apply(decided(replace(judge(fact, "correct"), values={"count": "lots"})), [fact])
    assert applied.facts == (fact,)
    assert "count must be a number" in applied.problems[0]


def test_names_merged_and_parted() -> None:
    corrections = decided(Naming("merge", "K. Asan", "Kemal Asan"), Naming("merge", "Kemal Asan", "Kemal Assan"),
                          Naming("part", "Orhan", "Orhan Tal"))
    assert corrections.aliases == {"K. Asan": "Kemal Assan", "Kemal Asan": "Kemal Assan"}
    assert corrections.apart == (frozenset({"Orhan", "Orhan Tal"}),)
    parted = corrections.with_decision(Naming("part", "K. Asan", "Kemal Asan"))
    assert "K. Asan" not in parted.aliases


def test_merging_in_a_circle_ends() -> None:
    assert set(decided(Naming("merge", "A", "B"), Naming("merge", "B", "A")).aliases) == {"A", "B"}


def test_newest_rating_counts_and_undo_takes_the_newest_back() -> None:
    corrections = decided(Rating("a.txt", "B"), Rating("a.txt", "D"))
    assert corrections.ratings == {"a.txt": "D"}
    assert corrections.without_last().ratings == {"a.txt": "B"}


def test_kept_as_text_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    fact = casualty()
    corrections = decided(judge(fact, "correct", {"count": 3, "date": dt.date(2031, 5, 2)}), Naming("merge", "A", "B"),
                          Rating("a.txt", "B"), judge(fact, "pin"), made({"count": "3", "outcome": "missing"}))
    write_corrections(path, corrections)
    assert read_corrections(path) == corrections
    assert SENTENCE in path.read_text()


TEXT = f"{SENTENCE}\n\nNobody spoke of the bridge again."


def made(values: dict[str, str], text: str = TEXT) -> Addition:
    return addition(Document("a.txt", text), "casualty", SENTENCE, values)


def test_a_fact_is_made_by_hand_of_a_sentence() -> None:
    decision = made({"count": "1,200", "outcome": "killed", "side": "Varania", "place": ""})
    found = fact(decision, Document("a.txt", TEXT), dt.date(2031, 5, 3))
    assert isinstance(found, Casualty)
    assert (found.count, found.side, found.place, found.published) == (1200, "Varania", None, dt.date(2031, 5, 3))
    assert (TEXT[found.start:found.end], found.rule) == (SENTENCE, BY_HAND)
    assert ("count", "set by hand") in found.why


@pytest.mark.parametrize(("values", "message"), [
    ({"outcome": "killed"}, "count can't be empty"), ({"count": "some", "outcome": "killed"}, "must be a number"),
    ({"count": "3", "outcome": "dead"}, "must be one of killed"),
])
def test_no_fact_is_made_of_what_does_not_fit(values: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        made(values)


def test_a_fact_by_hand_is_found_again_in_an_edited_source_and_lost_where_its_sentence_is_gone() -> None:
    decision = made({"count": "12", "outcome": "killed"})
    before = fact(decision, Document("a.txt", TEXT))
    edited = "A new first line.\n\n" + TEXT.replace("said that", "said on Monday that")
    after = fact(decision, Document("a.txt", edited))
    assert before is not None
    assert after is not None
    assert before.id == after.id
    assert after.start > before.start
    assert "on Monday" in after.sentence
    assert fact(decision, Document("a.txt", "Nobody spoke of the bridge again.")) is None


def test_none_yet(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.toml") == Corrections()


def test_broken_file_is_told_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("[[decision]\n")
    with pytest.raises(CorrectionsError, match=r"corrections\.toml"):
        read_corrections(path)
    path.write_text('[[decision]]\nact = "rate"\nsource = "a"\nletter = "Z"\n[[decision]]\nact = "pinn"\n'
                    '[[decision]]\nact = "merge"\nname = "A"\nother = "B"\n')
    found = read_corrections(path)
    assert found.decisions == (Naming("merge", "A", "B"),)
    assert [problem.split(": ", 2)[1] for problem in found.problems] == ["[[decision]] 1", "[[decision]] 2"]
    with pytest.raises(CorrectionsError):
        write_corrections(path, found)


def test_applying_changes_no_fact_it_is_given() -> None:
    facts: list[Fact] = [casualty()]
    before = list(facts)
    apply(decided(judge(facts[0], "correct", {"count": 1})), facts)
    assert facts == before
    assert isinstance(judge(facts[0], "reject"), Judgement)
