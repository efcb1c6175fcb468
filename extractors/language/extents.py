"""How far a name goes in a run of capitalised words: where a title, an office, a person's or a body's name ends."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.language.gazetteer import Gazetteer
from extractors.language.names import Token
from extractors.language.titles import title


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


def is_body(tokens: Sequence[Token], known: Gazetteer) -> bool:
    """True of a name that holds a word of bodies ("Army", "Council")."""
    return not known.body_words.isdisjoint([token.text for token in tokens])
