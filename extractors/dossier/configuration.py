"""sitrep.toml, a dossier's own settings: title, parties with their names and sides, outlets, words to watch.

It is the human's file: the program reads it and never rewrites it. What is wrong in it is reported, and the rest holds.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from extractors.files import UnreadableError, whole_text
from extractors.language.gazetteer import Party
from extractors.language.mentions import ActorType

FILE_NAME = "sitrep.toml"

_KEYS = ("title", "watch", "party", "outlet")
_PARTY_KEYS = ("name", "aliases", "side", "type")
_OUTLET_KEYS = ("name", "aliases")

TEMPLATE = """\
# Settings of this dossier. Everything here may be left out. sitrep reads this file and never rewrites it.

# What the dossier is called, on screen and in exports.
# title = "Talks on the northern strait"

# Words to watch for: facts whose sentence holds one are marked.
# watch = ["prisoner exchange", "corridor"]

# A party, all names under which sources speak of it, and whose side it is on.
# type is one of "government", "armed group", "organisation", "body", "person".
# [[party]]
# name = "Highland Front"
# aliases = ["the Front", "HF", "highland rebels"]
# type = "armed group"
#
# [[party]]
# name = "Estrava regime"
# side = "Varania"

# An outlet, and what else it is called in sources and addresses.
# [[outlet]]
# name = "The Varania Post"
# aliases = ["varaniapost.example", "Varania Post"]
"""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a dossier's sitrep.toml says. `problems` tells people what of it was left aside, and why."""

    title: str | None = None
    parties: tuple[Party, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)
    """From what an outlet is called, in lower case, to its name."""
    watch: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def aliases(self) -> dict[str, str]:
        """From each other name of a party to its name."""
        return {alias: party.name for party in self.parties for alias in party.aliases}

    @property
    def sides(self) -> dict[str, str]:
        """From a party to the side it is on."""
        return {party.name: party.side for party in self.parties if party.side}

    def outlet(self, name: str | None) -> str | None:
        """The name of an outlet, whatever a source calls it."""
        return None if name is None else self.outlets.get(name.casefold(), name)


def read_configuration(path: Path) -> Configuration:
    """Reads a sitrep.toml; a missing one is an empty one, a broken one is told of in `problems`. Never raises."""
    try:
        text = whole_text(path)
    except FileNotFoundError:
        return Configuration()
    except UnreadableError as fault:
        return Configuration(problems=(f"{path.name}: can't be read: {fault}",))
    return parse_configuration(text, path.name)


def parse_configuration(text: str, name: str = FILE_NAME) -> Configuration:
    """The configuration that a TOML text gives; see `read_configuration`."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        return Configuration(problems=(f"{name}: not valid TOML: {fault}",))
    reader = _Reader(name, [])
    reader.known(data, _KEYS, "")
    parties = []
    for where, entry in reader.tables(data, "party", _PARTY_KEYS):
        if title := reader.string(entry, "name", where, needed=True):
            parties.append(Party(
                title, reader.strings(entry, "aliases", where), reader.string(entry, "side", where),
                reader.choice(entry, "type", where)))
    outlets: dict[str, str] = {}
    for where, entry in reader.tables(data, "outlet", _OUTLET_KEYS):
        if title := reader.string(entry, "name", where, needed=True):
            outlets |= {alias.casefold(): title for alias in (title, *reader.strings(entry, "aliases", where))}
    return Configuration(
        reader.string(data, "title", ""), tuple(parties), outlets, reader.strings(data, "watch", ""),
        tuple(reader.problems))


@dataclass(slots=True)
class _Reader:
    """Reads values of the kinds that are expected and notes every one that is another."""

    name: str
    problems: list[str]

    def note(self, where: str, fault: str) -> None:
        self.problems.append(f"{self.name}: {where}{fault}")

    def known(self, table: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
        for key in table:
            if key not in keys:
                near = difflib.get_close_matches(key, list(keys), 1, 0.5)
                hint = f"; do you mean {near[0]}?" if near else f"; known are {', '.join(keys)}"
                self.note(where, f"unknown key {key}{hint}")

    def tables(self, data: Mapping[str, Any], key: str, keys: tuple[str, ...]) -> Iterable[tuple[str, dict[str, Any]]]:
        entries = data.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self.note("", f"{key} must be written as tables: [[{key}]]")
            return
        for number, entry in enumerate(entries, start=1):
            where = f"[[{key}]] {number}: "
            self.known(entry, keys, where)
            yield where, entry

    def string(self, table: Mapping[str, Any], key: str, where: str, *, needed: bool = False) -> str | None:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        if value is not None:
            self.note(where, f"{key} must be words in quotation marks")
        elif needed:
            self.note(where, f"{key} is missing")
        return None

    def strings(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            self.note(where, f'{key} must be a list of words: ["one", "two"]')
            return ()
        return tuple(" ".join(value.split()) for value in values)

    def choice(self, table: Mapping[str, Any], key: str, where: str) -> ActorType:
        value = table.get(key, "government")
        if value in get_args(ActorType):
            chosen: ActorType = value
            return chosen
        near = difflib.get_close_matches(str(value), get_args(ActorType), 1, 0.4)
        self.note(where, f"{key} can't be {value}; " + (f"do you mean {near[0]}?" if near else
                                                         f"it is one of {', '.join(get_args(ActorType))}"))
        return "government"
