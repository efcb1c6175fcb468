"""Drawing what is out of sight, so that it comes into sight as quickly as it does again."""

from __future__ import annotations

from textual._compositor import Compositor
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget

from tui.dashboard.widgets.lines import LineView


def rehearse(widget: Widget, size: Size) -> None:
    """Lays out a widget that is not displayed, in a space of this size, and draws its views of lines for nobody to see.

    Widgets keep their size, and such views the lines that they drew, until something of it changes. Textual has no
    public way to give them a size before they are displayed; this is what its screens do with all that is on them.
    """
    compositor = Compositor()
    compositor.reflow(widget, size)
    for part, (region, _order, _clip, virtual_size, container_size, *_) in compositor.layers:
        if part._size_updated(region.size, virtual_size, container_size):
            part.post_message(Resize(region.size, virtual_size, container_size))
        if isinstance(part, LineView):
            part.rehearse()
