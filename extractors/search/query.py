"""What a search line says: words, and the operators speaker:, kind:, side:, source:, after:, before:.

    glimmer of hope speaker:brandt kind:quote after:2031-03-01 source:"harbour post"

`kind:text` asks for the words of the sources themselves, in place of facts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.facts import KIND_NAMES, Fact
from extractors.rules.regexes import regex
from extractors.search.words import fold

OPERATORS = ("speaker", "kind", "side", "source", "after", "before")
_PART = regex(r'(?:\b(' + "|".join(OPERATORS) + r'):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_YEAR = regex(r"\d{4}")
_MONTH = regex(r"\d{4}-\d{2}")
TEXT = "text"
"""The kind that stands for the text of the sources."""
_WHO = ("speaker", "by", "claimed_by", "side")
_SYNONYMS = {"toll": "casualty", "tolls": "casualty", "casualties": "casualty", "answer": "response",
             "texts": TEXT, "sources": TEXT}


@dataclass(frozen=True, slots=True)
class Query:
    """Words to look for, and what a fact must satisfy besides. `problems` says what of the line was not understood."""

    words: str = ""
    speaker: str = ""
    kind: str = ""
    side: str = ""
    source: str = ""
    after: dt.date | None = None
    before: dt.date | None = None
    problems: tuple[str, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether any operator is given."""
        return any((self.speaker, self.kind, self.side, self.source, self.after, self.before))

    def passes(self, fact: Fact, sides: Mapping[str, str | None] | None = None) -> bool:
        """Whether a fact satisfies the operators. `sides` tells actors' sides by name; undated facts fail dates."""
        if self.kind and fact.kind != self.kind:
            return False
        who = [name for name in (getattr(fact, key, None) for key in _WHO) if name]
        if self.speaker and not any(self.speaker in fold(name) for name in who):
            return False
        if self.side and not any(self.side in fold((sides or {}).get(name) or name) for name in who):
            return False
        return self.passes_source(fact.source, fact.published or fact.date)

    def passes_source(self, source: str, date: dt.date | None) -> bool:
        """Whether a source of such a name and publication date satisfies source:, after: and before:."""
        if self.source and self.source not in fold(source):
            return False
        if self.after and (date is None or date < self.after):
            return False
        return not (self.before and (date is None or date > self.before))


@dataclass(slots=True)
class _Parts:
    words: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    dates: dict[str, dt.date] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def parse(line: str) -> Query:
    """Reads a search line. Both days of `after:` and `before:` count; a date is ISO 8601, or a month or year of one."""
    parts = _Parts()
    for operator, quoted, bare in _PART.findall(line):
        name, value = operator.lower(), quoted or bare
        if not name:
            parts.words.append(value)
        elif name in ("after", "before"):
            if (date := _date(value, last=name == "before")) is None:
                parts.problems.append(f"{name}: wants a date like 2031-03-15")
            else:
                parts.dates[name] = date
        elif name == "kind":
            kind = _SYNONYMS.get(fold(value), fold(value).removesuffix("s") if fold(value) != "talks" else "talks")
            if kind in (*KIND_NAMES, TEXT):
                parts.given["kind"] = kind
            else:
                parts.problems.append(f"kind: is one of {', '.join((*KIND_NAMES, TEXT))}")
        else:
            parts.given[name] = fold(value)
    return Query(" ".join(parts.words), **parts.given, after=parts.dates.get("after"), before=parts.dates.get("before"),
                 problems=tuple(parts.problems))


def _date(value: str, *, last: bool) -> dt.date | None:
    """A day; of a month or a year the first day, or the last."""
    if _YEAR.fullmatch(value):
        value += "-12-31" if last else "-01-01"
    elif _MONTH.fullmatch(value):
        try:
            first = dt.date.fromisoformat(value + "-01")
        except ValueError:
            return None
        return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1) if last else first
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None
