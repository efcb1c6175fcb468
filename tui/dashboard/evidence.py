"""A fact in words: its fields, its evidence, and why it was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import fields

from textual.content import Content

from extractors.dossier.additions import BY_HAND
from extractors.facts import Fact
from extractors.situation.model import Ids, Situation
from tui.dashboard.words import KINDS, OTHER_KIND, day, join, span, text

_SHARED = {field.name for field in fields(Fact)} - {"claimed_by"}
_LABELS = {
    "claimed_by": "says", "speaker_role": "role", "count_max": "up to", "part_of": "part of", "deadline_date": "due",
}
_CODED = {"outcome", "bound", "group", "status", "form", "answer", "scope"}
_HIDDEN = {"effective_when", "until_when", "deadline_when", "part_of"}


def heading(words: str) -> Content:
    """A quiet heading within a detail."""
    return Content.styled(words.upper(), "bold $muted")


def field_lines(pairs: Sequence[tuple[str, Content | str | None]]) -> Content:
    """Label and value lines, labels aligned; pairs without a value are left out."""
    kept = [(label, value) for label, value in pairs if value]
    wide = max((len(label) for label, _ in kept), default=0)
    lines: list[Content] = []
    for label, value in kept:
        shown = value if isinstance(value, Content) else text(value)
        lines.append(Content.assemble((f"{label:<{wide}}  ", "$muted"), shown))
    return Content("\n").join(lines)


def source_line(fact: Fact) -> Content:
    """Where a fact stands: source and date."""
    return join([text(fact.source, "$muted"), text(day(fact.published), "$muted")])


def evidence(situation: Situation, ids: Ids, title: str = "Evidence") -> Iterator[Content]:
    """The sentences behind facts, newest first; one that bears several facts, or stands in several sources, once."""
    facts = [situation.facts[id] for id in ids if id in situation.facts]
    told: dict[str, dict[str, Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.published or dt.date.min, reverse=True):
        told.setdefault(fact.sentence, {}).setdefault(fact.source, fact)
    if told:
        yield heading(f"{title} · {len(told)}")
    for sentence, sources in told.items():
        sign = KINDS[next(iter(sources.values())).kind]
        yield Content.assemble((f"{sign.glyph} ", sign.style), text(sentence))
        yield from map(source_line, sources.values())
        yield Content()


def described(fact: Fact) -> Content:
    """A fact's own fields, those that say something."""
    sign = KINDS.get(fact.kind, OTHER_KIND)
    words = Content()
    pairs: list[tuple[str, Content | str | None]] = []
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in _SHARED | _HIDDEN or value in (None, (), "unknown"):
            continue
        if field.name == "text":
            words = text(value)
            continue
        guess = "~" if field.name in fact.inferred else ""
        pairs.append((_LABELS.get(field.name, field.name.replace("_", " ")), text(guess + _shown(field.name, value))))
    if fact.date:
        basis = f" ({fact.date_basis})" if fact.date_basis else ""
        pairs.append(("date", text(span(fact.date, fact.date_end) + basis)))
    title = join([sign.content, text("✎ made by hand", "$revised") if fact.rule == BY_HAND else ""])
    return Content("\n").join([title, Content(), *([words, Content()] if words else []), field_lines(pairs)])


def _shown(name: str, value: object) -> str:
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).replace("_", " ") if name in _CODED else str(value)


def why(fact: Fact) -> Content:
    """Which rule found a fact in which words, and how its names and dates were resolved."""
    words = [fact.sentence] if not fact.matched else []
    pairs: list[tuple[str, Content | str | None]] = [("rule", text(fact.rule, "bold"))]
    if fact.when is not None:
        pairs.append(("date", text(f"“{fact.when.text}” → {span(fact.date, fact.date_end)} ({fact.date_basis})")))
    elif fact.date is not None:
        pairs.append(("date", text(f"{span(fact.date, fact.date_end)} ({fact.date_basis})")))
    pairs += [(_LABELS.get(attribute, attribute.replace("_", " ")), text(how)) for attribute, how in fact.why]
    if fact.inferred:
        pairs.append(("inferred", text(", ".join(fact.inferred))))
    pairs.append(("source", text(f"{fact.source}, characters {fact.start:,}–{fact.end:,}")))
    return Content("\n").join([
        described(fact), Content(), heading("How it was found"), field_lines(pairs), Content(),
        *(text(word) for word in words), *([Content()] if words else []), text(f"id {fact.id}", "$faint")])
