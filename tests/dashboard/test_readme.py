"""The README's table of keys is true."""

from __future__ import annotations

import re
from pathlib import Path

from tui.dashboard.keys import sections, shown

README = Path(__file__).parents[2] / "README.md"
WORDS = {"Enter": "↵", "Esc": "esc", "Tab": "tab"}


def test_every_key_of_the_table_is_one() -> None:
    table = README.read_text("utf-8").partition("## Keys")[2].partition("## ")[0]
    named = [key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in re.findall(r"`(\S+?)`", row)]
    bound = {shown(key) for _, bindings in sections() for binding in bindings for key in binding.key.split(",")}
    assert len(named) > 30
    assert [key for key in named if WORDS.get(key, key) not in bound] == []
