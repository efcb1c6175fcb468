"""What a rule file may hold: whether its tables have the keys and values that they must, told in words for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_KEYS = ("name", "pattern", "patterns", "gives", "fires", "silent", "note")


class RuleError(ValueError):
    """A rule file that can't be used; the message names file, rule and fault."""


def check_shape(name: str, data: Mapping[str, Any]) -> None:
    """Raises RuleError where the tables of a parsed file `name` are not of the shape of rules."""
    if unknown := set(data) - {"words", "rule"}:
        raise RuleError(f"{name}: unknown table {sorted(unknown)[0]!r}; known are [words] and [[rule]]")
    words = data.get("words", {})
    if not isinstance(words, dict):
        raise RuleError(f"{name}: words must be a table: [words]")
    for key, entries in words.items():
        if not _is_words(entries):
            raise RuleError(f"{name}: words.{key} must be a list of words")
    rules = data.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise RuleError(f"{name}: rules must be written as tables: [[rule]]")
    for number, rule in enumerate(rules, start=1):
        title = rule.get("name")
        if fault := _fault(rule):
            raise RuleError(f"{name}: rule {title if isinstance(title, str) else number!r}: {fault}")


def _fault(rule: Mapping[str, Any]) -> str | None:
    if unknown := set(rule) - set(_KEYS):
        return f"unknown key {sorted(unknown)[0]!r}; known are {', '.join(_KEYS)}"
    if not isinstance(rule.get("name"), str):
        return "name must be given, in quotation marks"
    patterns = rule.get("patterns", [rule["pattern"]] if "pattern" in rule else [])
    if not patterns or not _is_words(patterns):
        return "pattern must be given, in quotation marks; several as a list, patterns"
    if not isinstance(rule.get("gives", {}), dict):
        return "gives must be a table: { key = value }"
    for key in ("fires", "silent"):
        examples = rule.get(key, [])
        if not isinstance(examples, list) or not all(map(_is_example, examples)):
            return f'{key} must be a list of sentences, or of tables {{ text = "…", gives = {{ … }} }}'
    return None


def _is_words(entries: Any) -> bool:
    return isinstance(entries, list) and all(isinstance(entry, str) and entry.strip() for entry in entries)


def _is_example(entry: Any) -> bool:
    if isinstance(entry, dict):
        return isinstance(entry.get("text"), str) and isinstance(entry.get("gives", {}), dict)
    return isinstance(entry, str)
