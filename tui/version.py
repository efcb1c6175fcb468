"""The version of the installed distribution."""

from __future__ import annotations


def version() -> str:
    """As in pyproject.toml; "unknown" where the program runs without being installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("sitrep-dashboard")
    except PackageNotFoundError:
        return "unknown"
