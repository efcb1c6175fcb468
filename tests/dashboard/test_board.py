"""The board: what the first screen answers, how panes come to the front, how lists move, sort and filter."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from textual import events

from tests.dashboard.driving import dashboard, press, screen
from tests.dashboard.fixture import FixtureSource, situation
from tui.dashboard.pane import ListPane
from tui.dashboard.panes import PANES
from tui.dashboard.screens.reader import ReaderScreen
from tui.dashboard.widgets.card import shares
from tui.dashboard.widgets.table import LineTable


async def test_first_screen_answers_at_80_by_24() -> None:
    async with dashboard() as (app, _):
        shown = screen(app)
    for answer in ("◐ IN FORCE, DISPUTED", "since 15 Mar 2031", "Wed 26 Mar, in 6 days, Lisbon", "✓ Round 2, Lisbon",
                   "9–14 killed", "Varanian defence ministry, Ostmark", "withdraw its artillery",
                   "“Not one gun moves,”",
                   "as of 20 Mar 2031"):
        assert answer in shown


@pytest.mark.parametrize(("room", "wanted", "given"), [
    (20, [4, 2, 5, 3], [4, 2, 5, 9]), (10, [8, 2, 8, 8], [3, 2, 3, 2]), (14, [8, 2, 4, 9], [4, 2, 4, 4]),
    (3, [5, 5, 5], [1, 1, 1]),
])
def test_cards_share_the_room_by_what_they_have_to_say(room: int, wanted: list[int], given: list[int]) -> None:
    assert shares(room, wanted, [3] * len(wanted)) == given
    assert sum(given) == room


async def test_every_pane_draws_at_every_size() -> None:
    async with dashboard() as (app, pilot):
        for width, height in [(200, 60), (50, 15), (30, 8)]:
            await pilot.resize_terminal(width, height)
            for pane in PANES:
                app.board.front = pane.name
                await pilot.pause()
                assert app.board.pane is not None
                assert all(len(line) <= width for line in screen(app).splitlines())
            told = "Make the window larger" in screen(app)
            assert told == (width < 50)


@pytest.mark.parametrize("turns", range(0, 12, 2))
@pytest.mark.parametrize("key", ["2", "t"])
async def test_one_can_leave_while_something_opens(key: str, turns: int) -> None:
    async with dashboard() as (app, _):
        app.post_message(events.Key(key, key))
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit(return_code=0)
    assert app.return_code == 0


async def test_tab_goes_round_the_panes() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "shift+tab")
        assert app.board.front == "sources"
        assert "photo.jpg" in screen(app)
        await press(app, pilot, "tab", "tab")
        assert app.board.front == "talks"


async def test_keys_move_the_cursor_and_the_detail_follows() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "j", "j")
        table = app.query_one("#pane-quotes LineTable", LineTable)
        assert table.cursor == 2
        assert table.item is not None
        assert table.item.speaker in screen(app)
        await press(app, pilot, "G")
        assert table.cursor == 5
        await press(app, pilot, "j", "g")
        assert table.cursor == 0


async def test_sorting_keeps_the_cursor_on_its_item() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "4", "j")
        table = app.query_one("#pane-casualties LineTable", LineTable)
        chosen = table.item
        await press(app, pilot, "greater_than_sign", "greater_than_sign")
        assert table.columns[table.sorted_by or 0].title == "Number"
        assert [table.items[i].high for i in table.rows] == [3, 14]
        assert table.item is chosen
        assert table.cursor == 0


async def test_as_of_goes_back_and_the_whole_board_with_it() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "left_square_bracket", "left_square_bracket")
        shown = screen(app)
        assert "as of 8 Mar 2031 · newest 19 Mar" in shown
        assert "NONE REPORTED" in shown
        await press(app, pilot, "right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert "IN FORCE, DISPUTED" in screen(app)


async def test_a_pane_without_items_says_so() -> None:
    async with dashboard(source=FixtureSource(demands=(), threats=())) as (app, pilot):
        await press(app, pilot, "5")
        assert "No source reports a demand" in screen(app)


async def test_a_failing_source_is_told_and_the_app_stays() -> None:
    class Broken(FixtureSource):
        def open(self, progress: object, cancelled: object) -> None:
            raise OSError("the folder is gone")

    from tui.dashboard.app import Dashboard
    from tui.data import data_folder
    from tui.themes import read_theme

    app = Dashboard(Broken(), read_theme(data_folder("themes") / "night-desk.toml"))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert [n.message for n in app._notifications] == ["the folder is gone"]
        footer = screen(app).splitlines()[-1]
        assert "? Keys" in footer
        assert "Search" not in footer, "there is nothing to search yet"


def test_panes_list_every_fact_once() -> None:
    picture = situation()
    names = [pane.name for pane in PANES if issubclass(pane.load(), ListPane)]
    assert len(names) == len(set(names)) == 8
    assert {quote.id for quote in picture.quotes} <= picture.facts.keys()


async def test_who_tells_a_toll_is_told_in_a_narrow_window_too() -> None:
    async with dashboard((50, 15)) as (app, pilot):
        await press(app, pilot, "4")
        assert "hospital s" in screen(app)
        assert "3  + wounded" in screen(app)


async def test_filter_narrows_as_you_type_and_counts() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "slash", *"gun")
        table = app.query_one("#pane-quotes LineTable", LineTable)
        assert [table.items[i].text for i in table.rows] == ["Not one gun moves,"]
        assert "1 of 6" in screen(app)
        await press(app, pilot, "enter")
        assert table.has_focus
        await press(app, pilot, "escape")
        assert len(table.rows) == 6


async def test_the_footer_tells_the_keys_that_work_while_one_types_and_where_all_are_told() -> None:
    async with dashboard((50, 15)) as (app, pilot):
        assert screen(app).splitlines()[-1].rstrip().endswith("? Keys")
        await press(app, pilot, "6", "slash")
        assert screen(app).splitlines()[-1].rstrip() == " ↵ Keep  esc No filter  f1 Keys"
        await press(app, pilot, "escape", "s")
        assert screen(app).splitlines()[-1].startswith(" ↵ Read  tab Hits")


@pytest.mark.parametrize("pane", ["1", "6"])
async def test_a_filter_holds_for_what_comes_later_and_counts_it(pane: str) -> None:
    source = FixtureSource()
    quotes = [replace(situation().quotes[0], id=f"q{i}", text=f"{word} shells.") for i, word in enumerate(
        ["Many", "Few", "No", "Some"])]
    source.changes["quotes"] = quotes[:2]
    async with dashboard(source=source) as (app, pilot):
        await press(app, pilot, pane, "slash", *"shells")
        assert "2 of " in screen(app)
        source.changes["quotes"] = quotes
        app.redraw()
        await press(app, pilot)
        assert "4 of " in screen(app)


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (120, 40)])
async def test_filter_on_the_overview_is_over_all_that_it_shows(size: tuple[int, int]) -> None:
    async with dashboard(size) as (app, pilot):
        await press(app, pilot, "slash", *"lisbon")
        assert "Wed 26 Mar" in screen(app)
        assert "Round 2, Lisbon 15 Mar" in screen(app)
        assert "IN FORCE" not in screen(app)
        assert "2 of 2" in screen(app)
        await press(app, pilot, *["backspace"] * 6, *"gun")
        assert "Not one gun moves" in screen(app)
        assert "1 of 2" in screen(app)
        await press(app, pilot, "enter", "j", "k", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(app, pilot, "escape", "escape")
        assert "IN FORCE" in screen(app)


async def test_nothing_jumps_under_the_cursor_when_the_picture_changes() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "l", "l", "l", "j")
        card, line = app.focused, app.board.selected()
        assert card is not None
        assert card.id == "at-demands"
        app.redraw()
        await press(app, pilot)
        assert app.focused is card
        assert app.board.selected() == line


async def test_a_line_stays_where_it_is_on_the_screen_when_others_come_above_it() -> None:
    source = FixtureSource()
    quotes = [replace(situation().quotes[0], id=f"q{i}", text=f"Words number {i}.") for i in range(40)]
    source.changes["quotes"] = quotes[2:]
    async with dashboard(source=source) as (app, pilot):
        await press(app, pilot, "6", "j", "j", "J")
        table = app.query_one("#pane-quotes LineTable", LineTable)
        scrolled = app.query_one("#pane-quotes Detail").scroll_offset.y
        assert scrolled
        before = screen(app).splitlines()[6]
        assert before.startswith("│▌")
        assert "Words number 4." in before
        source.changes["quotes"] = quotes
        app.redraw()
        await press(app, pilot)
        assert table.cursor == 4
        assert screen(app).splitlines()[6].split("…")[0] == before.split("…")[0]
        assert app.query_one("#pane-quotes Detail").scroll_offset.y == scrolled


async def test_sources_without_titles_are_listed_by_their_files() -> None:
    sources = tuple(replace(entry, title=None) for entry in situation().sources)
    async with dashboard(source=FixtureSource(sources=sources)) as (app, pilot):
        await press(app, pilot, "9")
        listed = [*(entry.source for entry in sources), "photo.jpg: not a format"]
        assert [words for words in listed if words not in screen(app)] == []


async def test_a_card_says_how_many_lines_the_filter_left_below() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "slash", *"on")
        left = [line for line in screen(app).splitlines() if "Newest of" in line]
        assert left
        assert "+" not in left[0].partition("Newest of")[2]


async def test_an_empty_dossier_says_what_to_put_there() -> None:
    async with dashboard(source=FixtureSource(sources=(), facts={}, quotes=())) as (app, _):
        assert app.board.front == "sources"


async def test_the_palette_reaches_every_action() -> None:
    async with dashboard() as (app, _):
        names = {command.title for command in app.get_system_commands(app.screen)}
    assert {"Search", "Export", "Theme", "Residue", "As-of date", "Overview", "Sources", "Why", "Reject"} <= names
