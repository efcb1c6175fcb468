"""Titles: what stands before a name and tells its bearer's office ("Foreign Minister", "deputy rebel leader")."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.language.gazetteer import Gazetteer
from extractors.language.names import Token


def title(run: Sequence[Token], at: int, known: Gazetteer) -> int:
    """How many tokens from here are a title; 0 for none."""
    length = 0
    while at + length < len(run) and run[at + length].text in known.modifiers and run[at + length].glue == " ":
        length += 1
    heads = 0
    while at + length + heads < len(run) and run[at + length + heads].text in known.heads:
        heads += 1
        if run[at + length + heads - 1].glue != " ":
            break
    if heads:
        return length + heads
    if length and run[at + length - 1].text in known.heads:
        return length
    return 0


def office(run: Sequence[Token], at: int, known: Gazetteer) -> int:
    """Where the words end that say what an office is for ("State" of "Secretary of State X", "Human Rights")."""
    while at < len(run) and (run[at].text in known.charges or run[at].text in known.modifiers) and \
            run[at].glue in (" ", "and", "of", "for", "of the"):
        at += 1
    return at


def role_before(text: str, start: int, full: bool, known: Gazetteer) -> tuple[str, int] | None:
    """A title in lower case right before the name at an offset ("spokesman", "deputy rebel leader"), and where it
    begins; before a `full` name a comma may stand between ("the chief negotiator, Tam Belo"). Null where there is none.
    """
    stop = max(0, start - 1)
    if full and text.endswith(",", 0, stop):
        stop -= 1
    if not text[stop - 1:stop].islower():
        return None
    before = text[max(0, start - 60):stop]
    if before.rsplit(None, 1)[-1] not in known.lower_title_ends:
        return None
    words = before.rsplit(None, 5)[-5:]
    length = next((n for n in range(min(3, len(words)), 0, -1)
                   if " ".join(words[-n:]).lower() in known.lower_titles), 0)
    if not length:
        return None
    while length < len(words) and words[-length - 1] in known.lower_modifiers:
        length += 1
    role = " ".join(words[-length:])
    begin = before.rfind(role)
    return (role, max(0, start - 60) + begin) if begin >= 0 else None


def singular(role: str, known: Gazetteer) -> str | None:
    """The title of each of several people who share it ("foreign ministers X and Y"); null where it is one person's."""
    first, _, last = role.rpartition(" ")
    one = known.plurals.get(last.lower())
    return f"{first} {one.capitalize() if last[0].isupper() else one}".lstrip() if one else None
