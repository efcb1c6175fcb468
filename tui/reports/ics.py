"""Rounds, deadlines and expiries to come as a calendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterator

from extractors.situation.model import Event, Situation
from tui.reports.by_hand import note
from tui.reports.mark import mark

SECTIONS: Collection[str] = ()
_ESCAPED = re.compile(r"([\\;,])")


def render(situation: Situation, titles: Collection[str] | None = None) -> Iterator[str]:
    """A calendar of whole-day events; lines end in CR LF and hold at most 75 octets. It has no sections."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//sitrep//{situation.manifest.version}//EN",
             f"X-SITREP:{_text(mark(situation))}", f"X-WR-CALNAME:{_text(situation.title)}"]
    stamp = f"{situation.as_of or dt.date(1970, 1, 1):%Y%m%d}T000000Z"
    for event in situation.calendar:
        lines += _event(event, situation, stamp)
    lines.append("END:VCALENDAR")
    yield "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event, situation: Situation, stamp: str) -> list[str]:
    identity = hashlib.blake2b(f"{event.kind}\0{event.text}\0{event.date}".encode(), digest_size=12).hexdigest()
    last = (event.date_end or event.date) + dt.timedelta(days=1)
    evidence = "\n".join(filter(None, [*dict.fromkeys(
        f"{fact.source}: “{fact.sentence}”" for i in event.facts if (fact := situation.facts.get(i))),
        note(situation, event.facts)]))
    return [
        "BEGIN:VEVENT", f"UID:{identity}@sitrep", f"DTSTAMP:{stamp}", f"DTSTART;VALUE=DATE:{event.date:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last:%Y%m%d}", f"SUMMARY:{_text(('~ ' if event.inferred else '') + event.text)}",
        f"DESCRIPTION:{_text(evidence)}", f"CATEGORIES:{_text(event.kind)}", "TRANSP:TRANSPARENT", "END:VEVENT"]


def _text(text: str) -> str:
    """A value of type TEXT: commas, semicolons, backslashes and newlines escaped, other control characters gone."""
    escaped = _ESCAPED.sub(r"\\\1", text).replace("\n", "\\n")
    return "".join(c for c in escaped if c.isprintable())


def _folded(line: str) -> list[str]:
    """A content line in pieces of at most 75 octets, all but the first led by a space; characters are never cut."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return [*pieces, piece]
