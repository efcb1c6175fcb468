"""The rest of the picture: highlights, timeline, actors, sources, period, manifest, trend."""

import datetime as dt
from dataclasses import replace
from typing import Any

from extractors.dossier.names import JoinedName, Names
from extractors.situation.assess import default_as_of
from tests.situation.building import BOTH, fact, on, situation, source


def test_the_first_things_to_know_are_five_lines_at_most_each_with_its_facts() -> None:
    facts = [fact("ceasefire", "10-10", status="agreed", date="10-10", parties=BOTH),
             fact("talks", "10-10", status="scheduled", place="Sarn", date="10-20", parties=BOTH),
             fact("demand", "10-10", by="Ostmark", text="open the Sarn crossing", deadline_date="10-18"),
             *(fact("casualty", "10-11", outcome="killed", count=n, place=p, side=s, group="civilian")
               for n, p, s in ((5, "Sarn", "Ostmark"), (7, "Orlec", "Varania")))]
    lines = situation(facts, "10-12").highlights
    assert [line.text.split(":")[0].split(" since")[0] for line in lines] == [
        "Ceasefire agreed", "Next talks", "Killed, by claims in the sources", "Unanswered demand", "Newest toll"]
    assert all(line.facts for line in lines)


def test_the_timeline_has_past_and_coming_events_in_order() -> None:
    facts = [fact("talks", "10-10", status="scheduled", place="Sarn", date="10-20", parties=BOTH),
             fact("ceasefire", "10-10", status="agreed", date="10-09", until="10-30", parties=BOTH),
             fact("casualty", "10-11", outcome="killed", count=5, place="Sarn", date="10-08")]
    timeline = situation(facts, "10-12").timeline
    assert [(e.date, e.kind) for e in timeline] == [
        (on("10-08"), "casualty"), (on("10-09"), "ceasefire"), (on("10-20"), "talks"), (on("10-30"), "expiry")]


def test_an_actor_has_side_roles_aliases_and_how_they_were_joined() -> None:
    entry = JoinedName("Ada Brandt", "person", ("A. Brandt",), (("A. Brandt", "spelling of the same name"),),
                       ("defence minister",), "Ostmark")
    facts = [fact("quote", "10-10", speaker="Ada Brandt", speaker_role="defence minister", text="We will stay."),
             fact("quote", "10-20", speaker="Ada Brandt", speaker_role="prime minister", text="We will go.")]
    found = situation(facts, "10-21", names=Names({}, {"Ada Brandt": entry}, {}))
    actor = found.actors[0]
    assert (actor.type, actor.side, actor.role, actor.quotes) == ("person", "Ostmark", "prime minister", 2)
    assert (actor.roles, actor.aliases) == (("defence minister", "prime minister"), ("A. Brandt",))
    assert actor.joined == (("A. Brandt", "spelling of the same name"),)
    assert (actor.first, actor.last) == (on("10-10"), on("10-20"))
    assert [(s.name, s.role, s.count) for s in found.speakers] == [("Ada Brandt", "prime minister", 2)]


def test_the_human_says_who_belongs_to_whom() -> None:
    facts = [fact("demand", "10-10", by="Highland Front", text="open the Sarn crossing")]
    assert situation(facts, "10-11", sides={"Highland Front": "Varania"}).demands[0].by == "Varania"


def test_the_newest_known_date_decides_and_an_inferred_one_only_where_there_is_no_other() -> None:
    dated, undated = source("a", "10-10"), source("b", None)
    assert default_as_of([undated, dated]) == on("10-10")
    assert default_as_of([undated]) is None


def test_sources_later_than_the_day_are_not_in_the_picture_and_undated_ones_always_are() -> None:
    sources = [source("a", "10-10"), source("b", "10-20"), source("c", None)]
    found = situation([fact("talks", "10-20", "b", place="Sarn", status="ongoing")], "10-15", sources)
    assert [(s.source, s.published_basis) for s in found.sources] == [("a", "metadata"), ("c", "unknown")]
    assert found.talks == ()


def test_the_manifest_changes_with_the_inputs_only() -> None:
    one, other = source("a", "10-10", "text"), source("a", "10-10", "another text")
    first = situation([], "10-12", [one]).manifest
    assert first == situation([], "10-12", [one]).manifest
    assert first.inputs != situation([], "10-12", [other]).manifest.inputs
    assert first.rules == situation([], "10-12", [other]).manifest.rules


def test_copies_of_a_text_share_an_origin_in_the_list_of_sources() -> None:
    text = "The two delegations met in the town of Sarn, and agreed on the terms of the truce that they sought. " * 2
    sources = [source("a", "10-10", text), source("b", "10-11", text + "Editing by the desk."),
               source("c", "10-11", "Quite another report of the day, of floods in the valley of the Orl river.")]
    assert [(s.source, s.origin) for s in situation([], "10-12", sources).sources] == [("a", 1), ("b", 1), ("c", 2)]


def week(*facts: Any) -> tuple[str | None, int]:
    trend = situation(list(facts), "10-20").trend
    return (trend.direction, len(trend.reasons)) if trend else (None, 0)


def test_a_trend_tells_its_reasons_and_nothing_where_nothing_happened() -> None:
    agreed = fact("ceasefire", "10-18", status="agreed", date="10-18", parties=BOTH)
    assert week(agreed) == ("improved", 1)
    assert week(fact("ceasefire", "10-18", status="ended", date="10-18", parties=BOTH)) == ("deteriorated", 1)
    assert week(replace(agreed, date=dt.date(2031, 10, 1), published=dt.date(2031, 10, 1))) == (None, 0)


def test_a_truce_that_came_to_nothing_within_the_week_improved_nothing() -> None:
    agreed = fact("ceasefire", "10-16", status="agreed", date="10-16", parties=BOTH)
    ended = fact("ceasefire", "10-18", status="ended", date="10-18", parties=BOTH)
    assert week(agreed, ended) == ("deteriorated", 2)


def test_the_dead_count_in_a_trend_where_they_doubled() -> None:
    few = fact("casualty", "10-10", outcome="killed", count=12, place="Sarn", date="10-09")
    many = fact("casualty", "10-18", outcome="killed", count=40, place="Sarn", date="10-17")
    assert week(few, many) == ("deteriorated", 1)
    assert week(few, replace(many, count=15)) == (None, 0)
