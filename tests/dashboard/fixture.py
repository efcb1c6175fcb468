"""A small dossier made by hand: the invented states Varania and Ostmark, five reports, facts with their evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.document import Document, Furniture
from extractors.dossier.corrections import Decision
from extractors.facts import Casualty, Ceasefire, Demand, Fact, Quote, Response, Talks, Threat
from extractors.residue import Residue
from extractors.situation.model import (
    ActorEntry,
    CeasefireChange,
    CeasefireState,
    Changes,
    Claim,
    DemandEntry,
    Event,
    Incident,
    Manifest,
    Revision,
    Round,
    RoundAccount,
    Situation,
    SourceEntry,
    SpeakerCount,
    Stale,
    ThreatEntry,
    Total,
)
from tui.dashboard.board import Picture, Progress


def on(month: int, day: int) -> dt.date:
    return dt.date(2031, month, day)


TEXTS = {
    "border-clash.txt": (
        on(3, 3), "Clash on the Highland border", "The Ledger",
        "Clash on the Highland border\n\nAt least 14 Varanian soldiers were killed in shelling near Tarn on Sunday, "
        "the Varanian defence ministry said.\n\nOstmark put the toll at nine.\n\n“We did not fire the first shot,” "
        "said Ilse Brandt, Ostmark's foreign minister. “We [the government] will answer every shell.”\n\n"
        "Read more: Forty drown in ferry disaster\n"),
    "geneva.txt": (
        on(3, 8), "Talks open in Geneva", "The Ledger",
        "The first round of talks between Varania and Ostmark ended in Geneva on Friday without agreement.\n\n"
        "Varania demanded that Ostmark withdraw its artillery from the Tarn ridge within ten days.\n\n"
        "“There is no path but talks,” said Marek Vo, Varania's chief negotiator.\n"),
    "truce.html": (
        on(3, 15), "Truce agreed in Lisbon", "Harbour Post",
        "Varania and Ostmark agreed a ceasefire in Lisbon on Saturday, mediated by Portugal.\n\n"
        "Both sides are to hold talks again in Lisbon on 26 March.\n\n"
        "Ostmark wants a guarantee that its fishing fleet is not boarded.\n\n"
        "“A glimmer of hope over the strait,” said Ana Reis, the Portuguese mediator.\n"),
    "violations.txt": (
        on(3, 19), "Shelling resumes, each side blames the other", "Harbour Post",
        "Varania accused Ostmark of breaking the ceasefire with mortar fire on Wednesday.\n\n"
        "Ostmark rejected the demand to withdraw its artillery.\n\n“If the fire goes on, we will retake the ridge,” "
        "said Marek Vo.\n\n“Not one gun moves,” said Ilse Brandt.\n\n"
        "Three civilians were wounded in Tarn, hospital staff said.\n"),
    "undated-note.txt": (None, None, None, "A note without a date. “No comment,” an aide said.\n"),
}


def documents() -> dict[str, Document]:
    result = {}
    for source, (published, title, outlet, words) in TEXTS.items():
        at = words.find("Read more")
        furniture = (Furniture(at, len(words), "related"),) if at >= 0 else ()
        result[source] = Document(source, words, title, outlet, None, published,
                                  "metadata" if published else "unknown", furniture)
    return result


def facts() -> dict[str, Fact]:
    made: list[Fact] = []

    def add(kind: type[Fact], source: str, evidence: str, **fields: Any) -> None:
        words = TEXTS[source][3]
        start = words.index(evidence)
        made.append(kind(id=f"f{len(made):02}", source=source, published=TEXTS[source][0],
                         sentence=" ".join(evidence.split()), start=start, end=start + len(evidence),
                         rule=f"{kind.kind} rule", **fields))

    clash, geneva, truce, after = "border-clash.txt", "geneva.txt", "truce.html", "violations.txt"
    add(Casualty, clash, TEXTS[clash][3].split("\n\n")[1], outcome="killed", count=14, bound="at_least",
        victims="Varanian soldiers", group="military", side="Varania", place="Tarn", date=on(3, 2),
        claimed_by="Varanian defence ministry")
    add(Casualty, clash, "Ostmark put the toll at nine.", outcome="killed", count=9, group="military", side="Varania",
        place="Tarn", date=on(3, 2), claimed_by="Ostmark")
    add(Quote, clash, "“We did not fire the first shot,” said Ilse Brandt, Ostmark's foreign minister.",
        text="We did not fire the first shot,", speaker="Ilse Brandt", speaker_role="foreign minister", cue="said")
    add(Quote, clash, "“We [the government] will answer every shell.”",
        text="We [the government] will answer every shell.",
        speaker="Ilse Brandt", speaker_role="foreign minister", why=(("speaker", "same paragraph → Ilse Brandt"),))
    add(Talks, geneva, TEXTS[geneva][3].split("\n\n")[0], round=1, place="Geneva", parties=("Varania", "Ostmark"),
        status="failed", outcome="ended without agreement", date=on(3, 7))
    add(Demand, geneva, TEXTS[geneva][3].split("\n\n")[1], by="Varania", to="Ostmark",
        text="withdraw its artillery from the Tarn ridge", form="ultimatum", deadline="within ten days",
        deadline_date=on(3, 18))
    add(Quote, geneva, "“There is no path but talks,” said Marek Vo, Varania's chief negotiator.",
        text="There is no path but talks,", speaker="Marek Vo", speaker_role="chief negotiator", cue="said")
    add(Ceasefire, truce, TEXTS[truce][3].split("\n\n")[0], status="agreed", parties=("Varania", "Ostmark"),
        mediators=("Portugal",), date=on(3, 15))
    add(Talks, truce, "Both sides are to hold talks again in Lisbon on 26 March.", round=3, place="Lisbon",
        parties=("Varania", "Ostmark"), status="scheduled", date=on(3, 26))
    add(Demand, truce, "Ostmark wants a guarantee that its fishing fleet is not boarded.", by="Ostmark", to="Varania",
        text="its fishing fleet is not boarded", form="guarantee")
    add(Quote, truce, "“A glimmer of hope over the strait,” said Ana Reis, the Portuguese mediator.",
        text="A glimmer of hope over the strait,", speaker="Ana Reis", speaker_role="mediator", cue="said")
    add(Ceasefire, after, TEXTS[after][3].split("\n\n")[0], status="violated", parties=("Ostmark",),
        claimed_by="Varania", date=on(3, 19))
    add(Response, after, "Ostmark rejected the demand to withdraw its artillery.", by="Ostmark", to="Varania",
        answer="rejected", text="rejected the demand to withdraw its artillery")
    add(Threat, after, "“If the fire goes on, we will retake the ridge,” said Marek Vo.", by="Varania", to="Ostmark",
        text="retake the ridge", condition="the fire goes on")
    add(Quote, after, "“If the fire goes on, we will retake the ridge,” said Marek Vo.",
        text="If the fire goes on, we will retake the ridge,", speaker="Marek Vo", speaker_role="chief negotiator")
    add(Quote, after, "“Not one gun moves,” said Ilse Brandt.", text="Not one gun moves,", speaker="Ilse Brandt",
        speaker_role="foreign minister", cue="said")
    add(Casualty, after, "Three civilians were wounded in Tarn, hospital staff said.", outcome="wounded", count=3,
        group="civilian", side="Varania", place="Tarn", date=on(3, 19), claimed_by="hospital staff")
    add(Talks, truce, "Varania and Ostmark agreed a ceasefire in Lisbon on Saturday", round=2, place="Lisbon",
        parties=("Varania", "Ostmark"), mediators=("Portugal",), status="concluded", outcome="agreed a ceasefire",
        date=on(3, 15))
    return {fact.id: fact for fact in made}


def situation(as_of: dt.date | None = None) -> Situation:
    """The picture on 20 March 2031, or of the sources up to a date (sources, quotes, talks and tolls follow it)."""
    all_facts = facts()
    known = {id: f for id, f in all_facts.items() if as_of is None or f.published is None or f.published <= as_of}
    both = ("Varania", "Ostmark")
    rounds = (
        Round(1, "Geneva", on(3, 7), None, both, (), "failed", "ended without agreement", ("f04",),
              (RoundAccount("failed", on(3, 7), "geneva.txt", on(3, 8), "f04"),)),
        Round(2, "Lisbon", on(3, 15), None, both, ("Portugal",), "concluded", "agreed a ceasefire", ("f17",)),
        Round(3, "Lisbon", on(3, 26), None, both, (), "scheduled", None, ("f08",)),
    )
    history = (
        CeasefireChange(on(3, 15), None, "agreed", None, "Varania and Ostmark agreed a ceasefire in Lisbon", ("f07",)),
        CeasefireChange(on(3, 19), None, "violated", "Varania", "mortar fire by Ostmark alleged", ("f11",)),
    )
    truce = CeasefireState(
        "in_force", True, on(3, 15), on(3, 19), on(3, 15), place="the Tarn ridge", parties=both,
        mediators=("Portugal",), terms=("observers on both banks",), history=history, facts=("f07",))
    incidents = (
        Incident(on(3, 2), None, "Tarn", "killed", "Varania", "military", 9, 14, True, (
            Claim(14, None, "at_least", "Varanian defence ministry", 1, ("f00",)),
            Claim(9, None, "exact", "Ostmark", 1, ("f01",))), facts=("f00", "f01")),
        Incident(on(3, 19), None, "Tarn", "wounded", "Varania", "civilian", 3, 3, False, (
            Claim(3, None, "exact", "hospital staff", 1, ("f16",)),), facts=("f16",)),
    )
    demands = (
        DemandEntry("Varania", "Ostmark", "withdraw its artillery from the Tarn ridge", "ultimatum", "within ten days",
                    on(3, 18), on(3, 8), on(3, 8), 1, "rejected", "f12", ("f05",)),
        DemandEntry("Ostmark", "Varania", "its fishing fleet is not boarded", "guarantee", None, None, on(3, 15),
                    on(3, 15), 1, None, None, ("f09",)),
    )
    date = as_of or on(3, 20)
    return Situation(
        "Varania–Ostmark", date, (on(3, 2), on(3, 26)), Manifest("0.1.0", "rules", "inputs"),
        sources=tuple(
            SourceEntry(source, title, outlet, published, "metadata" if published else "unknown", i,
                        tuple(f.id for f in known.values() if f.source == source))
            for i, (source, (published, title, outlet, _)) in enumerate(TEXTS.items())
            if as_of is None or published is None or published <= as_of),
        ceasefire=truce if date >= on(3, 15) else CeasefireState(parties=both),
        talks=tuple(r for r in rounds if r.facts[0] in known),
        next_talks=rounds[2] if rounds[2].facts[0] in known else None,
        casualties=tuple(i for i in incidents if i.facts[0] in known),
        demands=tuple(d for d in demands if d.facts[0] in known),
        threats=(ThreatEntry("Varania", "Ostmark", "retake the ridge", "the fire goes on", on(3, 19), on(3, 19), 1,
                             ("f13",)),) if "f13" in known else (),
        totals=tuple(
            Total(i.side, i.group, i.outcome, i.low, i.high, (n,))
            for n, i in enumerate(incidents) if i.facts[0] in known),
        quotes=tuple(f for f in known.values() if isinstance(f, Quote)),
        speakers=(SpeakerCount("Ilse Brandt", "foreign minister", 3), SpeakerCount("Marek Vo", "chief negotiator", 2),
                  SpeakerCount("Ana Reis", "mediator", 1)),
        actors=(
            ActorEntry("Ilse Brandt", "person", "Ostmark", "foreign minister", ("Brandt", "Ms Brandt"), on(3, 3),
                       on(3, 19), 3, ("foreign minister",), (("Brandt", "surname"),), ("f02", "f15")),
            ActorEntry("Marek Vo", "person", "Varania", "chief negotiator", ("Vo",), on(3, 8), on(3, 19), 2),
            ActorEntry("Ana Reis", "person", None, "mediator", (), on(3, 15), on(3, 15), 1),
            ActorEntry("Varania", "government", "Varania", None, (), on(3, 3), on(3, 19), 0),
            ActorEntry("Ostmark", "government", "Ostmark", None, (), on(3, 3), on(3, 19), 0)),
        timeline=tuple(event for event in (
            Event(on(3, 2), None, "casualty", "9–14 Varanian soldiers killed near Tarn", ("f00", "f01")),
            Event(on(3, 7), None, "talks", "Round 1, Geneva: failed", ("f04",)),
            Event(on(3, 15), None, "ceasefire", "Ceasefire agreed in Lisbon", ("f07",)),
            Event(on(3, 18), None, "deadline", "Deadline: Varania to Ostmark: withdraw its artillery", ("f05",)),
            Event(on(3, 19), None, "ceasefire", "Violation alleged by Varania", ("f11",)),
            Event(on(3, 26), None, "talks", "Round 3, Lisbon", ("f08",))) if event.facts[0] in known),
        changes=Changes(
            on(3, 15), (("3 civilians wounded in Tarn, says hospital staff", ("f16",)),),
            (Revision("ceasefire", "in force", "in force, disputed", ("f11",)),),
            (), (), (("talks: no account for 5 days", ("f08",)),)) if as_of is None else None,
        calendar=(Event(on(3, 26), None, "talks", "Round 3, Lisbon", ("f08",)),) if "f08" in known else (),
        stale=(Stale("talks", on(3, 15), 5),), facts=known)


@dataclass(frozen=True)
class Skipped:
    source: str
    reason: str


class FixtureSource:
    """The dossier of this file as the dashboard's source."""

    name = "varania"

    def __init__(self, **changes: Any) -> None:
        """`changes` replaces fields of the situation."""
        self.changes = changes
        self.decided: list[Decision] = []

    followed: Sequence[Path] = ()
    folder: Path | None = None

    def refresh(self) -> frozenset[str]:
        return frozenset()

    def residue(self) -> Sequence[Residue]:
        words = "Both sides are to hold talks again in Lisbon on 26 March."
        start = TEXTS["truce.html"][3].index(words)
        return [Residue("truce.html", start, start + len(words), words, ("demand",), None)]

    def decide(self, decision: Decision) -> None:
        self.decided.append(decision)

    def undo(self) -> Decision | None:
        return self.decided.pop() if self.decided else None

    def open(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        progress(len(TEXTS), len(TEXTS))

    def picture(
        self, as_of: dt.date | None, since: dt.date | None, unwanted: Callable[[], bool] = lambda: False
    ) -> Picture:
        return Picture(replace(situation(as_of), **self.changes), (Skipped("photo.jpg", "not a format that is read"),),
                       tuple(sorted({published for published, *_ in TEXTS.values() if published})))

    def documents(self, sources: Collection[str]) -> Iterator[Document]:
        return (document for name, document in documents().items() if name in sources)

    def document(self, source: str) -> Document | None:
        return documents().get(source)
