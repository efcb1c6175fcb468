"""The first screen: is there a ceasefire and does it hold, when do they talk next, how many dead, who wants what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from extractors.situation.model import Ids
from tui.dashboard.glance import Glance
from tui.dashboard.pane import Pane
from tui.dashboard.widgets.card import Card, Line, shares
from tui.dashboard.widgets.strip import TimeStrip
from tui.dashboard.widgets.table import LineTable
from tui.dashboard.words import count, day

NEWEST = 30
"""Quotations that are listed; the pane of quotes has them all, and so has the filter."""
NOTHING = {
    "toll": "no toll reported", "demands": "no demand reported", "changes": "nothing new", "quotes": "no quotation",
}
"""What a card without lines says."""


class OverviewPane(Pane):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "card(1)", "Next card", id="card.next", show=False),
        Binding("h,left", "card(-1)", "Previous card", id="card.previous", show=False),
        Binding("z", "maximise_card", "Maximise the card", id="card.maximise", show=False,
                tooltip="Give the card all the room, and back"),
    ]

    _left_at: Widget | None = None
    """The card that had the focus last, to which one comes back."""
    _given: tuple[int, ...] = ()
    """What the room was last shared by: setting the same again would lay the screen out again."""

    def compose(self) -> ComposeResult:
        yield TimeStrip(classes="strip")
        yield Card("at-ceasefire")
        yield Card("at-talks")
        yield Card("at-toll")
        yield Card("at-demands", 2)
        yield Card("at-changes", wraps=True)
        yield Card("at-quotes")

    def draw(self) -> None:
        situation = self.situation
        self._glance = glance = Glance(situation)
        self.draw_strip()
        since = situation.changes.since if situation.changes else None
        quotes = len(situation.quotes)
        newest = f"Newest of {count(quotes, 'quote')}" if quotes <= NEWEST else f"Newest {NEWEST} of {quotes:,} quotes"
        for name, title, lines in (
            ("ceasefire", "Ceasefire", glance.ceasefire()), ("talks", "Talks", glance.talks()),
            ("toll", "Casualties", glance.toll()), ("demands", "Demands", glance.demands()),
            ("changes", "Changes" + (f" since {day(since, year=False)}" if since else ""), glance.changes()),
            ("quotes", newest if quotes else "Quotes", glance.quotes(NEWEST)),
        ):
            self._show(name, title, lines)
        self._give_room()

    def _show(self, name: str, title: str, lines: Iterable[Line]) -> None:
        card = self.query_one(f"#at-{name}", Card)
        card.title = title
        card.show(list(lines) or [Line(Content.styled(NOTHING[name], "$faint"))])

    def narrow(self, words: str) -> None:
        """Filters every card, and all quotes, not the newest alone."""
        self.query_one("#at-quotes", Card).show(list(self._glance.quotes(None if words else NEWEST)))
        counts = [card.filter_by(words) for card in self.query(Card)]
        self.post_message(self.Filtered(sum(shown for shown, _ in counts), sum(total for _, total in counts)))
        if {"-narrow", "-low"} & self.screen.classes:
            self._give_room()  # There the cards are below one another: what is left comes into view.

    def selected(self) -> Ids:
        card = self.screen.focused
        return card.item.facts if isinstance(card, Card) and card.item else ()

    def lead(self) -> None:
        cards = self._cards()
        self.screen.set_focus(self._left_at if self._left_at in cards else cards[0])

    def _cards(self) -> list[Card]:
        """The cards to go to: those that have lines, of which a filter may leave none, and the one that has the focus.
        """
        cards = list(self.query(Card))
        return [card for card in cards if card.rows or card.has_focus] or cards

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._left_at = event.widget
        self._mark(event.widget)

    def _mark(self, front: Widget) -> None:
        """Marks the card in front, which alone is in sight where it is maximised."""
        for card in self.query(Card):
            card.set_class(card is front, "-front")

    def _go(self, card: Card) -> None:
        self._mark(card)
        card.focus()

    def action_maximise_card(self) -> None:
        self.toggle_class("-one")

    def on_mount(self) -> None:
        """After a resize the strip and wrapped lines have their heights only once all is laid out."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._give_room())

    def _give_room(self) -> None:
        """Gives each row of cards the lines it needs, as far as there are enough."""
        if self.picture is None or not self.size.height:
            return
        classes = self.screen.classes
        tall, roomy = "-tall" in classes, bool({"-roomy", "-wide"} & classes)
        low = "-low" in classes
        narrow = low or "-narrow" in classes
        cards = list(self.query(Card))
        cards[3].wraps = tall and "-roomy" not in classes  # In full it costs too many lines elsewhere.
        strip = self.query_one(TimeStrip)
        given = (tall, roomy, narrow, low, self.size.height, strip.outer_size.height,
                 *(len(card.rows) for card in cards))
        if given == self._given:
            return
        self._given = given
        frame = 2 if tall else 1
        if narrow:
            most = 3 if low else 7
            for card in cards:
                card.styles.height = min(len(card.rows), most) + frame
            return
        for card in cards:
            card.styles.clear_rule("height")
        rows = [cards[0:2], cards[2:4], cards[4:6]] if roomy else [cards[0:2], *([card] for card in cards[2:6])]
        room = self.size.height - frame * len(rows) - (strip.outer_size.height if tall else 0)
        wanted = [max(len(card.rows) for card in row) for row in rows]
        lines = shares(room, wanted, [3, 3, 3] if roomy else [3, 3, 3, 3, 1])
        heights = " ".join(str(height + frame) for height in lines)
        self.styles.grid_rows = f"auto {heights}" if tall else heights

    def action_card(self, step: int) -> None:
        cards = self._cards()
        at = cards.index(self.screen.focused) if self.screen.focused in cards else -1
        self._go(cards[(at + step) % len(cards)])

    @on(Card.Left)
    def _to_next_card(self, event: Card.Left) -> None:
        event.stop()
        cards = self._cards()
        at = cards.index(event.card) + event.step
        if 0 <= at < len(cards):
            self._go(cards[at])
            cards[at].action_to_end(event.step < 0)

    @on(LineTable.Chosen)
    def _read(self, event: LineTable.Chosen) -> None:
        event.stop()
        if event.item.facts:
            self.post_message(self.Read(event.item.facts))
