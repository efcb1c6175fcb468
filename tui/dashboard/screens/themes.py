"""The theme picker: every theme as it looks, on the board behind; Esc takes the old one back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from tui.dashboard.keys import clickable
from tui.dashboard.look import textual_theme
from tui.dashboard.screens.sheet import Sheet
from tui.dashboard.widgets.columns import Column
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.words import text
from tui.themes import Theme

_SWATCH = ("ceasefire-holding", "ceasefire-disputed", "killed", "wounded", "party-a", "party-b", "quote")


class ThemePicker(Sheet[str | None]):
    """Returns the name of the theme that was chosen; null, with the old theme back, where none was."""

    HINT = "{row.choose=enter} keeps · {themes.cancel=escape} takes back"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,t", "leave", "Cancel", id="themes.cancel")]

    def __init__(self, themes: Mapping[str, Theme]) -> None:
        super().__init__()
        self._themes = themes

    def compose(self) -> ComposeResult:
        titles = Counter(theme.title for theme in self._themes.values())

        def called(theme: Theme) -> Content:
            return text(theme.title if titles[theme.title] == 1 else f"{theme.title} ({theme.name})")

        yield LineTable(
            (Column("", called, share=1), Column("", _swatch, len(_SWATCH), needs=34)),
            key=lambda theme: theme.name, header=False, id="themes")

    def on_mount(self) -> None:
        self._before = self.app.theme
        for theme in self._themes.values():
            self.app.register_theme(textual_theme(theme))
        table = self.query_one(LineTable)
        table.border_title = Content("Theme" + (" · NO_COLOR is set" if self.app.no_color else ""))
        table.border_subtitle = clickable(self.app, self.HINT)
        table.show(list(self._themes.values()))
        names = list(self._themes)
        table.cursor = names.index(self._before) if self._before in names else 0
        self.watch(table, "highlighted", self._preview, init=False)

    def _preview(self, theme: Theme | None) -> None:
        if theme is not None:
            self.app.theme = theme.name

    @on(LineTable.Chosen)
    def _chosen(self, event: LineTable.Chosen) -> None:
        self.dismiss(event.item.name)

    def action_leave(self) -> None:
        self.app.theme = self._before
        self.dismiss(None)


def _swatch(theme: Theme) -> Content:
    return Content.assemble(*(("■", theme.names[name]) for name in _SWATCH))
