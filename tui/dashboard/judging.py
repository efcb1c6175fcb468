"""The analyst's corrections, a key each: reject, verify, pin, correct, merge and part names, rate a source, undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from extractors.dossier.corrections import Addition, Decision, Judgement, Letter, Naming, Rating, Verdict, judge
from extractors.dossier.values import Value, correctable
from extractors.facts import Fact
from tui.dashboard.screens.prompts import Confirm, LinePrompt
from tui.dashboard.words import KINDS, shortened

if TYPE_CHECKING:
    from tui.dashboard.screens.facts import FactScreen

_WHO = ("speaker", "by", "side", "claimed_by")
SAID = {"reject": "rejected", "verify": "verified", "pin": "pinned", "correct": "corrected", "merge": "joined",
        "part": "kept apart"}


async def decisions(screen: FactScreen[Any], act: str) -> list[Decision]:
    """Asks what has to be asked; returns the decisions to be taken down, none where the user thinks better of it."""
    facts = screen.selected_facts()
    if act in ("merge", "part"):
        return await _name(screen, act, facts)
    place = screen.place()
    if act == "rate" and place:
        return await _rate(screen, place[0])
    if not facts:
        screen.notify("There is no fact under the cursor.", severity="warning")
        return []
    if act in ("reject", "verify", "pin"):
        return await _about_all(screen, act, facts)  # type: ignore[arg-type]
    return await _correct(screen, facts[0])


async def _about_all(screen: FactScreen[Any], verdict: Verdict, facts: Sequence[Fact]) -> list[Decision]:
    if len(facts) > 1 and not await screen.app.push_screen_wait(Confirm(
            verdict.capitalize(), f"This rests on {len(facts)} facts. {verdict.capitalize()} them all?")):
        return []
    return [judge(fact, verdict) for fact in facts]


async def _correct(screen: FactScreen[Any], fact: Fact) -> list[Decision]:
    names = correctable(fact.kind)

    def values(line: str) -> dict[str, Value]:
        field, equals, value = line.partition("=")
        if not equals:
            raise ValueError(f"Write FIELD = VALUE; the fields are {', '.join(names)}.")
        return {field.strip(): value.strip()}

    def check(line: str) -> str | None:
        try:
            judge(fact, "correct", values(line))
        except ValueError as error:
            return str(error)
        return None

    first = next((name for name in (*_WHO, "status", "count", "text") if name in names), names[0])
    line = await screen.app.push_screen_wait(LinePrompt(
        "Correct", "FIELD = VALUE, nothing after = for unknown. Fields: " + ", ".join(names),
        f"{first} = {getattr(fact, first) or ''}", check, typed_on=True))
    return [judge(fact, "correct", values(line))] if line else []


async def _rate(screen: FactScreen[Any], source: str) -> list[Decision]:
    letters = get_args(Letter)
    line = await screen.app.push_screen_wait(LinePrompt(
        f"Rate {source}", "A reliable … E unreliable, F cannot be judged (Admiralty code).", "",
        lambda line: None if line.strip().upper() in letters else "One letter, A to F."))
    return [Rating(source, line.strip().upper())] if line else []  # type: ignore[arg-type]


async def _name(screen: FactScreen[Any], act: str, facts: Sequence[Fact]) -> list[Decision]:
    named = (getattr(fact, key, None) for fact in facts[:1] for key in _WHO)
    selected = screen.selected_name() or next(filter(None, named), None)
    if selected is None:
        screen.notify("Nobody is named here.", severity="warning")
        return []
    actors = screen.dashboard.picture.situation.actors if screen.dashboard.picture else ()
    if act == "merge":
        title, hint = f"{selected} is the same as", "The name that both are to be called by"
        known = [actor.name for actor in actors if actor.name != selected]
    else:
        title, hint = f"{selected} is not the same as", "The name or spelling that was joined wrongly"
        known = [alias for actor in actors if actor.name == selected for alias in actor.aliases]
    other = await screen.app.push_screen_wait(LinePrompt(title, f"{hint}; → takes what is suggested.", known=known))
    return [Naming(act, selected, other.strip())] if other and other.strip() else []  # type: ignore[arg-type]


def said(decision: Decision) -> str:
    """A decision in words, for the toast."""
    if isinstance(decision, Judgement):
        return f"{KINDS[decision.kind].word} {SAID[decision.verdict]}: {shortened(decision.sentence)}"
    if isinstance(decision, Addition):
        return f"{KINDS[decision.kind].word} made by hand: {shortened(decision.sentence)}"
    if isinstance(decision, Naming):
        return f"{decision.name} and {decision.other} {SAID[decision.act]}"
    return f"{decision.source} rated {decision.letter}"

