"""What the analyst decided: facts rejected, corrected, verified, pinned, made by hand; names merged or parted; sources
rated.

Decisions are kept in the order in which they were made, in corrections.toml, as text that people can read and share.
A decision about a fact holds on to the words of the source, so that it outlives changed rules and edited sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.dossier.values import Value, with_values
from extractors.facts import Fact

LEAST_LIKENESS = 80
"""rapidfuzz ratio (0-100) of two sentences from which one is taken for an edit of the other."""

Verdict = Literal["reject", "correct", "verify", "pin"]
Letter = Literal["A", "B", "C", "D", "E", "F"]
"""Reliability of a source after the Admiralty code: A reliable … E unreliable, F can't be judged."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided about one fact. `fact` is its id when it was judged; kind, source, sentence and gist find it
    again where that has changed. `values` holds the fields that "correct" sets; an empty text unsets one.
    """

    verdict: Verdict
    fact: str
    kind: str
    source: str
    sentence: str
    gist: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Addition:
    """A fact made by hand of a sentence. `text` is the digest of the source's text when it was made, by which a renamed
    source is known; `values` holds the fields of the kind.
    """

    kind: str
    source: str
    text: str
    sentence: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Naming:
    """Two names that are one ("merge": `name` is then called `other`), or that were joined wrongly ("part")."""

    act: Literal["merge", "part"]
    name: str
    other: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How far a source is to be relied on. `source` is a source's name or an outlet's."""

    source: str
    letter: Letter


Decision = Judgement | Addition | Naming | Rating


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions of a dossier, in order. `problems` tells people what of the file was left aside."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[str, ...] = ()

    def with_decision(self, decision: Decision) -> Corrections:
        return replace(self, decisions=(*self.decisions, decision))

    def without_last(self) -> Corrections:
        """Undoes the newest decision."""
        return replace(self, decisions=self.decisions[:-1])

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(decision for decision in self.decisions if isinstance(decision, Judgement))

    @property
    def additions(self) -> tuple[Addition, ...]:
        return tuple(decision for decision in self.decisions if isinstance(decision, Addition))

    @property
    def aliases(self) -> dict[str, str]:
        """From each merged name to the one it is called by."""
        merged: dict[str, str] = {}
        for decision in self._namings():
            merged.pop(decision.name, None)
            if decision.act == "merge":
                merged[decision.name] = decision.other
        return {name: _end_of_chain(name, merged) for name in merged}

    @property
    def apart(self) -> tuple[frozenset[str], ...]:
        """Pairs of names that are never joined."""
        latest = {frozenset((decision.name, decision.other)): decision.act for decision in self._namings()}
        return tuple(pair for pair, act in latest.items() if act == "part" and len(pair) == 2)

    def _namings(self) -> Iterable[Naming]:
        return (decision for decision in self.decisions if isinstance(decision, Naming))

    @property
    def ratings(self) -> dict[str, str]:
        """The newest letter of each source or outlet."""
        return {decision.source: decision.letter for decision in self.decisions if isinstance(decision, Rating)}


@dataclass(frozen=True, slots=True)
class Applied:
    """Facts after the analyst's decisions."""

    facts: tuple[Fact, ...]
    """Without the rejected ones, with corrected values."""
    rejected: tuple[Fact, ...] = ()
    verified: frozenset[str] = frozenset()
    """Ids, as are those that are pinned, corrected and made by hand."""
    pinned: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()
    by_hand: frozenset[str] = frozenset()
    lost: tuple[Judgement | Addition, ...] = ()
    """Decisions whose fact or sentence isn't found any more."""
    problems: tuple[str, ...] = ()
    """Corrections whose values don't fit, for people."""


def judge(fact: Fact, verdict: Verdict, values: Mapping[str, Value] | None = None) -> Judgement:
    """A judgement about a fact. Raises ValueError where a value doesn't fit its field."""
    judgement = Judgement(verdict, fact.id, fact.kind, fact.source, fact.sentence, gist(fact), dict(values or {}))
    with_values(fact, judgement.values)
    return judgement


def gist(fact: Fact) -> str:
    """What tells a fact from others of its kind in the same sentence, in a few words."""
    named = ("outcome", "count", "status", "round", "text", "answer")
    return " ".join(str(getattr(fact, name)) for name in named if getattr(fact, name, None) is not None)[:200]


def lost_words(decision: Judgement | Addition) -> str:
    """What became of a decision that found nothing to be about, for people."""
    lost = (f"a {decision.kind} made by hand lost its sentence" if isinstance(decision, Addition) else
            f"a decision to {decision.verdict} lost its fact")
    return f"{lost}: {decision.source}: {decision.sentence[:80]}"


def apply(corrections: Corrections, facts: Iterable[Fact]) -> Applied:
    """The facts as the analyst left them. Pure; the newest verdict of each sort on a fact wins."""
    given = list(facts)
    judgements = corrections.judgements
    if not judgements:
        return Applied(tuple(given))
    finder = _Finder(given)
    verdicts: dict[str, dict[str, Judgement]] = defaultdict(dict)
    lost = []
    for judgement in judgements:
        if fact := finder.find(judgement):
            before = verdicts[fact.id].get(judgement.verdict)
            merged = {**before.values, **judgement.values} if before else judgement.values
            verdicts[fact.id][judgement.verdict] = replace(judgement, values=merged)
        else:
            lost.append(judgement)
    kept, rejected, corrected, problems = [], [], set(), []
    for fact in given:
        decided = verdicts.get(fact.id, {})
        if "reject" in decided:
            rejected.append(fact)
            continue
        if "correct" in decided:
            try:
                fact = with_values(fact, decided["correct"].values)
                corrected.add(fact.id)
            except ValueError as fault:
                problems.append(f"a correction of {fact.source} can't be made: {fault}")
        kept.append(fact)

    def ids(verdict: Verdict) -> frozenset[str]:
        return frozenset(fact for fact, decided in verdicts.items() if verdict in decided and "reject" not in decided)

    return Applied(
        tuple(kept), tuple(rejected), ids("verify"), ids("pin"), frozenset(corrected), lost=tuple(lost),
        problems=tuple(problems))


class _Finder:
    """Finds the fact that a judgement is about: by its id, else by its sentence, else by the likest sentence."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_id: dict[str, Fact] = {}
        self._by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._by_id[fact.id] = fact
            self._by_kind[fact.kind].append(fact)

    def find(self, judgement: Judgement) -> Fact | None:
        found = self._by_id.get(judgement.fact)
        if found and found.kind == judgement.kind:
            return found
        candidates = self._by_kind[judgement.kind]
        same = [fact for fact in candidates if fact.sentence == judgement.sentence]
        here = [fact for fact in same if fact.source == judgement.source]
        return _choice(here or same, judgement) or self._likest(judgement)

    def _likest(self, judgement: Judgement) -> Fact | None:
        from rapidfuzz import fuzz

        scored = [
            (fuzz.ratio(fact.sentence, judgement.sentence, score_cutoff=LEAST_LIKENESS), fact)
            for fact in self._by_kind[judgement.kind] if fact.source == judgement.source
        ]
        best = max((score for score, _ in scored), default=0.0)
        return _choice([fact for score, fact in scored if score == best], judgement) if best else None


def _choice(facts: list[Fact], judgement: Judgement) -> Fact | None:
    """Of the facts of one sentence the one of the same gist; else the only one there is."""
    same = [fact for fact in facts if gist(fact) == judgement.gist]
    if same:
        return same[0]
    return facts[0] if len(facts) == 1 else None


def _end_of_chain(name: str, merged: Mapping[str, str]) -> str:
    seen = set()
    while name in merged and name not in seen:
        seen.add(name)
        name = merged[name]
    return name
