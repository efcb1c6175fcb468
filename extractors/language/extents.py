"""How far a name goes in a run of capitalised words: where a title, an office, a person's or a body's name ends."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.language.gazetteer import Gazetteer
from extractors.language.names import Token


def extent(run: Sequence[Token], at: int, known: Gazetteer) -> int:
    """Where the name that begins at a token ends: "of" and "and" join only inside names of bodies."""
    bodies = known.body_words
    stop = at + 1
    while stop < len(run):
        glue = run[stop - 1].glue
        if glue == "and" or glue in ("on", "in"):
            inside = any(token.text in bodies for token in run[at:stop]) and \
                any(token.glue in ("of", "for", "of the") for token in run[at:stop - 1])
            if not inside:
                break
        elif glue in ("of", "for", "of the", "for the", "in the", "to the"):
            if not any(token.text in bodies for token in run[at:stop]):
                break
        elif glue == " " and stop + 1 < len(run) and run[stop].text not in bodies and (
                length := title(run, stop, known)) and stop + length < len(run) and \
                run[stop + length - 1].glue == " " and (
                    stop > at + 1 or run[stop].text not in known.names_too or
                    (run[at].text.isupper() and len(run[at].text) > 1)):
            break
        stop += 1
    return stop


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


def is_body(tokens: Sequence[Token], known: Gazetteer) -> bool:
    """True of a name that holds a word of bodies ("Army", "Council")."""
    return not known.body_words.isdisjoint([token.text for token in tokens])


def office(run: Sequence[Token], at: int, known: Gazetteer) -> int:
    """Where the words end that say what an office is for ("State" of "Secretary of State X", "Human Rights")."""
    while at < len(run) and (run[at].text in known.charges or run[at].text in known.modifiers) and \
            run[at].glue in (" ", "and", "of", "for", "of the"):
        at += 1
    return at
