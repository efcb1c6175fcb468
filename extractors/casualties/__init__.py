"""Finds numbers of people killed, wounded, missing, captured or displaced."""

from extractors.casualties.find import find

__all__ = ["find"]
