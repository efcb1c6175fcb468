"""A dossier of any size as news fills it: reports day after day, several of one event, some of them agency copies.

What `articles` gives is one season said over and over, which no archive holds. Here the days go on as the archive
grows, and every day has events of its own: where they were, how many were hurt and who said so differ from event to
event and agree between the reports of one. States, towns and people are invented.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice, product
from pathlib import Path

from extractors.document import Document

FIRST_DAY = dt.date(2011, 3, 1)
REPORTS = 25
"""Reports of a day."""
EVENTS = 8
"""Events of a day that they tell of."""
COPIED = 5
"""Of so many reports one is an agency's, printed as it came."""
LENGTH = 3000
"""Characters of a report, as in real news."""
ROUND_EVERY = 20
"""Days from one round of talks to the next; a round lasts three."""

_TOWNS = tuple(f"{first}{last}" for first, last in product(
    ("Hal", "Sar", "Ker", "Bor", "Lin", "Tam", "Dor", "Ves", "Mir", "Ost", "Grav", "Pel"),
    ("mouth", "nov", "dale", "stad", "wick", "grad")))
_HOSTS = ("Port Avel", "Lindholm", "Marisk", "Tolmen")
_OUTLETS = ("Harbour Ledger", "Strait Radio", "Northern Post", "Valley Courier", "Evening Mail", "The Observer of Sarn")
_PEOPLE = tuple((f"{given} {family}", role) for given, (family, role) in zip(
    ("Oren", "Dana", "Sanna", "Tomas", "Mira", "Pavel", "Ilse", "Jorun", "Karel", "Nadia", "Stefan", "Vera"),
    (("Tal", "Defence Minister"), ("Rusk", "General"), ("Lind", "Prime Minister"), ("Avelin", "envoy"),
     ("Holm", "Foreign Minister"), ("Dray", "army spokesman"), ("Torv", "Interior Minister"), ("Mekk", "President"),
     ("Bruun", "Governor"), ("Sorel", "spokeswoman"), ("Vank", "Colonel"), ("Ister", "Health Minister")), strict=True))
_VICTIMS = ("soldiers", "civilians", "militants", "policemen", "villagers")
_CAUSES = ("shelling", "a drone strike", "an ambush", "a mine", "clashes", "an air strike")
_ACTS = ("withdraw its troops from {town}", "open the crossing at {town}", "release the prisoners held in {town}",
         "stop supplying the Highland Front", "let aid convoys into {town}",
         "hand over the men behind the raid on {town}")
_SAYINGS = ("We have not come to {town} to leave again", "Nobody in {town} will forget this day",
            "The people of {town} want to go home", "There will be an answer to what was done in {town}",
            "We ask for nothing but what was signed", "It is for the other side to explain {town}")
_QUALITIES, _THINGS, _DOINGS = (
    tuple(map("".join, product(("mar", "tel", "sor", "ven", "lar", "dun", "pel", "cor", "bras", "hol"),
                               ("a", "o", "in", "er", "ol", "ith", "and", "us"), endings)))
    for endings in (("ic", "ous", "ern", "al"), ("ery", "ock", "ade", "ine"), ("ed", "ened", "ated", "ised")))
"""Words without a meaning, and so many that texts share their phrases as seldom as news does."""


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened on a day, as all who report of it agree."""

    day: dt.date
    town: str
    state: str
    other: str
    dead: int
    hurt: int
    victims: str
    cause: str
    speaker: tuple[str, str]
    act: str
    saying: str


def archive(count: int) -> Iterator[Document]:
    """`count` reports of some 3 KB in order of publication, the same every time."""
    for number, text, published, outlet in islice(_reports(), count):
        yield Document(f"{number:06}.txt", text, outlet=outlet, published=published, published_basis="dateline")


def archive_folder(path: Path, count: int) -> Path:
    """Writes `count` reports into a folder, as text files; returns the folder."""
    path.mkdir(parents=True)
    for report in archive(count):
        (path / report.source).write_text(report.text, encoding="utf-8")
    return path


def _reports() -> Iterator[tuple[int, str, dt.date, str]]:
    dice = random.Random(1)
    numbers = count()
    before = [_event(dice, FIRST_DAY - dt.timedelta(days=1)) for _ in range(EVENTS)]
    for days in count():
        day = FIRST_DAY + dt.timedelta(days=days)
        events = [_event(dice, day) for _ in range(EVENTS)]
        wire = ""
        for _ in range(REPORTS):
            event, outlet = dice.choice(events), dice.choice(_OUTLETS)
            told = day + dt.timedelta(days=1)
            if not wire or dice.randrange(COPIED):
                wire = _body(dice, event, dice.sample(before, 2), told)
            head = f"{event.cause.capitalize()} near {event.town} as {event.state} waits, {outlet} reports"
            yield next(numbers), f"{head}\n\n{outlet} | {told:%B %d, %Y}\n\n{wire}", told, outlet
        before = events


def _event(dice: random.Random, day: dt.date) -> _Event:
    town = dice.choice(_TOWNS)
    state, other = dice.sample(("Varania", "Ostmark"), 2)
    dead = min(3 + int(dice.expovariate(0.1)), 90)
    return _Event(day, town, state, other, dead, 2 * dead + dice.randrange(5), dice.choice(_VICTIMS),
                  dice.choice(_CAUSES), dice.choice(_PEOPLE), dice.choice(_ACTS).format(town=town),
                  dice.choice(_SAYINGS).format(town=town))


def _body(dice: random.Random, event: _Event, before: Iterable[_Event], told: dt.date) -> str:
    """The text of one report: what happened first, then words on talks and truce, an earlier event, background."""
    paragraphs = [_toll(event), _words(event), _talks(told), _truce(event, told), _asked(event)]
    for other in before:
        paragraphs += [_recalled(other), _words(other)]
    while sum(map(len, paragraphs)) < LENGTH:
        paragraphs.append(" ".join(_background(dice) for _ in range(4)))
    return "\n\n".join(paragraphs) + "\n"


def _toll(event: _Event) -> str:
    return (f"At least {event.dead} {event.victims} were killed and {event.hurt} people were wounded in {event.cause} "
            f"in {event.town} on {event.day:%A}, the {event.state} army said. Smoke stood over the market until dusk.")


def _recalled(event: _Event) -> str:
    return (f"On {event.day:%d %B}, {event.dead} {event.victims} were killed in {event.cause} in {event.town}, "
            f"according to {event.speaker[0]} of {event.state}.")


def _words(event: _Event) -> str:
    name, role = event.speaker
    return f"“{event.saying},” {role} {name} of {event.state} said on {event.day:%A}. He left without taking questions."


def _talks(told: dt.date) -> str:
    number, since = divmod((told - FIRST_DAY).days, ROUND_EVERY)
    start = told - dt.timedelta(days=since)
    place = _HOSTS[number % len(_HOSTS)]
    if since < 3:
        return (f"Talks between Varania and Ostmark began in {place} on {start:%d %B}. Orsund is mediating.")
    following = start + dt.timedelta(days=ROUND_EVERY)
    return (f"The last round of talks between Varania and Ostmark was held in {place} on {start:%d %B} and ended "
            f"without a result. The two sides will meet again in {_HOSTS[(number + 1) % len(_HOSTS)]} on "
            f"{following:%d %B}, Orsund said.")


def _truce(event: _Event, told: dt.date) -> str:
    if told.month % 3:
        return (f"{event.state} accused {event.other} of violating the ceasefire near {event.town}. "
                f"{event.other} denied it.")
    return f"Varania and Ostmark agreed to a ceasefire on 01 {told:%B}, and it is holding, monitors said."


def _asked(event: _Event) -> str:
    return f"{event.state} demanded that {event.other} {event.act}. There was no answer to the demand."


def _background(dice: random.Random) -> str:
    def thing() -> str:
        return f"the {dice.choice(_QUALITIES)} {dice.choice(_THINGS)}"

    return f"In {dice.choice(_TOWNS)} {thing()} of {thing()} was {dice.choice(_DOINGS)} like {thing()} of {thing()}."
