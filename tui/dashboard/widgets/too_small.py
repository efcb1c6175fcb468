"""What is shown instead of a screen that has too little room: never half-drawn boxes."""

from __future__ import annotations

from textual.widgets import Static


class TooSmall(Static):
    """Covers the screen where there are fewer columns or lines than it needs."""

    DEFAULT_CSS = """
    TooSmall { display: none; layer: too-small; width: 100%; height: 100%; content-align: center middle;
        text-align: center; background: $background; color: $muted; }
    """

    def __init__(self) -> None:
        super().__init__("Make the window larger:\nsitrep needs 50 columns\nand 15 lines.", markup=False)
