"""Copies of one text are known by their fingerprints, whatever page they stand on."""

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from extractors.language.fingerprint import compared, fingerprint, hashes

STORY = " ".join(
    f"On day {n} the delegates of the two sides came to the hall of Sarn, and spoke of the {word} that was to come."
    for n, word in enumerate(("truce", "border", "prisoners", "crossing", "river", "harvest", "bridge", "convoy")))
OTHER = " ".join(
    f"In the port of Orlec the price of {word} was up by {n} crowns, said the guild that speaks for the merchants."
    for n, word in enumerate(("salt", "grain", "timber", "wool", "fish", "iron", "cloth", "oil")))


def likeness(text: str, copy: str) -> float:
    """How much of the shorter of two texts stands in the other, 0 to 1."""
    one, other = hashes(fingerprint(text)), hashes(fingerprint(copy))
    return len({*one} & {*other}) / compared(one, other) if {*one} & {*other} else 0


def test_a_copy_with_another_head_and_foot_is_a_copy_and_another_story_is_not() -> None:
    copy = f"By our own staff. {STORY} Sign up for the newsletter of the day."
    assert likeness(STORY, copy) > 0.8
    assert likeness(STORY, OTHER) < 0.1


def test_the_first_half_of_a_text_is_a_copy_of_it() -> None:
    assert likeness(STORY, STORY[:len(STORY) // 2]) > 0.8


def test_it_is_the_same_on_every_machine() -> None:
    chains = (b"the truce of Sarn", b"truce of Sarn", b"of Sarn", b"Sarn")
    assert list(hashes(fingerprint("the truce of Sarn"))) == sorted(map(crc32, chains))


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert len(hashes(fingerprint(one))) <= 64
