"""The user's own rule files: which of them can be used, and what is wrong in the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.files import UnreadableError, problem, whole_text
from extractors.rules.files import our_rules, user_rules
from extractors.rules.kept import forget_changed
from extractors.rules.shape import RuleError

if TYPE_CHECKING:
    from extractors.rules.rulebook import Rule

RULE_FILES: dict[str, str] = {
    "quotes": "quote", "casualties": "casualty", "talks": "talks", "ceasefires": "ceasefire",
    "demands": "demand", "threats": "threat", "responses": "response",
}
"""From the name of a rule file to the kind of fact that its rules find."""


def leave_out_broken(paths: Iterable[Path]) -> tuple[str, ...]:
    """Makes those of the files that can be used the `user_rules`; returns what is wrong with the others, for people.

    Files that have changed since they were last used are read anew.
    """
    usable: list[Path] = []
    problems: list[str] = []
    paths = tuple(paths)
    forget_changed(paths)
    for path in paths:
        try:
            own_rules(path)
        except RuleError as fault:
            problems.append(f"{fault}; the file is left out")
        else:
            usable.append(path)
    user_rules.set(tuple(usable))
    return tuple(problems)


def own_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a user's file. Raises RuleError where they can't be used beside ours of that name."""
    from extractors.rules.rulebook import read_rulebook

    name = path.stem
    try:
        text = whole_text(path)
    except (FileNotFoundError, UnreadableError) as fault:
        raise RuleError(f"{path}: {problem(fault)}") from fault
    if name not in RULE_FILES:
        raise RuleError(f"{path}: name it after the rules it adds to: {', '.join(sorted(RULE_FILES))}")
    sources = our_rules(name)
    ours = read_rulebook(name, sources).rules
    sources[str(path)] = text
    rules = read_rulebook(name, sources).rules[len(ours):]
    for rule in rules:
        if faults := list(_faults(rule, ours)):
            raise RuleError(f"{path}: rule {rule.name!r}: {faults[0]}")
    return rules


def _faults(rule: Rule, ours: Sequence[Rule]) -> Iterator[str]:
    """What keeps a rule from being used: it must give what ours give, and its patterns must compile and be quick."""
    from extractors.rules.ways import MOST, MOST_WORDS, ways, words

    for key in sorted({key for other in (*ours, rule) for key in other.gives}, reverse=True):
        values = [other.gives[key] for other in ours if key in other.gives]
        if key not in rule.gives:
            if len(values) == len(ours):
                yield f"gives must hold {key}, one of {_listed(values)}"
        elif not values:
            yield f"gives has an unknown key {key}; known are {', '.join(sorted({k for r in ours for k in r.gives}))}"
        elif rule.gives[key] not in values and type(rule.gives[key]) not in {bool}.intersection(map(type, values)):
            yield f"gives.{key} must be one of {_listed(values)}"
    if (most := max(ways(compiled.written) for compiled in rule.compiled)) > MOST:
        yield f"its gaps and words can be filled in {most:,} ways, of at most {MOST:,}; shorten some, or leave some out"
    for compiled in rule.compiled:
        many, long = ways(compiled.written), words(compiled.written)
        if many * long > MOST_WORDS:
            yield f"{many:,} ways to fill its gaps are too many for {long:,} words; leave some out"
    try:
        for compiled in rule.compiled:
            assert compiled.regex
    except (re.error, OverflowError, RecursionError) as fault:
        yield f"its pattern is too much: {fault}"


def _listed(values: Sequence[object]) -> str:
    return ", ".join(sorted({str(value).lower() if isinstance(value, bool) else str(value) for value in values}))
