"""The claims ledger: one line an incident and outcome, the claims side by side, never averaged or added twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual.content import Content

from extractors.situation.model import Claim, Ids, Incident, Situation
from tui.dashboard.evidence import field_lines, heading
from tui.dashboard.pane import ListPane
from tui.dashboard.widgets.columns import Column
from tui.dashboard.words import OUTCOMES, claimants, claimed, count, extent, join, span, text, whose


class CasualtiesPane(ListPane[Incident]):
    EMPTY = "No source gives a number of people killed, wounded, missing, captured or displaced."

    def heading(self, situation: Situation) -> str:
        disputed = sum(incident.conflicting for incident in situation.casualties)
        words = f"Casualties · {count(len(situation.casualties), 'toll')}"
        return words + (f" · {disputed} disputed" if disputed else "")

    def columns(self) -> Sequence[Column[Incident]]:
        return (
            Column("Date", lambda i: text(("~" if "date" in i.inferred else "") + span(i.date, i.date_end)), 18,
                   needs=56, key=lambda i: i.date),
            Column("Number", _number, 11, align="right", key=lambda i: i.high),
            Column("Outcome", lambda i: OUTCOMES[i.outcome].content, 12, key=lambda i: i.outcome),
            Column("Whose", lambda i: self._whose(i), 24, key=lambda i: i.side),
            Column("Place", lambda i: text(i.place or "–", "" if i.place else "$faint"), share=2, needs=84,
                   key=lambda i: i.place),
            Column("Says", lambda i: text(claimants(i), "$muted"), share=3, key=claimants),
        )

    def items(self, situation: Situation) -> Sequence[Incident]:
        return situation.casualties

    def key(self, item: Incident) -> Hashable:
        return (item.date, item.outcome, item.side, item.group, item.place, item.facts[:1])

    def facts(self, item: Incident) -> Ids:
        return item.facts or tuple(id for claim in item.claims for id in claim.facts)

    def detail(self, item: Incident) -> Iterable[Content]:
        sign = OUTCOMES[item.outcome]
        title = Content.assemble(_number(item), " ", Content.styled(sign.word, sign.style), "  ", self._whose(item))
        notes = [("When", span(item.date, item.date_end)), ("Where", item.place),
                 ("Scope", "over a period, apart from incidents" if item.cumulative else None),
                 ("Revised", f"from {item.revised_from:,}" if item.revised_from is not None else None),
                 ("Note", item.note), ("Inferred", ", ".join(item.inferred))]
        claims = f"{'Conflicting claims' if item.conflicting else 'Claims'} · {len(item.claims)}"
        yield from (title, Content(), field_lines(notes), Content(), heading(claims))
        yield from map(self._claim, item.claims)
        yield Content()
        yield from self.evidence(self.facts(item))

    def _whose(self, item: Incident) -> Content:
        return text(whose(item.side, item.group), self.styles_of.get(item.side or "", ""))

    def _claim(self, claim: Claim) -> Content:
        return Content.assemble(
            Content.styled(f"{claimed(claim):>9}  ", "bold"), self.styled(claim.claimed_by, "unattributed"),
            text(f"  {count(claim.origins, 'source')}", "$muted"))


def _number(item: Incident) -> Content:
    """The number with its bound, and ≠ where claims conflict."""
    words = claimed(item.claims[0]) if len(item.claims) == 1 else extent(item.low, item.high)
    style = OUTCOMES[item.outcome].style
    return join([text(words, f"bold {style}"), text("≠", "$revised") if item.conflicting else ""], " ")
