"""What is said of a ceasefire: `find` gives each status that a document asserts."""

from extractors.ceasefires.find import find

__all__ = ["find"]
