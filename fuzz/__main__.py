"""`python -m fuzz TARGET [libFuzzer's options and corpus folders]`: fuzzes until it is stopped. Needs atheris."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["extractors", "fuzz"]):
    from fuzz import targets

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], getattr(targets, sys.argv[1]))
    atheris.Fuzz()
