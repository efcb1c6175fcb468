"""A fingerprint of a text, by which copies of it are known: hashes of the words after its commonest words.

Spot signatures (Theobald, Siddharth and Paepcke 2008): chains of words that follow "the", "of" and the like stand in
the prose of an article and hardly ever in a page's furniture, so an agency's text is known again on any outlet's page.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, count
from zlib import crc32

_SPOTS = frozenset(["the", "that", "of", "was", "were"])
_CHAIN = 5
_KEPT = 64
_FEW = 12
"""A text with fewer spots gives a chain at each of its words instead."""


def fingerprint(text: str) -> bytes:
    """At most 64 hashes (32 bits, ascending) of a text's word chains, the same on every machine; packed, which takes a
    ninth of the memory. `hashes` unpacks them.
    """
    words = text.split()
    spots = list(compress(count(), map(_SPOTS.__contains__, words)))
    if len(spots) < _FEW:
        spots = list(range(min(len(words), 1000)))
    chains = {crc32(" ".join(words[at:at + _CHAIN]).encode("utf-8", "surrogatepass")) for at in spots}
    return array("I", sorted(chains)[:_KEPT]).tobytes()


def hashes(fingerprint: bytes) -> Sequence[int]:
    """The hashes that a fingerprint holds."""
    return memoryview(fingerprint).cast("I")


def compared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many hashes of the shorter of two texts can be compared with the other's.

    Of a text that was cut off, only the part up to its last hash is known: there both are whole.
    """
    if len(one) < _KEPT and len(other) < _KEPT:
        return min(len(one), len(other))
    if len(one) == len(other):
        return bisect_right(other, one[-1]) if one[-1] < other[-1] else bisect_right(one, other[-1])
    return bisect_right(other, one[-1]) if len(one) == _KEPT else bisect_right(one, other[-1])
