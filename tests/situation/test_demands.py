"""The demand board: the same demand in other words is one; the newest answer stands; the unanswered come first."""

from typing import Any

from extractors.dossier.names import JoinedName, Names
from tests.situation.building import fact, on, situation


def demand(published: str, text: str, **fields: Any) -> Any:
    return fact("demand", published, **{"by": "Ostmark", "to": "Varania", "text": text, **fields})


def board(facts: list[Any], **more: Any) -> list[tuple[Any, ...]]:
    return [(d.text, d.first, d.last, d.answer) for d in situation(facts, "12-01", **more).demands]


def test_the_same_demand_in_other_words_is_one_with_its_first_and_last_day() -> None:
    facts = [demand("10-10", "end all support for the Highland Front"),
             demand("10-20", "the government must stop backing the Highland Front completely"),
             demand("10-25", "ends its patronage of the Highland Front")]
    assert [d[1:3] for d in board(facts)] == [(on("10-10"), on("10-25"))]


def test_two_demands_are_not_tied_together_by_one_that_asks_for_both() -> None:
    facts = [demand("10-10", "withdraw from the Orlec valley and release the captured pilots"),
             demand("10-11", "withdraw all troops from the Orlec valley"),
             demand("10-12", "release the captured pilots at once")]
    assert len(board(facts)) == 2


def test_the_same_words_of_another_party_are_another_demand() -> None:
    facts = [demand("10-10", "withdraw from the Orlec valley"),
             demand("10-11", "withdraw from the Orlec valley", by="Varania", to="Ostmark")]
    assert len(board(facts)) == 2


def test_a_minister_voices_the_demand_of_the_state() -> None:
    names = Names({}, {"Ada Brandt": JoinedName("Ada Brandt", "person", (), (), ("defence minister",), "Ostmark")}, {})
    facts = [demand("10-10", "withdraw from the Orlec valley", by="Ada Brandt")]
    entry = situation(facts, "10-11", names=names).demands[0]
    assert (entry.by, entry.voices) == ("Ostmark", ("Ada Brandt",))


def test_the_newest_response_answers_and_the_unanswered_come_first() -> None:
    facts = [demand("10-10", "open the Sarn crossing"), demand("10-10", "hand over the Orlec bombers"),
             fact("response", "10-12", by="Varania", to="Ostmark", answer="rejected", text="opening the Sarn crossing"),
             fact("response", "10-15", by="Varania", to="Ostmark", answer="partly", text="to open the Sarn crossing")]
    assert [(d[0], d[3]) for d in board(facts)] == [
        ("hand over the Orlec bombers", None), ("open the Sarn crossing", "partly")]
    entry = situation(facts, "10-13").demands[1]
    assert entry.answer == "rejected"
    assert entry.answer_fact in entry.facts


def test_nobody_answers_their_own_demand() -> None:
    facts = [demand("10-10", "open the Sarn crossing"),
             fact("response", "10-12", by="Ostmark", answer="rejected", text="opening the Sarn crossing")]
    assert board(facts)[0][3] is None


def test_deadlines_are_in_the_calendar_until_they_pass() -> None:
    facts = [demand("10-10", "open the Sarn crossing", form="ultimatum", deadline="72 hours", deadline_date="10-13")]
    assert [(e.kind, e.date) for e in situation(facts, "10-11").calendar] == [("deadline", on("10-13"))]
    assert situation(facts, "10-14").calendar == ()


def test_the_same_threat_in_other_words_is_one() -> None:
    words = {"10-10": "we will strike deep into the Orlec valley", "10-12": "would strike deep into Orlec's valley"}
    facts = [fact("threat", day, by="Ostmark", to="Varania", text=text) for day, text in words.items()]
    assert [(t.first, t.last) for t in situation(facts, "10-13").threats] == [(on("10-10"), on("10-12"))]
