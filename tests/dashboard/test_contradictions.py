"""What contradicts a fact, and the two texts side by side."""

from __future__ import annotations

from dataclasses import replace

from extractors.situation.model import RoundAccount
from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import facts, on, situation
from tui.dashboard.contradictions import claimant, contradicting, stance
from tui.dashboard.screens.reader import ReaderScreen


def test_other_tolls_of_one_incident_contradict_and_equal_ones_do_not() -> None:
    now, told = situation(), facts()
    assert [(stance(fact), claimant(fact)) for fact in contradicting(now, told["f00"])] == [("9 killed", "Ostmark")]
    assert contradicting(now, told["f01"]) == [told["f00"]]
    assert contradicting(now, told["f16"]) == []


def test_a_breach_contradicts_a_truce_that_holds() -> None:
    now, told = situation(), facts()
    (against,) = contradicting(now, told["f07"])
    assert (stance(against), claimant(against)) == ("violation alleged", "Varania")
    assert contradicting(now, told["f11"]) == [told["f07"]]
    calm = replace(now, ceasefire=replace(now.ceasefire, disputed=False))
    assert contradicting(calm, told["f07"]) == []


def test_one_round_cannot_fail_and_conclude() -> None:
    now, told = situation(), facts()
    told_of = RoundAccount("failed", on(3, 7), "geneva.txt", on(3, 8), "f04")
    accounts = (told_of, replace(told_of, status="scheduled", fact="f08"),
                replace(told_of, status="concluded", fact="f17"))
    now = replace(now, talks=(replace(now.talks[0], history=accounts),))
    assert contradicting(now, told["f04"]) == [told["f17"]]
    assert contradicting(now, told["f08"]) == []


async def test_the_second_text_stands_beside_the_first_at_its_own_evidence() -> None:
    async with dashboard((120, 40)) as (app, pilot):
        await press(app, pilot, "3", "enter", "d")
        lines = screen(app).splitlines()
        assert "Fact 2 of 5 · ≠ agreed, says the source itself" in lines[1]
        assert "Against 1/1 · violation alleged, says Varania" in lines[1]
        first, second = lines[2].split("││")
        assert first.startswith("│▌●  Varania and Ostmark agreed a ceasefire")
        assert second.startswith("▌●  Varania accused Ostmark")
        await press(app, pilot, "y")
        assert app.clipboard.startswith("Varania accused Ostmark of breaking")
        await press(app, pilot, "tab", "y")
        assert app.clipboard.startswith("Varania and Ostmark agreed a ceasefire")


async def test_with_fewer_columns_it_stands_below_and_with_few_lines_in_its_place() -> None:
    async with dashboard((80, 24)) as (app, pilot):
        await press(app, pilot, "4", "enter", "d")
        shown = screen(app)
        assert shown.index("Fact 1 of 4") < shown.index("Against 1/1 · 9 killed, says Ostmark")
        assert shown.splitlines()[12].startswith("╭─ Against")
        await pilot.resize_terminal(50, 15)
        await press(app, pilot)
        assert "Fact 1 of 4" not in screen(app)
        assert "▌†  Ostmark put the toll at nine." in screen(app)
        await press(app, pilot, "escape")
        assert "Fact 1 of 4" in screen(app)
        assert isinstance(app.screen, ReaderScreen)
        await press(app, pilot, "escape")
        assert app.screen_stack[-1] is app.board


async def test_the_next_fact_takes_its_own_contradiction_along() -> None:
    async with dashboard((120, 40)) as (app, pilot):
        await press(app, pilot, "4", "enter", "d", "n")
        assert "Against 1/1 · ≥14 killed, says Varanian defence" in screen(app)
        await press(app, pilot, "n")
        assert "Against" not in screen(app).splitlines()[1]
        assert [notice.message for notice in app._notifications] == ["No source contradicts this."]
