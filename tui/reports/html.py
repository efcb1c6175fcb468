"""The situation as one self-contained page: no script, no request; the evidence opens in place."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator

from extractors.situation.model import Ids, Situation
from extractors.situation.wording import day
from tui.reports.mark import mark
from tui.reports.outline import Line, Section, Table, basis, outline
from tui.reports.references import References

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3{line-height:1.2}h2{border-bottom:1px solid;padding-bottom:.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8888;padding:.3rem .5rem;text-align:left;
vertical-align:top;overflow-wrap:break-word}
div{margin:1em 0;overflow-x:auto}
details{display:inline}summary{display:inline;cursor:pointer;color:#36c}details[open]{display:block}
blockquote{margin:.3rem 0 .3rem 1rem;padding-left:.7rem;border-left:3px solid #8888}
@media(prefers-color-scheme:dark){summary{color:#8ab4f8}}
@media print{details{display:none}}
"""


def render(situation: Situation, titles: Collection[str] | None = None) -> Iterator[str]:
    """The page, ending in a newline; the same bytes for the same situation. `titles` as in outline."""
    title = _text(situation.title)
    body = [part for section in outline(situation, titles) for part in _section(section, situation)]
    yield "\n".join([
        "<!doctype html>", f"<!-- {mark(situation)} -->", '<html lang="en">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">', f"<title>{title}</title>",
        f"<style>{_STYLE}</style>", "</head>", "<body>", f"<h1>{title}</h1>", f"<p>{_text(basis(situation))}</p>",
        "<p>Claims stay claims; ~ marks what was inferred; a number in brackets opens the evidence.</p>", *body,
        "</body>", "</html>"]) + "\n"


def _section(section: Section, situation: Situation) -> Iterator[str]:
    level = "h3" if section.under else "h2"
    yield f"<{level}>{_text(section.title)}</{level}>"
    listed = False
    for block in section.blocks:
        bullet = isinstance(block, Line) and block.bullet
        if bullet != listed:
            yield "<ul>" if bullet else "</ul>"
            listed = bullet
        if isinstance(block, Table):
            yield from _table(block, situation)
        else:
            start, end = ("<li>", "</li>") if bullet else ("<div>", "</div>")  # <details> would end a <p>.
            yield f"{start}{_line(block, situation)}{end}"
    if listed:
        yield "</ul>"


def _table(table: Table, situation: Situation) -> Iterator[str]:
    yield f'<div><table><tr>{"".join(f"<th>{_text(cell)}</th>" for cell in table.head)}</tr>'
    for cells, ids in table.rows:
        *rest, last = cells
        evidence = _evidence(ids, situation)
        yield f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in rest)}<td>{_text(last)}{evidence}</td></tr>"
    yield "</table></div>"


def _line(line: Line, situation: Situation) -> str:
    lead = f"<strong>{_text(line.lead)}</strong> " if line.lead else ""
    return f"{lead}{_text(line.text)}{_evidence(line.facts, situation)}"


def _evidence(ids: Ids, situation: Situation) -> str:
    """The sentences behind a line, to be opened in place."""
    references = References(situation.facts)
    references.to(ids)
    if not references.sentences:
        return ""
    outlets = {s.source: s.outlet for s in situation.sources}
    quoted = []
    for fact in references.sentences:
        told = day(fact.published) if fact.published else None
        where = ", ".join(filter(None, (fact.source, outlets.get(fact.source), told)))
        quoted.append(f"<blockquote>“{_text(fact.sentence)}” <cite>{_text(where)}</cite></blockquote>")
    return f" <details><summary>[{len(quoted)}]</summary>{''.join(quoted)}</details>"


def _text(text: str) -> str:
    return html.escape("".join(c if c.isprintable() else " " for c in text))
