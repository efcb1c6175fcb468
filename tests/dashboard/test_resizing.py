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
