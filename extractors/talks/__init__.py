"""Rounds of talks and meetings: `find` gives those that a document speaks of."""

from extractors.talks.find import find

__all__ = ["find"]
