"""A fingerprint of a text, by which copies of it are known: hashes of the words after its commonest words.

Spot signatures (Theobald, Siddharth and Paepcke 2008): chains of words that follow "the", "of" and the like stand in
the prose of an article and hardly ever in a page's furniture, so an agency's text is known again on any outlet's page.
"""

from __future__ import annotations

from bisect import bisect_right
from zlib import crc32

_SPOTS = frozenset(["the", "that", "of", "was", "were"])
_CHAIN = 5
_KEPT = 64
_FEW = 12
"""A text with fewer spots gives a chain at each of its words instead."""


def fingerprint(text: str) -> tuple[int, ...]:
    """At most 64 hashes (32 bits, ascending) of a text's word chains; the same on every machine."""
    words = text.split()
    spots = [at for at, word in enumerate(words) if word in _SPOTS]
    if len(spots) < _FEW:
        spots = list(range(min(len(words), 1000)))
    chains = {crc32(" ".join(words[at:at + _CHAIN]).encode("utf-8", "surrogatepass")) for at in spots}
    return tuple(sorted(chains)[:_KEPT])


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How much of the shorter of two texts stands in the other, 0 to 1, judged by their fingerprints."""
    if not one or not other:
        return 0.0
    # Of a text that was cut off, only the part up to its last hash is known: there both are whole.
    top = min((given[-1] for given in (one, other) if len(given) == _KEPT), default=max(one[-1], other[-1]))
    shorter = min(bisect_right(one, top), bisect_right(other, top))
    return len(set(one).intersection(other)) / shorter if shorter else 0.0
