"""The gazetteer of actors.toml as look-up tables: states, armed groups, bodies, titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.language.mentions import ActorType
from extractors.rules.files import rule_data


class Entry(NamedTuple):
    """A known name: its canonical name and type; `adjective` for a demonym; `place` where it names a place too."""

    name: str
    type: ActorType
    adjective: bool = False
    place: str | None = None


class Party(NamedTuple):
    """A party of the conflict as the dossier's sitrep.toml names it."""

    name: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    """The party it belongs to, where that is another one."""
    type: ActorType = "government"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All tables. Names are keyed by their words joined with one space, as capitalised."""

    entries: Mapping[str, Entry]
    longest: int
    """Words in the longest name."""
    reach: Mapping[str, int]
    """By first word the words in the longest name that begins with it."""
    heads: frozenset[str]
    modifiers: frozenset[str]
    names_too: frozenset[str]
    """Titles that are surnames as well."""
    charges: frozenset[str]
    """What an office is for ("Human", "Rights")."""
    honorifics: frozenset[str]
    """Titles that are no office ("Mr")."""
    lower_titles: frozenset[str]
    lower_title_ends: frozenset[str]
    """The last words of these."""
    plurals: Mapping[str, str]
    """From a title of several people to that of each."""
    lower_modifiers: frozenset[str]
    armed_words: frozenset[str]
    peacekeeping_words: frozenset[str]
    """Words of forces that keep a peace and are no side ("Observer", "Stabilization")."""
    civil_words: frozenset[str]
    body_words: frozenset[str]
    """Both."""
    region_words: frozenset[str]
    """Words that a region's name begins with."""
    place_words: frozenset[str]
    regions: frozenset[str]
    """Lands that are no party."""
    weekdays: frozenset[str]
    stop: frozenset[str]
    begins: frozenset[str]
    """Words that a known name, a region or a title begins with, and weekdays: all others but names are read alike."""
    state_bodies: frozenset[str]
    force_bodies: tuple[str, ...]
    other_bodies: tuple[str, ...]
    common_bodies: frozenset[str]
    """All of these three, which common nouns name."""
    qualifiers: Mapping[str, str]
    """The word that says whose a body is, by state: "Kenyan" of Kenya."""
    capitals: Mapping[str, str]
    """By state its capital."""


def key(text: str) -> str:
    """A name as the tables key it: straight apostrophes, one space."""
    return text if text.isalpha() else " ".join(text.replace("’", "'").replace("‘", "'").split())


def _is_demonym(word: str, name: str) -> bool:
    """True of "Varanian" beside "Varania": one word that begins as the name does and ends as demonyms do."""
    return word.isalpha() and word[:4] == name[:4] and word.endswith(("an", "ans", "ish", "ese", "i", "is", "ic"))


@cache
def cities() -> frozenset[str]:
    """Names of cities, where a story may be filed from or talks be held."""
    return frozenset(" ".join(name.split()) for name in rule_data("datelines")["cities"].split(","))


def gazetteer(parties: tuple[Party, ...] = ()) -> Gazetteer:
    """The gazetteer, read once, with the parties of a dossier before all others."""
    return _gazetteer(parties)


def state(name: str | None) -> str | None:
    """The state that a name, a demonym or a seat of government stands for; null of anything else."""
    entry = gazetteer().entries.get(key(name)) if name else None
    return entry.name if entry and entry.type == "government" else None


@lru_cache(maxsize=16)
def _gazetteer(parties: tuple[Party, ...]) -> Gazetteer:
    data = rule_data("actors")
    entries: dict[str, Entry] = {}
    qualifiers: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for name, more in (*data["countries"].items(), *data["territories"].items()):
        if "qualifier" in more or "demonyms" in more:
            qualifiers[name] = more.get("qualifier") or more["demonyms"][0]
        for other in (name, *more.get("also", ())):
            entries[key(other)] = Entry(name, "government", place=name)
            for article in ("", "the ", "the Republic of "):
                entries[key(f"Government of {article}{other}")] = Entry(name, "government")
        if more.get("seats"):
            capitals[name] = more["seats"][0]
        for seat in more.get("seats", ()):
            entries[key(seat)] = Entry(name, "government", place=seat)
        for demonym in more.get("demonyms", ()):
            entries[key(demonym)] = Entry(name, "government", adjective=True)
            if demonym[-1] in "ni" and not demonym.endswith("men"):
                entries[key(demonym + "s")] = Entry(name, "government", adjective=True)
    for table, kind in (("armed_groups", "armed group"), ("organisations", "organisation")):
        for name, others in data[table].items():
            for other in (name, *others):
                entries[key(other)] = Entry(name, kind)  # type: ignore[arg-type]
    for name, singulars in data["peoples"].items():
        entries[key(name)] = Entry(name, "government")
        entries.update((key(singular), Entry(name, "government", adjective=True)) for singular in singulars)
        qualifiers.update((name, singular) for singular in singulars[:1])
    for party in parties:
        for other in (party.name, *party.aliases):
            demonym = other != party.name and _is_demonym(other, party.name)
            place = other if party.type == "government" and not demonym else None
            entries[key(other)] = Entry(party.name, party.type, demonym, place)
    titles, bodies = data["titles"], data["bodies"]
    plurals: dict[str, str] = titles["plurals"]
    several = {one: many for many, one in plurals.items()}
    heads = frozenset((*titles["heads"], *map(str.capitalize, plurals)))
    lower = [*titles["lower"], *(f"{title[:-len(one)]}{several[one]}" for title in titles["lower"]
                                 if (one := title.split()[-1]) in several)]
    reach: dict[str, int] = {}
    for name in entries:
        words = name.split()
        reach[words[0]] = max(reach.get(words[0], 0), len(words))
    organisation, places, words = data["organisation_words"], data["places"], data["words"]
    region_words = frozenset(word for name in places["regions"] for word in (name.split()[0], key(name).split()[0]))
    return Gazetteer(
        entries=entries, longest=max(reach.values()), reach=reach, heads=heads,
        modifiers=frozenset(titles["modifiers"]), names_too=frozenset(titles["names_too"]),
        charges=frozenset(titles["charges"]), honorifics=frozenset(titles["honorifics"]),
        lower_titles=frozenset(lower), lower_title_ends=frozenset(title.split()[-1] for title in lower),
        plurals=plurals, common_bodies=frozenset((*bodies["state"], *bodies["forces"], *bodies["others"])),
        lower_modifiers=frozenset(titles["lower_modifiers"]),
        armed_words=frozenset(organisation["armed"]), peacekeeping_words=frozenset(organisation["peacekeeping"]),
        civil_words=frozenset(organisation["civil"]),
        body_words=frozenset((*organisation["armed"], *organisation["civil"])),
        region_words=region_words,
        place_words=frozenset(places["words"]), regions=frozenset(map(key, places["regions"])),
        weekdays=frozenset(words["weekdays"]), stop=frozenset(words["stop"]),
        begins=region_words.union(reach, heads, words["weekdays"]), state_bodies=frozenset(bodies["state"]),
        force_bodies=tuple(bodies["forces"]), other_bodies=tuple(bodies["others"]), qualifiers=qualifiers,
        capitals=capitals,
    )
