"""Where lines of a long text break, as offsets: the text itself is never copied."""

from __future__ import annotations

from rich.cells import cell_len


def wrap(text: str, width: int, hanging: int = 0) -> list[tuple[int, int]]:
    """Start and end of each line of at most `width` cells; newlines and the space that a line breaks at go. All
    lines of a paragraph but its first leave `hanging` cells free.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        lines += _paragraph(text, start, end, max(width, 2), hanging)
        start = end + 1
    return lines


def _paragraph(text: str, start: int, end: int, width: int, hanging: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    narrow = text[start:end].isascii()
    rest = max(width - hanging, 2)
    while True:
        reach = start + width if narrow else _reach(text, start, end, width)
        if reach >= end:
            lines.append((start, end))
            return lines
        space = text.rfind(" ", start, reach + 1)
        width = rest
        if space > start:
            lines.append((start, space))
            start = space + 1
            if start == end:
                return lines
        else:
            lines.append((start, reach))
            start = reach


def _reach(text: str, start: int, end: int, width: int) -> int:
    """The offset after the last character that fits, at least one further on."""
    reach = min(start + width, end)
    while (excess := cell_len(text[start:reach]) - width) > 0:
        reach -= max(excess // 2, 1)
    while reach < end and cell_len(text[start:reach + 1]) <= width:
        reach += 1
    return max(reach, start + 1)
