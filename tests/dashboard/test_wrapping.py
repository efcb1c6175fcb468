"""Where lines of a long text break."""

from __future__ import annotations

import pytest

from tui.dashboard.widgets.wrapping import wrap


@pytest.mark.parametrize(("text", "lines"), [
    ("", [""]),
    ("a truce", ["a truce"]),
    ("a truce that holds", ["a truce", "that holds"]),
    ("that holds ", ["that holds"]),
    ("one\n\ntwo", ["one", "", "two"]),
    ("antidisestablishment", ["antidisest", "ablishment"]),
    ("停戦停戦停戦", ["停戦停戦停", "戦"]),
])
def test_lines_break_at_spaces_or_where_they_must(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, 10)] == lines
