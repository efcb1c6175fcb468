"""The situation as a desk's report in CommonMark, with tables; every line refers to sources and sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extractors.situation.model import Situation
from extractors.situation.wording import day
from tui.reports.commonmark import cited, escape, table
from tui.reports.mark import mark
from tui.reports.outline import Line, Section, Table, basis, outline
from tui.reports.references import References


def render(situation: Situation, titles: Collection[str] | None = None) -> Iterator[str]:
    """The report, ending in a newline; the same bytes for the same situation. `titles` as in outline."""
    references = References(situation.facts)
    lines = [f"<!-- {mark(situation)} -->", f"# {escape(situation.title)}", "", escape(basis(situation)), "",
             "Claims stay claims; \\~ marks what was inferred; numbers in brackets refer to the list at the end."]
    for section in outline(situation, titles):
        lines += _section(section, references)
    yield "\n".join([*lines, *_references(references, situation)]) + "\n"


def _section(section: Section, references: References) -> Iterator[str]:
    yield ""
    yield f"{'###' if section.under else '##'} {escape(section.title)}"
    listed = False
    for block in section.blocks:
        if isinstance(block, Table):
            yield ""
            rows = [(*map(escape, cells), *([cited(references.to(ids)).strip()] if ids else []))
                    for cells, ids in block.rows]
            head = (*block.head, "References") if any(ids for _, ids in block.rows) else block.head
            yield from table(head, rows)
            listed = False
            continue
        if not (listed and block.bullet):
            yield ""
        listed = block.bullet
        yield _line(block, references)


def _line(line: Line, references: References) -> str:
    lead = f"**{escape(line.lead)}** " if line.lead else ""
    text = f"{lead}{escape(line.text)}".rstrip() + cited(references.to(line.facts))
    return f"- {text}" if line.bullet else text


def _references(references: References, situation: Situation) -> Iterator[str]:
    entries = {s.source: s for s in situation.sources}
    if references.sentences:
        yield from ("", "## References", "")
    for number, fact in enumerate(references.sentences, start=1):
        entry = entries.get(fact.source)
        outlet = f", {escape(entry.outlet)}" if entry and entry.outlet else ""
        told = f", {day(fact.published)}" if fact.published else ""
        yield f"- [{number}] {escape(fact.source)}{outlet}{told}: “{escape(fact.sentence)}”"
