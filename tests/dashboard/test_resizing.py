"""A window that was given another size shows what one shows that had this size from the beginning."""

from __future__ import annotations

from tests.dashboard.driving import dashboard, press, screen


async def test_the_overview_shares_out_the_room_that_there_is_now() -> None:
    async with dashboard((116, 20)) as (app, pilot):
        for size in ((72, 33), (120, 40), (80, 24), (120, 40)):
            await pilot.resize_terminal(*size)
            await press(app, pilot)
            async with dashboard(size) as (begun, _):
                assert screen(app) == screen(begun)


async def test_the_bar_of_a_page_knows_how_many_lines_are_in_view_now() -> None:
    async with dashboard((50, 15)) as (app, pilot), dashboard((120, 30)) as (begun, also):
        await press(app, pilot, "question_mark")
        await press(begun, also, "question_mark")
        await pilot.resize_terminal(120, 30)
        await press(app, pilot)
        assert screen(app) == screen(begun)


async def test_letters_to_jump_to_go_with_the_lines_that_they_stood_at_and_nothing_else_goes() -> None:
    async with dashboard() as (app, pilot):
        await press(app, pilot, "6", "f")
        await pilot.resize_terminal(100, 30)
        await press(app, pilot)
        assert app.screen is app.board
        assert "6 quotes" in screen(app)
