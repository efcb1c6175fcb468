"""A page of text over the board: why a fact was found, which keys there are."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from tui.dashboard.screens.sheet import Sheet
from tui.dashboard.widgets.detail import Detail


class PageScreen(Sheet[None]):
    """A titled text that can be scrolled and selected; Esc closes it."""

    HINT = "{page.close=escape} closes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "Close", id="page.close"),
        Binding("j,down", "scroll(1)", "Down", id="page.down", show=False),
        Binding("k,up", "scroll(-1)", "Up", id="page.up", show=False),
        Binding("space", "scroll_page(1)", "Page down", id="page.page-down", show=False),
        Binding("b", "scroll_page(-1)", "Page up", id="page.page-up", show=False),
        Binding("g", "scroll_to_end(False)", "Top", id="page.top", show=False),
        Binding("G", "scroll_to_end(True)", "Bottom", id="page.bottom", show=False),
    ]

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._title = title
        self._content = content

    def compose(self) -> ComposeResult:
        page = Detail(classes="sheet")
        page.border_title = Content(self._title)
        yield page

    def on_mount(self) -> None:
        self.query_one(Detail).show([self._content])

    def action_scroll(self, lines: int) -> None:
        self.query_one(Detail).scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        page = self.query_one(Detail)
        page.scroll_relative(y=pages * max(page.size.height - 1, 1), animate=False)

    def action_scroll_to_end(self, last: bool) -> None:
        page = self.query_one(Detail)
        (page.scroll_end if last else page.scroll_home)(animate=False)


class HelpPage(PageScreen):
    """The page of all keys, which its own key closes, too."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "dismiss", "Close", id="help")]
