"""Making a fact of a sentence by hand: which kind, and its few fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from extractors.document import Document
from extractors.dossier.additions import addition
from extractors.dossier.corrections import Addition
from extractors.dossier.values import choices, required
from tui.dashboard.screens.sheet import Sheet
from tui.dashboard.words import text

ASKED: Mapping[str, tuple[str, ...]] = {
    "quote": ("text", "speaker", "speaker_role"),
    "casualty": ("count", "outcome", "side", "group", "place", "date", "claimed_by"),
    "talks": ("status", "place", "date", "date_end", "parties", "outcome"),
    "ceasefire": ("status", "date", "parties", "until", "claimed_by"),
    "demand": ("text", "by", "to", "form", "deadline_date"),
    "threat": ("text", "by", "to", "condition"),
    "response": ("answer", "text", "by", "to"),
}
"""The fields that are asked for; others can be set with the key that corrects."""
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+|(?<![\d.,])\d+")


class Field(Input):
    """A field's line, whose Enter is among the keys that are told."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Take it", id="form.take")]


class FactForm(Sheet[Addition | None]):
    """Asks for the fields of a fact of one kind. Enter takes it if all fits; Esc gives null."""

    HINT = "{form.take=enter} takes it · {form.next=tab} next field · {form.cancel=escape} cancels"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="form.cancel"),
        Binding("tab,down", "app.focus_next", "Next field", id="form.next", show=False, priority=True),
        Binding("shift+tab,up", "app.focus_previous", "Previous field", id="form.previous", show=False, priority=True),
    ]

    def __init__(self, document: Document, kind: str, sentence: str) -> None:
        super().__init__()
        self._document, self._kind, self._sentence = document, kind, sentence

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet form", can_focus=False) as box:
            box.border_title = Content(f"A {self._kind} by hand")
            yield Static(text(self._sentence), classes="sentence")
            for name in ASKED[self._kind]:
                with Horizontal(classes="field"):
                    star = " *" if name in required(self._kind) else ""
                    yield Static(f"{name.replace('_', ' ')}{star}", markup=False, classes="label")
                    yield Field(guess(self._kind, name, self._sentence), placeholder=_hint(self._kind, name),
                                compact=True, id=name, select_on_focus=name != "text")
            yield Static("* is needed; nothing for what the sentence does not say.", markup=False, classes="hint")

    def on_mount(self) -> None:
        for words in self.query("#text").results(Input):
            words.cursor_position = 0  # The sentence is shown from its beginning.

    @on(Input.Submitted)
    def _submitted(self) -> None:
        values = {field.id or "": field.value.strip() for field in self.query(Input)}
        try:
            self.dismiss(addition(self._document, self._kind, self._sentence, values))
        except ValueError as problem:
            hint = self.query_one(".hint", Static)
            hint.update(str(problem))
            hint.add_class("-wrong")


def guess(kind: str, name: str, sentence: str) -> str:
    """What a field may be: quoted words, the only number, the sentence itself; for a choice its first word."""
    if name == "text":
        quoted = _QUOTED.search(sentence)
        return quoted[1] if kind == "quote" and quoted else sentence.strip("“”\"«» ")
    if name == "count":
        numbers = _NUMBER.findall(sentence)
        return numbers[0] if len(numbers) == 1 else ""
    return choices(kind, name)[0] if name in required(kind) and choices(kind, name) else ""


def _hint(kind: str, name: str) -> str:
    if options := choices(kind, name):
        return ", ".join(options)
    if name in ("date", "date_end", "until", "deadline_date"):
        return "like 2031-03-15"
    return "names with commas between" if name == "parties" else ""
