"""sitrep.toml: what is right in it counts, what is wrong is told with file, key and the nearest valid key."""

import tomllib
from pathlib import Path

import pytest

from extractors.dossier.configuration import TEMPLATE, Configuration, parse_configuration, read_configuration

GOOD = """
title = "The northern strait"
watch = ["corridor"]
[[party]]
name = "Highland Front"
aliases = ["the Front", "HF"]
type = "armed group"
[[party]]
name = "Estrava regime"
side = "Varania"
[[outlet]]
name = "The Varania Post"
aliases = ["varaniapost.example"]
"""


def test_all_of_it() -> None:
    found = parse_configuration(GOOD)
    assert found.problems == ()
    assert (found.title, found.watch) == ("The northern strait", ("corridor",))
    assert found.aliases == {"the Front": "Highland Front", "HF": "Highland Front"}
    assert found.sides == {"Estrava regime": "Varania"}
    assert found.outlet("VaraniaPost.example") == "The Varania Post"
    assert found.outlet("Ostmark Radio") == "Ostmark Radio"


def test_none_is_an_empty_one(tmp_path: Path) -> None:
    assert read_configuration(tmp_path / "sitrep.toml") == Configuration()


@pytest.mark.parametrize(("text", "problem"), [
    ("titel = 'x'", "sitrep.toml: unknown key titel; do you mean title?"),
    ("[[party]]\nname = 'A'\nalias = []", "sitrep.toml: [[party]] 1: unknown key alias; do you mean aliases?"),
    ("[[party]]\naliases = []", "sitrep.toml: [[party]] 1: name is missing"),
    ("[[party]]\nname = 'A'\naliases = 'B'",
     'sitrep.toml: [[party]] 1: aliases must be a list of words: ["one", "two"]'),
    ("[[party]]\nname = 'A'\ntype = 'army group'", "sitrep.toml: [[party]] 1: type can't be army group; do you mean "
     "armed group?"),
    ("party = 'A'", "sitrep.toml: party must be written as tables: [[party]]"),
    ("title = 7", "sitrep.toml: title must be words in quotation marks"),
])
def test_what_is_wrong_is_told(text: str, problem: str) -> None:
    assert parse_configuration(text).problems == (problem,)


def test_broken_toml_names_the_line() -> None:
    (problem,) = parse_configuration("title = 'x'\nwatch = [").problems
    assert problem.startswith("sitrep.toml: not valid TOML")
    assert "line 2" in problem or "end of document" in problem


def test_the_rest_counts_where_a_part_is_wrong() -> None:
    found = parse_configuration(GOOD + "colour = 'x'\n")
    assert found.title == "The northern strait"
    assert len(found.problems) == 1


def test_template_says_only_what_is_valid() -> None:
    assert parse_configuration(TEMPLATE) == Configuration()
    lines = [line.removeprefix("# ") for line in TEMPLATE.splitlines()]
    entries = "\n".join(line for line in lines if line.startswith("[[") or " = " in line)
    assert tomllib.loads(entries)
    assert parse_configuration(entries).problems == ()
