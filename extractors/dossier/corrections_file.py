"""corrections.toml: the analyst's decisions as text, one table each, in the order in which they were made."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from extractors.dossier.corrections import Addition, Corrections, Decision, Judgement, Letter, Naming, Rating, Verdict
from extractors.facts import KIND_NAMES
from extractors.files import UnreadableError, whole_text, write_toml

FILE_NAME = "corrections.toml"


class CorrectionsError(ValueError):
    """A corrections.toml that can't be read as a whole; it is never overwritten."""


def read_corrections(path: Path) -> Corrections:
    """Reads a file of decisions; a missing one holds none. A decision that makes no sense is told of in `problems`.

    Raises CorrectionsError where the file isn't valid TOML or can't be read.
    """
    try:
        data = tomllib.loads(whole_text(path))
    except FileNotFoundError:
        return Corrections()
    except (UnreadableError, tomllib.TOMLDecodeError, RecursionError) as fault:
        raise CorrectionsError(f"{path.name}: {fault}") from None
    entries = data.get("decision", [])
    if not isinstance(entries, list):
        raise CorrectionsError(f"{path.name}: decision must be written as tables: [[decision]]")
    decisions: list[Decision] = []
    problems = []
    for number, entry in enumerate(entries, start=1):
        try:
            decisions.append(_decision(entry))
        except ValueError as fault:
            problems.append(f"{path.name}: [[decision]] {number}: {fault}")
    return Corrections(tuple(decisions), tuple(problems))


def write_corrections(path: Path, corrections: Corrections) -> None:
    """Writes the decisions in one step. Raises OSError, and CorrectionsError rather than lose what it couldn't read."""
    if corrections.problems:
        raise CorrectionsError(f"{corrections.problems[0]}; mend the file first, it is not overwritten")
    write_toml(path, {"decision": [_record(decision) for decision in corrections.decisions]})


def _decision(entry: Any) -> Decision:
    if not isinstance(entry, dict):
        raise ValueError("is not a table")
    act: Any = entry.get("act")
    if act in get_args(Verdict) or act == "add":
        values = entry.get("values", {})
        if not isinstance(values, dict):
            raise ValueError("values must be a table")
        if entry.get("kind") not in KIND_NAMES:
            raise ValueError(f"kind must be one of {', '.join(KIND_NAMES)}")
        if act == "add":
            return Addition(_text(entry, "kind"), _text(entry, "source"), _text(entry, "text"),
                            _text(entry, "sentence"), values)
        return Judgement(
            act, _text(entry, "fact"), _text(entry, "kind"), _text(entry, "source"), _text(entry, "sentence"),
            _text(entry, "gist"), values)
    if act == "merge" or act == "part":
        return Naming(act, _text(entry, "name"), _text(entry, "other"))
    if act == "rate":
        letter: Any = entry.get("letter")
        if letter not in get_args(Letter):
            raise ValueError("letter must be one of A, B, C, D, E, F")
        return Rating(_text(entry, "source"), letter)
    raise ValueError(f"act must be one of {', '.join((*get_args(Verdict), 'add', 'merge', 'part', 'rate'))}")


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise ValueError(f"{key} is missing" if value is None else f"{key} must be words in quotation marks")
    return value


def _record(decision: Decision) -> dict[str, Any]:
    if isinstance(decision, Judgement):
        record = {"act": decision.verdict, "kind": decision.kind, "source": decision.source,
                  "sentence": decision.sentence, "gist": decision.gist, "fact": decision.fact}
        return {**record, "values": dict(decision.values)} if decision.values else record
    if isinstance(decision, Addition):
        return {"act": "add", "kind": decision.kind, "source": decision.source, "sentence": decision.sentence,
                "text": decision.text, "values": dict(decision.values)}
    if isinstance(decision, Naming):
        return {"act": decision.act, "name": decision.name, "other": decision.other}
    return {"act": "rate", "source": decision.source, "letter": decision.letter}
