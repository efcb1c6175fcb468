"""Programs that tests here start find what the tests find, and hold back their output as they do for users."""

import os
import sys

import pytest


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
