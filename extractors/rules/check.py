"""Proves rules on their own examples: each `fires` sentence must give the rule's fact, each `silent` one must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from extractors.document import Document
from extractors.extract import FINDERS
from extractors.facts import KINDS, Fact
from extractors.language.annotate import annotate
from extractors.language.calendar import resolve
from extractors.reading.signs import signs
from extractors.rules.expressions import date_grammar
from extractors.rules.files import our_rules, user_rules
from extractors.rules.own import RULE_FILES, own_rules
from extractors.rules.rulebook import Example, Rule, read_rulebook

NAMES = (*RULE_FILES, "dates", "furniture")
"""Every file of ours that holds rules with examples."""


class Failure(NamedTuple):
    """An example that a rule did not keep, or a rule without one; `message` says for people what went wrong."""

    file: str
    rule: str
    example: str
    message: str

    def __str__(self) -> str:
        quoted = f"\n    {self.example}" if self.example else ""
        return f"{self.file}: rule {self.rule!r}: {self.message}{quoted}"


def check(name_or_path: str | Path) -> list[Failure]:
    """Runs every example of a rule file through the finder of its kind; empty where all of them hold.

    Takes a name of ours (one of NAMES) or the path of a user's file, whose name is that of the file it adds to.
    Raises RuleError where the file can't be used.
    """
    if name_or_path == "dates":
        return list(_check_dates())
    if name_or_path == "furniture":
        return list(_check_furniture())
    if name_or_path in RULE_FILES:
        name = str(name_or_path)
        return [failure for rule in read_rulebook(name, our_rules(name)).rules
                for failure in _check_rule(f"{name}.toml", rule, RULE_FILES[name])]
    path = Path(name_or_path)
    rules = own_rules(path)
    token = user_rules.set((path,))
    try:
        return [failure for rule in rules for failure in _check_rule(str(path), rule, RULE_FILES[path.stem])]
    finally:
        user_rules.reset(token)


def _check_rule(file: str, rule: Rule, kind: str) -> Iterator[Failure]:
    if not rule.fires:
        yield Failure(file, rule.name, "", "has no example that fires; add `fires = [\"…\"]`")
    for example in rule.fires:
        if message := _unfired(rule, kind, example):
            yield Failure(file, rule.name, example.text, message)
    for example in rule.silent:
        if any(fact.rule == rule.name for fact in _facts(kind, example.text)):
            yield Failure(file, rule.name, example.text, "must stay silent here, but fires")


def _check_dates() -> Iterator[Failure]:
    """The examples of dates.toml: the last date expression of each, read as of the file's own publication date."""
    grammar = date_grammar()
    for expression in grammar.expressions:
        for example in expression.examples:
            annotated = annotate(Document("example", example.text))
            days = [day.when for sentence in annotated.sentences for day in sentence.days]
            found = resolve(days[-1], grammar.published) if days else None
            given = f"{found.start}..{found.end}" if found and found.end else f"{found.start}" if found else None
            if given != example.date:
                yield Failure("dates.toml", expression.name, example.text, f"gives {given} and not {example.date}")
        if expression.form and not any(example.date for example in expression.examples):
            yield Failure("dates.toml", expression.name, "", "has no example that fires")


def _check_furniture() -> Iterator[Failure]:
    """The examples of furniture.toml: lines of a page that bear the sign, and lines of an article that bear none."""
    known = signs()
    for sign in known.all:
        for line in sign.fires:
            if (kind := known.kind_of(line)) != sign.kind:
                yield Failure("furniture.toml", sign.name, line, f"must be {sign.kind} here, but is {kind}")
        for line in sign.silent:
            if kind := known.kind_of(line):
                yield Failure("furniture.toml", sign.name, line, f"must be article here, but is {kind}")
        if not sign.fires:
            yield Failure("furniture.toml", sign.name, "", "has no example that fires")


def _facts(kind: str, text: str) -> list[Fact]:
    return list(FINDERS[kind](annotate(Document("example", text))))


def _unfired(rule: Rule, kind: str, example: Example) -> str | None:
    """What is wrong with an example that should fire; null where it does and gives what it must."""
    facts = _facts(kind, example.text)
    mine = [fact for fact in facts if fact.rule == rule.name]
    if not mine:
        others = ", ".join(sorted({repr(fact.rule) for fact in facts}))
        return f"must fire here, but {f'only {others} did' if others else 'no rule did'}"
    unknown = set(example.gives) - _fields(kind)
    if unknown:
        return f"gives has {sorted(unknown)[0]!r}, which no {kind} has"
    return min((_wrong(fact, example) for fact in mine), key=len) or None


def _wrong(fact: Fact, example: Example) -> str:
    """Where a fact is not what the example says it must be; empty where it is."""
    wrong = [f"{key} = {_value(fact, key)!r} and not {value!r}"
             for key, value in example.gives.items() if _value(fact, key) != value]
    return f"fires, but gives {', '.join(wrong)}" if wrong else ""


def _fields(kind: str) -> set[str]:
    return {key for of_kind in KINDS if of_kind.kind == kind for key in of_kind.__dataclass_fields__}


def _value(fact: Fact, key: str) -> Any:
    """A field as TOML would write it; a date that is not resolved yet is its words."""
    value = getattr(fact, key)
    if value is None and key == "date" and fact.when:
        return fact.when.text
    return list(value) if isinstance(value, tuple) else value
