"""What must hold of every dossier, whatever its sources say."""

import datetime as dt
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import Fact
from extractors.situation.model import Situation
from extractors.situation.records import to_record
from tests.situation.building import fact, situation, sources_of

DAYS = [f"10-{day:02}" for day in range(1, 29)]
PARTIES = ("Ostmark", "Varania", "Highland Front", "Tessaly")
PLACES = (None, "Sarn", "Orlec", "Tessaly")


@st.composite
def facts(draw: st.DrawFn, kind: str | None = None) -> Any:
    """One fact of any kind, with attributes as noisy as extraction makes them."""
    one = st.sampled_from
    kind = kind or draw(one(("talks", "ceasefire", "casualty", "demand", "response", "quote", "threat")))
    published = draw(one([*DAYS, None]))
    more: dict[str, Any] = {"date": draw(one([*DAYS, None])), "claimed_by": draw(one((None, *PARTIES)))}
    actor = one((None, *PARTIES))
    words = draw(st.lists(one(("withdraw", "release", "prisoners", "Sarn", "border", "open")), min_size=1, max_size=4))
    parties = tuple(draw(st.lists(one(PARTIES), max_size=3, unique=True)))
    match kind:
        case "talks":
            more |= {"status": draw(one(("scheduled", "ongoing", "concluded", "failed", "suspended", "cancelled"))),
                     "place": draw(one(PLACES)), "parties": parties, "round": draw(one((None, None, 1, 2, 3)))}
        case "ceasefire":
            more |= {"status": draw(one(("called_for", "proposed", "agreed", "in_force", "extended", "violated",
                                         "suspended", "ended", "rejected"))),
                     "place": draw(one(PLACES)), "parties": parties, "until": draw(one((None, *DAYS))),
                     "effective": draw(one((None, *DAYS)))}
        case "casualty":
            more |= {"outcome": draw(one(("killed", "wounded"))), "count": draw(st.integers(1, 60)),
                     "place": draw(one(PLACES)), "group": draw(one(("military", "militant", "civilian", "unknown"))),
                     "side": draw(actor), "bound": draw(one(("exact", "at_least", "vague", "about"))),
                     "scope": draw(one(("incident", "incident", "incident", "cumulative"))),
                     "previous": draw(one((None, None, 20)))}
        case "demand":
            more |= {"by": draw(actor), "to": draw(actor), "text": " ".join(words),
                     "deadline_date": draw(one((None, *DAYS)))}
        case "response":
            more |= {"by": draw(actor), "answer": draw(one(("accepted", "rejected"))), "text": " ".join(words)}
        case "threat":
            more |= {"by": draw(actor), "to": draw(actor), "text": " ".join(words)}
        case "quote":
            more |= {"speaker": draw(actor), "text": " ".join(words)}
    source = f"{published or 'undated'}-{draw(st.integers(0, 3))}.txt"
    start = draw(st.integers(0, 10_000))
    return fact(kind, published, source, start=start, sentence=" ".join(words),
                id=f"{kind}-{source}-{start}-{sorted(more.items(), key=str)}", **more)


many = st.lists(facts(), max_size=24, unique_by=lambda f: f.id)
tolls = st.lists(facts(kind="casualty"), max_size=24, unique_by=lambda f: f.id)


@given(many, st.randoms(use_true_random=False), st.sampled_from(DAYS))
@settings(max_examples=60, deadline=None)
def test_the_order_of_sources_never_changes_the_situation(given_facts: list[Fact], random: Any, as_of: str) -> None:
    before = to_record(situation(given_facts, as_of))
    shuffled, sources = list(given_facts), sources_of(given_facts)
    random.shuffle(shuffled)
    random.shuffle(sources)
    assert to_record(situation(shuffled, as_of, sources)) == before


@given(many, many, st.integers(1, 27))
@settings(max_examples=60, deadline=None)
def test_a_later_source_never_changes_an_earlier_picture(known: list[Any], more: list[Any], cut: int) -> None:
    as_of = f"10-{cut:02}"
    later = [f for f in more if f.published and f.published > dt.date(2031, 10, cut)]
    assert to_record(situation([*known, *later], as_of)) == to_record(situation(known, as_of))


@given(tolls)
@settings(max_examples=100, deadline=None)
def test_totals_never_exceed_the_sum_of_distinct_incidents(given_facts: list[Any]) -> None:
    found = situation(given_facts, "10-28")
    for outcome in ("killed", "wounded"):
        incidents = [i for i in found.casualties if i.outcome == outcome and not i.cumulative and i.part_of is None]
        totals = [t for t in found.totals if t.outcome == outcome and not t.cumulative]
        assert sum(t.high for t in totals) <= sum(i.high for i in incidents)
        assert sum(t.low for t in totals) <= sum(i.low for i in incidents)
        stated = [f.count for f in given_facts if f.outcome == outcome and f.scope == "incident"]
        assert sum(t.high for t in totals) <= sum(stated)


@given(many, st.sampled_from(DAYS))
@settings(max_examples=60, deadline=None)
def test_every_id_in_a_situation_exists_and_nothing_stands_without_one(given_facts: list[Any], as_of: str) -> None:
    found = situation(given_facts, as_of, earlier=situation(given_facts, "10-05"))
    known = {f.id for f in found.facts.values()} | {f.id for f in given_facts}
    for ids in _ids(found):
        assert set(ids) <= known
    resting = [(e.facts for e in entries) for entries in (
        found.talks, found.casualties, found.demands, found.threats, found.timeline, found.calendar)]
    assert all(ids for entries in resting for ids in entries)


@given(tolls)
@settings(max_examples=60, deadline=None)
def test_every_figure_stands_in_one_entry_only(given_facts: list[Any]) -> None:
    found = situation(given_facts, "10-28")
    ids = [i for entry in found.casualties for i in entry.facts]
    assert len(ids) == len(set(ids))
    assert set(ids) == {f.id for f in found.facts.values()}
    for entry in found.casualties:
        assert entry.low <= entry.high


def _ids(value: Any) -> list[tuple[str, ...]]:
    """All that is kept under the name `facts`, at any depth."""
    found: list[tuple[str, ...]] = []
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "facts" and not isinstance(value, Situation):
                found.append(inner)
            elif not isinstance(inner, dict):
                found += _ids(inner)
    elif isinstance(value, tuple):
        for item in value:
            found += _ids(item)
    return found
